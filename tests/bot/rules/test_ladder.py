"""Who is told next, and when: ten minutes a rung, lap after lap, never at rest."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.presets import preset
from bot.rules.ladder import Level, OwnHours, Rung, first_step, next_step

PROGRAMME = preset("ips_ung")
CONSULTANT, OTHER, LEAD = Rung(1), Rung(2), Rung(3)
LADDER = (CONSULTANT, OTHER, LEAD)


def at(text: str) -> datetime:
    """Give a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    "hour",
    ["2026-11-24T10:00", "2026-11-24T23:30", "2026-11-28T14:00", "2026-12-25T03:00"],
)
def test_red_is_told_at_once_at_any_hour(hour: str) -> None:
    """Day, night, weekend and Christmas: the consultant's phone rings."""
    step = first_step(PROGRAMME, "red", LADDER, at(hour))
    assert step.tell == 1


def test_red_climbs_every_ten_minutes_in_hours() -> None:
    """Consultant, the next, the lead, and from the bottom again."""
    now = at("2026-11-24T10:00")
    step = first_step(PROGRAMME, "red", LADDER, now)
    told = [step.tell]
    for _ in range(4):
        assert step.next_at - now == timedelta(minutes=10)
        now = step.next_at
        step = next_step(
            PROGRAMME, "red", LADDER, rung=step.rung, lap=step.lap, now=now
        )
        told.append(step.tell)
    assert told == [1, 2, 3, 1, 2]
    assert step.lap == 1


@pytest.mark.parametrize(
    ("cried", "goes_on"),
    [
        ("2026-11-24T23:30", "2026-11-25T08:00"),
        ("2026-11-27T16:30", "2026-11-30T08:00"),
        ("2026-12-24T10:00", "2026-12-28T08:00"),
        ("2026-10-24T22:00", "2026-10-26T08:00"),
        ("2027-03-27T23:00", "2027-03-30T08:00"),
    ],
)
def test_red_with_nobody_on_watch_goes_on_at_opening(cried: str, goes_on: str) -> None:
    """Night, weekend, Christmas, both clock changes: the climb goes on at opening."""
    step = first_step(PROGRAMME, "red", LADDER, at(cried))
    assert step.next_at == at(goes_on)


@pytest.mark.parametrize(
    ("cried", "goes_on"),
    [
        ("2026-11-24T10:00", "2026-11-24T11:00"),
        ("2026-11-24T23:30", "2026-11-25T09:00"),
        ("2026-11-27T18:00", "2026-11-30T09:00"),
    ],
)
def test_orange_off_hours_climbs_from_nine(cried: str, goes_on: str) -> None:
    """Orange is pushed once and climbs from 09 on the next working day."""
    step = first_step(PROGRAMME, "orange", LADDER, at(cried))
    assert step.tell == 1
    assert step.next_at == at(goes_on)


def test_duty_phone_climbs_at_night() -> None:
    """With somebody on duty the night has its own rungs."""
    ladder = (*LADDER, Rung(9, is_always_on=True))
    now = at("2026-11-24T23:30")
    step = first_step(PROGRAMME, "red", ladder, now)
    assert step.next_at - now == timedelta(minutes=10)
    step = next_step(PROGRAMME, "red", ladder, rung=0, lap=0, now=step.next_at)
    assert step.tell == 9


def test_who_is_away_is_passed_over() -> None:
    """A consultant on holiday is not the one who is told."""
    ladder = (Rung(1, is_absent=True), OTHER, LEAD)
    assert first_step(PROGRAMME, "red", ladder, at("2026-11-24T10:00")).tell == 2


def test_own_hours_count() -> None:
    """Who works Mondays alone is on watch on Mondays alone."""
    mondays = Rung(2, hours=OwnHours(8, 16, frozenset({1})))
    ladder = (CONSULTANT, mondays, LEAD)
    step = next_step(
        PROGRAMME, "red", ladder, rung=0, lap=0, now=at("2026-11-24T10:00")
    )
    assert step.tell == 3


def test_empty_ladder_is_looked_at_again() -> None:
    """Nobody to tell is no reason to rest."""
    now = at("2026-11-24T10:00")
    step = first_step(PROGRAMME, "red", (), now)
    assert step.tell is None
    assert step.next_at > now


rungs = st.lists(
    st.builds(
        Rung,
        st.integers(1, 9),
        is_always_on=st.booleans(),
        is_absent=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda rung: rung.staff_id,
).map(tuple)


@given(
    ladder=rungs,
    level=st.sampled_from(["red", "orange"]),
    minutes=st.integers(0, 60 * 24 * 400),
)
def test_never_at_rest(ladder: tuple[Rung, ...], level: Level, minutes: int) -> None:
    """Whatever the ladder and the hour, there is a next step, and it comes."""
    now = at("2026-10-01T00:00") + timedelta(minutes=minutes)
    step = first_step(PROGRAMME, level, ladder, now)
    for _ in range(12):
        assert now < step.next_at <= now + timedelta(days=6)
        now = step.next_at
        step = next_step(
            PROGRAMME, level, ladder, rung=step.rung, lap=step.lap, now=now
        )
