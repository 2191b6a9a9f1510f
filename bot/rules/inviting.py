"""Whether a member of a group is invited to a meetup now, later or not at all."""

from datetime import datetime, timedelta

from bot.rules.doses import Dose, Skip, Standing, Wait, may_ask, wait_for_room
from bot.rules.hours import next_start
from bot.rules.programme import Programme

#: An invitation that would come later than this before the start is left out.
IN_TIME = timedelta(hours=3)
#: A full week has room again sooner than this, holidays and all.
_LONGEST = timedelta(days=21)
#: What the facilitator may read as it is; everything else is the consultant's.
PLAIN_REASONS = frozenset(
    {"stopped", "not_joined", "paused", "appointments_only", "too_late"}
)


def may_invite(
    programme: Programme,
    person: Standing,
    rhythm: str,
    *,
    starts_at: datetime,
    now: datetime,
) -> Dose:
    """Decide on an invitation; one that cannot go in time is left out, with why."""
    if rhythm == "appointments":
        return Skip("appointments_only")
    dose = _later(programme, person, may_ask(programme, person, now), now)
    if isinstance(dose, Wait) and dose.until > starts_at - IN_TIME:
        is_paused = dose.reason == "paused"
        return Skip("paused" if is_paused else "too_late")
    return dose if starts_at - now >= IN_TIME else Skip("too_late")


def told_reason(reason: str) -> str:
    """Give a reason as the facilitator may read it: never that somebody is unwell."""
    return reason if reason in PLAIN_REASONS else "ask_consultant"


def _later(programme: Programme, person: Standing, dose: Dose, now: datetime) -> Dose:
    """A pause, a talk with a human and a full week pass; there may still be time."""
    if not isinstance(dose, Skip):
        return dose
    if dose.reason == "human_talk" and person.human_until is not None:
        return Wait(next_start(programme, person.human_until), "human_talk")
    if dose.reason == "paused" and person.paused_until is not None:
        return Wait(next_start(programme, person.paused_until), "paused")
    return wait_for_room(programme, person, dose, now=now, latest=now + _LONGEST)
