"""Fidelity is counted from use: who, how many, how soon, how often, where."""

from datetime import date, timedelta

import pytest

from bot.rules.fidelity import (
    Effort,
    Evidence,
    caseload_points,
    caseloads,
    days_to_employer,
    evidence,
)

START = date(2026, 1, 5)
LATER = date(2026, 11, 22)


def effort(**values: object) -> Effort:
    """Make an effort for somebody who began in January."""
    known = {"consultant": 1, "started_on": START, "is_active": True, **values}
    return Effort(**known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("people", "points"), [(1, 5), (20, 5), (21, 4), (25, 4), (26, 3), (35, 2), (36, 1)]
)
def test_caseload_of_twenty_gives_five(people: int, points: int) -> None:
    """Twenty or fewer give five points, as on the UK scale."""
    assert caseload_points(people) == points


def test_only_the_active_count_as_caseload() -> None:
    """Who has ended is nobody's case any more."""
    people = [effort() for _ in range(20)] + [effort(is_active=False)]
    assert caseloads(people) == {1: 20}
    assert evidence(people, LATER)[0] == Evidence("caseload", 1, 1)
    assert evidence([*people, effort()], LATER)[0] == Evidence("caseload", 0, 1)


def test_days_to_the_first_employer_contact() -> None:
    """Thirty days is in time, and who has had fewer is not judged yet."""
    soon = effort(first_employer_on=START + timedelta(days=30))
    late = effort(first_employer_on=START + timedelta(days=31))
    new = effort(started_on=LATER - timedelta(days=5))
    assert days_to_employer(soon) == 30
    assert days_to_employer(new) is None
    found = evidence([soon, late, effort(), new], LATER)[1]
    assert found == Evidence("rapid_search", 1, 3)


def test_disclosure_is_talked_about_more_than_once() -> None:
    """Once is not enough."""
    people = [effort(disclosure_talks=n) for n in (0, 1, 2)]
    assert evidence(people, LATER)[2] == Evidence("disclosure", 1, 3)


def test_outreach_is_owed_to_the_silent() -> None:
    """Three tries, or another channel; who answers needs none."""
    people = [
        effort(was_silent=True, outreach=3),
        effort(was_silent=True, outreach=2, outreach_channels=2),
        effort(was_silent=True, outreach=1, outreach_channels=1),
        effort(),
    ]
    assert evidence(people, LATER)[4] == Evidence("outreach", 2, 3)


def test_follow_along_and_time_in_the_community() -> None:
    """Made of planned; out of the office of all of which the place is known."""
    one = effort(
        follow_planned=6, follow_made=5, meetings=("out", "out", "office", "unknown")
    )
    found = evidence([one], LATER)
    assert found[5] == Evidence("follow_along", 5, 6)
    assert found[6] == Evidence("community", 2, 4, 1)
    assert found[6].share is not None
    assert round(float(found[6].share), 2) == 0.67
