"""After a meetup: how was it, and what next time; or a kind word to who missed it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into
from flows.engine.texts import Text
from flows.everyday_events import IdeaGiven, MeetupReviewed
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be after a meetup."""

    OPENING = "opening"
    MISSED = "missed"
    REVIEW = "review"
    KEEP_REVIEW = "keep_review"
    SUGGEST = "suggest"
    KEEP_IDEA = "keep_idea"
    IDEA_KEPT = "idea_kept"
    THANKS = "thanks"
    UNANSWERED = "unanswered"


class About(StrEnum):
    """What Makker has come to say."""

    REVIEW = "review"
    MISSED = "missed"


class Review(StrEnum):
    """How it was."""

    GOOD = "good"
    FINE = "fine"
    NOT_FOR_ME = "not_for_me"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk afterwards."""

    about: About | None = None
    review: Review | None = None
    words: str | None = None
    idea: str | None = None


def opening(answers: Answers, _facts: Facts) -> Literal[Step.MISSED, Step.REVIEW]:
    """Ask those who were there; whoever was not is asked nothing."""
    return Step.MISSED if answers.about is About.MISSED else Step.REVIEW


def reviewed(answers: Answers, _facts: Facts) -> MeetupReviewed:
    """Keep how it was."""
    return MeetupReviewed(answers.review or Review.FINE)


def given_idea(answers: Answers, _facts: Facts) -> IdeaGiven:
    """Give the suggestion to whoever leads the group."""
    return IdeaGiven(answers.idea or "")


FLOW = Flow(
    name="meetup_after",
    start=Step.OPENING,
    answers=Answers,
    starter=Starter.MAKKER,
    steps={
        Step.OPENING: Decide(opening),
        Step.MISSED: End(
            Text("meetup_after.missed", ("first_name", "group", "sender")), "told"
        ),
        Step.REVIEW: Ask(
            text=Text("meetup_after.review", ("first_name", "group")),
            answer="review",
            choices=(
                Choice("good", Step.KEEP_REVIEW),
                Choice("fine", Step.KEEP_REVIEW),
                Choice("not_for_me", Step.KEEP_REVIEW),
                Choice("skip", Step.THANKS, (Meaning.NO,)),
            ),
            words=Into("words", Step.SUGGEST),
            unclear=Step.SUGGEST,
            patience=timedelta(hours=20),
            silence=Step.UNANSWERED,
        ),
        Step.KEEP_REVIEW: Do(reviewed, Step.SUGGEST),
        Step.SUGGEST: Ask(
            text=Text("meetup_after.suggest"),
            choices=(Choice("skip", Step.THANKS, (Meaning.NO,)),),
            words=Into("idea", Step.KEEP_IDEA),
            unclear=Step.SUGGEST,
            patience=timedelta(hours=20),
            silence=Step.UNANSWERED,
            heard_as="words",
        ),
        Step.KEEP_IDEA: Do(given_idea, Step.IDEA_KEPT),
        Step.IDEA_KEPT: End(Text("meetup_after.idea_kept", ("facilitator",))),
        Step.THANKS: End(Text("meetup_after.thanks")),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
