"""Remind of an appointment: coming, another time, or call me."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End, Into
from flows.engine.texts import Text
from flows.events import (
    AppointmentConfirmed,
    AppointmentDeclined,
    ContactWished,
    NewTimeWished,
    RunningLate,
)
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be with an appointment."""

    REMIND = "remind"
    REMIND_AGAIN = "remind_again"
    CONFIRM = "confirm"
    CONFIRMED = "confirmed"
    WHICH_TIME = "which_time"
    WISH_TIME = "wish_time"
    WISH_ANY_TIME = "wish_any_time"
    TIME_SENT = "time_sent"
    DECLINE = "decline"
    DECLINED = "declined"
    SICK = "sick"
    GET_WELL = "get_well"
    LATE = "late"
    LATE_SENT = "late_sent"
    WISH_CALL = "wish_call"
    CALLED = "called"
    OPEN = "open"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk about an appointment."""

    coming: str | None = None
    new_time: datetime | None = None
    wish: str | None = None


def wished_time(answers: Answers, _facts: Facts) -> NewTimeWished:
    """Pass on the time that was named, or that none was."""
    return NewTimeWished(answers.new_time)


_CHOICES = (
    Choice("coming", Step.CONFIRM, (Meaning.YES,)),
    Choice("new_time", Step.WHICH_TIME, (Meaning.RESCHEDULE,)),
    Choice("call", Step.WISH_CALL, (Meaning.TALK_TO_HUMAN,)),
    Choice("no", Step.DECLINE, (Meaning.NO,)),
    Choice("sick", Step.SICK, (Meaning.SICK,)),
    Choice("late", Step.LATE, (Meaning.RUNNING_LATE,)),
    Choice("unsure", Step.OPEN, (Meaning.UNSURE,)),
)
_ABOUT = ("consultant", "day", "time", "place", "sender")

FLOW = Flow(
    name="appointment",
    start=Step.REMIND,
    answers=Answers,
    starter=Starter.NOTICE,
    steps={
        Step.REMIND: Ask(
            text=Text("appointment.remind", ("first_name", *_ABOUT)),
            answer="coming",
            choices=_CHOICES,
            time=Into("new_time", Step.WISH_TIME),
            unclear=Step.REMIND_AGAIN,
            patience=timedelta(hours=40),
            silence=Step.UNANSWERED,
            heard_as="appointment_confirm",
        ),
        Step.REMIND_AGAIN: Ask(
            text=Text("appointment.remind_again", _ABOUT),
            answer="coming",
            choices=_CHOICES,
            time=Into("new_time", Step.WISH_TIME),
            unclear=Step.WISH_CALL,
            patience=timedelta(hours=40),
            silence=Step.UNANSWERED,
            heard_as="appointment_confirm",
        ),
        Step.CONFIRM: Do(AppointmentConfirmed(), Step.CONFIRMED),
        Step.CONFIRMED: End(
            Text("appointment.confirmed", ("consultant", "day", "time"))
        ),
        Step.WHICH_TIME: Ask(
            text=Text("appointment.which_time", ("consultant",)),
            words=Into("wish", Step.WISH_ANY_TIME),
            time=Into("new_time", Step.WISH_TIME),
            unclear=Step.WISH_ANY_TIME,
            patience=timedelta(hours=4),
            silence=Step.WISH_ANY_TIME,
            heard_as="appointment_confirm",
        ),
        Step.WISH_TIME: Do(wished_time, Step.TIME_SENT),
        Step.WISH_ANY_TIME: Do(wished_time, Step.TIME_SENT),
        Step.TIME_SENT: End(Text("appointment.time_sent", ("consultant",)), "new_time"),
        Step.DECLINE: Do(AppointmentDeclined(), Step.DECLINED),
        Step.DECLINED: End(Text("appointment.declined", ("consultant",)), "declined"),
        Step.SICK: Do(AppointmentDeclined("sick"), Step.GET_WELL),
        Step.GET_WELL: End(Text("appointment.get_well", ("consultant",)), "declined"),
        Step.LATE: Do(RunningLate(), Step.LATE_SENT),
        Step.LATE_SENT: End(Text("appointment.late_sent", ("consultant",)), "late"),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.CALLED: End(
            Text("appointment.called", ("consultant", "when_back")), "call"
        ),
        Step.OPEN: End(Text("appointment.open", ("consultant", "day")), "unsure"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
