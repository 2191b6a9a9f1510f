"""When an appointment is reminded of: 48 and 3 hours before, and never at night."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.rules.hours import may_start
from bot.rules.programme import Programme
from bot.rules.reminders import (
    TOO_LATE,
    decent_time,
    delivery_for,
    reminder_moments,
    unseen_at,
)

IPS = Programme(preset="ips_ung")
LONG_AGO = datetime(2026, 1, 1, tzinfo=COPENHAGEN)
MOMENTS = st.datetimes(
    datetime(2026, 1, 5),  # noqa: DTZ001 - the zone comes below
    datetime(2027, 12, 20),  # noqa: DTZ001
).map(lambda naive: naive.replace(tzinfo=COPENHAGEN))


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """Give a local moment of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=COPENHAGEN)


def planned(starts_at: datetime, now: datetime = LONG_AGO) -> list[datetime]:
    """Give the reminders of something told long ago."""
    return list(reminder_moments(IPS, starts_at, now, is_told=False))


def test_two_days_and_three_hours_before() -> None:
    """Thursday at one: Tuesday at one, and Thursday at ten."""
    assert planned(at(26, 13)) == [at(24, 13), at(26, 10)]


def test_before_ten_the_evening_before() -> None:
    """Nobody is woken: Thursday at nine is reminded of on Wednesday at six."""
    assert planned(at(26, 9)) == [at(24, 9), at(25, 18)]


def test_later_where_later_is_in_time() -> None:
    """Three hours before noon is nine o'clock, when the quiet hours end."""
    assert planned(at(26, 11, 30))[-1] == at(26, 9)


def test_earlier_where_later_is_too_late() -> None:
    """A Sunday at 11.30: at 11 it would be too late, so it comes on Saturday."""
    assert planned(at(29, 11, 30))[-1] == at(28, 16)


def test_two_days_are_counted_by_the_calendar() -> None:
    """Over the change to winter time the hour on the clock stays the same."""
    assert planned(at(26, 13, month=10))[0] == at(24, 13, month=10)


def test_christmas_is_quiet() -> None:
    """Nothing on the 24th to the 26th: the first one comes before, the last after."""
    found = planned(at(28, 9, month=12))
    assert found == [at(23, 18, month=12), at(27, 16, month=12)]


def test_made_inside_the_window_it_is_told_now() -> None:
    """What is past of the plan is one word at once, and the last one still comes."""
    now = at(25, 10)
    assert planned(at(26, 14), now) == [now, at(26, 11)]


def test_made_at_night_it_is_told_in_the_morning() -> None:
    """At once means at a decent hour."""
    assert planned(at(27, 14), at(25, 22)) == [at(26, 9), at(27, 11)]


def test_told_already_nothing_is_made_up_for() -> None:
    """Whoever has just been told of it is only reminded of what is ahead."""
    now = at(25, 22)
    assert list(reminder_moments(IPS, at(27, 22), now, is_told=True)) == [at(27, 19)]


@given(MOMENTS, st.integers(0, 100), st.booleans())
def test_never_at_night_and_never_late(
    starts_at: datetime,
    hours: int,
    is_told: bool,  # noqa: FBT001 - drawn
) -> None:
    """Every reminder lies ahead, before the hour, apart, and in decent hours."""
    now = starts_at - timedelta(hours=hours, minutes=5)
    found = list(reminder_moments(IPS, starts_at, now, is_told=is_told))
    assert found == sorted(found)
    for moment in found:
        assert now <= moment < starts_at
        assert may_start(IPS, moment) or moment == decent_time(IPS, starts_at, now)
    assert all(b - a >= timedelta(hours=6) for a, b in pairwise(found))


@given(MOMENTS)
def test_far_ahead_everything_is_reminded_of(starts_at: datetime) -> None:
    """Known for weeks, every appointment has a reminder, and not too late."""
    found = planned(starts_at, starts_at - timedelta(days=40))
    assert found
    assert found[0] <= starts_at - TOO_LATE


def test_a_word_at_night_for_an_early_start_waits_until_half_past_six() -> None:
    """Cancelled at 22 for eight o'clock: told at 6.30, before they set out."""
    assert decent_time(IPS, at(26, 8), at(25, 22)) == at(26, 6, 30)


def test_a_word_that_cannot_wait_goes_at_once() -> None:
    """Cancelled at 23 for seven o'clock: told at once."""
    assert decent_time(IPS, at(26, 7), at(25, 23)) == at(25, 23)


def test_what_touches_the_next_day_is_a_change() -> None:
    """Within 24 hours of the old or the new time it must arrive."""
    now = at(25, 10)
    assert delivery_for(now, at(26, 9)) == "change"
    assert delivery_for(now, at(30, 9), at(25, 12)) == "change"
    assert delivery_for(now, at(30, 9), None) == "nudge"


def test_an_unseen_cancellation_alarms_an_hour_before() -> None:
    """Or a quarter of an hour after it was sent, and never after the hour."""
    assert unseen_at(at(26, 13), at(25, 10)) == at(26, 12)
    assert unseen_at(at(26, 13), at(26, 12, 30)) == at(26, 12, 45)
    assert unseen_at(at(26, 13), at(26, 12, 55)) == at(26, 13)
