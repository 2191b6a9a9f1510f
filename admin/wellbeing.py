"""The line of wellbeing with its figures, and what happened when beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from admin.charts import Chart, Happening, draw_who5
from bot.store import (
    appointments,
    measures,
    shadow_days,
    spells,
    thread_marks,
    transitions,
)
from bot.store.database import Connection
from bot.store.measures import Measure
from bot.store.people import Person

#: Moods that are listed.
MOODS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wellbeing:
    """What was answered, newest first, and the drawing of it."""

    chart: Chart | None
    who5: Sequence[Measure]
    moods: Sequence[Measure]
    #: What happened, in the order of time, numbered as on the drawing.
    happenings: Sequence[Happening]


def read_wellbeing(connection: Connection, person: Person, now: datetime) -> Wellbeing:
    """Read what somebody answered of how they are, and what happened meanwhile."""
    who5 = measures.series(connection, person.id, "who5")
    happenings = happenings_of(connection, person)
    if who5:
        since = who5[0].at
        happenings = [one for one in happenings if since <= one.at <= now]
    return Wellbeing(
        chart=draw_who5(who5, happenings),
        who5=who5[::-1],
        moods=measures.last(connection, person.id, "mood", MOODS)[::-1],
        happenings=happenings if who5 else (),
    )


def happenings_of(connection: Connection, person: Person) -> list[Happening]:
    """Gather what happened: work, education, shadow days, discharge, consultant."""
    found = [
        Happening(f"{spell.kind}_{what}", _noon(on))
        for spell in spells.of_person(connection, person.id)
        for what, on in (("begun", spell.starts_on), ("ended", spell.ends_on))
        if on is not None
    ]
    for day in shadow_days.of_person(connection, person.id):
        met = appointments.get(connection, day.appointment_id or 0)
        if day.state == "over" and met is not None:
            found.append(Happening("shadow", met.starts_at))
    found += [
        Happening(mark.kind, mark.at)
        for mark in thread_marks.of_person(connection, person.id)
    ]
    discharge = transitions.of_person(connection, person.id)
    if discharge is not None:
        found.append(Happening("discharged", _noon(discharge.discharged_on)))
    return sorted(found, key=lambda one: one.at)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
