"""My own plan for bad days: how they begin, what helps, who can be there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into, OfferedList
from flows.engine.texts import Text
from flows.events import ContactWished, PlanLineAdded, PlanLineRemoved
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be."""

    BEGIN = "begin"
    SHOW = "show"
    EMPTY = "empty"
    WHICH_PART = "which_part"
    SIGNS = "signs"
    HELPS = "helps"
    PEOPLE = "people"
    ADD = "add"
    ADDED = "added"
    WHICH_LINE = "which_line"
    REMOVE = "remove"
    REMOVED = "removed"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    CALLED = "called"
    WRITTEN = "written"
    LEFT = "left"
    QUIET = "quiet"


class Wish(StrEnum):
    """What to do with the plan."""

    ADD = "add"
    REMOVE = "remove"
    CALL = "call"
    WRITE = "write"
    NO = "no"


class Part(StrEnum):
    """The parts of a plan."""

    SIGNS = "signs"
    HELPS = "helps"
    PEOPLE = "people"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was wished, and the line that was written or taken out."""

    wish: Wish | None = None
    part: Part | None = None
    words: str | None = None
    line: str | None = None
    more: bool | None = None


def show_what_is(_answers: Answers, facts: Facts) -> Literal[Step.SHOW, Step.EMPTY]:
    """Show the plan, or how to begin one."""
    return Step.SHOW if facts.has_plan else Step.EMPTY


_PARTS: Mapping[Part | None, Literal["signs", "people"]] = {
    Part.SIGNS: "signs",
    Part.PEOPLE: "people",
}


def added_line(answers: Answers, _facts: Facts) -> PlanLineAdded:
    """Keep the line in its part."""
    return PlanLineAdded(_PARTS.get(answers.part, "helps"), answers.words or "")


def removed_line(answers: Answers, _facts: Facts) -> PlanLineRemoved:
    """Take the line out that was pointed at."""
    digits = answers.line or ""
    return PlanLineRemoved(int(digits) if digits.isdigit() else 0)


_NO = (Meaning.NO, Meaning.UNSURE)
_ADD = Choice("add", Step.WHICH_PART, (Meaning.YES,))
_LEAVE = Choice("no", Step.LEFT, _NO)


def _ask(text: Text, *choices: Choice[Step]) -> Ask[Step]:
    return Ask(
        text=text,
        answer="wish",
        choices=choices,
        unclear=Step.LEFT,
        patience=timedelta(hours=20),
        silence=Step.QUIET,
    )


def _ask_line(key: str) -> Ask[Step]:
    return Ask(
        text=Text(key),
        choices=(Choice("no", Step.LEFT, (Meaning.NO,)),),
        words=Into("words", Step.ADD),
        hint=Into("words", Step.ADD),
        unclear=Step.LEFT,
        patience=timedelta(hours=20),
        silence=Step.QUIET,
    )


FLOW = Flow(
    name="my_plan",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.PERSON,
    steps={
        Step.BEGIN: Decide(show_what_is),
        Step.SHOW: _ask(
            Text("my_plan.show", ("plan",)),
            _ADD,
            Choice("remove", Step.WHICH_LINE),
            _LEAVE,
        ),
        Step.EMPTY: _ask(
            Text("my_plan.empty", ("consultant",)),
            _ADD,
            Choice("call", Step.WISH_CALL, (Meaning.TALK_TO_HUMAN,)),
            Choice("write", Step.WISH_LETTER),
            _LEAVE,
        ),
        Step.WHICH_PART: Ask(
            text=Text("my_plan.which_part"),
            answer="part",
            choices=(
                Choice("signs", Step.SIGNS),
                Choice("helps", Step.HELPS),
                Choice("people", Step.PEOPLE),
                _LEAVE,
            ),
            unclear=Step.LEFT,
            patience=timedelta(hours=20),
            silence=Step.QUIET,
        ),
        Step.SIGNS: _ask_line("my_plan.signs"),
        Step.HELPS: _ask_line("my_plan.helps"),
        Step.PEOPLE: _ask_line("my_plan.people"),
        Step.ADD: Do(added_line, Step.ADDED),
        Step.ADDED: Ask(
            text=Text("my_plan.added"),
            answer="more",
            choices=(
                Choice("yes", Step.WHICH_PART, (Meaning.YES,)),
                Choice("no", Step.LEFT, _NO),
            ),
            unclear=Step.LEFT,
            patience=timedelta(hours=4),
            silence=Step.QUIET,
        ),
        Step.WHICH_LINE: Ask(
            text=Text("my_plan.which_line"),
            answer="line",
            listed=OfferedList("plan_lines", "line", Step.REMOVE),
            choices=(_LEAVE,),
            unclear=Step.LEFT,
            patience=timedelta(hours=4),
            silence=Step.QUIET,
        ),
        Step.REMOVE: Do(removed_line, Step.REMOVED),
        Step.REMOVED: End(Text("my_plan.removed")),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.CALLED: End(Text("my_plan.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("my_plan.written", ("consultant", "when_back"))),
        Step.LEFT: End(Text("my_plan.left"), "left"),
        Step.QUIET: End(outcome="silent"),
    },
)
