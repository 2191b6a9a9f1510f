"""What can stand in one SMS: the texts that a flow says from a reply to a question."""

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import combinations_with_replacement
from typing import Any

from flows.engine.checks import exits
from flows.engine.facts import Facts
from flows.engine.flow import AnyFlow
from flows.engine.steps import Ask, Decide, End, Say
from flows.engine.texts import Text

_BY_SMS = "is_by_sms"


def messages_of(flow: AnyFlow) -> list[tuple[Text, ...]]:
    """List every run of texts that one turn can say, each once."""
    starts = [flow.start]
    for step, here in flow.steps.items():
        if isinstance(here, Ask):
            starts += exits(flow, step).values()
    found: dict[tuple[Text, ...], None] = {}
    for start in dict.fromkeys(starts):
        for run in _runs(flow, start, (), frozenset()):
            if run:
                found.setdefault(run)
    return list(found)


def _runs(
    flow: AnyFlow, step: Any, said: tuple[Text, ...], passed: frozenset[Any]
) -> Iterator[tuple[Text, ...]]:
    """Follow every way from a step until something is asked or it ends."""
    if step in passed:
        return
    here = flow.steps[step]
    if isinstance(here, Ask | Say | End) and here.text is not None:
        said = (*said, here.text)
    if isinstance(here, Ask | End):
        yield said
        return
    elsewhere = _not_by_sms(flow, here) if isinstance(here, Decide) else frozenset()
    for end in dict.fromkeys(exits(flow, step).values()):
        if end in elsewhere:
            continue
        yield from _runs(flow, end, said, passed | {step})


def _not_by_sms(flow: AnyFlow, decide: Decide[Any, Any]) -> frozenset[Any]:
    """Name the exits that are taken in chat alone, as far as the facts tell."""
    names = getattr(decide.choose, "__code__", None)
    if names is None or _BY_SMS not in names.co_names:
        return frozenset()
    taken: dict[bool, set[Any]] = {False: set(), True: set()}
    try:
        for facts in _situations():
            taken[facts.is_by_sms].add(decide.choose(flow.answers(), facts))
    except (TypeError, ValueError, LookupError, AttributeError):
        return frozenset()
    return frozenset(taken[False] - taken[True])


def _situations() -> Iterator[Facts]:
    """Give every mix of two things that are otherwise than usual, by each channel."""
    names = [f.name for f in fields(Facts) if f.type is bool and f.name != _BY_SMS]
    for is_by_sms in (False, True):
        usual = Facts(is_by_sms=is_by_sms)
        for pair in combinations_with_replacement(names, 2):
            changed: dict[str, Any] = {name: not getattr(usual, name) for name in pair}
            yield usual
            yield replace(usual, **changed)
