"""A museum of broken flows: one mistake each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from flows.engine.facts import Facts
from flows.engine.flow import AnyFlow, Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, End, Into, Say
from flows.engine.texts import Text

HOUR = timedelta(hours=1)


class Step(StrEnum):
    """Steps of the exhibits."""

    A = "a"
    B = "b"
    C = "c"


class Colour(StrEnum):
    """A slot's own values."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Answers:
    """Slots of the exhibits."""

    colour: Colour | None = None
    words: str | None = None


def exhibit(steps: Mapping[Step, Any], **named: Any) -> AnyFlow:
    """Show a flow of these steps."""
    return Flow(
        name="exhibit",
        start=Step.A,
        answers=Answers,
        starter=Starter.PERSON,
        steps=steps,
        **named,
    )


def ask(**named: Any) -> Ask[Step]:
    """Ask something that is whole but for what is named."""
    whole: dict[str, Any] = {
        "text": Text("exhibit.ask"),
        "choices": (Choice("red", Step.C),),
        "answer": "colour",
        "unclear": Step.C,
        "patience": HOUR,
        "silence": Step.C,
    }
    return Ask(**whole | named)


def without_list(_answers: Answers, _facts: Facts) -> Step:
    """Decide without saying which exits there are."""
    return Step.C


SAY_C = Say(Text("exhibit.say"), Step.C)
END = End()

BROKEN: Mapping[str, tuple[AnyFlow, str]] = {
    "a step is named and not written": (
        exhibit({Step.A: SAY_C, Step.C: END}),
        "exhibit.b is named but has no step",
    ),
    "a decision does not list its exits": (
        exhibit({Step.A: Decide(without_list), Step.B: END, Step.C: END}),
        "exhibit.a decides without listing its exits",
    ),
    "a step is never reached": (
        exhibit({Step.A: SAY_C, Step.B: END, Step.C: END}),
        "exhibit.b is never reached",
    ),
    "there is no way out": (
        exhibit(
            {
                Step.A: Say(Text("exhibit.say"), Step.B),
                Step.B: ask(
                    choices=(Choice("red", Step.C),),
                    unclear=Step.C,
                    silence=Step.C,
                ),
                Step.C: Say(Text("exhibit.say"), Step.A),
            }
        ),
        "exhibit.a never comes to an end",
    ),
    "it goes round without asking": (
        exhibit(
            {
                Step.A: ask(unclear=Step.B),
                Step.B: Say(Text("exhibit.say"), Step.B),
                Step.C: END,
            }
        ),
        "exhibit.b comes back to itself without asking",
    ),
    "silence asks for ever": (
        exhibit(
            {
                Step.A: ask(silence=Step.B),
                Step.B: ask(silence=Step.A),
                Step.C: END,
            }
        ),
        "exhibit.a asks again for ever in silence",
    ),
    "a question takes no answer": (
        exhibit(
            {
                Step.A: ask(choices=(), answer=None, unclear=Step.B),
                Step.B: SAY_C,
                Step.C: END,
            }
        ),
        "exhibit.a asks but takes no answer",
    ),
    "a question has no patience": (
        exhibit(
            {
                Step.A: ask(patience=timedelta(0), unclear=Step.B),
                Step.B: SAY_C,
                Step.C: END,
            }
        ),
        "exhibit.a has no patience",
    ),
    "a value is offered twice": (
        exhibit(
            {
                Step.A: ask(choices=(Choice("red", Step.B), Choice("red", Step.C))),
                Step.B: SAY_C,
                Step.C: END,
            }
        ),
        "exhibit.a offers the same value twice",
    ),
    "a slot is not among the answers": (
        exhibit(
            {
                Step.A: ask(words=Into("wrods", Step.B)),
                Step.B: SAY_C,
                Step.C: END,
            }
        ),
        "exhibit.a keeps its answer in wrods",
    ),
    "a slot cannot hold a value": (
        exhibit(
            {
                Step.A: ask(choices=(Choice("blue", Step.B),)),
                Step.B: SAY_C,
                Step.C: END,
            }
        ),
        "exhibit.a offers blue, which a Colour cannot hold",
    ),
    "a step is moved and still there": (
        exhibit(
            {Step.A: ask(unclear=Step.B), Step.B: SAY_C, Step.C: END},
            moved={"b": Step.C},
        ),
        "exhibit.b is moved but still there",
    ),
}
