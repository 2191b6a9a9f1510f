"""A named human closes an alert: who spoke, when, and what happens now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.effects.plans import RHYTHMS, plan_checkin
from bot.effects.turn import Work
from bot.store import alerts, closings, people, timers
from bot.store.alerts import Alert
from bot.store.staff import Colleague
from bot.store.timers import Wake

#: The young person is asked once, this long after, whether they got help.
HELP_ASKED_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Contact:
    """What has come of an alert."""

    who_spoke: str
    at: datetime
    what_now: str


def close(work: Work, alert_id: int, colleague: Colleague, contact: Contact) -> bool:
    """Close an alert that somebody has taken; False when it is not open to that."""
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.state != "taken":
        return False
    closings.close(
        work.connection, alert, colleague.id, contact_at=contact.at, now=work.now
    )
    alerts.note(
        work.connection,
        alert,
        "contact",
        work.now,
        staff_id=colleague.id,
        words=contact.who_spoke,
    )
    alerts.note(
        work.connection,
        alert,
        "closed",
        work.now,
        staff_id=colleague.id,
        words=contact.what_now,
    )
    timers.drop(work.connection, "alert", alert.id)
    timers.drop(work.connection, "contact", alert.id)
    if alert.person_id is not None:
        _ask_again(work, alert.person_id)
        _ask_whether_help_came(work, alert, alert.person_id)
    return True


def _ask_whether_help_came(work: Work, alert: Alert, person_id: int) -> None:
    wake = Wake(
        kind="got_help",
        due_at=work.now + HELP_ASKED_AFTER,
        municipality_id=alert.municipality_id,
        person_id=person_id,
        subject_id=alert.id,
    )
    timers.plant(work.connection, wake)


def _ask_again(work: Work, person_id: int) -> None:
    """Check-ins were silent while it lasted; they come back by the old rhythm."""
    person = people.get(work.connection, person_id)
    pause = RHYTHMS.get(person.rhythm)
    if pause is not None and person.has_joined and person.stopped_at is None:
        plan_checkin(work.connection, person, person.rhythm, work.now + pause)
