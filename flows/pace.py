"""The person's own pace: pause, less, another hour, another place, stop, start."""

from datetime import timedelta

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into, OfferedList
from flows.engine.texts import Text
from flows.events import PauseChosen, PauseEnded, ReturnWished, StartedAgain, Stopped
from flows.listening.replies import Meaning
from flows.pace_steps import (
    Answers,
    Step,
    begin,
    chosen_channel,
    chosen_hour,
    chosen_pause,
    chosen_rhythm,
    given_number,
    has_end,
    has_end_again,
    has_end_at_last,
    has_hour,
    how_to_return,
    is_number,
    reads_number,
    reads_number_at_last,
)

_HOURS = ("10", "13", "16", "19")
_NO = (Meaning.NO,)
_LENGTHS_OF_PAUSE = (
    Choice("monday", Step.SET_PAUSE),
    Choice("week", Step.SET_PAUSE),
    Choice("start", Step.SET_OPEN_PAUSE),
    Choice("no", Step.LEFT, _NO),
)
_BACK = (
    Choice("yes", Step.COME_BACK, (Meaning.YES, Meaning.RESUME)),
    Choice("no", Step.STILL_STOPPED, _NO),
)


def _how_long(text: Text, *, then: Step, unclear: Step) -> Ask[Step]:
    return Ask(
        text=text,
        answer="length",
        choices=_LENGTHS_OF_PAUSE,
        words=Into("said", then),
        hint=Into("said", then),
        unclear=unclear,
        patience=timedelta(hours=20),
        silence=Step.QUIET,
    )


def _which_hour(text: Text) -> Ask[Step]:
    return Ask(
        text=text,
        answer="hour",
        choices=(
            *(Choice(hour, Step.CONFIRM_HOUR) for hour in _HOURS),
            Choice("no", Step.LEFT, _NO),
        ),
        words=Into("hour", Step.HAS_HOUR),
        hint=Into("hour", Step.HAS_HOUR),
        unclear=Step.LEFT,
        patience=timedelta(hours=20),
        silence=Step.QUIET,
    )


def _ask_back(text: Text, *, unclear: Step) -> Ask[Step]:
    return Ask(
        text=text,
        answer="back",
        choices=_BACK,
        unclear=unclear,
        patience=timedelta(days=3),
        silence=Step.QUIET,
    )


def _ask_number(text: Text, then: Step) -> Ask[Step]:
    return Ask(
        text=text,
        choices=(Choice("no", Step.LEFT, _NO),),
        words=Into("number", then),
        hint=Into("number", then),
        unclear=Step.LEFT,
        patience=timedelta(hours=4),
        silence=Step.QUIET,
    )


FLOW = Flow(
    name="pace",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.PERSON,
    steps={
        Step.BEGIN: Decide(begin),
        Step.MENU: Ask(
            text=Text("pace.menu"),
            answer="wish",
            choices=(
                Choice("pause", Step.HAS_END, (Meaning.PAUSE,)),
                Choice("less", Step.LESS),
                Choice("hour", Step.HOUR),
                Choice("channel", Step.CHANNEL),
                Choice("stop", Step.STOP, (Meaning.STOP,)),
                Choice("no", Step.LEFT, _NO),
            ),
            unclear=Step.LEFT,
            patience=timedelta(hours=4),
            silence=Step.QUIET,
        ),
        Step.HAS_END: Decide(has_end),
        Step.PAUSE: _how_long(
            Text("pace.pause"), then=Step.HAS_END_AGAIN, unclear=Step.PAUSE_AGAIN
        ),
        Step.HAS_END_AGAIN: Decide(has_end_again),
        Step.PAUSE_AGAIN: _how_long(
            Text("pace.pause_again"), then=Step.HAS_END_AT_LAST, unclear=Step.LEFT
        ),
        Step.HAS_END_AT_LAST: Decide(has_end_at_last),
        Step.SET_PAUSE: Do(chosen_pause, Step.PAUSED),
        Step.PAUSED: End(Text("pace.paused", ("pause_end",))),
        Step.SET_OPEN_PAUSE: Do(PauseChosen(None), Step.PAUSED_OPEN),
        Step.PAUSED_OPEN: End(Text("pace.paused_open")),
        Step.LESS: Ask(
            text=Text("pace.less"),
            answer="rhythm",
            choices=(
                Choice("fortnightly", Step.SET_RHYTHM),
                Choice("monthly", Step.SET_RHYTHM),
                Choice("appointments", Step.SET_RHYTHM),
                Choice("weekly", Step.SET_RHYTHM),
                Choice("no", Step.LEFT, _NO),
            ),
            unclear=Step.LEFT,
            patience=timedelta(hours=20),
            silence=Step.QUIET,
        ),
        Step.SET_RHYTHM: Do(chosen_rhythm, Step.RHYTHM_SET),
        Step.RHYTHM_SET: End(Text("pace.rhythm_set", ("rhythm",))),
        Step.HOUR: _which_hour(Text("pace.hour")),
        Step.HOUR_AGAIN: _which_hour(Text("pace.hour_again")),
        Step.HAS_HOUR: Decide(has_hour),
        Step.CONFIRM_HOUR: Ask(
            text=Text("pace.confirm_hour", ("asked_hour",)),
            answer="fits",
            choices=(
                Choice("yes", Step.SET_HOUR, (Meaning.YES,)),
                Choice("no", Step.HOUR_AGAIN, _NO),
            ),
            words=Into("hour", Step.HAS_HOUR),
            hint=Into("hour", Step.HAS_HOUR),
            unclear=Step.LEFT,
            patience=timedelta(hours=20),
            silence=Step.QUIET,
        ),
        Step.SET_HOUR: Do(chosen_hour, Step.HOUR_SET),
        Step.HOUR_SET: End(Text("pace.hour_set", ("asked_hour",))),
        Step.CHANNEL: Ask(
            text=Text("pace.channel"),
            listed=OfferedList("channels", "channel", Step.IS_NUMBER),
            choices=(Choice("no", Step.LEFT, _NO),),
            answer="channel",
            unclear=Step.LEFT,
            patience=timedelta(hours=20),
            silence=Step.QUIET,
        ),
        Step.IS_NUMBER: Decide(is_number),
        Step.SET_CHANNEL: Do(chosen_channel, Step.CHANNEL_SET),
        Step.CHANNEL_SET: End(),
        Step.NUMBER: _ask_number(Text("pace.number"), Step.READS_NUMBER),
        Step.READS_NUMBER: Decide(reads_number),
        Step.NUMBER_AGAIN: _ask_number(
            Text("pace.number_again"), Step.READS_NUMBER_AGAIN
        ),
        Step.READS_NUMBER_AGAIN: Decide(reads_number_at_last),
        Step.SEND_CODE: Do(given_number, Step.CODE_SENT),
        Step.CODE_SENT: End(),
        Step.STOP: Do(Stopped(), Step.STOPPED),
        Step.STOPPED: End(Text("pace.stopped", ("consultant",)), "stopped"),
        Step.RETURN: Decide(how_to_return),
        Step.ASK_BACK: _ask_back(Text("pace.ask_back"), unclear=Step.ASK_BACK_AGAIN),
        Step.ASK_BACK_AGAIN: _ask_back(
            Text("pace.ask_back_again"), unclear=Step.STILL_STOPPED
        ),
        Step.COME_BACK: Do(StartedAgain(), Step.CAME_BACK),
        Step.CAME_BACK: End(Text("pace.came_back", ("rhythm",))),
        Step.STILL_STOPPED: End(Text("pace.still_stopped", ("consultant",)), "stopped"),
        Step.END_PAUSE: Do(PauseEnded(), Step.PAUSE_ENDED),
        Step.PAUSE_ENDED: End(Text("pace.pause_ended", ("rhythm",))),
        Step.GO_ON: Do(PauseEnded(), Step.ALREADY),
        Step.ALREADY: End(Text("pace.already", ("rhythm",))),
        Step.WISH_RETURN: Do(ReturnWished(), Step.RETURN_WISHED),
        Step.RETURN_WISHED: End(
            Text("pace.return_wished", ("consultant", "when_back"))
        ),
        Step.LEFT: End(Text("pace.left"), "left"),
        Step.QUIET: End(outcome="silent"),
    },
)
