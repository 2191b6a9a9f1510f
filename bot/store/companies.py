"""Places of work, and whom one speaks with there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from bot.store.statements import insert_once, mark, marks
from bot.store.tables.work import companies, contacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody at a place of work."""

    id: int
    municipality_id: int
    company_id: int
    company: str
    name: str
    phone: str
    email: str

    @property
    def first_name(self) -> str:
        """What they are called in a message."""
        return self.name.split()[0]

    @property
    def channel(self) -> str | None:
        """How they are written to; None when only by hand."""
        if self.phone:
            return "sms"
        return "email" if self.email else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """Somebody at a place of work, before they are stored."""

    name: str
    phone: str = ""
    email: str = ""


def ensure_company(
    connection: Connection,
    municipality_id: int,
    name: str,
    now: datetime,
    *,
    trade: str | None = None,
) -> int:
    """Give the company of this name, made now if it is new."""
    plain = " ".join(name.split())
    found: int | None = connection.execute(
        select(companies.c.id).where(
            companies.c.municipality_id == municipality_id,
            companies.c.name_mark.in_(marks(connection, plain.casefold(), "company")),
        )
    ).scalar()
    if found is None:
        found = insert_once(
            connection,
            companies,
            {
                "municipality_id": municipality_id,
                "name": plain,
                "name_mark": mark(connection, plain.casefold(), "company"),
                "trade": trade,
                "created_at": now,
            },
        )
    elif trade is not None:
        change = update(companies).where(companies.c.id == found)
        connection.execute(change.values(trade=trade))
    if found is None:
        return ensure_company(connection, municipality_id, name, now, trade=trade)
    return found


def ensure_contact(
    connection: Connection, company_id: int, new: NewContact, now: datetime
) -> Contact:
    """Give the company's contact of this name, with these addresses from now on."""
    values = {
        "name": new.name,
        "phone": new.phone or None,
        "phone_mark": mark(connection, new.phone, "phone") if new.phone else None,
        "email": new.email or None,
        "email_mark": (
            mark(connection, new.email.lower(), "email") if new.email else None
        ),
    }
    known = [
        contact
        for contact in contacts_of(connection, company_id)
        if contact.name.casefold() == new.name.casefold()
    ]
    if known:
        connection.execute(
            update(contacts).where(contacts.c.id == known[0].id).values(**values)
        )
        row_id = known[0].id
    else:
        row_id = connection.execute(
            insert(contacts).returning(contacts.c.id),
            {
                "municipality_id": _municipality_of(connection, company_id),
                "company_id": company_id,
                "created_at": now,
                **values,
            },
        ).scalar_one()
    return _one(connection, row_id)


def contact(connection: Connection, contact_id: int) -> Contact | None:
    """Read a contact."""
    row = connection.execute(_ALL.where(contacts.c.id == contact_id)).first()
    return None if row is None else _contact(row)


def contacts_of(connection: Connection, company_id: int) -> Sequence[Contact]:
    """List whom one speaks with at a company."""
    rows = connection.execute(
        _ALL.where(contacts.c.company_id == company_id).order_by(contacts.c.id)
    )
    return [_contact(row) for row in rows]


def by_address(connection: Connection, channel: str, value: str) -> Contact | None:
    """Find the contact that an address belongs to; the newest where several have it."""
    column = {"sms": contacts.c.phone_mark, "email": contacts.c.email_mark}.get(channel)
    if column is None:
        return None
    kind = "phone" if channel == "sms" else "email"
    row = connection.execute(
        _ALL.where(column.in_(marks(connection, value.lower(), kind)))
        .order_by(contacts.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _contact(row)


def name_of(connection: Connection, company_id: int) -> str:
    """Give a company's name."""
    found: str = connection.execute(
        select(companies.c.name).where(companies.c.id == company_id)
    ).scalar_one()
    return found


def trade_of(connection: Connection, company_id: int) -> str | None:
    """Give what kind of place a company is."""
    return connection.execute(
        select(companies.c.trade).where(companies.c.id == company_id)
    ).scalar()


_ALL: Select[Any] = select(contacts, companies.c.name.label("company")).join(
    companies, companies.c.id == contacts.c.company_id
)


def _municipality_of(connection: Connection, company_id: int) -> int:
    found: int = connection.execute(
        select(companies.c.municipality_id).where(companies.c.id == company_id)
    ).scalar_one()
    return found


def _one(connection: Connection, contact_id: int) -> Contact:
    return _contact(connection.execute(_ALL.where(contacts.c.id == contact_id)).one())


def _contact(row: Row[Any]) -> Contact:
    return Contact(
        id=row.id,
        municipality_id=row.municipality_id,
        company_id=row.company_id,
        company=row.company,
        name=row.name,
        phone=row.phone or "",
        email=row.email or "",
    )
