"""What an evaluator is given, row by row: days since the start, never a date."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, select, update

from bot.rules.courses import Course
from bot.store.tables.calendar import appointments, meetups
from bot.store.tables.groups import rsvps
from bot.store.tables.people import people
from bot.store.tables.spells import spell_hours, spells
from bot.store.tables.talk import inbox, outbox
from bot.store.tables.wellbeing import measures
from bot.store.tables.work import contact_notices

#: Instruments whose scores are released, each with its edition.
INSTRUMENTS = ("mood", "who5", "tils", "job")


def pseudonyms(connection: Connection, ids: Sequence[int]) -> Mapping[int, str]:
    """Give what an evaluator knows each person by; drawn at random, and kept here."""
    rows = connection.execute(
        select(people.c.id, people.c.pseudonym).where(people.c.id.in_(ids))
    ).all()
    found = {row.id: row.pseudonym or secrets.token_hex(6) for row in rows}
    for row in rows:
        if row.pseudonym is None:
            connection.execute(
                update(people)
                .where(people.c.id == row.id)
                .values(pseudonym=found[row.id])
            )
    return found


def contact_events(
    connection: Connection, courses: Mapping[int, Course], as_of: date
) -> Iterator[tuple[int, int, str, str]]:
    """Give person, day, kind and channel of each contact; never what was said."""
    for read in (_written, _sent, _met, _gathered, _places_told):
        for person_id, at, kind, channel in read(connection, list(courses)):
            course = courses[person_id]
            if at.date() <= as_of:
                yield person_id, (at.date() - course.started_on).days, kind, channel


def spell_rows(
    connection: Connection, courses: Mapping[int, Course], as_of: date
) -> Iterator[tuple[int, str, int, int | None, Any, str]]:
    """Give person, kind, first and last day, hours a week agreed, and who ended it."""
    hours = {
        row.spell_id: row.hours
        for row in connection.execute(
            select(spell_hours)
            .where(spell_hours.c.source == "agreed")
            .order_by(spell_hours.c.from_on.desc())
        )
    }
    for row in connection.execute(_of(spells, courses).order_by(spells.c.id)):
        if row.starts_on <= as_of:
            start = courses[row.person_id].started_on
            ends = row.ends_on if row.ends_on and row.ends_on <= as_of else None
            yield (
                row.person_id,
                row.kind,
                (row.starts_on - start).days,
                None if ends is None else (ends - start).days,
                hours.get(row.id),
                (row.ended_by or "") if ends else "",
            )


def instrument_rows(
    connection: Connection, courses: Mapping[int, Course], as_of: date
) -> Iterator[tuple[int, str, str, int, int]]:
    """Give person, instrument, edition, day and score of each answer."""
    query = _of(measures, courses).where(measures.c.instrument.in_(INSTRUMENTS))
    for row in connection.execute(query.order_by(measures.c.id)):
        if row.at.date() <= as_of:
            day = (row.at.date() - courses[row.person_id].started_on).days
            score = int(row.answers["score"])
            yield row.person_id, row.instrument, row.edition, day, score


Event = tuple[int, datetime, str, str]
Reader = Callable[[Connection, list[int]], Iterator[Event]]


def _written(connection: Connection, ids: list[int]) -> Iterator[Event]:
    query = select(inbox.c.person_id, inbox.c.received_at, inbox.c.channel)
    for row in connection.execute(query.where(inbox.c.person_id.in_(ids))):
        yield row.person_id, row.received_at, "wrote", row.channel


def _sent(connection: Connection, ids: list[int]) -> Iterator[Event]:
    query = select(outbox).where(
        outbox.c.person_id.in_(ids),
        outbox.c.staff_id.is_(None),
        outbox.c.contact_id.is_(None),
        outbox.c.state.in_(("sent", "delivered")),
    )
    for row in connection.execute(query):
        kind = "staff_wrote" if row.author_id is not None else "makker_wrote"
        yield row.person_id, row.created_at, kind, row.channel


def _met(connection: Connection, ids: list[int]) -> Iterator[Event]:
    query = select(appointments).where(
        appointments.c.person_id.in_(ids), appointments.c.state == "held"
    )
    for row in connection.execute(query):
        yield row.person_id, row.starts_at, f"{row.kind}_held", ""


def _gathered(connection: Connection, ids: list[int]) -> Iterator[Event]:
    query = (
        select(rsvps.c.person_id, meetups.c.starts_at)
        .join(meetups, meetups.c.id == rsvps.c.meetup_id)
        .where(and_(rsvps.c.person_id.in_(ids), rsvps.c.came))
    )
    for row in connection.execute(query):
        yield row.person_id, row.starts_at, "group_came", ""


def _places_told(connection: Connection, ids: list[int]) -> Iterator[Event]:
    query = select(contact_notices).where(contact_notices.c.person_id.in_(ids))
    for row in connection.execute(query):
        yield row.person_id, row.at, "employer_told", ""


def _of(table: Table, courses: Mapping[int, Course]) -> Any:
    return select(table).where(table.c.person_id.in_(list(courses)))
