"""The questions that are asked of an appointment in more than one place."""

from dataclasses import replace
from datetime import timedelta

from flows.appointment_steps import Step
from flows.engine.steps import Ask, Choice, Into
from flows.engine.texts import Text
from flows.listening.replies import Meaning


def _said(value: str, *means: str, is_shown: bool = True) -> Choice[Step]:
    """Offer something that can be said of any appointment, under one label."""
    return Choice(value, Step.SAID, means, is_shown, f"appointment.say_{value}")


def _human(value: str, then: Step, *means: str, is_shown: bool = False) -> Choice[Step]:
    return Choice(value, then, means, is_shown, f"appointment.say_{value}")


_CHOICES = (
    _said("coming", Meaning.YES),
    _said("new_time", Meaning.RESCHEDULE),
    _said("call", Meaning.TALK_TO_HUMAN),
    _said("write"),
    _said("no", Meaning.NO, is_shown=False),
    _said("sick", Meaning.SICK, is_shown=False),
    _said("late", Meaning.RUNNING_LATE, is_shown=False),
    _said("unsure", Meaning.UNSURE, is_shown=False),
)
CALL_CHOICES = (
    Choice("coming", Step.SAID, (Meaning.YES,)),
    *(choice for choice in _CHOICES if choice.value not in {"coming", "call"}),
)
ABOUT = ("whom", "day", "time", "place", "sender")
HUMANS = (
    _human("call", Step.WISH_CALL, Meaning.TALK_TO_HUMAN),
    _human("write", Step.WISH_LETTER),
)
TO_NEW_TIME = Into("new_time", Step.READ_BACK)
TO_CLOCK = Into("wish", Step.ASK_CLOCK)
A_DAY = timedelta(hours=20)
SOON = timedelta(hours=4)
HEARD_AS = "appointment_confirm"


def ask_whether(
    key: str, *fields: str, unclear: Step, choices: tuple[Choice[Step], ...] = _CHOICES
) -> Ask[Step]:
    """Ask whether the person is coming; what else can be said is understood."""
    return Ask(
        text=Text(key, fields),
        answer="coming",
        choices=choices,
        time=TO_NEW_TIME,
        hint=TO_CLOCK,
        unclear=unclear,
        patience=timedelta(hours=40),
        silence=Step.UNANSWERED,
        heard_as=HEARD_AS,
    )


def remind_of(key: str, *fields: str) -> Ask[Step]:
    """Remind without asking; what they write then is still about it."""
    return Ask(
        text=Text(key, fields),
        answer="coming",
        choices=tuple(replace(choice, is_shown=False) for choice in _CHOICES),
        time=TO_NEW_TIME,
        hint=TO_CLOCK,
        unclear=Step.STILL_ON,
        patience=timedelta(hours=6),
        silence=Step.UNANSWERED,
        heard_as=HEARD_AS,
    )


def ask_after_no(key: str, *fields: str) -> Ask[Step]:
    """A no is sent; another time may be named at once, and minds may change."""
    return Ask(
        text=Text(key, fields),
        choices=(
            Choice("new_time", Step.NEW_TIME, (Meaning.RESCHEDULE,)),
            Choice("enough", Step.STAYS_DECLINED, (Meaning.NO, Meaning.UNSURE)),
            Choice("coming", Step.SURE, (Meaning.YES,), is_shown=False),
            *HUMANS,
        ),
        time=TO_NEW_TIME,
        hint=TO_CLOCK,
        unclear=Step.STAYS_DECLINED,
        patience=A_DAY,
        silence=Step.DECLINED_QUIETLY,
        heard_as=HEARD_AS,
    )


def ask_anew(key: str, *fields: str) -> Ask[Step]:
    """The time is over: is another one wanted."""
    return Ask(
        text=Text(key, fields),
        choices=(
            Choice("yes", Step.NEW_TIME, (Meaning.YES, Meaning.RESCHEDULE)),
            _human("call", Step.WISH_CALL, Meaning.TALK_TO_HUMAN, is_shown=True),
            _human("write", Step.WISH_LETTER, is_shown=True),
            Choice("no", Step.LEFT, (Meaning.NO, Meaning.UNSURE)),
        ),
        time=TO_NEW_TIME,
        hint=TO_CLOCK,
        unclear=Step.LEFT,
        patience=A_DAY,
        silence=Step.UNANSWERED,
        heard_as=HEARD_AS,
    )
