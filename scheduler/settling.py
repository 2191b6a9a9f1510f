"""Each thing that was meant to start ends once: sent, or skipped with a reason."""

from dataclasses import replace
from datetime import datetime

from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.rules.doses import Dose, Go, Skip, may_ask, wait_for_room
from bot.store import occurrences, timers
from bot.store.occurrences import Occurrence
from bot.store.people import Person
from bot.store.timers import Timer

#: Where a timer that was put off keeps the moment it was meant for.
_MEANT_FOR = "meant_for"


def put_off(work: Work, timer: Timer, until: datetime) -> None:
    """Wake again then; what was meant for today stays what was meant for today."""
    details = {_MEANT_FOR: meant_for(timer).isoformat(), **timer.wake.details}
    wake = replace(timer.wake, due_at=until, details=details)
    timers.plant(work.connection, wake)


def settle(work: Work, person: Person, plan: str, dose: Dose, timer: Timer) -> bool:
    """Note how it ends; True when it is to start now, and has not ended before."""
    if not person.programme.begins(_flow_of(plan)):
        dose = Skip("off")
    local = meant_for(timer).astimezone(person.programme.time_zone)
    occurrence = Occurrence(
        municipality_id=person.municipality_id,
        person_id=person.id,
        plan=plan,
        local_date=local.date(),
        slot=f"{local:%H:%M}",
        reason=dose.reason if isinstance(dose, Skip) else None,
    )
    is_new = occurrences.settle(work.connection, occurrence, work.now)
    return is_new and isinstance(dose, Go)


def may_ask_by(work: Work, person: Person, latest: datetime) -> Dose:
    """Decide on a question; one that a full week holds waits for room, not for ever."""
    programme, standing = person.programme, standing_of(work, person)
    dose = may_ask(programme, standing, work.now)
    return wait_for_room(programme, standing, dose, now=work.now, latest=latest)


def meant_for(timer: Timer) -> datetime:
    """Tell when a timer was to wake at first, however often it was put off."""
    told = timer.wake.details.get(_MEANT_FOR)
    return timer.wake.due_at if told is None else datetime.fromisoformat(str(told))


def _flow_of(plan: str) -> str:
    """Name the conversation that a plan begins; a job's is called otherwise."""
    family = plan.partition(" ")[0]
    return "job_started" if family == "job" else family
