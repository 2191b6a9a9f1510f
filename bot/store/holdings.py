"""Everything that is stored about one person: found, named, counted, deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ForeignKey,
    Select,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
)

from bot.store.people import Person
from bot.store.tables import metadata
from bot.store.tables.alerts import alerts
from bot.store.tables.audit import acts
from bot.store.tables.calendar import meetups
from bot.store.tables.people import addresses, people
from bot.store.tables.places import groups
from bot.store.tables.staff import staff
from bot.store.tables.talk import inbox, outbox
from bot.store.tables.team import circles
from bot.store.tables.work import companies, contacts

#: What outlives a person: who has read of them, and that they were erased.
KEPT = frozenset({"readings", "acts"})
#: What the ids in rows stand for, by the columns' endings.
_NAMES: Mapping[str, Table] = {
    "circle_id": circles,
    "company_id": companies,
    "contact_id": contacts,
    "group_id": groups,
    "staff_id": staff,
    "consultant_id": staff,
    "_by": staff,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done with everything about a person."""

    #: export_person, export_case or erase.
    what: str
    rows: int
    staff_id: int | None = None


def tables_of_people() -> tuple[str, ...]:
    """Name every table that holds something about one person."""
    return tuple(t.name for t in metadata.sorted_tables if _is_personal(t))


def rows_of(connection: Connection, person: Person, name: str) -> Sequence[Any]:
    """Give a table's rows about a person, the oldest first, names in place of ids."""
    table = metadata.tables[name]
    found = connection.execute(_about(table, person).order_by(table.c.id)).all()
    names = _names(connection, table, found)
    return [
        {
            column: names[column].get(value, value) if column in names else value
            for column, value in row._mapping.items()  # noqa: SLF001 - SQLAlchemy's own
        }
        for row in found
    ]


def count(connection: Connection, person: Person) -> Mapping[str, int]:
    """Count the rows about a person by table, leaving out the empty ones."""
    counted = {
        name: connection.execute(
            select(func.count()).select_from(
                _about(metadata.tables[name], person).subquery()
            )
        ).scalar_one()
        for name in tables_of_people()
    }
    return {name: rows for name, rows in counted.items() if rows}


def titles_of_meetups(
    connection: Connection, ids: Sequence[int]
) -> Mapping[int, tuple[str, datetime]]:
    """Give what meetups are called, and when they are."""
    rows = connection.execute(select(meetups).where(meetups.c.id.in_(ids)))
    return {row.id: (row.title, row.starts_at) for row in rows}


def has_open_alert(connection: Connection, person_id: int) -> bool:
    """Tell whether a human still has to answer a cry of theirs."""
    found = connection.execute(
        select(alerts.c.id).where(
            alerts.c.person_id == person_id, alerts.c.state != "closed"
        )
    ).first()
    return found is not None


def erase(connection: Connection, person: Person) -> int:
    """Delete everything about a person but what outlives them; tell how many rows."""
    kept = sum(rows for name, rows in count(connection, person).items() if name in KEPT)
    before = sum(count(connection, person).values())
    connection.execute(delete(outbox).where(_pushed_about(person)))
    connection.execute(delete(inbox).where(_written_by(person)))
    connection.execute(delete(people).where(people.c.id == person.id))
    return before - kept


def note(connection: Connection, person: Person, act: Act, now: datetime) -> None:
    """Write down what was done; it names nobody but by number."""
    connection.execute(
        insert(acts),
        {
            "municipality_id": person.municipality_id,
            "programme_id": person.programme_id,
            "person_id": person.id,
            "what": act.what,
            "rows": act.rows,
            "staff_id": act.staff_id,
            "at": now,
        },
    )


def acts_of(connection: Connection, person_id: int) -> Sequence[Act]:
    """Tell what has been done with everything about a person."""
    rows = connection.execute(
        select(acts).where(acts.c.person_id == person_id).order_by(acts.c.id)
    )
    return [Act(what=r.what, rows=r.rows, staff_id=r.staff_id) for r in rows]


def _is_personal(table: Table) -> bool:
    return table is people or "person_id" in table.c or _owner(table) is not None


def _owner(table: Table) -> ForeignKey | None:
    """Give the key by which rows belong to a row about a person, and go with it."""
    for column in table.columns:
        for key in column.foreign_keys:
            target = metadata.tables[key.target_fullname.partition(".")[0]]
            if "person_id" in target.c and key.ondelete == "CASCADE":
                return key
    return None


def _about(table: Table, person: Person) -> Select[Any]:
    if table is people:
        return select(table).where(table.c.id == person.id)
    if table is inbox:
        return select(table).where(_written_by(person))
    if table is outbox:
        return select(table).where(_pushed_about(person))
    if "person_id" in table.c:
        return select(table).where(table.c.person_id == person.id)
    key = _owner(table)
    if key is None:
        raise LookupError(f"{table.name} is about nobody")
    owner = key.column.table
    ids = select(owner.c.id).where(owner.c.person_id == person.id)
    return select(table).where(key.parent.in_(ids))


def _written_by(person: Person) -> Any:
    """Hold what they wrote, also before anybody knew whose number it was."""
    own = select(addresses.c.mark).where(
        addresses.c.person_id == person.id, addresses.c.unbound_at.is_(None)
    )
    return or_(
        inbox.c.person_id == person.id,
        and_(
            inbox.c.person_id.is_(None),
            inbox.c.staff_id.is_(None),
            inbox.c.contact_id.is_(None),
            inbox.c.sender_mark.in_(own),
        ),
    )


def _pushed_about(person: Person) -> Any:
    mine = select(alerts.c.id).where(alerts.c.person_id == person.id)
    return or_(outbox.c.person_id == person.id, outbox.c.alert_id.in_(mine))


def _names(
    connection: Connection, table: Table, rows: Sequence[Any]
) -> Mapping[str, Mapping[Any, str]]:
    """Read the names that ids in some columns stand for."""
    found = {}
    for column in table.columns:
        ending = next((end for end in _NAMES if column.name.endswith(end)), None)
        if ending is not None and column.name != "ended_by":
            of = _NAMES[ending]
            ids = {getattr(row, column.name) for row in rows}
            named = connection.execute(
                select(of.c.id, of.c.name).where(of.c.id.in_(ids))
            )
            found[column.name] = {row.id: row.name for row in named}
    return found
