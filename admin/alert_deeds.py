"""What is done with an alert on its page, by whoever has it."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from admin import access
from admin.access import Viewer
from admin.alert_view import colleagues_for
from bot.effects.alerts import closing, handling, taking
from bot.effects.alerts.closing import Contact
from bot.effects.alerts.handling import Duty, NotLowerError
from bot.effects.turn import Work
from bot.rules.age import ADULT
from bot.rules.ladder import Level
from bot.store import handling as store_handling
from bot.store import people, submissions
from bot.store.database import Connection
from bot.store.pages.alerts import AlertRow


def take(work: Work, viewer: Viewer, alert_id: int) -> None:
    """Take it, or say yes to taking it over."""
    alert = access.alert(work.connection, viewer, alert_id)
    if alert.person_id is not None:
        people.lock(work.connection, alert.person_id)
    if alert.offered_to != viewer.id or not taking.take_over(
        work, alert.id, viewer.colleague
    ):
        taking.take(work, alert.id, viewer.colleague)


def see(work: Work, viewer: Viewer, alert_id: int) -> None:
    """Note that the words have been read."""
    if _is_mine(work, viewer, alert_id):
        handling.see(work, alert_id, viewer.colleague)


def note_contact(work: Work, viewer: Viewer, alert_id: int) -> None:
    """Note that they have spoken."""
    alert = access.alert(work.connection, viewer, alert_id)
    if alert.taken_by == viewer.id and alert.contact_at is None:
        handling.record_contact(work, alert.id, viewer.colleague, {})


def keep_call_back(
    work: Work,
    viewer: Viewer,
    alert_id: int,
    answers: Mapping[str, str],
    *,
    once: str,
) -> None:
    """Keep what was heard; the same form sent twice is kept once."""
    if _is_mine(work, viewer, alert_id) and _is_first(work, viewer, "heard", once):
        handling.record_contact(work, alert_id, viewer.colleague, answers)


def note_duty(
    work: Work, viewer: Viewer, alert_id: int, duty: Duty, *, once: str
) -> None:
    """Keep a decision; the duty is personal, so anybody who sees the alert may."""
    alert = access.alert(work.connection, viewer, alert_id)
    if _is_first(work, viewer, "duty", once):
        handling.note_duty(work, alert.id, viewer.colleague, duty)


def offer(work: Work, viewer: Viewer, alert_id: int, to: int) -> bool:
    """Ask a colleague on the ladder to take it over; False when it is not one."""
    alert = access.alert(work.connection, viewer, alert_id)
    found = [c.id for c in colleagues_for(work.connection, alert, viewer)]
    if to not in found:
        return False
    if alert.taken_by == viewer.id and alert.offered_to != to:
        taking.offer(work, alert.id, viewer.colleague, to)
    return True


def withdraw(work: Work, viewer: Viewer, alert_id: int) -> None:
    """Stop asking a colleague to take it over."""
    if _is_mine(work, viewer, alert_id):
        store_handling.offer(work.connection, alert_id, None)


def lower(work: Work, viewer: Viewer, alert_id: int, level: Level, *, why: str) -> None:
    """Lower the level; sent twice it stays where it is."""
    if _is_mine(work, viewer, alert_id):
        with suppress(NotLowerError):
            handling.lower(work, alert_id, viewer.colleague, level=level, why=why)


def release(work: Work, viewer: Viewer, alert_id: int) -> None:
    """Let check-ins and invitations go on."""
    alert = access.alert(work.connection, viewer, alert_id)
    if alert.taken_by == viewer.id and alert.released_at is None:
        handling.release(work, alert.id, viewer.colleague)


def close(work: Work, viewer: Viewer, alert_id: int, contact: Contact) -> bool:
    """Close it for good; False when it was not open to that."""
    alert = access.alert(work.connection, viewer, alert_id)
    return closing.close(work, alert.id, viewer.colleague, contact)


def lacks_decision(
    connection: Connection, viewer: Viewer, alert_id: int, now: datetime
) -> bool:
    """Tell whether a child's alert has no decision on the duty to notify."""
    alert = access.alert(connection, viewer, alert_id)
    if alert.person_id is None:
        return False
    is_child = people.get(connection, alert.person_id).age(now) < ADULT
    return is_child and not store_handling.has_duty_note(connection, alert.id)


def _is_mine(work: Work, viewer: Viewer, alert_id: int) -> bool:
    alert: AlertRow = access.alert(work.connection, viewer, alert_id)
    return alert.taken_by == viewer.id and alert.state != "closed"


def _is_first(work: Work, viewer: Viewer, what: str, once: str) -> bool:
    """The forms of one page share their mark, so that each adds what it is."""
    mark = f"{what} {once}" if once else ""
    return submissions.is_first(work.connection, viewer.colleague, mark, work.now)
