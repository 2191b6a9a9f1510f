"""Who is offered a place next, and how long an offer stands."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.presets import preset
from bot.rules.hours import may_start
from bot.rules.waiting_list import (
    LAST_OFFER,
    QUEUES,
    Queue,
    Waiter,
    in_order,
    next_offer_at,
    offer_until,
)

PROGRAMME = preset("ips_ung")
MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=COPENHAGEN)


def waiter(person_id: int, minute: int, **about: bool) -> Waiter:
    """Give somebody who has waited since a minute."""
    return Waiter(
        person_id=person_id, since=MONDAY + timedelta(minutes=minute), **about
    )


def at(text: str) -> datetime:
    """Give a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def ids(waiters: tuple[Waiter, ...]) -> list[int]:
    """Give who they are."""
    return [each.person_id for each in waiters]


def test_order_is_by_when_they_wrote() -> None:
    """First come, first served."""
    assert ids(in_order([waiter(1, 5), waiter(2, 3), waiter(3, 9)], "order")) == [
        2,
        1,
        3,
    ]


def test_first_timers_come_first() -> None:
    """Who has never been there goes before who wrote earlier."""
    waiting = [waiter(1, 1), waiter(2, 5, is_first_timer=True), waiter(3, 2)]
    assert ids(in_order(waiting, "first_timers")) == [2, 1, 3]


def test_draw_is_by_the_seed_alone() -> None:
    """The same seed draws the same lots, whoever else waits; another draws others."""
    waiting = [waiter(number, number) for number in range(1, 9)]
    drawn = ids(in_order(waiting, "draw", 7))
    assert drawn == ids(in_order(list(reversed(waiting)), "draw", 7))
    fewer = [each for each in waiting if each.person_id != drawn[0]]
    assert ids(in_order(fewer, "draw", 7)) == drawn[1:]
    assert any(ids(in_order(waiting, "draw", seed)) != drawn for seed in range(5))


@given(
    queue=st.sampled_from(QUEUES),
    told=st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 99))),
    seed=st.integers(),
)
def test_maybe_is_always_offered_first(
    queue: Queue, told: list[tuple[bool, bool, int]], seed: int
) -> None:
    """However the queue is chosen, nobody is lost and who said maybe is asked first."""
    waiting = [
        waiter(number, minute, is_maybe=maybe, is_first_timer=first)
        for number, (maybe, first, minute) in enumerate(told)
    ]
    ordered = in_order(waiting, queue, seed)
    assert sorted(ids(ordered)) == list(range(len(told)))
    maybes = [each.is_maybe for each in ordered]
    assert maybes == sorted(maybes, reverse=True)


@pytest.mark.parametrize(
    ("now", "starts_at", "until"),
    [
        ("2026-11-23T12:00", "2026-11-27T17:00", "2026-11-24T12:00"),
        ("2026-11-23T19:30", "2026-11-27T17:00", "2026-11-24T19:30"),
        ("2026-11-27T18:30", "2026-11-30T17:00", "2026-11-29T12:00"),
        ("2026-11-26T18:00", "2026-11-27T17:00", "2026-11-27T16:45"),
        ("2026-11-27T14:00", "2026-11-27T17:00", "2026-11-27T14:45"),
        ("2026-11-27T16:00", "2026-11-27T17:00", "2026-11-27T16:45"),
        ("2026-11-27T16:01", "2026-11-27T17:00", None),
        ("2026-11-26T21:00", "2026-11-27T17:00", None),
    ],
)
def test_offer_respects_night_and_start(
    now: str, starts_at: str, until: str | None
) -> None:
    """A day before the day, 45 minutes on it, none in the last hour or at night."""
    expected = None if until is None else at(until)
    assert offer_until(PROGRAMME, at(now), at(starts_at)) == expected


@given(
    minutes=st.integers(0, 60 * 24 * 20),
    ahead=st.integers(1, 60 * 24 * 10),
)
def test_offer_ends_in_time_and_by_day(minutes: int, ahead: int) -> None:
    """Whenever it is made, an offer ends before the start and never at night."""
    now = MONDAY + timedelta(minutes=minutes)
    starts_at = now + timedelta(minutes=ahead)
    until = offer_until(PROGRAMME, now, starts_at)
    if until is not None:
        assert now < until < starts_at
        is_cut = starts_at - until <= timedelta(minutes=15)
        is_short = until - now == timedelta(minutes=45)
        assert may_start(PROGRAMME, until) or is_cut or is_short
    following = next_offer_at(PROGRAMME, now, starts_at)
    assert following is None or following <= starts_at - LAST_OFFER
