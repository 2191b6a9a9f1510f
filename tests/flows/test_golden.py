"""Every flow that asks has its six golden stories."""

from pathlib import Path

import pytest

from flows.engine.steps import Ask
from flows.every_flow import FLOWS

STORIES = Path(__file__).parent / "stories"
#: How a story of each kind is named; what is none of the others is a happy one.
NAMES = {
    "silent": ("silent", "unanswered", "no_contact"),
    "unclear": ("unclear", "vague", "in_own_words"),
    "late": ("late",),
    "changed mind": ("changed_mind", "changes_mind", "red_again"),
    "distress": ("distress", "cry", "stop_and_red"),
}
#: What cannot happen there, and why.
EXCEPT = {
    ("safety", "distress"): "it is the flow of distress",
    ("which", "silent"): "it asks again by itself, and is left",
}
ASKING = [
    name
    for name, flow in FLOWS.items()
    if any(isinstance(step, Ask) for step in flow.steps.values())
]


def kinds_of(flow: str) -> set[str]:
    """Name the kinds of story that a flow has."""
    told = [path.stem for path in (STORIES / flow).glob("*.txt")]
    found = {
        kind
        for kind, names in NAMES.items()
        if any(name in story for name in names for story in told)
    }
    is_happy = any(
        not any(name in story for names in NAMES.values() for name in names)
        for story in told
    )
    return found | ({"happy"} if is_happy else set())


@pytest.mark.parametrize("flow", ASKING)
def test_six_golden_stories(flow: str) -> None:
    """Happy, silent, unclear, late, changed mind, distress in the middle."""
    allowed = {kind for name, kind in EXCEPT if name == flow}
    assert {"happy", *NAMES} - allowed - kinds_of(flow) == set()


@pytest.mark.parametrize("flow", sorted(set(FLOWS) - set(ASKING)))
def test_who_only_answers_hears_distress(flow: str) -> None:
    """A flow that asks nothing has nobody to wait for, but is left for a cry too."""
    assert {"happy", "distress"} <= kinds_of(flow)


@pytest.mark.parametrize("flow", ASKING)
def test_whoever_may_be_called_may_be_written_to(flow: str) -> None:
    """Wherever a call can be chosen, a letter can too."""
    for step in FLOWS[flow].steps.values():
        if isinstance(step, Ask):
            offered = {choice.value for choice in step.choices}
            assert "call" not in offered or "write" in offered, step.text.key
