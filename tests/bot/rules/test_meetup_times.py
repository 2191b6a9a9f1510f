"""The 08:00 rule of reminders, and when it is asked how it was."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.presets import preset
from bot.rules.hours import may_start
from bot.rules.meetup_times import ask_at, remind_at, tell_full_at

PROGRAMME = preset("ips_ung")
LONG_AGO = datetime(2026, 1, 1, tzinfo=COPENHAGEN)


def at(text: str) -> datetime:
    """Give a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("starts_at", "reminded"),
    [
        ("2026-11-26T17:00", "2026-11-26T09:00"),
        ("2026-11-26T10:00", "2026-11-26T09:00"),
        ("2026-11-26T09:59", "2026-11-25T17:00"),
        ("2026-11-28T17:00", "2026-11-28T11:00"),
        ("2026-11-28T11:30", "2026-11-27T17:00"),
        ("2026-12-26T17:00", "2026-12-23T17:00"),
    ],
)
def test_reminder_comes_in_the_morning_or_the_day_before(
    starts_at: str, reminded: str
) -> None:
    """Same day when the quiet hours end, the day before when that is too near."""
    assert remind_at(PROGRAMME, at(starts_at), LONG_AGO) == at(reminded)


def test_too_late_is_no_reminder() -> None:
    """Whoever says yes after the hour needs none."""
    starts_at = at("2026-11-26T17:00")
    assert remind_at(PROGRAMME, starts_at, at("2026-11-26T09:00")) is None
    assert remind_at(PROGRAMME, starts_at, at("2026-11-26T08:59")) is not None


@given(st.integers(0, 60 * 24 * 400))
def test_reminder_is_never_in_quiet_hours(minutes: int) -> None:
    """Whatever the hour of the meetup, the reminder is decent and in time."""
    starts_at = LONG_AGO + timedelta(days=3, minutes=minutes)
    found = remind_at(PROGRAMME, starts_at, LONG_AGO)
    assert found is None or may_start(PROGRAMME, found)
    assert found is None or starts_at - found >= timedelta(hours=1)


def test_asked_the_next_day() -> None:
    """At ten on a weekday, when the weekend opens at a weekend."""
    assert ask_at(PROGRAMME, at("2026-11-26T19:00")) == at("2026-11-27T10:00")
    assert ask_at(PROGRAMME, at("2026-11-27T19:00")) == at("2026-11-28T11:00")


def test_full_is_told_after_a_while() -> None:
    """Two hours to add places; at once where little time is left."""
    starts_at = at("2026-11-27T17:00")
    now = at("2026-11-26T10:00")
    assert tell_full_at(PROGRAMME, starts_at, now) == at("2026-11-26T12:00")
    late = at("2026-11-27T14:00")
    assert tell_full_at(PROGRAMME, starts_at, late) == late
    evening = at("2026-11-26T19:00")
    assert tell_full_at(PROGRAMME, starts_at, evening) == at("2026-11-27T09:00")
