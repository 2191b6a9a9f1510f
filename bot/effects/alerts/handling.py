"""What a named human does with an alert between taking and closing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.effects.alerts.waiting_words import tell_seen
from bot.effects.turn import Work
from bot.rules.ladder import Level
from bot.store import alerts, handling, timers
from bot.store.staff import Colleague

#: Levels from the gravest; lowering goes to the right.
LEVELS: tuple[Level, ...] = ("red", "orange", "yellow")


class NotLowerError(Exception):
    """The level asked for is not lower than the one it has."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A decision on the duty to notify (Barnets lov section 133)."""

    decision: str
    reason: str
    decided_at: datetime
    told_person_at: datetime | None


def see(work: Work, alert_id: int, colleague: Colleague) -> bool:
    """Note that the words have been read, and say so to the person, once."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None or not handling.see(
        work.connection, alert_id, colleague.id, work.now
    ):
        return False
    alerts.note(work.connection, alert, "seen", work.now, staff_id=colleague.id)
    tell_seen(work, alert, colleague.first_name)
    return True


def record_contact(
    work: Work, alert_id: int, colleague: Colleague, answers: Mapping[str, str]
) -> None:
    """Note that a human has spoken with the person, and what the form holds."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None:
        return
    handling.note_contact(work.connection, alert_id, work.now)
    if any(answers.values()):
        handling.keep_call_back(work.connection, alert, colleague.id, answers, work.now)
    alerts.note(work.connection, alert, "spoke", work.now, staff_id=colleague.id)
    timers.drop(work.connection, "contact", alert_id)


def lower(
    work: Work, alert_id: int, colleague: Colleague, *, level: Level, why: str
) -> None:
    """Lower the level, with a note that says why; raise NotLowerError otherwise."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None:
        return
    if LEVELS.index(level) <= LEVELS.index(alert.level):
        raise NotLowerError(level)
    handling.lower(work.connection, alert_id, level)
    alerts.note(
        work.connection,
        alert,
        "lowered",
        work.now,
        staff_id=colleague.id,
        words=why,
    )


def release(work: Work, alert_id: int, colleague: Colleague) -> None:
    """Let check-ins and invitations go on although the alert is open."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None:
        return
    handling.release(work.connection, alert_id, work.now)
    alerts.note(work.connection, alert, "released", work.now, staff_id=colleague.id)


def note_duty(work: Work, alert_id: int, colleague: Colleague, duty: Duty) -> None:
    """Note who decided what about the duty to notify, and when."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None:
        return
    handling.note_duty(
        work.connection,
        alert,
        colleague.id,
        decision=duty.decision,
        reason=duty.reason,
        decided_at=duty.decided_at,
        told_person_at=duty.told_person_at,
        now=work.now,
    )
    alerts.note(work.connection, alert, "duty_noted", work.now, staff_id=colleague.id)
