"""A named human takes an alert: one wins, everybody told is told who."""

from datetime import timedelta

from bot.effects.alerts.alarm import climb
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.alerts.waiting_words import tell_taken
from bot.effects.turn import Work
from bot.store import alerts, handling, people, places, pushes, staff, timers
from bot.store.alerts import Alert
from bot.store.staff import Colleague
from bot.store.timers import Wake


def take(work: Work, alert_id: int, colleague: Colleague) -> bool:
    """Take an alert for a colleague; False when another had it already."""
    alert = alerts.take(work.connection, alert_id, colleague.id, work.now)
    if alert is None:
        _tell_who_has_it(work, alert_id, colleague)
        return False
    timers.drop(work.connection, "alert", alert_id)
    others = pushes.told_of(work.connection, alert_id) - {colleague.id}
    key = "staff.took_drill" if alert.is_drill else "staff.you_took"
    notify(work, alert, colleague.id, key, colleague)
    for staff_id in sorted(others):
        notify(work, alert, staff_id, "staff.taken_by", colleague)
    tell_taken(work, alert, colleague.first_name)
    expect_contact(work, alert)
    return True


def take_over(work: Work, alert_id: int, colleague: Colleague) -> bool:
    """Say yes to an alert that a colleague has asked one to take over."""
    before = alerts.get(work.connection, alert_id)
    alert = handling.accept(work.connection, alert_id, colleague.id, work.now)
    if alert is None or before is None:
        return False
    alerts.note(work.connection, alert, "taken_over", work.now, staff_id=colleague.id)
    timers.drop(work.connection, "alert", alert_id)
    notify(work, alert, colleague.id, "staff.you_took", colleague)
    if before.taken_by is not None:
        notify(work, alert, before.taken_by, "staff.taken_by", colleague)
    tell_taken(work, alert, colleague.first_name)
    expect_contact(work, alert)
    return True


def offer(work: Work, alert_id: int, giver: Colleague, to: int) -> None:
    """Ask a named colleague to take an alert over; it stays where it is until a yes."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.state == "closed":
        return
    handling.offer(work.connection, alert_id, to)
    alerts.note(work.connection, alert, "offered", work.now, staff_id=to)
    notify(work, alert, to, "staff.alert_offered", giver)


def look_for_contact(work: Work, alert_id: int, version: int) -> bool:
    """A taken red alert without recorded contact climbs again; True when it does."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.state != "taken" or alert.version != version:
        return False
    if alert.contact_at is not None:
        return False
    alerts.note(work.connection, alert, "no_contact", work.now)
    again = handling.let_climb_again(work.connection, alert, work.now)
    return climb(work, again.id, again.version)


def expect_contact(work: Work, alert: Alert) -> None:
    """Look again when whoever took a red alert should have spoken with the person."""
    if alert.level != "red" or alert.is_drill:
        return
    programme = places.place_of(work.connection, alert.programme_id).programme
    timers.drop(work.connection, "contact", alert.id)
    wake = Wake(
        kind="contact",
        due_at=work.now + timedelta(minutes=programme.contact_minutes),
        municipality_id=alert.municipality_id,
        person_id=alert.person_id,
        subject_id=alert.id,
        turn=alert.version,
    )
    timers.plant(work.connection, wake)


def notify(work: Work, alert: Alert, staff_id: int, key: str, owner: Colleague) -> None:
    """Push to a colleague who has the alert, or who need not look any more."""
    person_id = alert.person_id
    notice = Notice(
        staff_id=staff_id,
        key=key,
        municipality_id=alert.municipality_id,
        person=people.get(work.connection, person_id) if person_id else None,
        alert_id=alert.id,
        fields={"owner": owner.first_name},
    )
    push(work, notice)


def _tell_who_has_it(work: Work, alert_id: int, colleague: Colleague) -> None:
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.taken_by is None or alert.taken_by == colleague.id:
        return
    owner = staff.get(work.connection, alert.taken_by)
    notify(work, alert, colleague.id, "staff.taken_by", owner)
