"""Open an alert in the message's own transaction, and let it climb until taken."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.alerts.waiting_words import tell_untaken
from bot.effects.turn import Work
from bot.rules.ladder import (
    Level,
    Rung,
    Step,
    first_step,
    next_step,
    step_instead,
)
from bot.rules.programme import Programme
from bot.store import addresses, alerts, circles, people, places, pushes, timers, watch
from bot.store.alerts import Alert
from bot.store.timers import Wake
from flows.listening.verdict import Verdict

#: A push that the phone has not confirmed by then counts as failed.
DELIVERED_WITHIN = timedelta(minutes=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cry:
    """A message that alarms, and where it came from."""

    verdict: Verdict
    inbox_id: int
    municipality_id: int
    programme_id: int
    person_id: int | None


def raise_alarm(work: Work, cry: Cry) -> Alert:
    """Open an alert, or start the open one's climb again; nothing is swallowed."""
    known = alerts.open_of(work.connection, cry.person_id) if cry.person_id else None
    alert = _open(work, cry, known)
    alerts.add_message(
        work.connection,
        alert,
        inbox_id=cry.inbox_id,
        level=cry.verdict.level,
        kind=cry.verdict.kind,
        why=cry.verdict.why,
        now=work.now,
    )
    alert = begin_climb(work, alert, owner=known.taken_by if known else None)
    _tell_care_managers(work, alert)
    return alert


def begin_climb(work: Work, alert: Alert, owner: int | None = None) -> Alert:
    """Tell the first on the ladder; who has had the alert is told before all."""
    programme, rungs = ladder_for(work, alert)
    step = first_step(programme, alert.level, rungs, work.now)
    places_of = [rung.staff_id for rung in rungs]
    if owner in places_of:
        step = replace(step, tell=owner, rung=places_of.index(owner))
    return _take_step(work, alert, step)


def climb(work: Work, alert_id: int, version: int, *, is_time: bool = True) -> bool:
    """Take an alert one rung up; False when its turn has passed.

    After a failed push it climbs at once, but begins a new lap only when it is time:
    else dead phones alone would keep it climbing without end.
    """
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.state != "open" or alert.version != version:
        return False
    programme, rungs = ladder_for(work, alert)
    step = next_step(
        programme, alert.level, rungs, rung=alert.rung, lap=alert.lap, now=work.now
    )
    if step.tell is None and not is_time:
        step = _instead(work, alert, programme, rungs) or step
    if step.lap > alert.lap:
        if not is_time:
            return False
        alerts.note(work.connection, alert, "lapped", work.now)
    if is_time:
        tell_untaken(work, alert, step)
    _take_step(work, alert, step)
    return True


def _instead(
    work: Work, alert: Alert, programme: Programme, rungs: tuple[Rung, ...]
) -> Step | None:
    """Nobody is on watch and no push has got through: ask the next all the same."""
    if pushes.may_have_reached(work.connection, alert.id):
        return None
    return step_instead(
        programme,
        alert.level,
        rungs,
        tried=pushes.told_of(work.connection, alert.id),
        lap=alert.lap,
        now=work.now,
    )


def ladder_for(work: Work, alert: Alert) -> tuple[Programme, tuple[Rung, ...]]:
    """Give the programme's hours and the ladder of an alert."""
    place = places.place_of(work.connection, alert.programme_id)
    rungs = watch.ladder(work.connection, alert.programme_id, alert.person_id, work.now)
    return place.programme, rungs


def push_key(work: Work, alert: Alert) -> str:
    """Name the words of a push by the alert's level; a test says that it is one.

    Where no message reaches the person any more, the push says so: ring.
    """
    if alert.is_drill:
        return "staff.alert_drill"
    urgency = f"{alert.level}_ring" if _is_shut_out(work, alert) else alert.level
    return f"staff.alert_{urgency}"


def _is_shut_out(work: Work, alert: Alert) -> bool:
    channel = alerts.channel_of(work.connection, alert.id)
    if alert.person_id is None or channel is None:
        return False
    address = addresses.bound_now(work.connection, alert.person_id, channel)
    return address is not None and address.state in {"blocked", "dead"}


def _open(work: Work, cry: Cry, known: Alert | None) -> Alert:
    level: Level = "red" if cry.verdict.level == "red" else "orange"
    kind = cry.verdict.kind
    if known is not None:
        return alerts.reopen(work.connection, known, level, kind, work.now)
    return alerts.open_new(
        work.connection,
        municipality_id=cry.municipality_id,
        person_id=cry.person_id,
        programme_id=cry.programme_id,
        level=level,
        kind=kind,
        now=work.now,
    )


def _take_step(work: Work, alert: Alert, step: Step) -> Alert:
    alert = alerts.stand_on(work.connection, alert, step)
    timers.drop(work.connection, "alert", alert.id)
    wake = Wake(
        kind="alert",
        due_at=step.next_at,
        municipality_id=alert.municipality_id,
        person_id=alert.person_id,
        subject_id=alert.id,
        turn=alert.version,
    )
    timers.plant(work.connection, wake)
    if step.tell is not None and not _tell(work, alert, step.tell):
        _pass_on(work, alert, step.tell)
    return alert


def _pass_on(work: Work, alert: Alert, staff_id: int) -> None:
    """Who has no phone and no mail cannot be told: the next one is, at once."""
    for what in ("told", "failed"):
        alerts.note(work.connection, alert, what, work.now, staff_id=staff_id)
    climb(work, alert.id, alert.version, is_time=False)


def _tell(work: Work, alert: Alert, staff_id: int) -> bool:
    person_id = alert.person_id
    notice = Notice(
        staff_id=staff_id,
        key=push_key(work, alert),
        municipality_id=alert.municipality_id,
        person=people.get(work.connection, person_id) if person_id else None,
        alert_id=alert.id,
    )
    pushed = push(work, notice)
    for outbox_id in pushed:
        alerts.note(
            work.connection,
            alert,
            "told",
            work.now,
            staff_id=staff_id,
            outbox_id=outbox_id,
        )
        _look_whether_delivered(work, alert, outbox_id)
    return bool(pushed)


def _tell_care_managers(work: Work, alert: Alert) -> None:
    """Danger is told to both sides of the team at once, not one after the other."""
    if alert.person_id is None:
        return
    told = pushes.last_told(work.connection, alert.id)
    for staff_id in circles.with_role(work.connection, alert.person_id, "care_manager"):
        if staff_id != told:
            _tell(work, alert, staff_id)


def _look_whether_delivered(work: Work, alert: Alert, outbox_id: int) -> None:
    if alert.level != "red":
        return
    wake = Wake(
        kind="push",
        due_at=work.now + DELIVERED_WITHIN,
        municipality_id=alert.municipality_id,
        person_id=alert.person_id,
        subject_id=outbox_id,
        turn=alert.version,
        details={"alert": alert.id},
    )
    timers.plant(work.connection, wake)
