"""Read what was done for each person, for evidence of fidelity; nothing is typed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from bot.rules.fidelity import Effort, Where
from bot.store.tables.calendar import appointments
from bot.store.tables.people import people
from bot.store.tables.talk import occurrences, outbox
from bot.store.tables.work import contact_notices, shadow_days

#: Kinds of appointments that are at a place of work.
_AT_WORK = ("shadowing", "three_party")
#: Plans by which Makker asks somebody who has been silent.
_SILENCE = "silence"
_FOLLOW = "job %"

Counts = Mapping[int, int]


def read(connection: Connection, programme_id: int) -> Sequence[Effort]:
    """Give the effort for every person of a programme."""
    rows = connection.execute(
        select(people)
        .where(people.c.programme_id == programme_id, people.c.joined_at.is_not(None))
        .order_by(people.c.id)
    ).all()
    held = appointments.c.state == "held"
    here = select(people.c.id).where(people.c.programme_id == programme_id)
    firsts = _first_days(connection, here)
    meetings = _meetings(connection, here)
    staff_words = outbox.c.author_id.is_not(None)
    contacts = [_count(connection, appointments, here, held)]
    contacts.append(_count(connection, outbox, here, staff_words))
    disclosure = _count(
        connection, shadow_days, here, shadow_days.c.disclosed_at.is_not(None)
    )
    silent = _count(connection, occurrences, here, occurrences.c.plan == _SILENCE)
    planned = _count(connection, occurrences, here, occurrences.c.plan.like(_FOLLOW))
    made = _count(
        connection,
        occurrences,
        here,
        occurrences.c.plan.like(_FOLLOW),
        occurrences.c.state == "sent",
    )
    channels = _channels_tried(connection, here)
    return [
        Effort(
            consultant=row.consultant_id,
            started_on=row.started_on or (row.joined_at or row.created_at).date(),
            is_active=row.state in {"joined", "awaiting"},
            first_employer_on=firsts.get(row.id),
            disclosure_talks=disclosure.get(row.id, 0),
            contacts=sum(one.get(row.id, 0) for one in contacts),
            outreach=silent.get(row.id, 0) + contacts[1].get(row.id, 0),
            outreach_channels=channels.get(row.id, 0),
            was_silent=row.id in silent,
            follow_planned=planned.get(row.id, 0),
            follow_made=made.get(row.id, 0),
            meetings=tuple(meetings.get(row.id, ())),
        )
        for row in rows
    ]


def _count(
    connection: Connection,
    table: Table,
    here: Select[Any],
    *conditions: ColumnElement[bool],
) -> Counts:
    rows = connection.execute(
        select(table.c.person_id, func.count().label("found"))
        .where(table.c.person_id.in_(here), *conditions)
        .group_by(table.c.person_id)
    )
    return {row.person_id: row.found for row in rows}


def _first_days(connection: Connection, here: Select[Any]) -> Mapping[int, date]:
    """Give the day of each person's first contact with a place of work."""
    first: dict[int, datetime] = {}
    met = select(appointments.c.person_id, appointments.c.starts_at.label("at")).where(
        appointments.c.person_id.in_(here),
        appointments.c.kind.in_(_AT_WORK),
        appointments.c.state == "held",
    )
    told = select(contact_notices.c.person_id, contact_notices.c.at).where(
        contact_notices.c.person_id.in_(here)
    )
    for query in (met, told):
        for row in connection.execute(query):
            known = first.get(row.person_id)
            first[row.person_id] = row.at if known is None else min(known, row.at)
    return {person_id: at.date() for person_id, at in first.items()}


def _meetings(connection: Connection, here: Select[Any]) -> Mapping[int, list[Where]]:
    """Tell where each meeting was: at a place of work is out; else nobody knows."""
    found: dict[int, list[Where]] = {}
    query = select(
        appointments.c.person_id, appointments.c.kind, appointments.c.company
    ).where(appointments.c.person_id.in_(here), appointments.c.state == "held")
    for row in connection.execute(query):
        found.setdefault(row.person_id, []).append(_where(row))
    return found


def _where(row: Any) -> Where:
    return "out" if row.kind in _AT_WORK or row.company else "unknown"


def _channels_tried(connection: Connection, here: Select[Any]) -> Counts:
    rows = connection.execute(
        select(
            outbox.c.person_id, func.count(outbox.c.channel.distinct()).label("found")
        )
        .where(
            outbox.c.person_id.in_(here),
            or_(outbox.c.counts, outbox.c.author_id.is_not(None)),
        )
        .group_by(outbox.c.person_id)
    )
    return {row.person_id: row.found for row in rows if row.person_id is not None}
