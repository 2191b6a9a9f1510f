"""Staff write that a job or education begins, moves, changes hours or ends."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.effects.turn import Work
from bot.effects.work.follow_along import plan_next
from bot.rules.calendar_sums import local_day
from bot.rules.follow_along import Pace
from bot.store import companies, people, spells
from bot.store.spells import Hours, NewSpell, Spell


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What begins: where, as what, from when, and how many hours a week."""

    #: work or education.
    kind: str = "work"
    company: str = ""
    title: str = ""
    starts_on: date
    hours: Decimal | None = None


def start(work: Work, person_id: int, job: Job) -> Spell | None:
    """Store a job or an education, and plan what Makker says along the way."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return None
    company_id = None
    if job.company:
        company_id = companies.ensure_company(
            work.connection, person.municipality_id, job.company, work.now
        )
    new = NewSpell(
        municipality_id=person.municipality_id,
        person_id=person.id,
        kind=job.kind,
        title=job.title or None,
        company_id=company_id,
        starts_on=job.starts_on,
    )
    spell = spells.get(work.connection, spells.add(work.connection, new, work.now))
    if spell is not None:
        if job.hours is not None:
            set_hours(work, spell, job.hours, job.starts_on)
        plan_next(work, person, spell)
    return spell


def move_start(work: Work, spell_id: int, starts_on: date) -> Spell | None:
    """Move the first day; everything planned after it moves along."""
    return _change(work, spell_id, starts_on=starts_on)


def set_hours(work: Work, spell: Spell, hours: Decimal, from_on: date) -> None:
    """Write the agreed hours a week from a day on; those before it end there."""
    for before in spells.hours_of(work.connection, spell.id):
        is_open = before.until_on is None and before.source == "agreed"
        if is_open and before.from_on < from_on:
            until = from_on - timedelta(days=1)
            ended = Hours(before.from_on, until, before.hours, "agreed")
            spells.set_hours(work.connection, spell, ended, work.now)
    agreed = Hours(from_on, None, hours, "agreed")
    spells.set_hours(work.connection, spell, agreed, work.now)


def end(work: Work, spell_id: int, ends_on: date | None = None) -> Spell | None:
    """Write the last day; a job that ends is no failure, and nothing more is asked."""
    spell = spells.get(work.connection, spell_id)
    if spell is None:
        return None
    person = people.get(work.connection, spell.person_id)
    day = ends_on or local_day(person.programme, work.now)
    return _change(work, spell_id, ends_on=day, ended_by="staff")


def set_pace(work: Work, spell_id: int, pace: Pace) -> Spell | None:
    """Ask as often as the person wants from now on."""
    return _change(work, spell_id, pace=pace)


def _change(work: Work, spell_id: int, **values: object) -> Spell | None:
    known = spells.get(work.connection, spell_id)
    person = people.lock(work.connection, known.person_id) if known else None
    spell = spells.change(work.connection, spell_id, **values)
    if person is not None and spell is not None:
        plan_next(work, person, spell)
    return spell
