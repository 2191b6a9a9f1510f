"""What a programme's settings must hold to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presets import preset, preset_names
from bot.rules.hours import next_opening, next_start
from bot.rules.limits import find_mistakes
from tests.conftest import MORNING


@pytest.mark.parametrize("name", preset_names())
def test_presets_are_within_their_limits(name: str) -> None:
    """What ships must be something that can be set."""
    assert find_mistakes(preset(name)) == []


@given(
    quiet_from=st.integers(-1, 30),
    quiet_until=st.integers(-1, 30),
    weekend_from=st.integers(-1, 30),
    weekend_until=st.integers(-1, 30),
    opens=st.integers(-1, 30),
    closes=st.integers(-1, 30),
)
def test_allowed_hours_always_come(**hours: int) -> None:
    """Settings without a mistake never make Makker wait for an hour that is none."""
    programme = replace(preset("ips_ung"), **hours)  # type: ignore[arg-type]
    if not find_mistakes(programme):
        assert next_start(programme, MORNING) >= MORNING
        assert next_opening(programme, MORNING) >= MORNING
