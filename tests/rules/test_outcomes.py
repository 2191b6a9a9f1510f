"""Outcomes: windows, unknowns, differences, and figures that add up."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import outcomes
from bot.rules.courses import (
    Course,
    HoursFrom,
    Score,
    Stay,
    Word,
    ever_in,
    hours_between,
    status_on,
)
from bot.rules.outcomes import Figure, Mean
from bot.rules.suppression import TOTAL

START = date(2024, 1, 15)
LATER = date(2026, 11, 22)


def course(*stays: Stay, **values: object) -> Course:
    """Make a course that began in January 2024."""
    given_values: dict[str, object] = {
        "person": 1,
        "programme": "ips_syd",
        "municipality": "toender",
        "started_on": START,
        "age": 22,
        "stays": stays,
        **values,
    }
    return Course(**given_values)  # type: ignore[arg-type]


def test_ever_and_end_are_two_figures() -> None:
    """A job that ended in the window counts at any time, and not at the end."""
    ended = Stay("work", date(2024, 6, 1), date(2025, 6, 1))
    one = course(ended, words=(Word(date(2025, 7, 20), "neither"),))
    assert outcomes.figure([one], outcomes.ever_within(18), LATER) == Figure(1, 1, 0)
    assert outcomes.figure([one], outcomes.at_end_of(18), LATER) == Figure(0, 1, 0)


def test_what_is_known_since_stands_over_a_word() -> None:
    """A job that began or ended after a word was said: the word tells no further."""
    ended = Stay("work", date(2025, 2, 1), date(2025, 9, 1))
    one = course(ended, words=(Word(date(2025, 8, 1), "work"),))
    assert status_on(one, date(2025, 9, 1)) == "in"
    assert status_on(one, date(2025, 10, 4)) == "out"
    began = course(
        Stay("work", date(2025, 9, 1), None), words=(Word(date(2025, 10, 1), "work"),)
    )
    assert status_on(began, date(2025, 8, 1)) == "unknown"


def test_whom_nobody_has_heard_from_is_unknown() -> None:
    """No word and no spell is unknown: in the denominator, and counted apart."""
    assert outcomes.figure([course()], outcomes.at_end_of(18), LATER) == Figure(0, 1, 1)
    assert ever_in(course(), date(2025, 7, 15)) == "unknown"


def test_who_has_not_come_so_far_is_in_no_denominator() -> None:
    """Eighteen months are counted of those who began at least that long ago."""
    young = course(started_on=date(2026, 1, 1))
    assert outcomes.figure([young], outcomes.ever_within(18), LATER).denominator == 0
    assert outcomes.figure([young], outcomes.now_in(), LATER).denominator == 1


@pytest.mark.parametrize(
    ("answer", "status"),
    [("work", "in"), ("both", "in"), ("education", "in"), ("neither", "out")],
)
def test_a_word_tells_of_the_days_around_it(answer: str, status: str) -> None:
    """What was said at a milestone holds three months to each side, and no longer."""
    day = date(2025, 7, 15)
    said = course(words=(Word(day + timedelta(days=20), answer),))
    assert status_on(said, day) == status
    assert status_on(said, day + timedelta(days=200)) == "unknown"


def test_retention_is_of_those_who_had_begun() -> None:
    """A lost job is told as it is at thirty months; who never began is not in it."""
    still = course(Stay("education", date(2024, 8, 1), None))
    lost = course(Stay("work", date(2024, 3, 1), date(2026, 7, 1)))
    again = course(
        Stay("work", date(2024, 3, 1), date(2024, 9, 1)),
        Stay("work", date(2026, 1, 1), None),
    )
    never = course(words=(Word(date(2026, 7, 15), "neither"),))
    found = outcomes.figure(
        [still, lost, again, never], outcomes.retained_at(30), LATER
    )
    assert found == Figure(2, 3, 0)


def test_difference_says_points_and_parts_apart() -> None:
    """59.9 against 46.5 per cent is 13.4 points, and 29 per cent of the second."""
    found = outcomes.difference(Figure(599, 1000, 0), Figure(465, 1000, 0))
    assert found is not None
    assert found.points == Fraction(134, 1000)
    assert found.relative is not None
    assert round(float(found.relative), 2) == 0.29
    assert outcomes.difference(Figure(0, 0, 0), Figure(1, 2, 0)) is None


def test_told_hours_come_before_agreed_ones() -> None:
    """A week that was told of counts as told; the others as agreed."""
    hours = (
        HoursFrom(date(2024, 3, 4), None, Decimal(20)),
        HoursFrom(date(2024, 3, 11), date(2024, 3, 17), Decimal(6), is_told=True),
    )
    working = course(Stay("work", date(2024, 3, 4), None, hours))
    assert hours_between(working, date(2024, 3, 4), date(2024, 3, 10)) == 20
    assert hours_between(working, date(2024, 3, 4), date(2024, 3, 17)) == 26
    unknown = course(Stay("work", date(2024, 3, 4), None))
    assert outcomes.hours_within([working, unknown], 2, LATER).unknown == 1


def test_change_needs_two_answers() -> None:
    """WHO-5 moves from the first to the last answer; one answer is unknown."""
    scores = (Score(START, 30), Score(date(2024, 12, 1), 52))
    found = outcomes.who5_change([course(who5=scores), course()], 18, LATER)
    assert found == Mean(Fraction(22), 1, 1)
    risen = outcomes.figure([course(who5=scores)], outcomes.who5_risen(18), LATER)
    assert risen == Figure(1, 1, 0)


def test_attendance_counts_what_nobody_marked() -> None:
    """Held of all that should have been, and how many nobody has marked."""
    one = course(held=(START,), missed=(START,), unmarked=(START, date(2030, 1, 1)))
    assert outcomes.attendance([one], LATER) == Figure(1, 3, 1)


@pytest.mark.parametrize(
    ("age", "band"), [(11, "0-11"), (14, "12-14"), (17, "15-17"), (29, "25-29")]
)
def test_age_bands(age: int, band: str) -> None:
    """Bands follow consent: below 15, below 18, and grown up."""
    assert outcomes.age_band(age) == band
    assert outcomes.age_band(34) == "30+"


@given(st.lists(st.tuples(st.integers(12, 40), st.booleans()), max_size=40))
def test_groups_add_up_to_all(people: list[tuple[int, bool]]) -> None:
    """Whatever the ages, the groups' cells add up to the figure of all."""
    job = Stay("work", START, None)
    courses = [course(*([job] if works else []), age=age) for age, works in people]
    measure = outcomes.now_in()
    whole = outcomes.figure(courses, measure, LATER)
    counts = outcomes.counts_by(courses, measure, "age", LATER)
    assert counts.value((TOTAL, "in")) == whole.numerator
    assert counts.value((TOTAL, TOTAL)) == whole.denominator
