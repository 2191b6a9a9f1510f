"""The weeks after discharge: what has happened, and what was missed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.store.people import Person
from bot.store.statements import insert_once
from bot.store.tables.spells import transitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A person's way out of treatment; its version counts every new date."""

    id: int
    person_id: int
    discharged_on: date
    contacted_at: datetime | None
    grouped_at: datetime | None
    contact_missed_at: datetime | None
    group_missed_at: datetime | None
    version: int


def put(
    connection: Connection, person: Person, discharged_on: date, now: datetime
) -> Transition:
    """Store the day of discharge, or move it."""
    insert_once(
        connection,
        transitions,
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "discharged_on": discharged_on,
            "version": 0,
            "created_at": now,
        },
    )
    row = connection.execute(
        update(transitions)
        .where(transitions.c.person_id == person.id)
        .values(discharged_on=discharged_on, version=transitions.c.version + 1)
        .returning(transitions)
    ).one()
    return _transition(row)


def of_person(connection: Connection, person_id: int) -> Transition | None:
    """Read a person's transition."""
    row = connection.execute(
        select(transitions).where(transitions.c.person_id == person_id)
    ).first()
    return None if row is None else _transition(row)


def get(connection: Connection, transition_id: int) -> Transition | None:
    """Read a transition."""
    row = connection.execute(
        select(transitions).where(transitions.c.id == transition_id)
    ).first()
    return None if row is None else _transition(row)


def change(connection: Connection, transition_id: int, **values: Any) -> None:
    """Note what has happened."""
    connection.execute(
        update(transitions).where(transitions.c.id == transition_id).values(**values)
    )


def _transition(row: Row[Any]) -> Transition:
    return Transition(
        id=row.id,
        person_id=row.person_id,
        discharged_on=row.discharged_on,
        contacted_at=row.contacted_at,
        grouped_at=row.grouped_at,
        contact_missed_at=row.contact_missed_at,
        group_missed_at=row.group_missed_at,
        version=row.version,
    )
