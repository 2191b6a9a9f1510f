"""Never the same sentence twice in a row: not week after week, not when asked again."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.config import MESSAGES
from bot.wording.catalog import Catalog
from flows.engine.checks import exits
from flows.engine.flow import AnyFlow
from flows.engine.steps import Ask, Say
from flows.every_flow import FLOWS
from tests.town import Town

CATALOG = Catalog(MESSAGES)
#: Answers to a check-in, and then to what follows it.
ANSWERS = [("1", "nej tak"), ("2", "ring"), ("3", "spring over"), ("4", "jeg kom op")]
#: A questionnaire's item is asked word for word; a line of its own stands before it.
_WORD_FOR_WORD = frozenset(("who5", "loneliness"))


def asked_after(flow: AnyFlow, step: Any) -> Iterator[Ask[Any]]:
    """Give the questions that come next, with nothing said before them."""
    waiting, seen = [step], set()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        found = flow.steps[here]
        if isinstance(found, Ask):
            yield found
        elif not isinstance(found, Say):
            waiting.extend(exits(flow, here).values())


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_what_is_unclear_is_asked_in_other_words(flow: AnyFlow) -> None:
    """A question that comes again has another wording, or a line before it."""
    for step, here in flow.steps.items():
        if isinstance(here, Ask):
            again = [ask.text.key for ask in asked_after(flow, here.unclear)]
            is_same = here.text.key in again
            one_wording = len(CATALOG.variants_of(here.text.key)) == 1
            assert not (is_same and one_wording), f"{flow.name}.{step}"


@pytest.mark.parametrize("flow", sorted(_WORD_FOR_WORD))
def test_items_are_never_reworded(flow: str) -> None:
    """WHO-5 and T-ILS have one wording each."""
    steps = [step for step in FLOWS[flow].steps if str(step).startswith("item")]
    assert {len(CATALOG.variants_of(f"{flow}.{step}")) for step in steps} == {1}


@pytest.mark.parametrize(("mood", "then"), ANSWERS)
def test_week_after_week(town: Town, mood: str, then: str) -> None:
    """Whoever answers alike every week reads something else each time."""
    anna = town.settle_in(channel="web")
    told: list[list[str]] = []
    for _ in range(5):
        heard = town.starts("checkin", anna)
        for words in (mood, then):
            heard += town.says(words, "web-1", channel="web")
        told.append([m.words for m in heard if m.person_id and m.channel == "web"])
        town.clock.move(timedelta(days=7))
    for last, this in pairwise(told):
        assert len(last) == len(this) == len(("asked", "followed up", "thanked"))
        assert not set(last) & set(this)
