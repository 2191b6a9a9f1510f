"""WHO-5, word for word, one item at a time; the number only for who wants it.

The words are WHO's and stand in messages/da/who5.po: no municipality changes them, no
item is left out, and what is not finished gives no score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Say
from flows.engine.texts import Text
from flows.events import ContactWished
from flows.everyday_events import Who5Answered
from flows.listening.replies import Meaning

#: The most that one item counts; it is offered first, as WHO has it.
HIGHEST = 5


class Step(StrEnum):
    """Where a young person can be."""

    INTRO = "intro"
    INTRO_AGAIN = "intro_again"
    ITEM1 = "item1"
    ITEM2 = "item2"
    ITEM3 = "item3"
    ITEM4 = "item4"
    ITEM5 = "item5"
    PICK_ONE = "pick_one"
    SAME_ITEM = "same_item"
    KEEP = "keep"
    IS_ALL_LOW = "is_all_low"
    ALL_LOW = "all_low"
    WANT_NUMBER = "want_number"
    HAS_LAST = "has_last"
    NUMBER = "number"
    NUMBER_AND_LAST = "number_and_last"
    NEEDS_HUMAN = "needs_human"
    CONTACT = "contact"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    CALLED = "called"
    WRITTEN = "written"
    LATER = "later"
    THANKS = "thanks"
    NOT_NOW = "not_now"
    UNFINISHED = "unfinished"
    UNANSWERED = "unanswered"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Answers:
    """The five answers, each 0 to 5."""

    item1: str | None = None
    item2: str | None = None
    item3: str | None = None
    item4: str | None = None
    item5: str | None = None
    contact: str | None = None

    @property
    def items(self) -> tuple[int, ...]:
        """Those that were given, in order."""
        given = (self.item1, self.item2, self.item3, self.item4, self.item5)
        return tuple(int(item) for item in given if item and item.isdigit())


def same_item(
    answers: Answers, _facts: Facts
) -> Literal[Step.ITEM1, Step.ITEM2, Step.ITEM3, Step.ITEM4, Step.ITEM5]:
    """Ask the item again that words were no answer to, in the same words."""
    if answers.item1 is None:
        return Step.ITEM1
    if answers.item2 is None:
        return Step.ITEM2
    if answers.item3 is None:
        return Step.ITEM3
    return Step.ITEM4 if answers.item4 is None else Step.ITEM5


def answered(answers: Answers, _facts: Facts) -> Who5Answered:
    """Keep all five."""
    return Who5Answered(answers.items)


def is_all_low(
    answers: Answers, _facts: Facts
) -> Literal[Step.ALL_LOW, Step.WANT_NUMBER]:
    """Whoever answered "at no time" to all five is told of a human, not of a number."""
    return Step.WANT_NUMBER if any(answers.items) else Step.ALL_LOW


def has_last(
    _answers: Answers, facts: Facts
) -> Literal[Step.NUMBER, Step.NUMBER_AND_LAST]:
    """Show the number beside the last one, where there is one."""
    has = facts.wellbeing.has_last_score
    return Step.NUMBER_AND_LAST if has else Step.NUMBER


def needs_human(_answers: Answers, facts: Facts) -> Literal[Step.CONTACT, Step.THANKS]:
    """Offer a human where the rules say that one should look."""
    return Step.CONTACT if facts.wellbeing.needs_human else Step.THANKS


_NEXT: Mapping[Step, Step] = {
    Step.ITEM1: Step.ITEM2,
    Step.ITEM2: Step.ITEM3,
    Step.ITEM3: Step.ITEM4,
    Step.ITEM4: Step.ITEM5,
    Step.ITEM5: Step.KEEP,
}


def _item(step: Step) -> Ask[Step]:
    """Ask one item with WHO's six answers, the best first."""
    return Ask(
        text=Text(f"who5.{step}"),
        answer=str(step),
        choices=(
            *(
                Choice(str(value), _NEXT[step], ("item",), label=f"who5.answer_{value}")
                for value in range(HIGHEST, -1, -1)
            ),
            Choice("leave", Step.UNFINISHED, (Meaning.NO,), label="who5.leave"),
        ),
        unclear=Step.PICK_ONE,
        patience=timedelta(hours=6),
        silence=Step.UNANSWERED,
        heard_as="who5_item_0_5",
    )


_START = (
    Choice("start", Step.ITEM1, (Meaning.YES,), label="who5.start"),
    Choice("not_now", Step.NOT_NOW, (Meaning.NO, Meaning.UNSURE), label="who5.skip_it"),
)

FLOW = Flow(
    name="who5",
    start=Step.INTRO,
    answers=Answers,
    starter=Starter.MAKKER,
    is_web_only=True,
    #: It asks of two weeks; an answer of last week would be of other weeks.
    late_reply=timedelta(days=2),
    steps={
        Step.INTRO: Ask(
            text=Text("who5.intro", ("first_name",)),
            choices=_START,
            unclear=Step.INTRO_AGAIN,
            patience=timedelta(hours=40),
            silence=Step.UNANSWERED,
        ),
        Step.INTRO_AGAIN: Ask(
            text=Text("who5.intro_again"),
            choices=_START,
            unclear=Step.NOT_NOW,
            patience=timedelta(hours=40),
            silence=Step.UNANSWERED,
        ),
        **{step: _item(step) for step in _NEXT},
        Step.PICK_ONE: Say(Text("who5.pick_one"), Step.SAME_ITEM),
        Step.SAME_ITEM: Decide(same_item),
        Step.KEEP: Do(answered, Step.IS_ALL_LOW),
        Step.IS_ALL_LOW: Decide(is_all_low),
        Step.ALL_LOW: End(Text("who5.all_low", ("consultant", "when_back")), "told"),
        Step.WANT_NUMBER: Ask(
            text=Text("who5.want_number"),
            choices=(
                Choice("yes", Step.HAS_LAST, (Meaning.YES,)),
                Choice("no", Step.NEEDS_HUMAN, (Meaning.NO, Meaning.UNSURE)),
            ),
            unclear=Step.NEEDS_HUMAN,
            patience=timedelta(hours=20),
            silence=Step.ENOUGH,
        ),
        Step.HAS_LAST: Decide(has_last),
        Step.NUMBER: Say(
            Text("who5.number", ("score", "consultant")), Step.NEEDS_HUMAN
        ),
        Step.NUMBER_AND_LAST: Say(
            Text("who5.number_and_last", ("score", "last_score", "consultant")),
            Step.NEEDS_HUMAN,
        ),
        Step.NEEDS_HUMAN: Decide(needs_human),
        Step.CONTACT: Ask(
            text=Text("who5.contact", ("consultant",)),
            answer="contact",
            choices=(
                Choice("call", Step.WISH_CALL, (Meaning.YES, Meaning.TALK_TO_HUMAN)),
                Choice("write", Step.WISH_LETTER),
                Choice("no", Step.LATER, (Meaning.NO, Meaning.UNSURE)),
            ),
            unclear=Step.LATER,
            patience=timedelta(hours=20),
            silence=Step.ENOUGH,
        ),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.CALLED: End(Text("who5.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("who5.written", ("consultant", "when_back"))),
        Step.LATER: End(Text("who5.later", ("consultant",))),
        Step.THANKS: End(Text("who5.thanks")),
        Step.NOT_NOW: End(Text("who5.not_now"), "skipped"),
        Step.UNFINISHED: End(Text("who5.unfinished"), "unfinished"),
        Step.UNANSWERED: End(outcome="silent"),
        Step.ENOUGH: End(),
    },
)
