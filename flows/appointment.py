"""Tell and remind of an appointment: coming, another time, late, or call me."""

from datetime import timedelta

from flows.appointment_asks import (
    A_DAY,
    ABOUT,
    CALL_CHOICES,
    HEARD_AS,
    HUMANS,
    SOON,
    TO_CLOCK,
    TO_NEW_TIME,
    ask_after_no,
    ask_anew,
    ask_whether,
    remind_of,
)
from flows.appointment_steps import (
    Answers,
    Step,
    any_time_or_none,
    can_be_taken,
    has_slots,
    how_late,
    how_told,
    kind_of_yes,
    late_by,
    old_time_or_none,
    taken_time,
    told_minutes,
    what_is_kept,
    what_was_said,
    wished_time,
)
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into, OfferedList
from flows.engine.texts import Text
from flows.events import (
    AppointmentConfirmed,
    AppointmentDeclined,
    ContactWished,
    NewTimeWished,
    OnTheWay,
    RunningLate,
)
from flows.listening.replies import Meaning

FLOW = Flow(
    name="appointment",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.NOTICE,
    steps={
        Step.BEGIN: Decide(how_told),
        Step.MADE: ask_whether(
            "appointment.made", "first_name", *ABOUT, unclear=Step.REMIND_AGAIN
        ),
        Step.MOVED: ask_whether(
            "appointment.moved", "first_name", *ABOUT, unclear=Step.REMIND_AGAIN
        ),
        Step.SERIES_MADE: ask_whether(
            "appointment.series_made",
            *("first_name", "series", *ABOUT),
            unclear=Step.REMIND_AGAIN,
        ),
        Step.CALL_MADE: ask_whether(
            "appointment.call_made",
            *("first_name", "consultant", "day", "time", "place", "sender"),
            unclear=Step.WISH_LETTER,
            choices=CALL_CHOICES,
        ),
        Step.MISSED: ask_anew("appointment.missed", "whom", "day"),
        Step.MISSED_DAY: ask_anew("appointment.missed_day", "company", "day"),
        Step.REMIND: ask_whether(
            "appointment.remind", "first_name", *ABOUT, unclear=Step.REMIND_AGAIN
        ),
        Step.REMIND_AGAIN: ask_whether(
            "appointment.remind_again", *ABOUT, unclear=Step.WISH_CALL
        ),
        Step.REMIND_CONFIRMED: remind_of(
            "appointment.remind_confirmed", "first_name", *ABOUT
        ),
        Step.REMIND_CALL: remind_of(
            "appointment.remind_call",
            *("first_name", "consultant", "day", "time", "place", "sender"),
        ),
        Step.STILL_ON: End(
            Text("appointment.still_on", ("consultant", "day", "time")), "unclear"
        ),
        Step.SAID: Decide(what_was_said),
        Step.CONFIRM: Do(AppointmentConfirmed(), Step.IS_CALL),
        Step.IS_CALL: Decide(kind_of_yes),
        Step.CONFIRMED: End(
            Text("appointment.confirmed", ("consultant", "day", "time", "calendar"))
        ),
        Step.BOTH_CONFIRMED: End(
            Text("appointment.both_confirmed", ("whom", "day", "time", "calendar"))
        ),
        Step.CALL_CONFIRMED: End(
            Text("appointment.call_confirmed", ("consultant", "day", "time", "place"))
        ),
        Step.NEW_TIME: Decide(has_slots),
        Step.CHOOSE_SLOT: Ask(
            text=Text("appointment.choose_slot"),
            listed=OfferedList("free_slots", "new_time", Step.READ_BACK),
            choices=(
                Choice("other", Step.WHICH_TIME, (Meaning.NO, Meaning.RESCHEDULE)),
                Choice("keep", Step.KEEP, (Meaning.YES,), is_shown=False),
                *HUMANS,
            ),
            time=TO_NEW_TIME,
            hint=TO_CLOCK,
            unclear=Step.WHICH_TIME,
            patience=SOON,
            silence=Step.WISH_ANY_TIME,
            heard_as=HEARD_AS,
        ),
        Step.WHICH_TIME: Ask(
            text=Text("appointment.which_time", ("consultant",)),
            choices=(
                Choice("skip", Step.WISH_ANY_TIME),
                Choice("keep", Step.KEEP),
                *HUMANS,
            ),
            words=Into("wish", Step.WISH_ANY_TIME),
            time=TO_NEW_TIME,
            hint=TO_CLOCK,
            unclear=Step.WISH_ANY_TIME,
            patience=SOON,
            silence=Step.WISH_ANY_TIME,
            heard_as=HEARD_AS,
        ),
        Step.ASK_CLOCK: Ask(
            text=Text("appointment.ask_clock"),
            choices=(
                Choice("skip", Step.WISH_ANY_TIME),
                Choice("keep", Step.KEEP),
                *HUMANS,
            ),
            time=TO_NEW_TIME,
            words=Into("clock", Step.WISH_ANY_TIME),
            after="wish",
            unclear=Step.WISH_ANY_TIME,
            patience=SOON,
            silence=Step.WISH_ANY_TIME,
            heard_as=HEARD_AS,
        ),
        Step.READ_BACK: Ask(
            text=Text("appointment.read_back", ("wished_day", "wished_time")),
            choices=(
                Choice("yes", Step.IS_FREE, (Meaning.YES,)),
                Choice("no", Step.WHICH_TIME, (Meaning.NO, Meaning.RESCHEDULE)),
                Choice("keep", Step.KEEP, is_shown=False),
                *HUMANS,
            ),
            time=TO_NEW_TIME,
            hint=TO_CLOCK,
            told_from="new_time",
            unclear=Step.WHICH_TIME,
            patience=SOON,
            silence=Step.WISH_ANY_TIME,
            heard_as=HEARD_AS,
        ),
        Step.IS_FREE: Decide(can_be_taken),
        Step.TAKE_TIME: Do(taken_time, Step.TIME_TAKEN),
        Step.TIME_TAKEN: End(
            Text(
                "appointment.time_taken",
                ("consultant", "wished_day", "wished_time", "calendar"),
            ),
            "new_time",
        ),
        Step.WISH_TIME: Do(wished_time, Step.TIME_STANDS),
        Step.TIME_STANDS: Decide(old_time_or_none),
        Step.TIME_SENT: End(
            Text(
                "appointment.time_sent",
                ("consultant", "wished_day", "wished_time", "day", "time"),
            ),
            "new_time",
        ),
        Step.TIME_WISHED: End(
            Text(
                "appointment.time_wished", ("consultant", "wished_day", "wished_time")
            ),
            "new_time",
        ),
        Step.WISH_ANY_TIME: Do(NewTimeWished(), Step.ANY_STANDS),
        Step.ANY_STANDS: Decide(any_time_or_none),
        Step.ANY_SENT: End(
            Text("appointment.any_sent", ("consultant", "day", "time")), "new_time"
        ),
        Step.ANY_WISHED: End(
            Text("appointment.any_wished", ("consultant",)), "new_time"
        ),
        Step.KEEP: Decide(what_is_kept),
        Step.KEPT: End(Text("appointment.kept", ("consultant", "day", "time"))),
        Step.LEFT: End(Text("appointment.left", ("consultant",)), "left"),
        Step.DECLINE: Do(AppointmentDeclined(), Step.DECLINED),
        Step.DECLINED: ask_after_no(
            "appointment.declined", "consultant", "day", "time"
        ),
        Step.SICK: Do(AppointmentDeclined("sick"), Step.GET_WELL),
        Step.GET_WELL: ask_after_no(
            "appointment.get_well", "consultant", "day", "time"
        ),
        Step.STAYS_DECLINED: End(
            Text("appointment.stays_declined", ("consultant",)), "declined"
        ),
        Step.DECLINED_QUIETLY: End(outcome="declined"),
        Step.SURE: Ask(
            text=Text("appointment.sure", ("whom", "day", "time")),
            choices=(
                Choice("yes", Step.CONFIRM, (Meaning.YES,)),
                Choice("no", Step.STAYS_DECLINED, (Meaning.NO, Meaning.UNSURE)),
            ),
            time=TO_NEW_TIME,
            unclear=Step.STAYS_DECLINED,
            patience=A_DAY,
            silence=Step.DECLINED_QUIETLY,
            heard_as=HEARD_AS,
        ),
        Step.HOW_LATE: Decide(how_late),
        Step.LATE_BY: Do(late_by, Step.LATE_SENT),
        Step.LATE: Do(RunningLate(), Step.ASK_MINUTES),
        Step.ASK_MINUTES: Ask(
            text=Text("appointment.ask_minutes", ("consultant",)),
            answer="late_by",
            choices=(
                *(Choice(n, Step.TELL_MINUTES, ("scale",)) for n in ("5", "10", "20")),
                Choice("unsure", Step.LATE_SENT, (Meaning.UNSURE,)),
            ),
            words=Into("late_by", Step.TELL_MINUTES),
            unclear=Step.LATE_SENT,
            patience=timedelta(hours=1),
            silence=Step.LATE_QUIETLY,
        ),
        Step.TELL_MINUTES: Do(told_minutes, Step.LATE_SENT),
        Step.LATE_SENT: End(Text("appointment.late_sent", ("consultant",)), "late"),
        Step.LATE_QUIETLY: End(outcome="late"),
        Step.ON_WAY: Do(OnTheWay(), Step.ON_WAY_SENT),
        Step.ON_WAY_SENT: End(Text("appointment.on_way", ("consultant",)), "on_way"),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.CALLED: End(
            Text("appointment.called", ("consultant", "when_back")), "call"
        ),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.WRITTEN: End(
            Text("appointment.written", ("consultant", "when_back")), "write"
        ),
        Step.OPEN: End(Text("appointment.open", ("consultant", "day")), "unsure"),
        Step.OVER: ask_anew("appointment.over", "whom", "day", "time"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
