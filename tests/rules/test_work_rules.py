"""Jobs, milestones, days of shadowing and discharges: when, and what is missing."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.rules.calendar_sums import add_months
from bot.rules.disclosure import may_tell, names_person
from bot.rules.follow_along import next_touch, touches
from bot.rules.hours import is_working_day
from bot.rules.milestones import milestones
from bot.rules.programme import Programme
from bot.rules.shadow_days import missing, moments
from bot.rules.transition import deadlines

UNIK = Programme(preset="unik", first_contact_days=5, first_group_weeks=3)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 1))
READY = {"ticked": {"insurance", "status"}, "answer": "yes", "disclosure": "name"}


def test_support_is_close_at_first_and_thins_out() -> None:
    """Within a week before, day 1, day 3, weekly for a month, then every fourth."""
    start = date(2026, 12, 1)
    plan = [(touch.part, (touch.day - start).days) for touch in touches(start)]
    assert plan[:7] == [
        *(("before", -3), ("first", 0), ("third", 2)),
        *(("week", 7), ("week", 14), ("week", 21), ("week", 28)),
    ]
    assert plan[7:9] == [("month", 56), ("month", 84)]
    assert plan[-1] == ("year", 364)
    assert all(b[1] - a[1] <= 28 for a, b in pairwise(plan))


@pytest.mark.parametrize(("pace", "weeks"), [("monthly", 4), ("quarterly", 13)])
def test_after_the_year_there_is_no_end(pace: str, weeks: int) -> None:
    """As the person wants, for as long as the job lasts."""
    start = date(2024, 1, 1)
    today = date(2030, 6, 1)
    touch = next_touch(start, today, pace=pace)  # type: ignore[arg-type]
    assert touch is not None
    assert touch.part == "wished"
    assert today <= touch.day < today + timedelta(weeks=weeks)


def test_never_means_never() -> None:
    """Whoever wants to be left alone is."""
    assert next_touch(date(2024, 1, 1), date(2025, 1, 1), pace="never") is None


def test_a_start_that_is_near_is_spoken_of_at_once() -> None:
    """Written two days ahead, the word before the start is not lost."""
    touch = next_touch(date(2026, 12, 3), date(2026, 12, 1))
    assert touch is not None
    assert (touch.part, touch.day) == ("before", date(2026, 12, 1))


@given(DAYS, st.integers(-30, 500))
def test_the_next_touch_is_never_past(start: date, away: int) -> None:
    """What is past is left out."""
    today = start + timedelta(days=away)
    touch = next_touch(start, today, pace="quarterly")
    assert touch is not None
    assert touch.day >= today


def test_milestones_by_the_calendar() -> None:
    """Six months from the last of August is the last of February."""
    found = [(one.months, one.day) for one in milestones(date(2026, 8, 31))]
    assert found == [
        (6, date(2027, 2, 28)),
        (12, date(2027, 8, 31)),
        (18, date(2028, 2, 29)),
        (30, date(2029, 2, 28)),
    ]


@given(DAYS, st.integers(0, 60))
def test_months_are_added_one_by_one(day: date, months: int) -> None:
    """A month on is the next month, whatever the day."""
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"ticked": {"insurance"}}, ["status"]),
        ({"ticked": set()}, ["insurance", "status"]),
        ({"answer": "unsure"}, ["answer"]),
        ({"answer": None}, ["answer"]),
        ({"disclosure": None}, ["disclosure"]),
        ({"disclosure": "talk_first"}, ["talk_first"]),
        ({"disclosure": "nothing"}, []),
        ({"age": 17}, ["young_rules"]),
        ({"age": 17, "ticked": {"insurance", "status", "young_rules"}}, []),
    ],
)
def test_nobody_is_told_before_all_is_in_order(
    change: dict[str, object], lack: list[str]
) -> None:
    """Insurance, status, under 18 the rules; a yes; and what may be told."""
    assert missing(**{"age": 20, **READY, **change}) == lack  # type: ignore[arg-type]


def test_nothing_is_the_default_of_disclosure() -> None:
    """A name is told only where it was chosen, and nothing before a talk."""
    assert not names_person("nothing")
    assert names_person("name")
    assert not may_tell("talk_first")
    assert not may_tell(None)


def test_words_around_a_day_of_shadowing() -> None:
    """The afternoon before, half past six for an early start, and afterwards."""
    starts_at = datetime(2026, 12, 1, 7, 30, tzinfo=COPENHAGEN)
    when = moments(UNIK, starts_at, 180)
    assert when.eve == datetime(2026, 11, 30, 16, tzinfo=COPENHAGEN)
    assert when.morning == datetime(2026, 12, 1, 6, 30, tzinfo=COPENHAGEN)
    assert when.after == datetime(2026, 12, 1, 12, 30, tzinfo=COPENHAGEN)


@given(DAYS)
def test_steps_after_discharge_fall_on_working_days(day: date) -> None:
    """Each in time, on a day when somebody is there to see that it was missed."""
    hello, contact, group = deadlines(UNIK, day)
    assert (hello.part, hello.day) == ("hello", day)
    assert contact.day <= day + timedelta(days=5)
    assert group.day <= day + timedelta(weeks=3)
    assert is_working_day(UNIK, contact.day)
    assert is_working_day(UNIK, group.day)
