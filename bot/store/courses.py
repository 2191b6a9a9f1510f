"""Read the courses of people for figures: no names, no words, only days and sums."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, select

from bot.rules.age import age_on
from bot.rules.courses import Course, HoursFrom, Score, Stay, Word
from bot.store.tables.calendar import appointments
from bot.store.tables.people import people
from bot.store.tables.places import municipalities, programmes
from bot.store.tables.spells import milestones, spell_hours, spells
from bot.store.tables.wellbeing import measures

Rows = Mapping[int, Sequence[Any]]
#: No more is read than figures are made of.
_OF_PEOPLE = (
    people.c.id,
    people.c.birthdate,
    people.c.started_on,
    people.c.joined_at,
    people.c.created_at,
)
_INSTRUMENTS = ("who5", "tils")
_OF_MEASURES = (
    measures.c.person_id,
    measures.c.instrument,
    measures.c.answers,
    measures.c.at,
)
_OF_APPOINTMENTS = (
    appointments.c.person_id,
    appointments.c.starts_at,
    appointments.c.state,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose courses are read: of a municipality, of one programme, or of everybody."""

    municipality_id: int | None = None
    programme_id: int | None = None

    def holds(self, of: Table) -> ColumnElement[bool]:
        """Hold the rows of these people."""
        if self.municipality_id is None:
            return of.c.id.is_not(None)
        if "person_id" not in of.c:
            return of.c.municipality_id == self.municipality_id
        here = people.c.municipality_id == self.municipality_id
        return of.c.person_id.in_(select(people.c.id).where(here))


def read(connection: Connection, whose: Whose) -> Sequence[Course]:
    """Give every course, in the order of the rows."""
    query = (
        select(*_OF_PEOPLE, programmes.c.name.label("programme"), municipalities.c.slug)
        .join(programmes, programmes.c.id == people.c.programme_id)
        .join(municipalities, municipalities.c.id == people.c.municipality_id)
        .where(whose.holds(people))
        .order_by(people.c.id)
    )
    if whose.programme_id is not None:
        query = query.where(people.c.programme_id == whose.programme_id)
    parts = _Parts(connection, whose)
    return [_course(row, parts) for row in connection.execute(query)]


class _Parts:
    """What belongs to each person, read table by table."""

    def __init__(self, connection: Connection, whose: Whose) -> None:
        self.spells = _by(connection, _of(spells, whose), "person_id")
        self.hours = _by(connection, _of(spell_hours, whose), "spell_id")
        self.words = _by(connection, _of(milestones, whose), "person_id")
        counted = _of(measures, whose, *_OF_MEASURES).where(
            measures.c.instrument.in_(_INSTRUMENTS)
        )
        self.measures = _by(connection, counted, "person_id")
        self.appointments = _by(
            connection, _of(appointments, whose, *_OF_APPOINTMENTS), "person_id"
        )

    def scores(self, person_id: int, instrument: str) -> tuple[Score, ...]:
        """Give a person's sums of an instrument, the first first."""
        return tuple(
            Score(row.at.date(), row.answers["score"])
            for row in self.measures.get(person_id, ())
            if row.instrument == instrument
        )

    def days(self, person_id: int, *states: str) -> tuple[date, ...]:
        """Give the days of a person's appointments in some states."""
        return tuple(
            row.starts_at.date()
            for row in self.appointments.get(person_id, ())
            if row.state in states
        )


def _of(table: Table, whose: Whose, *columns: Column[Any]) -> Select[Any]:
    return select(*(columns or (table,))).where(whose.holds(table)).order_by(table.c.id)


def _by(connection: Connection, query: Select[Any], column: str) -> Rows:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[getattr(row, column)].append(row)
    return found


def _course(row: Any, parts: _Parts) -> Course:
    started_on = row.started_on or _day(row.joined_at or row.created_at)
    birthdate = date.fromisoformat(row.birthdate)
    return Course(
        person=row.id,
        programme=row.programme,
        municipality=row.slug,
        started_on=started_on,
        age=age_on(started_on, birthdate),
        stays=tuple(
            _stay(spell, parts.hours.get(spell.id, ()))
            for spell in parts.spells.get(row.id, ())
        ),
        words=tuple(
            Word(_day(said.answered_at), said.answer)
            for said in parts.words.get(row.id, ())
            if said.answered_at is not None and said.answer not in {None, "skipped"}
        ),
        who5=parts.scores(row.id, "who5"),
        tils=parts.scores(row.id, "tils"),
        held=parts.days(row.id, "held"),
        missed=parts.days(row.id, "missed"),
        unmarked=parts.days(row.id, "planned", "confirmed"),
    )


def _stay(row: Any, hours: Sequence[Any]) -> Stay:
    spans = tuple(
        HoursFrom(h.from_on, h.until_on, h.hours, h.source == "told") for h in hours
    )
    return Stay(row.kind, row.starts_on, row.ends_on, spans)


def _day(moment: datetime) -> date:
    return moment.date()
