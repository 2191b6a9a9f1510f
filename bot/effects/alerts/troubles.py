"""What waits longer than it may: told to those who watch, and shown on the site."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules.help_lines import HelpLine
from bot.store import install, trouble
from bot.store.database import Connection

#: An alert whose next step is this late has been forgotten.
ALERT_LATE = timedelta(minutes=2)
#: A push or a crisis answer that has waited this long is not going out.
PUSH_LATE = timedelta(minutes=1)
#: Noted each minute while updates pile up at Telegram.
TELEGRAM_WAITS = "telegram_waits"
STILL_WAITS = timedelta(minutes=3)


def find_troubles(connection: Connection, now: datetime) -> list[str]:
    """Name what waits longer than it may."""
    late = {
        "overdue": trouble.oldest_alert_step(connection) or now,
        "pushes_fail": trouble.oldest_urgent(connection) or now,
        "nobody_told": trouble.oldest_untold(connection) or now,
    }
    limits = {
        "overdue": ALERT_LATE,
        "pushes_fail": PUSH_LATE,
        "nobody_told": PUSH_LATE,
    }
    found = [name for name, since in late.items() if now - since > limits[name]]
    waits_at = install.last_beat(connection, TELEGRAM_WAITS)
    if waits_at is not None and now - waits_at < STILL_WAITS:
        found.append(TELEGRAM_WAITS)
    return found


def note_checked(connection: Connection, line_id: str, now: datetime) -> None:
    """Note that somebody has called a help line, and that it is right."""
    install.beat(connection, _checked(line_id), now)


def as_checked(
    connection: Connection, lines: Sequence[HelpLine]
) -> tuple[HelpLine, ...]:
    """Give help lines with the day they were last checked, by file or by staff."""
    return tuple(_as_checked(connection, line) for line in lines)


def _as_checked(connection: Connection, line: HelpLine) -> HelpLine:
    at = install.last_beat(connection, _checked(line.id))
    if at is None or at.date() <= line.checked_on:
        return line
    return replace(line, checked_on=at.date())


def _checked(line_id: str) -> str:
    return f"checked {line_id}"[:40]
