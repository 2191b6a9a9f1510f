"""Tracks, the common plan and the facts card: versions, and who has seen which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Table, func, insert, select, update

from bot.store.people import Person
from bot.store.statements import insert_once
from bot.store.tables.team import (
    eligibilities,
    facts_cards,
    plan_sights,
    plans,
    tracks,
)

Track = Literal["work", "treatment", "plan"]
TRACKS: tuple[Track, ...] = ("work", "treatment", "plan")
Owner = Literal["young", "consultant", "care_manager", "contact_person"]
OWNERS: tuple[Owner, ...] = ("young", "consultant", "care_manager", "contact_person")
Party = Literal["young", "consultant", "care_manager"]
#: Who must have seen the common plan.
PARTIES: tuple[Party, ...] = ("young", "consultant", "care_manager")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What is next on a track, whose it is, and by when."""

    track: str
    words: str
    owner: str
    due_on: date | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonPlan:
    """A version of the common plan, and who has seen it."""

    id: int
    version: int
    words: str
    at: datetime
    seen_by: frozenset[str]

    @property
    def is_seen_by_all(self) -> bool:
        """Whether all three parties have seen this version."""
        return self.seen_by.issuperset(PARTIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsCard:
    """What the whole team knows alike."""

    version: int
    facts: Mapping[str, str]
    at: datetime


def write_step(
    connection: Connection,
    person: Person,
    track: Track,
    words: str,
    *,
    owner: Owner,
    due_on: date | None,
    staff_id: int,
    now: datetime,
) -> None:
    """Write the next step of a track; the one before gives way to it."""
    connection.execute(
        insert(tracks),
        {
            **_whose(person),
            "track": track,
            "next_step": words,
            "owner": owner,
            "due_on": due_on,
            "staff_id": staff_id,
            "at": now,
        },
    )


def steps_of(connection: Connection, person_id: int) -> Mapping[str, NextStep]:
    """Give the next step of each track that has one."""
    rows = connection.execute(
        select(tracks).where(tracks.c.person_id == person_id).order_by(tracks.c.id)
    )
    newest = {row.track: row for row in rows}
    return {
        track: NextStep(
            track=track,
            words=row.next_step,
            owner=row.owner,
            due_on=row.due_on,
            at=row.at,
        )
        for track, row in newest.items()
        if row.done_at is None
    }


def finish_step(
    connection: Connection, person_id: int, track: Track, now: datetime
) -> None:
    """Note that the step of a track is taken."""
    connection.execute(
        update(tracks)
        .where(
            tracks.c.person_id == person_id,
            tracks.c.track == track,
            tracks.c.done_at.is_(None),
        )
        .values(done_at=now)
    )


def write_plan(
    connection: Connection, person: Person, words: str, staff_id: int, now: datetime
) -> int:
    """Write a new version of the plan; nobody has seen that one yet."""
    row_id: int = connection.execute(
        insert(plans).returning(plans.c.id),
        {
            **_whose(person),
            "version": _next_version(connection, plans, person.id),
            "words": words,
            "staff_id": staff_id,
            "at": now,
        },
    ).scalar_one()
    return row_id


def plan_of(connection: Connection, person_id: int) -> CommonPlan | None:
    """Give the newest version of a person's plan."""
    row = _newest(connection, plans, person_id)
    if row is None:
        return None
    seen = connection.execute(
        select(plan_sights.c.party).where(plan_sights.c.plan_id == row.id)
    ).scalars()
    return CommonPlan(
        id=row.id,
        version=row.version,
        words=row.words,
        at=row.at,
        seen_by=frozenset(seen),
    )


def see_plan(
    connection: Connection,
    person: Person,
    plan_id: int,
    party: Party,
    *,
    staff_id: int | None,
    now: datetime,
) -> bool:
    """Note that a party has seen a version; False when they had already."""
    row = {
        "municipality_id": person.municipality_id,
        "plan_id": plan_id,
        "party": party,
        "staff_id": staff_id,
        "at": now,
    }
    return insert_once(connection, plan_sights, row) is not None


def write_facts(
    connection: Connection,
    person: Person,
    facts: Mapping[str, str],
    staff_id: int,
    now: datetime,
) -> int:
    """Write a new version of the card, and give its number."""
    version = _next_version(connection, facts_cards, person.id)
    connection.execute(
        insert(facts_cards),
        {
            **_whose(person),
            "version": version,
            "facts": dict(facts),
            "staff_id": staff_id,
            "at": now,
        },
    )
    return version


def facts_of(connection: Connection, person_id: int) -> FactsCard | None:
    """Give the newest version of the card."""
    row = _newest(connection, facts_cards, person_id)
    if row is None:
        return None
    return FactsCard(version=row.version, facts=row.facts, at=row.at)


def note_eligibility(
    connection: Connection,
    person: Person,
    what: str,
    *,
    is_met: bool,
    staff_id: int,
    now: datetime,
) -> None:
    """Write a yes or a no about what the programme takes in."""
    values = {"is_met": is_met, "staff_id": staff_id, "at": now}
    added = insert_once(
        connection, eligibilities, {**_whose(person), "what": what, **values}
    )
    if added is None:
        connection.execute(
            update(eligibilities)
            .where(eligibilities.c.person_id == person.id, eligibilities.c.what == what)
            .values(**values)
        )


def eligibility_of(connection: Connection, person_id: int) -> Mapping[str, bool]:
    """Give what is written of a person's eligibility; the rest is not known."""
    rows = connection.execute(
        select(eligibilities).where(eligibilities.c.person_id == person_id)
    )
    return {row.what: row.is_met for row in rows}


def _whose(person: Person) -> Mapping[str, int]:
    return {"municipality_id": person.municipality_id, "person_id": person.id}


def _newest(connection: Connection, table: Table, person_id: int) -> Any:
    return connection.execute(
        select(table)
        .where(table.c.person_id == person_id)
        .order_by(table.c.version.desc())
        .limit(1)
    ).first()


def _next_version(connection: Connection, table: Table, person_id: int) -> int:
    newest: int | None = connection.execute(
        select(func.max(table.c.version)).where(table.c.person_id == person_id)
    ).scalar()
    return (newest or 0) + 1
