"""Hours at which a young person would be shown nobody."""

from datetime import date

import pytest

from bot.config import MESSAGES
from bot.presets import regions
from bot.rules.help_gaps import ages_that_differ, find_gaps
from bot.rules.help_lines import HelpLine, Hours
from bot.wording.lists import read_help_lines

KINDS = ("crisis", "doctor", "talk")


def line(opens: int, closes: int, days: range = range(1, 8)) -> HelpLine:
    """Make a line that is open between two hours."""
    return HelpLine(
        id="line",
        name="Linjen",
        reach="20 00 00 70",
        is_phone=True,
        kind="crisis",
        age_from=18,
        age_to=120,
        regions=frozenset(),
        hours=(Hours(frozenset(days), opens * 60, closes * 60),),
        checked_on=date(2026, 11, 22),
        source="line.example",
        sms_name="Linjen",
        order=1,
    )


def test_night_without_a_line_is_a_gap() -> None:
    """Weekdays 8 to 16 one's own doctor answers; the rest must be covered."""
    gaps = find_gaps([line(16, 7)], KINDS, age=20, region="hovedstaden")
    assert [gap.told for gap in gaps][:2] == [
        "Mon 07:00 to Mon 08:00",
        "Tue 07:00 to Tue 08:00",
    ]
    assert gaps[-1].told == "Sun 07:00 to Sun 16:00"


def test_line_round_the_clock_leaves_no_gap() -> None:
    """Around the clock is around the clock."""
    assert find_gaps([line(0, 24)], KINDS, age=20, region="hovedstaden") == []


def test_ages_at_which_other_lines_begin() -> None:
    """Between two edges nothing changes, so one age stands for all."""
    assert ages_that_differ([line(0, 24)], 15, 29) == [15, 18]


@pytest.mark.parametrize("region", sorted(set(regions().values())))
def test_shipped_lines_leave_nobody_alone(region: str) -> None:
    """At every half hour, for every age and region, somebody is open."""
    lines = read_help_lines(MESSAGES / "help_lines.json")
    for age in ages_that_differ(lines, 12, 30):
        assert find_gaps(lines, KINDS, age=age, region=region) == []
