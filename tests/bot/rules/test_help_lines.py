"""At most two lines, open at this minute, right for age and region."""

from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.config import MESSAGES
from bot.effects.fields import CRISIS_LINES
from bot.rules.help_lines import MOST_SHOWN, choose, own_doctor_answers
from bot.wording.lists import read_help_lines

LINES = read_help_lines(MESSAGES / "help_lines.json")


def shown(local: str, age: int = 20, region: str = "hovedstaden") -> list[str]:
    """Name the lines shown at a local minute."""
    moment = datetime.fromisoformat(local).replace(tzinfo=COPENHAGEN)
    lines = choose(LINES, CRISIS_LINES, age=age, region=region, local=moment)
    return [line.id for line in lines]


@pytest.mark.parametrize(
    ("local", "age", "region", "lines"),
    [
        ("2026-11-24T10:00", 20, "hovedstaden", ["livslinien", "laegevagt_h"]),
        ("2026-11-24T06:00", 20, "hovedstaden", ["laegevagt_h", "hoert"]),
        ("2026-11-24T08:30", 26, "syddanmark", []),
        ("2026-11-24T07:30", 26, "syddanmark", ["laegevagt_sd"]),
        ("2026-11-24T03:00", 16, "midtjylland", ["bornetelefonen", "livslinien"]),
        ("2026-11-28T12:00", 25, "nordjylland", ["livslinien", "laegevagt_n"]),
    ],
)
def test_who_answers_now(local: str, age: int, region: str, lines: list[str]) -> None:
    """Livslinien sleeps 5-9; the doctor's line opens at 16; children have their own."""
    assert shown(local, age, region) == lines


def test_never_more_than_two_and_never_closed() -> None:
    """Every hour of a week, every age and region."""
    for hour in range(24 * 7):
        moment = datetime(2026, 11, 23 + hour // 24, hour % 24, tzinfo=COPENHAGEN)
        for age in (13, 17, 18, 24, 25, 29):
            for region in ("hovedstaden", "syddanmark"):
                lines = choose(
                    LINES, CRISIS_LINES, age=age, region=region, local=moment
                )
                assert len(lines) <= MOST_SHOWN
                assert all(line.is_open(moment) for line in lines)
                assert all(line.fits(age, region) for line in lines)


def test_sms_tells_no_more_than_a_number() -> None:
    """On a lock screen stands no name that tells what it is about."""
    names = {line.id: line.told_by("sms") for line in LINES}
    assert names["levudenvold"] == "1888"
    assert not any("psyk" in name.lower() for name in names.values())


@pytest.mark.parametrize(
    ("local", "age", "region", "lines"),
    [
        ("2026-12-25T10:00", 26, "syddanmark", ["livslinien", "laegevagt_sd"]),
        ("2026-12-26T07:00", 26, "syddanmark", ["laegevagt_sd"]),
        ("2027-05-06T10:00", 26, "syddanmark", ["livslinien", "laegevagt_sd"]),
        ("2027-05-07T07:00", 26, "syddanmark", ["laegevagt_sd"]),
        ("2027-05-07T10:00", 26, "syddanmark", ["livslinien", "psykiatrifonden"]),
    ],
)
def test_who_answers_on_a_holiday(
    local: str, age: int, region: str, lines: list[str]
) -> None:
    """The doctor's line is open; what is said to open on weekdays is not trusted."""
    assert shown(local, age, region) == lines


@pytest.mark.parametrize("region", ["syddanmark", "midtjylland", "sjaelland"])
def test_somebody_answers_all_through_a_holiday(region: str) -> None:
    """Christmas night and day, and Ascension Day, whatever the age."""
    for begins in ("2026-12-24T00:00", "2027-05-06T00:00"):
        start = datetime.fromisoformat(begins).replace(tzinfo=COPENHAGEN)
        for half_hour in range(48 * 2):
            moment = start + timedelta(minutes=30 * half_hour)
            is_by_day = own_doctor_answers(moment)
            assert is_by_day or shown(moment.strftime("%Y-%m-%dT%H:%M"), 26, region)
