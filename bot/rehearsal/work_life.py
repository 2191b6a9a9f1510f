"""What staff would have done before Makker speaks of a job, a day there or a step."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from bot.effects.turn import Work
from bot.effects.work import jobs, milestones, shadowing, transitions
from bot.effects.work.jobs import Job
from bot.effects.work.shadow_places import Place
from bot.rules.calendar_sums import add_months, local_day
from bot.rules.hours import is_working_day
from bot.rules.milestones import MONTHS
from bot.rules.shadow_days import ticks_needed
from bot.store import conversations, shadow_days, spells, staff
from bot.store import milestones as stored_milestones
from bot.store import transitions as stored_transitions
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.shadow_days import ShadowDay
from bot.store.spells import Spell

#: A place that is found, and a job that begins, lie so far ahead.
_AHEAD = timedelta(days=3)
_HOUR, _MINUTES = time(10), 180
_COMPANY, _STREET = "Bager Holm", "Torvet 3"
_WEEK, _YEAR = timedelta(weeks=1), timedelta(weeks=52)


def go_on_with_shadowing(work: Work, person: Person) -> None:
    """Take the next step of staff: ask for a wish, find a place, confirm the day."""
    days = shadow_days.of_person(work.connection, person.id)
    day = days[0] if days else None
    if day is None or day.state in {"over", "cancelled", "confirmed"}:
        shadowing.invite_to_wish(work, person.id)
    elif day.state == "proposed" and day.answer == "yes":
        _confirm(work, person, day)
    else:
        _propose(work, person)


def job_scene(work: Work, person: Person) -> tuple[Subject, Mapping[str, str]]:
    """Give a job that begins soon or has begun, and what fits the time."""
    today = local_day(person.programme, work.now)
    known = [s for s in spells.of_person(work.connection, person.id) if s.is_on]
    spell = known[0] if known else _start(work, person)
    return Subject("spell", spell.id), {"part": _part(today - spell.starts_on)}


def milestone_scene(work: Work, person: Person) -> Subject | None:
    """Give the first milestone that nobody has answered."""
    if not stored_milestones.of_person(work.connection, person.id):
        today = local_day(person.programme, work.now)
        milestones.plan(work, person, add_months(today, -MONTHS[0]))
    asked = stored_milestones.of_person(work.connection, person.id)
    one = next((each for each in asked if each.answer is None), None)
    return None if one is None else Subject("milestone", one.id)


def transition_scene(work: Work, person: Person) -> tuple[Subject, Mapping[str, str]]:
    """Give a discharge of today; the second word about it is of a missed contact."""
    if stored_transitions.of_person(work.connection, person.id) is None:
        today = local_day(person.programme, work.now)
        transitions.set_discharge(work, person.id, today)
    found = stored_transitions.of_person(work.connection, person.id)
    if found is None:
        raise LookupError("a discharge that was written is gone")
    before = conversations.last_started(work.connection, person.id, "transition")
    part = "hello" if before is None else "contact"
    return Subject("transition", found.id), {"part": part}


def _propose(work: Work, person: Person) -> None:
    day = local_day(person.programme, work.now + _AHEAD)
    while not is_working_day(person.programme, day):
        day += timedelta(days=1)
    place = Place(
        starts_at=datetime.combine(day, _HOUR, person.programme.time_zone),
        minutes=_MINUTES,
        place=_STREET,
        company=_COMPANY,
    )
    colleague = staff.get(work.connection, person.consultant_id)
    shadowing.propose(work, person.id, place, colleague)


def _confirm(work: Work, person: Person, day: ShadowDay) -> None:
    colleague = staff.get(work.connection, person.consultant_id)
    for tick in ticks_needed(person.age(work.now)):
        shadowing.tick(work, day.id, tick, colleague)
    if day.disclosure in {None, "talk_first"}:
        shadowing.set_disclosure(work, day.id, "nothing")
    shadowing.confirm(work, day.id)


def _start(work: Work, person: Person) -> Spell:
    starts_on = local_day(person.programme, work.now + _AHEAD)
    spell = jobs.start(work, person.id, Job(company=_COMPANY, starts_on=starts_on))
    if spell is None:
        raise LookupError("somebody who rehearses is gone")
    return spell


def _part(since: timedelta) -> str:
    if since < timedelta():
        return "before"
    if since < timedelta(days=2):
        return "first"
    if since < _WEEK:
        return "third"
    return "week" if since < _YEAR else "year"
