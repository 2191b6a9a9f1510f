"""Ages, guardians, pauses and stale numbers: pure rules about one's standing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.presets import preset
from bot.rules.age import ADULT, age_on
from bot.rules.consent import adult_from, fits_age, needs_guardian, refusal_of_age
from bot.rules.freshness import FRESH, is_stale
from bot.rules.quiet_spells import UNTIL_START, has_no_end, is_paused

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
UNIK = preset("unik")
IPS_UNG = preset("ips_ung")
DAYS = st.dates(date(1990, 1, 1), date(2015, 12, 31))


@given(DAYS)
def test_adult_on_the_first_moment_of_the_day(birthdate: date) -> None:
    """At that moment they are 18, and a second before they are not."""
    moment = adult_from(birthdate, IPS_UNG)
    before = (moment - timedelta(seconds=1)).astimezone(COPENHAGEN).date()
    assert age_on(moment.astimezone(COPENHAGEN).date(), birthdate) == ADULT
    assert age_on(before, birthdate) == ADULT - 1


def test_born_on_29_february() -> None:
    """In a year without that day they are of age on 1 March."""
    moment = adult_from(date(2008, 2, 29), IPS_UNG)
    assert moment.astimezone(COPENHAGEN).date() == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("age", "fits"), [(11, False), (12, True), (17, True), (18, False)]
)
def test_ages_of_unik(age: int, *, fits: bool) -> None:
    """Both ends are included, once there is a basis for those below 15."""
    with_basis = replace(UNIK, under_15_basis="Barnets lov 32; brev til forældre")
    assert fits_age(with_basis, age) is fits


@pytest.mark.parametrize(
    ("age", "why"), [(11, "too_young"), (14, "no_basis"), (15, None), (18, "too_old")]
)
def test_why_an_age_is_refused(age: int, why: str | None) -> None:
    """Below 15 nobody is taken in before a basis is written down."""
    assert refusal_of_age(UNIK, age) == why


def test_a_guardian_below_fifteen() -> None:
    """At 14 a guardian says yes too, at 15 they say it alone."""
    assert needs_guardian(UNIK, 14)
    assert not needs_guardian(UNIK, 15)


def test_any_sign_of_life_is_fresh() -> None:
    """The newest sign counts; none at all is no reason for doubt."""
    old = NOW - FRESH - timedelta(seconds=1)
    assert is_stale(NOW, old, None, old)
    assert not is_stale(NOW, old, NOW - FRESH)
    assert not is_stale(NOW, None, None)


def test_a_pause_ends_by_itself() -> None:
    """It holds until its moment; one without end until it is ended."""
    assert is_paused(NOW + timedelta(seconds=1), NOW)
    assert not is_paused(NOW, NOW)
    assert not is_paused(None, NOW)
    assert has_no_end(UNTIL_START)
    assert not has_no_end(NOW)
    assert not has_no_end(None)
