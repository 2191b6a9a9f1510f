"""Ask once whether somebody is in work or education now; it can be skipped."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End
from flows.engine.texts import Text
from flows.listening.replies import Meaning
from flows.work_events import MilestoneTold


class Step(StrEnum):
    """Where a young person can be at a milestone."""

    ASK = "ask"
    ASK_AGAIN = "ask_again"
    WHICH = "which"
    KEEP_YES = "keep_yes"
    KEEP_NO = "keep_no"
    THANKS = "thanks"
    NO_MATTER = "no_matter"
    SKIP = "skip"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"


class Occupation(StrEnum):
    """What the person is in."""

    WORK = "work"
    EDUCATION = "education"
    BOTH = "both"
    NEITHER = "neither"
    #: Yes, and not which; it is asked then.
    YES = "yes"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of a milestone."""

    occupation: Occupation | None = None


def told(answers: Answers, _facts: Facts) -> MilestoneTold:
    """Keep what was said."""
    match answers.occupation:
        case Occupation.WORK | Occupation.YES:
            return MilestoneTold("work")
        case Occupation.EDUCATION:
            return MilestoneTold("education")
        case Occupation.BOTH:
            return MilestoneTold("both")
        case Occupation.NEITHER:
            return MilestoneTold("neither")
        case _:
            return MilestoneTold("skipped")


_YES = tuple(
    Choice(one.value, Step.KEEP_YES)
    for one in (Occupation.WORK, Occupation.EDUCATION, Occupation.BOTH)
)
_ASK_WHICH = Choice(Occupation.YES.value, Step.WHICH, (Meaning.YES,), is_shown=False)
_SKIP = Choice(Occupation.SKIP.value, Step.SKIP, (Meaning.UNSURE,), is_shown=False)
#: Nobody is hurried: an answer two months later is still one.
_LATE = timedelta(days=60)


def _ask(key: str, *fields: str, unclear: Step) -> Ask[Step]:
    return Ask(
        text=Text(key, fields),
        answer="occupation",
        choices=(
            *_YES,
            Choice(Occupation.NEITHER.value, Step.KEEP_NO, (Meaning.NO,)),
            _ASK_WHICH,
            _SKIP,
        ),
        unclear=unclear,
        patience=timedelta(days=3),
        silence=Step.UNANSWERED,
    )


FLOW = Flow(
    name="milestone",
    start=Step.ASK,
    answers=Answers,
    starter=Starter.MAKKER,
    late_reply=_LATE,
    steps={
        Step.ASK: _ask("milestone.ask", "first_name", unclear=Step.ASK_AGAIN),
        Step.ASK_AGAIN: _ask("milestone.ask_again", unclear=Step.SKIP),
        Step.WHICH: Ask(
            text=Text("milestone.which"),
            answer="occupation",
            choices=(*_YES, _SKIP),
            unclear=Step.SKIP,
            patience=timedelta(days=3),
            silence=Step.UNANSWERED,
        ),
        Step.KEEP_YES: Do(told, Step.THANKS),
        Step.KEEP_NO: Do(told, Step.NO_MATTER),
        Step.THANKS: End(Text("milestone.thanks")),
        Step.NO_MATTER: End(Text("milestone.no_matter", ("consultant",))),
        Step.SKIP: Do(MilestoneTold("skipped"), Step.SKIPPED),
        Step.SKIPPED: End(Text("milestone.skipped"), "skipped"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
