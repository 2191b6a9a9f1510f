"""Spells of work and education, with their hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.statements import insert_once
from bot.store.tables.spells import spell_hours, spells
from bot.store.tables.work import companies


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSpell:
    """A job or an education, before it is stored."""

    municipality_id: int
    person_id: int
    #: work or education.
    kind: str
    title: str | None
    company_id: int | None
    starts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A job or an education; its version counts every change of its plan."""

    id: int
    municipality_id: int
    person_id: int
    kind: str
    title: str
    company_id: int | None
    company: str
    starts_on: date
    ends_on: date | None
    pace: str | None
    version: int

    @property
    def is_on(self) -> bool:
        """Whether it goes on, or is still to begin."""
        return self.ends_on is None


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week from a day on, or told for the week that ended with another."""

    from_on: date
    until_on: date | None
    hours: Decimal
    #: agreed or told.
    source: str


def add(connection: Connection, new: NewSpell, now: datetime) -> int:
    """Store a spell, and give its id."""
    row_id: int = connection.execute(
        insert(spells).returning(spells.c.id),
        {
            "municipality_id": new.municipality_id,
            "person_id": new.person_id,
            "kind": new.kind,
            "title": new.title,
            "company_id": new.company_id,
            "starts_on": new.starts_on,
            "version": 1,
            "created_at": now,
        },
    ).scalar_one()
    return row_id


def get(connection: Connection, spell_id: int) -> Spell | None:
    """Read a spell."""
    row = connection.execute(_ALL.where(spells.c.id == spell_id)).first()
    return None if row is None else _spell(row)


def of_person(connection: Connection, person_id: int) -> Sequence[Spell]:
    """List a person's spells, the newest first."""
    rows = connection.execute(
        _ALL.where(spells.c.person_id == person_id).order_by(
            spells.c.starts_on.desc(), spells.c.id.desc()
        )
    )
    return [_spell(row) for row in rows]


def change(connection: Connection, spell_id: int, **values: Any) -> Spell | None:
    """Change a spell; timers planted for it before are then old."""
    connection.execute(
        update(spells)
        .where(spells.c.id == spell_id)
        .values(version=spells.c.version + 1, **values)
    )
    return get(connection, spell_id)


def set_hours(connection: Connection, spell: Spell, hours: Hours, at: datetime) -> None:
    """Note hours; a second word about the same days takes the first one's place."""
    key = (
        spell_hours.c.spell_id == spell.id,
        spell_hours.c.from_on == hours.from_on,
        spell_hours.c.source == hours.source,
    )
    added = insert_once(
        connection,
        spell_hours,
        {
            "municipality_id": spell.municipality_id,
            "spell_id": spell.id,
            "from_on": hours.from_on,
            "until_on": hours.until_on,
            "hours": hours.hours,
            "source": hours.source,
            "at": at,
        },
    )
    if added is None:
        connection.execute(
            update(spell_hours)
            .where(*key)
            .values(hours=hours.hours, until_on=hours.until_on, at=at)
        )


def hours_of(connection: Connection, spell_id: int) -> Sequence[Hours]:
    """List the hours of a spell, the first first."""
    rows = connection.execute(
        select(spell_hours)
        .where(spell_hours.c.spell_id == spell_id)
        .order_by(spell_hours.c.from_on, spell_hours.c.id)
    )
    return [Hours(row.from_on, row.until_on, row.hours, row.source) for row in rows]


_ALL = select(spells, companies.c.name.label("company")).outerjoin(
    companies, companies.c.id == spells.c.company_id
)


def _spell(row: Row[Any]) -> Spell:
    return Spell(
        id=row.id,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        kind=row.kind,
        title=row.title or "",
        company_id=row.company_id,
        company=row.company or "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        pace=row.pace,
        version=row.version,
    )
