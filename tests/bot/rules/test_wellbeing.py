"""What answers about wellbeing lead to, and what is asked when."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.presets import preset
from bot.rules.asking import Past, what_to_ask
from bot.rules.doses import Skip, Standing, Wait
from bot.rules.inviting import may_invite, told_reason
from bot.rules.programme import Programme, with_settings
from bot.rules.wellbeing import (
    loneliness_concern,
    mood_concern,
    who5_concern,
    who5_score,
)

PROGRAMME = preset("ips_ung")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=COPENHAGEN)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("items", "last", "concern"),
    [
        ((0, 0, 0, 0, 0), None, "orange"),
        ((0, 0, 0, 0, 0), 0, "orange"),
        ((2, 2, 2, 1, 1), None, "yellow"),
        ((2, 2, 2, 2, 1), None, None),
        ((3, 3, 2, 2, 2), 60, "yellow"),
        ((3, 3, 2, 2, 2), 57, None),
        ((4, 4, 4, 3, 3), 92, "yellow"),
        ((4, 4, 4, 3, 3), 91, None),
        ((5, 5, 5, 0, 5), None, None),
    ],
)
def test_who5(items: tuple[int, ...], last: int | None, concern: str | None) -> None:
    """At most 35, a fall of 20, or at most 50 with a fall of 10; all five at 0."""
    assert who5_concern(items, last) == concern


@given(st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_score_is_of_a_hundred(items: list[int]) -> None:
    """Five answers make 0 to 100, in fours."""
    score = who5_score(items)
    assert 0 <= score <= 100
    assert score % 4 == 0


@pytest.mark.parametrize(
    ("moods", "wants", "concern"),
    [
        ((1,), False, None),
        ((1, 1), False, "yellow"),
        ((1, 2, 1), False, None),
        ((1, 1, 2), False, None),
        ((1,), True, "yellow"),
        ((2,), True, None),
        ((), True, None),
    ],
)
def test_mood(moods: tuple[int, ...], wants: bool, concern: str | None) -> None:  # noqa: FBT001
    """One twice in a row, or one and a call wished; never a number alone."""
    assert mood_concern(moods, wants_contact=wants) == concern


def test_loneliness() -> None:
    """Seven to nine; nothing below."""
    assert [loneliness_concern(score) for score in (6, 7, 9)] == [
        None,
        "yellow",
        "yellow",
    ]


def past(**told: object) -> Past:
    """Give a past with the rest left empty."""
    whole: dict[str, object] = {
        "joined_at": NOON - 100 * DAY,
        "who5_at": NOON - 3 * DAY,
        "loneliness_at": None,
        "step_at": NOON - 50 * DAY,
        "has_goal": True,
        "meetup_at": None,
    }
    return Past(**(whole | told))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, "checkin"),
        ({"joined_at": NOON - 3 * DAY, "who5_at": None}, "checkin"),
        ({"joined_at": NOON - 7 * DAY, "who5_at": None}, "who5"),
        ({"who5_at": NOON - 27 * DAY}, "checkin"),
        ({"who5_at": NOON - 28 * DAY}, "who5"),
        ({"joined_at": NOON - 30 * DAY, "who5_at": NOON - 13 * DAY}, "checkin"),
        ({"joined_at": NOON - 30 * DAY, "who5_at": NOON - 14 * DAY}, "who5"),
        ({"meetup_at": NOON + 3 * DAY}, "loneliness"),
        ({"meetup_at": NOON + 9 * DAY}, "checkin"),
        ({"meetup_at": NOON + DAY, "loneliness_at": NOON - 90 * DAY}, "checkin"),
        ({"meetup_at": NOON + DAY, "loneliness_at": NOON - 91 * DAY}, "loneliness"),
        ({"step_at": None, "has_goal": False}, "step"),
        ({"step_at": None}, "checkin"),
        ({"has_goal": False}, "checkin"),
    ],
)
def test_one_thing_is_asked(told: dict[str, object], asked: str) -> None:
    """WHO-5 at most every two weeks, T-ILS before a meetup, a goal asked for once."""
    assert what_to_ask(PROGRAMME, past(**told), NOON) == asked


@given(weeks=st.integers(0, 26), days=st.integers(0, 400), ago=st.integers(0, 400))
def test_who5_is_never_asked_too_often(weeks: int, days: int, ago: int) -> None:
    """Whatever a programme sets, two weeks lie between; zero turns it off."""
    programme: Programme = with_settings(PROGRAMME, {"who5_weeks": weeks})
    told = past(joined_at=NOON - days * DAY, who5_at=NOON - ago * DAY)
    if what_to_ask(programme, told, NOON) == "who5":
        assert weeks
        assert ago >= 14


def standing(**told: object) -> Standing:
    """Give somebody whom nothing holds back, but for what is told."""
    whole: dict[str, object] = {
        "started": (),
        "has_joined": True,
        "is_stopped": False,
        "is_in_talk": False,
        "is_in_distress": False,
        "paused_until": None,
        "human_until": None,
        "slot_hour": None,
    }
    return Standing(**(whole | told))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "rhythm", "reason"),
    [
        ({"is_stopped": True}, "weekly", "stopped"),
        ({"has_joined": False}, "weekly", "not_joined"),
        ({}, "appointments", "appointments_only"),
        ({"paused_until": NOON + 9 * DAY}, "weekly", "paused"),
        ({"is_in_distress": True}, "weekly", "ask_consultant"),
        ({"human_until": NOON + 9 * DAY}, "weekly", "too_late"),
    ],
)
def test_who_is_not_invited_and_why(
    told: dict[str, object], rhythm: str, reason: str
) -> None:
    """The facilitator reads why; never that somebody is unwell."""
    dose = may_invite(
        PROGRAMME, standing(**told), rhythm, starts_at=NOON + 5 * DAY, now=NOON
    )
    assert isinstance(dose, Skip)
    assert told_reason(dose.reason) == reason


def test_invitation_waits_for_a_pause_and_for_the_cap() -> None:
    """What passes in time is waited for."""
    in_time = NOON + 10 * DAY
    paused = standing(paused_until=NOON + 2 * DAY)
    full = standing(started=[NOON - 6 * DAY, NOON - 3 * DAY, NOON - 2 * DAY])
    talking = standing(human_until=NOON + timedelta(hours=3))
    for person in (paused, full, talking):
        dose = may_invite(PROGRAMME, person, "weekly", starts_at=in_time, now=NOON)
        assert isinstance(dose, Wait)
        late = may_invite(
            PROGRAMME, person, "weekly", starts_at=NOON + timedelta(hours=5), now=NOON
        )
        assert isinstance(late, Skip)
