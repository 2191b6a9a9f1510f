"""Doses at the moment of sending, busy times, and what each provider's code means."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.presets import preset
from bot.rules.delivery import (
    CODES,
    Delivery,
    GiveUp,
    TryAgain,
    after_refusal,
    is_sent_again_in_doubt,
)
from bot.rules.doses import Go, Skip, Standing, Wait, may_ask, may_remind, wait_for_room
from bot.rules.sending import is_held_up, is_past, send_at

PROGRAMME = preset("ips_ung")
#: A Tuesday.
NOON = datetime(2026, 11, 24, 12, tzinfo=COPENHAGEN)
NIGHT = datetime(2026, 11, 24, 23, tzinfo=COPENHAGEN)
HOUR = timedelta(hours=1)
CLASSES: tuple[Delivery, ...] = ("alert", "crisis", "reply", "change", "nudge")
#: Codes after which nothing is tried again, whatever the class.
FINAL = ("403", "chat_not_found", "400", "21610", "21211", "21614", "30004", "30005")
PASSING = ("429", "20429", "unreachable", "20003", "503")


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


def test_busy_times_hold_everything() -> None:
    """Nothing is asked and nothing reminded of while treatment goes on."""
    busy = standing(busy_until=NOON + HOUR)
    for decide in (may_ask, may_remind):
        assert decide(PROGRAMME, busy, NOON) == Wait(NOON + HOUR, "busy")
        assert decide(PROGRAMME, busy, NOON + HOUR) == Go()
    assert send_at(PROGRAMME, "nudge", NOON, busy_until=NOON + HOUR) == NOON + HOUR


def test_what_cannot_wait_passes_a_busy_time() -> None:
    """An appointment in an hour is told of now; one tomorrow can wait."""
    busy_until = NOON + HOUR
    soon, tomorrow = NOON + HOUR, NOON + 20 * HOUR
    tell = partial(send_at, PROGRAMME, "change", NOON, busy_until=busy_until)
    assert tell(begins_at=soon) == NOON
    later = tell(begins_at=tomorrow)
    assert later == busy_until


@pytest.mark.parametrize("delivery", CLASSES)
def test_only_what_makker_starts_is_held_at_night(delivery: Delivery) -> None:
    """An alert, a help answer and a reply go out at any hour."""
    is_now = send_at(PROGRAMME, delivery, NIGHT) == NIGHT
    assert is_now == (delivery in {"alert", "crisis", "reply"})


def test_a_nudge_of_ones_own_hour_goes_out_in_it() -> None:
    """Who chose 23 gets it at 23, but on no holiday."""
    assert send_at(PROGRAMME, "nudge", NIGHT, slot_hour=23) == NIGHT
    christmas = NIGHT.replace(month=12)
    assert send_at(PROGRAMME, "nudge", christmas, slot_hour=23) > christmas


def test_what_is_late_is_known() -> None:
    """Said before and come after is past; an hour late is held up."""
    assert is_past(NOON, NOON + HOUR, NOON + HOUR)
    assert not is_past(NOON + HOUR, NOON, NOON + HOUR)
    assert is_held_up(NOON, NOON + 2 * HOUR)
    assert not is_held_up(NOON, NOON + HOUR)


def test_every_figure_is_a_setting() -> None:
    """Cap, distance and hours are the programme's own."""
    week = standing(started=[NOON - 30 * HOUR])
    assert may_ask(PROGRAMME, week, NOON) == Go()
    assert may_ask(replace(PROGRAMME, weekly_cap=1), week, NOON) == Skip("weekly_cap")
    apart = replace(PROGRAMME, hours_apart=40)
    assert isinstance(may_ask(apart, week, NOON), Wait)
    late = replace(PROGRAMME, quiet_from=24)
    assert send_at(late, "nudge", NIGHT) == NIGHT


def test_notices_count_and_are_never_held_by_the_cap() -> None:
    """A full week holds the check-in back and lets the reminder pass."""
    full = standing(started=[NOON - n * HOUR for n in (100, 50, 1)])
    assert may_ask(PROGRAMME, full, NOON) == Skip("weekly_cap")
    assert may_remind(PROGRAMME, full, NOON) == Go()


@pytest.mark.parametrize("delivery", CLASSES)
@pytest.mark.parametrize("code", FINAL)
def test_final_codes_are_never_tried_again(code: str, delivery: Delivery) -> None:
    """Blocked, dead and wrong stay so."""
    decision = after_refusal(delivery, code, attempts=1, age=timedelta())
    assert isinstance(decision, GiveUp)


@pytest.mark.parametrize("delivery", CLASSES)
@pytest.mark.parametrize("code", PASSING)
def test_passing_codes_are_tried_again(code: str, delivery: Delivery) -> None:
    """Busy and unreachable pass; the wait is the provider's own where it names one."""
    decision = after_refusal(delivery, code, attempts=1, age=timedelta())
    assert isinstance(decision, TryAgain)
    named = after_refusal(delivery, code, attempts=1, age=timedelta(), retry_after=30)
    assert named == TryAgain(timedelta(seconds=30))


@given(code=st.text(min_size=1).filter(lambda c: c not in CODES and c[0] != "5"))
def test_an_unknown_code(code: str) -> None:
    """What nobody knows is tried again for an alert, and never for a nudge."""
    tried = after_refusal("alert", code, attempts=1, age=timedelta())
    left = after_refusal("nudge", code, attempts=1, age=timedelta())
    assert isinstance(tried, TryAgain)
    assert isinstance(left, GiveUp)


@given(attempts=st.integers(1, 10_000), days=st.integers(0, 400))
def test_an_alert_is_never_given_up(attempts: int, days: int) -> None:
    """As long as it is open it is tried, at least once a minute."""
    decision = after_refusal(
        "alert", "unreachable", attempts=attempts, age=timedelta(days=days)
    )
    assert isinstance(decision, TryAgain)
    assert decision.after <= timedelta(minutes=1)


def test_a_phone_that_is_off_is_tried_for_a_day() -> None:
    """30003 three times, 30008 once more, and then a human is told."""
    again = [
        after_refusal("change", "30003", attempts=n, age=timedelta()) for n in (1, 2, 3)
    ]
    assert [type(each) for each in again] == [TryAgain, TryAgain, GiveUp]
    once = [
        after_refusal("alert", "30008", attempts=n, age=timedelta()) for n in (1, 2)
    ]
    assert [type(each) for each in once] == [TryAgain, GiveUp]


def test_what_is_sent_again_in_doubt() -> None:
    """An alert in doubt is sent again, a nudge in doubt never."""
    again = {each for each in CLASSES if is_sent_again_in_doubt(each)}
    assert again == {"alert", "crisis", "change"}


def test_what_a_full_week_holds_waits_for_room_in_time() -> None:
    """The first day with room, where that is early enough; else it is left out."""
    full = standing(started=[NOON - n * HOUR for n in (150, 50, 30)])
    held = may_ask(PROGRAMME, full, NOON)
    day = 24 * HOUR
    wait = partial(wait_for_room, PROGRAMME, full, held, now=NOON)
    assert wait(latest=NOON + 2 * day) == Wait(
        NOON + 18 * HOUR + 3 * HOUR, "weekly_cap"
    )
    assert wait(latest=NOON + 12 * HOUR) == held
    none = replace(PROGRAMME, weekly_cap=0)
    assert wait_for_room(none, full, held, now=NOON, latest=NOON + 9 * day) == held
    assert wait_for_room(PROGRAMME, full, Go(), now=NOON, latest=NOON) == Go()
