"""Quiet hours, weekends, holidays and clock changes, in the programme's zone."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.presets import preset
from bot.rules.hours import (
    is_holiday,
    is_working_time,
    may_start,
    next_opening,
    next_start,
)

PROGRAMME = preset("ips_ung")
ZONES = ["Europe/Copenhagen", "Atlantic/Faroe", "America/Nuuk"]


def at(text: str) -> datetime:
    """Give a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ("2026-11-24T10:00", "2026-11-24T10:00"),
        ("2026-11-24T20:00", "2026-11-25T09:00"),
        ("2026-11-24T03:00", "2026-11-24T09:00"),
        ("2026-11-28T09:30", "2026-11-28T11:00"),
        ("2026-11-28T18:00", "2026-11-29T11:00"),
        ("2026-12-23T20:30", "2026-12-27T11:00"),
        ("2026-12-31T12:00", "2027-01-02T11:00"),
    ],
)
def test_next_start(asked: str, starts: str) -> None:
    """Evenings wait for nine, weekends for eleven, Christmas for its end."""
    assert next_start(PROGRAMME, at(asked)) == at(starts)


def test_own_slot_wins_over_the_evening() -> None:
    """Who chose 21 is asked at 21."""
    assert next_start(PROGRAMME, at("2026-11-24T10:00"), 21) == at("2026-11-24T21:00")


def test_holidays() -> None:
    """The day of prayer is gone; the two eves are off."""
    assert is_holiday(date(2026, 12, 24))
    assert is_holiday(date(2026, 12, 31))
    assert is_holiday(date(2027, 3, 25))
    assert not is_holiday(date(2026, 5, 1))


def test_working_time_ends_at_four() -> None:
    """At 15.59 somebody is there, at 16.00 nobody is."""
    assert is_working_time(PROGRAMME, at("2026-11-24T15:59"))
    assert not is_working_time(PROGRAMME, at("2026-11-24T16:00"))
    assert next_opening(PROGRAMME, at("2026-11-27T16:00")) == at("2026-11-30T08:00")


@pytest.mark.parametrize("zone", ZONES)
@given(minutes=st.integers(0, 60 * 24 * 900), slot=st.none() | st.integers(0, 23))
def test_next_start_is_never_quiet(zone: str, minutes: int, slot: int | None) -> None:
    """In every zone and over every clock change: decent, or the person's own hour."""
    programme = replace(PROGRAMME, zone=zone)
    asked = at("2026-01-01T00:00") + timedelta(minutes=minutes)
    start = next_start(programme, asked, slot)
    assert start >= asked
    local = start.astimezone(programme.time_zone)
    assert not is_holiday(local.date())
    assert may_start(programme, start) or local.hour == slot
