"""Every mistake in the museum is found and named; the real flows have none."""

import pytest

from flows.engine.checks import find_mistakes
from flows.engine.flow import AnyFlow
from flows.every_flow import FLOWS
from tests.flows.engine.broken import BROKEN


@pytest.mark.parametrize(("flow", "mistake"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_flow_is_named(flow: AnyFlow, mistake: str) -> None:
    """A broken flow is told by step, with the mend after the semicolon."""
    found = find_mistakes(flow)
    assert any(line.startswith(mistake) for line in found), found
    assert all(";" in line for line in found)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_real_flow_is_whole(flow: AnyFlow) -> None:
    """No flow has a dead end, a silence without end or a lost step."""
    assert find_mistakes(flow) == []
