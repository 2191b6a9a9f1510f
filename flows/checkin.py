"""Ask how today is, follow up once, and offer a human."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into, scale
from flows.engine.texts import Text
from flows.events import ContactWished, MoodTold
from flows.listening.replies import Meaning

LOWEST, LOW, MIDDLE = 1, 2, 3


class Step(StrEnum):
    """Where a young person can be in the check-in."""

    ASK_MOOD = "ask_mood"
    MOOD_AGAIN = "mood_again"
    NUDGE = "nudge"
    KEEP_MOOD = "keep_mood"
    FITS_MOOD = "fits_mood"
    LOWEST = "lowest"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    CALLED = "called"
    WRITTEN = "written"
    LATER = "later"
    READ = "read"
    THANKS = "thanks"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"


class Contact(StrEnum):
    """What a human should do."""

    CALL = "call"
    WRITE = "write"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of a check-in."""

    mood: int | None = None
    contact: Contact | None = None
    note: str | None = None


def told_mood(answers: Answers, _facts: Facts) -> MoodTold:
    """Keep the number; it is a trend and never a diagnosis."""
    return MoodTold(answers.mood or MIDDLE)


def wished_call(answers: Answers, _facts: Facts) -> ContactWished:
    """Ask for a call; the number goes with it, for the rules to judge."""
    return ContactWished("call", answers.mood)


def wished_letter(answers: Answers, _facts: Facts) -> ContactWished:
    """Ask for a message; the number goes with it, for the rules to judge."""
    return ContactWished("write", answers.mood)


def fitting(
    answers: Answers, _facts: Facts
) -> Literal[Step.LOWEST, Step.LOW, Step.MIDDLE, Step.HIGH]:
    """One follow-up that fits the answer: what went well, or a human."""
    mood = answers.mood or MIDDLE
    if mood <= LOW:
        return Step.LOWEST if mood == LOWEST else Step.LOW
    return Step.MIDDLE if mood == MIDDLE else Step.HIGH


_SKIP = Choice("skip", Step.SKIPPED, (Meaning.NO,))
_CONTACTS = (
    Choice("call", Step.WISH_CALL, (Meaning.YES, Meaning.TALK_TO_HUMAN)),
    Choice("write", Step.WISH_LETTER),
    Choice("no", Step.LATER, (Meaning.NO, Meaning.UNSURE)),
)


def _ask_mood(text: Text, *, unclear: Step, silence: Step) -> Ask[Step]:
    return Ask(
        text=text,
        answer="mood",
        choices=(*scale(1, 5, Step.KEEP_MOOD), Choice("0", Step.SKIPPED)),
        unclear=unclear,
        patience=timedelta(hours=24),
        silence=silence,
        heard_as="checkin_scale_1_5",
    )


def _offer_human(text: Text) -> Ask[Step]:
    """Offer a call or a message; their own words are just as good an answer."""
    return Ask(
        text=text,
        answer="contact",
        choices=_CONTACTS,
        words=Into("note", Step.READ),
        unclear=Step.READ,
        patience=timedelta(hours=20),
        silence=Step.UNANSWERED,
    )


def _ask_words(text: Text) -> Ask[Step]:
    return Ask(
        text=text,
        choices=(_SKIP,),
        words=Into("note", Step.THANKS),
        unclear=Step.THANKS,
        patience=timedelta(hours=20),
        silence=Step.UNANSWERED,
        heard_as="words",
    )


FLOW = Flow(
    name="checkin",
    start=Step.ASK_MOOD,
    answers=Answers,
    starter=Starter.MAKKER,
    steps={
        Step.ASK_MOOD: _ask_mood(
            Text("checkin.ask_mood", ("first_name",)),
            unclear=Step.MOOD_AGAIN,
            silence=Step.NUDGE,
        ),
        Step.MOOD_AGAIN: _ask_mood(
            Text("checkin.mood_again"), unclear=Step.SKIPPED, silence=Step.UNANSWERED
        ),
        Step.NUDGE: _ask_mood(
            Text("checkin.nudge", ("first_name",)),
            unclear=Step.MOOD_AGAIN,
            silence=Step.UNANSWERED,
        ),
        Step.KEEP_MOOD: Do(told_mood, Step.FITS_MOOD),
        Step.FITS_MOOD: Decide(fitting),
        Step.LOWEST: _offer_human(Text("checkin.lowest", ("consultant",))),
        Step.LOW: _offer_human(Text("checkin.low", ("consultant",))),
        Step.MIDDLE: _ask_words(Text("checkin.middle")),
        Step.HIGH: _ask_words(Text("checkin.high")),
        Step.WISH_CALL: Do(wished_call, Step.CALLED),
        Step.WISH_LETTER: Do(wished_letter, Step.WRITTEN),
        Step.CALLED: End(Text("checkin.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("checkin.written", ("consultant", "when_back"))),
        Step.LATER: End(Text("checkin.later")),
        Step.READ: End(Text("checkin.read", ("consultant",))),
        Step.THANKS: End(Text("checkin.thanks")),
        Step.SKIPPED: End(Text("checkin.skipped"), "skipped"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
