"""T-ILS, word for word: three items before a meetup, and never the word itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Say
from flows.engine.texts import Text
from flows.everyday_events import LonelinessAnswered
from flows.listening.replies import Meaning

#: The sum, of 3 to 9, from which a human looks; Danish practice.
LONELY_FROM = 7
_HIGHEST = 3


class Step(StrEnum):
    """Where a young person can be."""

    INTRO = "intro"
    INTRO_AGAIN = "intro_again"
    ITEM1 = "item1"
    ITEM2 = "item2"
    ITEM3 = "item3"
    PICK_ONE = "pick_one"
    SAME_ITEM = "same_item"
    KEEP = "keep"
    OFFERS_GROUP = "offers_group"
    GROUP = "group"
    NO_GROUP = "no_group"
    THANKS = "thanks"
    NOT_NOW = "not_now"
    UNFINISHED = "unfinished"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answers:
    """The three answers, each 1 to 3."""

    item1: str | None = None
    item2: str | None = None
    item3: str | None = None

    @property
    def items(self) -> tuple[int, ...]:
        """Those that were given, in order."""
        given = (self.item1, self.item2, self.item3)
        return tuple(int(item) for item in given if item and item.isdigit())


def same_item(
    answers: Answers, _facts: Facts
) -> Literal[Step.ITEM1, Step.ITEM2, Step.ITEM3]:
    """Ask the item again that words were no answer to, in the same words."""
    if answers.item1 is None:
        return Step.ITEM1
    return Step.ITEM2 if answers.item2 is None else Step.ITEM3


def answered(answers: Answers, _facts: Facts) -> LonelinessAnswered:
    """Keep all three."""
    return LonelinessAnswered(answers.items)


def offers_group(
    answers: Answers, facts: Facts
) -> Literal[Step.GROUP, Step.NO_GROUP, Step.THANKS]:
    """A high sum is met with the group and a human, kindly, and with no number."""
    if sum(answers.items) < LONELY_FROM:
        return Step.THANKS
    is_soon = facts.meetup is not None and not facts.meetup.is_cancelled
    return Step.GROUP if is_soon else Step.NO_GROUP


_NEXT: Mapping[Step, Step] = {
    Step.ITEM1: Step.ITEM2,
    Step.ITEM2: Step.ITEM3,
    Step.ITEM3: Step.KEEP,
}


def _item(step: Step) -> Ask[Step]:
    return Ask(
        text=Text(f"loneliness.{step}"),
        answer=str(step),
        choices=(
            *(
                Choice(
                    str(value),
                    _NEXT[step],
                    ("item",),
                    label=f"loneliness.answer_{value}",
                )
                for value in range(1, _HIGHEST + 1)
            ),
            Choice("leave", Step.UNFINISHED, (Meaning.NO,), label="loneliness.leave"),
        ),
        unclear=Step.PICK_ONE,
        patience=timedelta(hours=6),
        silence=Step.UNANSWERED,
    )


_START = (
    Choice("start", Step.ITEM1, (Meaning.YES,), label="loneliness.start"),
    Choice(
        "not_now",
        Step.NOT_NOW,
        (Meaning.NO, Meaning.UNSURE),
        label="loneliness.skip_it",
    ),
)

FLOW = Flow(
    name="loneliness",
    start=Step.INTRO,
    answers=Answers,
    starter=Starter.MAKKER,
    is_web_only=True,
    late_reply=timedelta(days=2),
    steps={
        Step.INTRO: Ask(
            text=Text("loneliness.intro", ("first_name",)),
            choices=_START,
            unclear=Step.INTRO_AGAIN,
            patience=timedelta(hours=40),
            silence=Step.UNANSWERED,
        ),
        Step.INTRO_AGAIN: Ask(
            text=Text("loneliness.intro_again"),
            choices=_START,
            unclear=Step.NOT_NOW,
            patience=timedelta(hours=40),
            silence=Step.UNANSWERED,
        ),
        **{step: _item(step) for step in _NEXT},
        Step.PICK_ONE: Say(Text("loneliness.pick_one"), Step.SAME_ITEM),
        Step.SAME_ITEM: Decide(same_item),
        Step.KEEP: Do(answered, Step.OFFERS_GROUP),
        Step.OFFERS_GROUP: Decide(offers_group),
        Step.GROUP: End(
            Text("loneliness.group", ("consultant", "group", "day", "time"))
        ),
        Step.NO_GROUP: End(Text("loneliness.no_group", ("consultant",))),
        Step.THANKS: End(Text("loneliness.thanks")),
        Step.NOT_NOW: End(Text("loneliness.not_now"), "skipped"),
        Step.UNFINISHED: End(Text("loneliness.unfinished"), "unfinished"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
