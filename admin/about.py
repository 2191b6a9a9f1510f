"""What stands beside a person's thread: wellbeing, goals, plan, readers, journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from admin.alert_view import plan_of
from admin.ledger import Ledger, read_ledger
from admin.wellbeing import Wellbeing, read_wellbeing
from bot.effects.turn import Work
from bot.house import House
from bot.store import appointments, common_plans, goals
from bot.store.appointments import Appointment
from bot.store.common_plans import FactsCard, NextStep
from bot.store.goals import Goal, SmallStep
from bot.store.pages import alerts, readings
from bot.store.pages import appointments as agenda
from bot.store.pages.readings import ReadingRow
from bot.store.people import Person
from bot.wording import dates

#: What a note for the journal looks back on.
JOURNAL_SPAN = timedelta(days=30)
STEPS, READERS = 5, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Everything beside the thread."""

    card: FactsCard | None
    #: The next step of each track that has one.
    next_steps: Mapping[str, NextStep]
    wellbeing: Wellbeing
    goals: Sequence[Goal]
    steps: Sequence[SmallStep]
    plan: Mapping[str, Sequence[str]]
    ledger: Ledger
    readers: Sequence[ReadingRow]
    journal: str


def read_about(work: Work, person: Person) -> About:
    """Read what stands beside the thread."""
    connection = work.connection
    return About(
        card=common_plans.facts_of(connection, person.id),
        next_steps=common_plans.steps_of(connection, person.id),
        wellbeing=read_wellbeing(connection, person, work.now),
        goals=goals.of_person(connection, person.id),
        steps=goals.steps_of(connection, person.id)[:STEPS],
        plan=plan_of(connection, person.id),
        ledger=read_ledger(work, person),
        readers=readings.of_person(connection, person.id, READERS),
        journal=write_journal(work, person),
    )


def write_journal(work: Work, person: Person) -> str:
    """Write five sober lines for the case system.

    No-shows, silence, moods and scores are never among them.
    """
    connection, now = work.connection, work.now
    since = now - JOURNAL_SPAN
    past = [
        one
        for one in agenda.latest_of(connection, person.id, now)
        if one.starts_at >= since
    ]
    coming = appointments.coming_of(connection, person.id, now)
    fields = {
        "since": _date(person, since),
        "today": _date(person, now),
        "name": person.name,
        "consultant": person.consultant_name,
        "held": _days(work.house, person, past, {"held"}),
        "cancelled": _days(work.house, person, [*past, *coming], {"declined"}),
        "next": _next(work.house, person, coming),
        "goal": "; ".join(goal.words for goal in goals.of_person(connection, person.id))
        or _none(work.house),
        "agreed": "; ".join(alerts.agreed_since(connection, person.id, since))
        or _none(work.house),
    }
    keys = ("contact", "appointments", "next", "goal", "agreed")
    say = work.house.words.say
    return "\n".join(say(f"admin.journal.{key}", "web", fields) for key in keys)


def _days(
    house: House, person: Person, found: Sequence[Appointment], states: set[str]
) -> str:
    days = [_date(person, one.starts_at) for one in found if one.state in states]
    return ", ".join(sorted(days)) or _none(house)


def _next(house: House, person: Person, coming: Sequence[Appointment]) -> str:
    for one in coming:
        if one.state in {"planned", "confirmed"}:
            zone = person.programme.time_zone
            day, time = _date(person, one.starts_at), dates.clock(one.starts_at, zone)
            return f"{day} kl. {time}, {one.place}"
    return _none(house)


def _date(person: Person, moment: datetime) -> str:
    local = moment.astimezone(person.programme.time_zone)
    return f"{local.day}.{local.month}.{local.year}"


def _none(house: House) -> str:
    return house.words.term("admin.journal.none")
