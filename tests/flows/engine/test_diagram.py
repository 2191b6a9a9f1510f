"""Every flow is drawn, with each way on from each step."""

import pytest

from flows.engine.checks import exits
from flows.engine.diagram import draw
from flows.engine.flow import AnyFlow
from flows.every_flow import FLOWS


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_every_way_is_drawn(flow: AnyFlow) -> None:
    """The picture has an arrow for every exit, and is the same each time."""
    picture = draw(flow)
    assert picture.startswith("flowchart TD\n")
    arrows = sum(len(exits(flow, step)) for step in flow.steps)
    assert picture.count("-->") == arrows
    assert picture == draw(flow)
