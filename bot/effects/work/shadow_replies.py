"""What a young person says about a day of shadowing reaches whoever must know."""

from bot.effects.appointments.agreements import appointment_of, tell_consultant
from bot.effects.appointments.unseen import expect_seen
from bot.effects.turn import Turn
from bot.effects.work import employers
from bot.store import appointments, shadow_days, tasks, timers
from bot.store.conversations import Kept
from bot.store.shadow_days import ShadowDay
from bot.store.tasks import NewTask
from flows.work_events import (
    DisclosureChosen,
    EscortChosen,
    ShadowAnswered,
    ShadowDeclined,
    ShadowLookedBack,
    ShadowWished,
)

#: The flow that asks for a line to pass on to the next person.
_TIPS = "tips"


def wish(turn: Turn, _kept: Kept, event: ShadowWished) -> None:
    """Keep what they would like to try, and let the consultant look for a place."""
    shadow_days.wish(
        turn.connection,
        turn.person.municipality_id,
        turn.person.id,
        event.words,
        turn.now,
    )
    tell_consultant(turn, "shadow_wish", None, event.words)


def answer(turn: Turn, kept: Kept, event: ShadowAnswered) -> None:
    """Keep yes, no or another day, and tell the consultant."""
    day = _day(turn, kept)
    shadow_days.change(turn.connection, day.id, answer=event.answer)
    tell_consultant(turn, f"shadow_{event.answer}", kept.subject, event.words)


def disclose(turn: Turn, kept: Kept, event: DisclosureChosen) -> None:
    """Keep what the place may be told; it is told nothing else."""
    day = _day(turn, kept)
    shadow_days.change(
        turn.connection, day.id, disclosure=event.choice, disclosed_at=turn.now
    )
    if event.choice == "talk_first":
        tell_consultant(turn, "talk_first", kept.subject)


def wish_escort(turn: Turn, kept: Kept, event: EscortChosen) -> None:
    """Company for the first minutes is a wish until a named adult has said yes."""
    day = _day(turn, kept)
    wished = "yes" if event.is_wished else "no"
    shadow_days.change(turn.connection, day.id, escort=wished)
    if event.is_wished:
        tell_consultant(turn, "escort", kept.subject)


def decline(turn: Turn, kept: Kept, event: ShadowDeclined) -> None:
    """The day is off: the place hears so, and a human must see it."""
    day = _day(turn, kept)
    appointment = appointment_of(turn, kept)
    appointments.change(turn.connection, appointment, turn.now, state="declined")
    shadow_days.change(turn.connection, day.id, state="cancelled")
    timers.drop(turn.connection, "shadow", appointment.id)
    employers.tell_of_cancelling(
        turn, turn.person, appointment, disclosure=day.disclosure
    )
    kind = "sick" if event.reason == "sick" else "declined"
    task_id = tell_consultant(turn, kind, kept.subject)
    expect_seen(turn, task_id, appointment)


def look_back(turn: Turn, kept: Kept, event: ShadowLookedBack) -> None:
    """Keep what they liked and what was hard; nothing is scored."""
    day = _day(turn, kept)
    shadow_days.change(
        turn.connection, day.id, state="over", liked=event.liked, hard=event.hard
    )
    if not (event.liked or event.hard):
        return
    task = NewTask(
        municipality_id=turn.person.municipality_id,
        kind="shadow_told",
        person_id=turn.person.id,
        staff_id=turn.person.consultant_id,
        subject=kept.subject,
    )
    tasks.add(turn.connection, task, turn.now)
    if _TIPS in turn.house.flows and not turn.is_started_by_makker:
        turn.followed_by.append(_TIPS)


def _day(turn: Turn, kept: Kept) -> ShadowDay:
    found = shadow_days.of_appointment(turn.connection, appointment_of(turn, kept).id)
    if found is None:
        raise LookupError("the conversation speaks of a day that is not there")
    return found
