"""What a young person says about a job: kept as a trend, and hard things passed on."""

from datetime import timedelta
from decimal import Decimal

from bot.effects.appointments.agreements import tell_consultant
from bot.effects.turn import Turn
from bot.effects.work.follow_along import plan_next
from bot.rules.calendar_sums import local_day
from bot.store import measures, spells
from bot.store.conversations import Kept
from bot.store.spells import Hours, Spell
from flows.work_events import (
    HoursTold,
    JobEnded,
    JobPaceChosen,
    JobTrouble,
    JoyTold,
)


def tell_hours(turn: Turn, kept: Kept, event: HoursTold) -> None:
    """Keep the hours of the last seven days."""
    today = local_day(turn.person.programme, turn.now)
    first = today - timedelta(days=6)
    told = Hours(first, today, Decimal(str(event.hours)), "told")
    spells.set_hours(turn.connection, _spell(turn, kept), told, turn.now)


def tell_joy(turn: Turn, kept: Kept, event: JoyTold) -> None:
    """Keep the number with its day."""
    measures.add_answers(
        turn.connection,
        turn.person,
        "job",
        score=event.joy,
        items=(),
        conversation_id=kept.id,
        now=turn.now,
    )


def tell_trouble(turn: Turn, kept: Kept, event: JobTrouble) -> None:
    """Have the consultant call or write about it."""
    kind = "job_call" if event.way == "call" else "job_write"
    tell_consultant(turn, kind, kept.subject, event.words)


def end_job(turn: Turn, kept: Kept, _event: JobEnded) -> None:
    """A job that ends opens a new track; it is a task, not a failure."""
    spell = spells.change(
        turn.connection,
        _spell(turn, kept).id,
        ends_on=local_day(turn.person.programme, turn.now),
        ended_by="person",
    )
    if spell is not None:
        plan_next(turn, turn.person, spell)
    tell_consultant(turn, "job_ended", kept.subject)


def choose_pace(turn: Turn, kept: Kept, event: JobPaceChosen) -> None:
    """Ask as often as they want from now on."""
    spell = spells.change(turn.connection, _spell(turn, kept).id, pace=event.pace)
    if spell is not None:
        today = local_day(turn.person.programme, turn.now)
        plan_next(turn, turn.person, spell, after=today)


def _spell(turn: Turn, kept: Kept) -> Spell:
    found = spells.get(turn.connection, kept.subject.id) if kept.subject else None
    if found is None:
        raise LookupError("the conversation speaks of a job that is not there")
    return found
