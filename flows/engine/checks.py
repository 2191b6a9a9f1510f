"""Find what is wrong with a flow before anybody meets it."""

import typing
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from flows.engine.answers import read_value, slots_of
from flows.engine.flow import AnyFlow
from flows.engine.steps import Ask, Decide, Do, End, Say


def find_mistakes(flow: AnyFlow) -> list[str]:
    """List every mistake in words that name the step and the mend."""
    mistakes = list(_missing_steps(flow))
    if mistakes:
        return mistakes
    return [
        *_moved_to_nowhere(flow),
        *_never_reached(flow),
        *_no_way_out(flow),
        *_endless_without_asking(flow),
        *_silence_without_end(flow),
        *_bad_questions(flow),
    ]


def exits(flow: AnyFlow, step: Any) -> dict[str, Any]:
    """Give every way on from a step: what leads there, and where it leads."""
    here = flow.steps[step]
    match here:
        case Ask():
            return _exits_of_question(here)
        case Say() | Do():
            return {"": here.then}
        case Decide():
            return {str(end): end for end in decided_exits(here)}
        case End():
            return {}


def decided_exits(decide: Decide[Any, Any]) -> tuple[Any, ...]:
    """Read the exits from the return type, which mypy holds the function to."""
    returned = typing.get_type_hints(decide.choose).get("return")
    return typing.get_args(returned)


def _exits_of_question(ask: Ask[Any]) -> dict[str, Any]:
    ways = {choice.value: choice.then for choice in ask.choices}
    if ask.listed is not None:
        ways[f"one of {ask.listed.of}"] = ask.listed.then
    if ask.words is not None:
        ways["words"] = ask.words.then
    if ask.time is not None:
        ways["a time"] = ask.time.then
    if ask.hint is not None:
        ways["about when"] = ask.hint.then
    return {**ways, "unclear": ask.unclear, "silence": ask.silence}


def _missing_steps(flow: AnyFlow) -> Iterator[str]:
    for name in flow.step_names:
        if name not in flow.steps:
            yield f"{flow.name}.{name} is named but has no step; write it"
    for step, here in flow.steps.items():
        if isinstance(here, Decide) and not decided_exits(here):
            yield (
                f"{flow.name}.{step} decides without listing its exits; "
                "return a Literal of steps"
            )


def _moved_to_nowhere(flow: AnyFlow) -> Iterator[str]:
    for old in flow.moved:
        if old in [str(name) for name in flow.step_names]:
            yield f"{flow.name}.{old} is moved but still there; drop one of them"


def _never_reached(flow: AnyFlow) -> Iterator[str]:
    reached = _reach(flow, flow.start)
    for step in flow.steps:
        if step not in reached:
            yield f"{flow.name}.{step} is never reached; lead to it or drop it"


def _no_way_out(flow: AnyFlow) -> Iterator[str]:
    for step in flow.steps:
        if not any(isinstance(flow.steps[s], End) for s in _reach(flow, step)):
            yield f"{flow.name}.{step} never comes to an end; give it a way out"


def _endless_without_asking(flow: AnyFlow) -> Iterator[str]:
    for step, here in flow.steps.items():
        if isinstance(here, Ask | End):
            continue
        if step in _reach_without_asking(flow, exits(flow, step).values()):
            yield f"{flow.name}.{step} comes back to itself without asking; break it"


def _silence_without_end(flow: AnyFlow) -> Iterator[str]:
    for step, here in flow.steps.items():
        if isinstance(here, Ask) and step in _reach_by_silence(flow, here.silence):
            yield f"{flow.name}.{step} asks again for ever in silence; end it"


def _bad_questions(flow: AnyFlow) -> Iterator[str]:
    slots = slots_of(flow.answers)
    for step, here in flow.steps.items():
        if isinstance(here, Ask):
            for mistake in _bad_question(here, slots):
                yield f"{flow.name}.{step} {mistake}"


def _bad_question(ask: Ask[Any], slots: Mapping[str, type[Any]]) -> Iterator[str]:
    openings = (ask.listed, ask.words, ask.time, ask.hint)
    if not ask.choices and not any(openings):
        yield "asks but takes no answer; give it choices, words or a time"
    if ask.patience <= timedelta(0):
        yield "has no patience; give it some time"
    values = [choice.value for choice in ask.choices]
    if len(values) != len(set(values)):
        yield "offers the same value twice; name them apart"
    for slot in (ask.answer, *(into.slot for into in openings if into is not None)):
        if slot is not None and slot not in slots:
            yield f"keeps its answer in {slot}, which the answers do not have; add it"
    yield from _bad_shape(ask, slots)
    if ask.answer is not None and ask.answer in slots:
        yield from _bad_values(values, slots[ask.answer])


def _bad_shape(ask: Ask[Any], slots: Mapping[str, type[Any]]) -> Iterator[str]:
    for slot in (ask.after, ask.told_from):
        if slot is not None and slot not in slots:
            yield f"goes on from {slot}, which the answers do not have; add it"
    shown = [choice.is_shown for choice in ask.choices]
    if shown != sorted(shown, reverse=True):
        yield "shows a choice after one that is only heard; put the heard ones last"


def _bad_values(values: list[str], kind: type[Any]) -> Iterator[str]:
    for value in values:
        try:
            read_value(kind, value)
        except ValueError:
            yield f"offers {value}, which a {kind.__name__} cannot hold; mend one"


def _reach(flow: AnyFlow, start: Any) -> set[Any]:
    found: set[Any] = set()
    waiting = [start]
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(exits(flow, step).values())
    return found


def _reach_without_asking(flow: AnyFlow, starts: Any) -> set[Any]:
    found: set[Any] = set()
    waiting = list(starts)
    while waiting:
        step = waiting.pop()
        if step in found:
            continue
        found.add(step)
        if not isinstance(flow.steps[step], Ask | End):
            waiting.extend(exits(flow, step).values())
    return found


def _reach_by_silence(flow: AnyFlow, start: Any) -> set[Any]:
    """Follow silence at questions and every way elsewhere."""
    found: set[Any] = set()
    waiting = [start]
    while waiting:
        step = waiting.pop()
        if step in found:
            continue
        found.add(step)
        here = flow.steps[step]
        if isinstance(here, Ask):
            waiting.append(here.silence)
        else:
            waiting.extend(exits(flow, step).values())
    return found
