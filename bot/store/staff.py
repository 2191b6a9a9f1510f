"""Staff: who they are, how they are reached, and what they may do where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from bot.store.statements import insert_once, mark, marks
from bot.store.tables.staff import grants, staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody on the staff."""

    id: int
    municipality_id: int
    name: str
    email: str
    phone: str
    telegram: str
    push_by: tuple[str, ...]
    password_hash: str | None
    is_disabled: bool

    @property
    def first_name(self) -> str:
        """What a young person knows them by."""
        return self.name.split()[0]

    @property
    def initials(self) -> str:
        """What a colleague is told on a locked screen."""
        return "".join(part[0] for part in self.name.split())


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in a municipality, or in one programme of it."""

    municipality_id: int
    programme_id: int | None
    role: str


_BY_ID = select(staff).where(staff.c.id == bindparam("staff_id"))
_BY_PHONE = select(staff).where(
    staff.c.phone_mark.in_(bindparam("marks", expanding=True)),
    staff.c.disabled_at.is_(None),
)
_BY_TELEGRAM = select(staff).where(
    staff.c.telegram_mark.in_(bindparam("marks", expanding=True)),
    staff.c.disabled_at.is_(None),
)


def by_address(connection: Connection, channel: str, value: str) -> Colleague | None:
    """Find the colleague whose work phone or Telegram this is."""
    if channel not in {"sms", "telegram"}:
        return None
    kind, query = (
        ("phone", _BY_PHONE) if channel == "sms" else ("telegram", _BY_TELEGRAM)
    )
    row = connection.execute(query, {"marks": marks(connection, value, kind)}).first()
    return None if row is None else _colleague(row)


def by_email(connection: Connection, email: str) -> Colleague | None:
    """Find a colleague by e-mail, disabled ones too."""
    row = connection.execute(
        select(staff).where(
            staff.c.email_mark.in_(marks(connection, email.lower(), "email"))
        )
    ).first()
    return None if row is None else _colleague(row)


def by_subject(connection: Connection, subject: str) -> Colleague | None:
    """Find a colleague by who they are at the municipality's own log-in."""
    row = connection.execute(
        select(staff).where(
            staff.c.oidc_mark.in_(marks(connection, subject, "oidc")),
            staff.c.disabled_at.is_(None),
        )
    ).first()
    return None if row is None else _colleague(row)


def bind_subject(connection: Connection, staff_id: int, subject: str) -> bool:
    """Note who somebody is at the other log-in; False when they are another there."""
    bound = connection.execute(
        update(staff)
        .where(
            staff.c.id == staff_id,
            staff.c.oidc_mark.is_(None),
            staff.c.disabled_at.is_(None),
        )
        .values(oidc_mark=mark(connection, subject, "oidc"))
    )
    return bound.rowcount == 1


def get(connection: Connection, staff_id: int) -> Colleague:
    """Read a colleague by id."""
    return _colleague(connection.execute(_BY_ID, {"staff_id": staff_id}).one())


def add(
    connection: Connection,
    *,
    municipality_id: int,
    name: str,
    email: str,
    phone: str,
    now: datetime,
) -> int:
    """Add a colleague without a password, or update the one with this e-mail."""
    values: dict[str, Any] = {
        "name": name,
        "phone": phone or None,
        "phone_mark": mark(connection, phone, "phone") if phone else None,
    }
    push_by = ["sms"] if phone else ["email"]
    known = by_email(connection, email)
    if known is not None:
        if bool(known.phone) != bool(phone):
            values["push_by"] = push_by
        connection.execute(update(staff).where(staff.c.id == known.id), values)
        return known.id
    row_id: int = connection.execute(
        insert(staff).returning(staff.c.id),
        {
            **values,
            "push_by": push_by,
            "municipality_id": municipality_id,
            "email": email.lower(),
            "email_mark": mark(connection, email.lower(), "email"),
            "created_at": now,
        },
    ).scalar_one()
    return row_id


def grant(
    connection: Connection,
    staff_id: int,
    role: str,
    *,
    municipality_id: int,
    programme_id: int | None,
) -> None:
    """Give a role; giving it again changes nothing."""
    if Grant(municipality_id, programme_id, role) in grants_of(connection, staff_id):
        return
    insert_once(
        connection,
        grants,
        {
            "municipality_id": municipality_id,
            "staff_id": staff_id,
            "programme_id": programme_id,
            "role": role,
        },
    )


def grants_of(connection: Connection, staff_id: int) -> Sequence[Grant]:
    """List what a colleague may do where."""
    rows = connection.execute(select(grants).where(grants.c.staff_id == staff_id))
    return [Grant(row.municipality_id, row.programme_id, row.role) for row in rows]


def set_password(connection: Connection, staff_id: int, password_hash: str) -> None:
    """Store the hash of a new password."""
    connection.execute(
        update(staff)
        .where(staff.c.id == staff_id)
        .values(password_hash=password_hash, disabled_at=None)
    )


def replace_hash(
    connection: Connection, staff_id: int, old: str, password_hash: str
) -> None:
    """Store the same password hashed anew, unless it was changed meanwhile."""
    connection.execute(
        update(staff)
        .where(staff.c.id == staff_id, staff.c.password_hash == old)
        .values(password_hash=password_hash)
    )


def choose_password(
    connection: Connection,
    staff_id: int,
    password_hash: str,
    *,
    invited_at: datetime,
    now: datetime,
) -> bool:
    """Let a link set a password once; False when it is used up or out of date."""
    done = connection.execute(
        update(staff)
        .where(
            staff.c.id == staff_id,
            staff.c.disabled_at.is_(None),
            or_(staff.c.password_at.is_(None), staff.c.password_at < invited_at),
        )
        .values(password_hash=password_hash, password_at=now)
    )
    return done.rowcount == 1


def may_choose_password(
    connection: Connection, staff_id: int, invited_at: datetime
) -> Colleague | None:
    """Give whose link it is, unless it is used up or out of date."""
    row = connection.execute(
        select(staff).where(
            staff.c.id == staff_id,
            staff.c.disabled_at.is_(None),
            or_(staff.c.password_at.is_(None), staff.c.password_at < invited_at),
        )
    ).first()
    return None if row is None else _colleague(row)


def enable(connection: Connection, staff_id: int) -> None:
    """Let a closed account be used again."""
    connection.execute(
        update(staff).where(staff.c.id == staff_id).values(disabled_at=None)
    )


def disable(connection: Connection, staff_id: int, now: datetime) -> None:
    """Let a colleague no longer log in or be told of anything."""
    connection.execute(
        update(staff).where(staff.c.id == staff_id).values(disabled_at=now)
    )


def with_roles(connection: Connection, roles: tuple[str, ...]) -> Sequence[Colleague]:
    """List those who have one of these roles anywhere, and are not disabled."""
    rows = connection.execute(
        select(staff)
        .where(
            staff.c.id.in_(select(grants.c.staff_id).where(grants.c.role.in_(roles))),
            staff.c.disabled_at.is_(None),
        )
        .order_by(staff.c.id)
    )
    return [_colleague(row) for row in rows]


def all_of(connection: Connection) -> Sequence[Colleague]:
    """List everybody on the staff, disabled ones too."""
    rows = connection.execute(select(staff).order_by(staff.c.id))
    return [_colleague(row) for row in rows]


def colleagues(connection: Connection, ids: Iterable[int]) -> dict[int, Colleague]:
    """Read several colleagues by id."""
    rows = connection.execute(select(staff).where(staff.c.id.in_(set(ids))))
    return {row.id: _colleague(row) for row in rows}


def _colleague(row: Row[Any]) -> Colleague:
    return Colleague(
        id=row.id,
        municipality_id=row.municipality_id,
        name=row.name,
        email=row.email,
        phone=row.phone or "",
        telegram=row.telegram or "",
        push_by=tuple(row.push_by),
        password_hash=row.password_hash,
        is_disabled=row.disabled_at is not None,
    )
