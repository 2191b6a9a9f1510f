"""A message that nobody will get: an alert climbs at once, a human is told."""

from bot.effects.alerts.alarm import climb
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.joining import numbers
from bot.effects.turn import Work
from bot.rules.delivery import AddressState
from bot.store import (
    addresses,
    alerts,
    appointments,
    employers,
    outbox,
    people,
    pushes,
    tasks,
)
from bot.store.claims import Claimed
from bot.store.conversations import Subject
from bot.store.tasks import NewTask

#: Reasons that say nothing about whether the person can be reached.
_QUIET_REASONS = {"stopped", "superseded", "paused", "too_late"}


def give_up(
    work: Work,
    claimed: Claimed,
    reason: str,
    *,
    address_id: int | None = None,
    address: AddressState = "ok",
) -> None:
    """Do what a lost message demands, by whom it was for."""
    if claimed.person_id is not None:
        people.lock(work.connection, claimed.person_id)
    if address_id is not None and address != "ok":
        addresses.change_state(work.connection, address_id, address)
    if claimed.alert_id is not None and claimed.staff_id is not None:
        _climb_now(work, claimed.alert_id, claimed.staff_id, reason)
    elif claimed.contact_id is not None:
        _tell_of_place(work, claimed.id)
    elif claimed.person_id is not None and reason == "unconfirmed":
        numbers.doubt(work, people.get(work.connection, claimed.person_id))
    elif claimed.person_id is not None and reason not in _QUIET_REASONS:
        _tell_consultant(work, claimed.person_id)
        if claimed.delivery == "crisis":
            _have_them_ring(work, claimed.person_id)


def look_at_push(work: Work, outbox_id: int, alert_id: int, version: int) -> None:
    """A push that no phone has confirmed counts as failed: the next one is told."""
    pushed = outbox.get(work.connection, outbox_id)
    if pushed is None or pushed.state == "delivered":
        return
    if pushed.channel != "sms" and pushed.state == "sent":
        return
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.state != "open" or alert.version != version:
        return
    alerts.note(
        work.connection, alert, "unconfirmed", work.now, staff_id=pushed.staff_id
    )
    climb(work, alert_id, version, is_time=False)


def _climb_now(work: Work, alert_id: int, staff_id: int, reason: str) -> None:
    """A push that failed is no push: the next on the ladder is told at once."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.state != "open":
        return
    alerts.note(
        work.connection, alert, "failed", work.now, staff_id=staff_id, words=reason
    )
    if not pushes.is_told_elsewhere(work.connection, alert, staff_id):
        climb(work, alert_id, alert.version, is_time=False)


def _tell_of_place(work: Work, outbox_id: int) -> None:
    """A place of work did not get its message: somebody has to ring it."""
    appointment_id = employers.appointment_of(work.connection, outbox_id)
    found = appointment_id and appointments.get(work.connection, appointment_id)
    if not found:
        return
    task = NewTask(
        municipality_id=found.municipality_id,
        kind="contact_unreachable",
        person_id=found.person_id,
        staff_id=found.consultant_id,
        subject=Subject("appointment", found.id),
    )
    tasks.add(work.connection, task, work.now)


def _have_them_ring(work: Work, person_id: int) -> None:
    """Help that did not get through: whoever has the alert, or was told last, rings."""
    alert = alerts.open_of(work.connection, person_id)
    if alert is None or alerts.has_noted(work.connection, alert.id, "ring"):
        return
    staff_id = alert.taken_by or pushes.last_told(work.connection, alert.id)
    if staff_id is None:
        return
    person = people.get(work.connection, person_id)
    notice = Notice(
        staff_id=staff_id,
        key="staff.call_instead",
        municipality_id=alert.municipality_id,
        person=person,
        alert_id=alert.id,
    )
    push(work, notice)
    alerts.note(work.connection, alert, "ring", work.now, staff_id=staff_id)


def _tell_consultant(work: Work, person_id: int) -> None:
    """One open task says that the person cannot be reached, however many tries."""
    if tasks.has_open(work.connection, "unreachable", person_id):
        return
    person = people.get(work.connection, person_id)
    task = NewTask(
        municipality_id=person.municipality_id,
        kind="unreachable",
        person_id=person_id,
        staff_id=person.consultant_id,
    )
    tasks.add(work.connection, task, work.now)
