"""See a job for a day: from the wish, over the day, to what was thought of it."""

from datetime import timedelta

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into
from flows.engine.texts import Text
from flows.events import ContactWished, OnTheWay
from flows.listening.replies import Meaning
from flows.shadow_steps import (
    Answers,
    Disclosure,
    Step,
    chosen,
    how_late,
    looked_back,
    other_day,
    part_of,
    running_late,
    still_not_coming,
    what_is_told,
    what_no_means,
    who_is_told,
    wished,
)
from flows.work_events import (
    DisclosureChosen,
    EscortChosen,
    ShadowAnswered,
    ShadowDeclined,
)

_A_DAY = timedelta(hours=20)
_PLACE = ("first_name", "company", "place", "day", "time")


def _said(value: str, then: Step, *means: str, is_shown: bool = True) -> Choice[Step]:
    """Offer something that can be said at any time, under one label."""
    return Choice(value, then, means, is_shown, f"shadow.say_{value}")


def _humans(*, is_shown: bool) -> tuple[Choice[Step], ...]:
    talk = Meaning.TALK_TO_HUMAN
    return (
        _said("call", Step.WISH_CALL, talk, is_shown=is_shown),
        _said("write", Step.WISH_LETTER, is_shown=is_shown),
    )


_HUMANS = _humans(is_shown=True)
_HIDDEN_HUMANS = _humans(is_shown=False)
_NOT_COMING = (
    _said("no", Step.NOT_COMING, Meaning.NO, Meaning.RESCHEDULE, is_shown=False),
    _said("sick", Step.SICK, Meaning.SICK, is_shown=False),
)
_LATE = _said("late", Step.HOW_LATE, Meaning.RUNNING_LATE)
_HIDDEN_LATE = _said("late", Step.HOW_LATE, Meaning.RUNNING_LATE, is_shown=False)
_OTHER_DAY = Into("other_day", Step.SAY_OTHER_DAY)
_OTHER_TIME = Into("other_time", Step.SAY_OTHER_DAY)


def _ask_whether(key: str, *fields: str, yes: Step, unclear: Step) -> Ask[Step]:
    return Ask(
        text=Text(key, fields),
        choices=(
            _said("yes", yes, Meaning.YES),
            _said("new_time", Step.OTHER_DAY, Meaning.RESCHEDULE),
            _said("no_thanks", Step.SAY_NO, Meaning.NO),
            _said("unsure", Step.SAY_UNSURE, Meaning.UNSURE, is_shown=False),
            *_HIDDEN_HUMANS,
        ),
        time=_OTHER_TIME,
        hint=_OTHER_DAY,
        unclear=unclear,
        patience=timedelta(hours=44),
        silence=Step.UNANSWERED,
        heard_as="jobshadow_confirm",
    )


def _ask_what_to_tell(key: str, *, unclear: Step) -> Ask[Step]:
    return Ask(
        text=Text(key, ("consultant",)),
        answer="disclosure",
        choices=tuple(
            Choice(d.value, Step.KEEP_CHOICE, label=f"shadow.know.{d}")
            for d in Disclosure
        ),
        unclear=unclear,
        patience=timedelta(hours=44),
        silence=Step.TELL_NOTHING,
    )


def _ask_words(key: str, *fields: str, into: str, then: Step) -> Ask[Step]:
    return Ask(
        text=Text(key, fields),
        choices=(Choice("skip", then, (Meaning.NO,)),),
        words=Into(into, then),
        unclear=then,
        patience=_A_DAY,
        silence=Step.LOOK_BACK_QUIETLY if then is Step.LOOK_BACK else Step.UNANSWERED,
        heard_as="words",
    )


FLOW = Flow(
    name="shadow",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.NOTICE,
    steps={
        Step.BEGIN: Decide(part_of),
        Step.WISH: Ask(
            text=Text("shadow.wish"),
            choices=(Choice("skip", Step.WISH_SKIPPED, (Meaning.NO,)),),
            words=Into("wish", Step.KEEP_WISH),
            unclear=Step.WISH_SKIPPED,
            patience=timedelta(days=2),
            silence=Step.UNANSWERED,
            heard_as="words",
        ),
        Step.KEEP_WISH: Do(wished, Step.WISH_SENT),
        Step.WISH_SENT: End(Text("shadow.wish_sent", ("consultant",))),
        Step.WISH_SKIPPED: End(Text("shadow.wish_skipped"), "skipped"),
        Step.PROPOSED: _ask_whether(
            "shadow.proposed",
            *(*_PLACE, "consultant"),
            yes=Step.SAY_YES,
            unclear=Step.PROPOSED_AGAIN,
        ),
        Step.PROPOSED_AGAIN: _ask_whether(
            "shadow.proposed_again",
            *("company", "day", "time"),
            yes=Step.SAY_YES,
            unclear=Step.SAY_UNSURE,
        ),
        Step.SAY_YES: Do(ShadowAnswered("yes"), Step.KNOW),
        Step.KNOW: _ask_what_to_tell("shadow.know", unclear=Step.KNOW_AGAIN),
        Step.KNOW_AGAIN: _ask_what_to_tell(
            "shadow.know_again", unclear=Step.TELL_NOTHING
        ),
        Step.KEEP_CHOICE: Do(chosen, Step.WHAT_IS_TOLD),
        Step.WHAT_IS_TOLD: Decide(what_is_told),
        Step.DISCLOSED: End(Text("shadow.disclosed", ("consultant",))),
        Step.TALK_FIRST: End(
            Text("shadow.talk_first", ("consultant", "when_back")), "talk_first"
        ),
        Step.TELL_NOTHING: Do(DisclosureChosen("nothing"), Step.UNANSWERED),
        Step.OTHER_DAY: Ask(
            text=Text("shadow.other_day"),
            choices=(Choice("skip", Step.SAY_OTHER_DAY), *_HIDDEN_HUMANS),
            words=_OTHER_DAY,
            time=_OTHER_TIME,
            unclear=Step.SAY_OTHER_DAY,
            patience=_A_DAY,
            silence=Step.SAY_OTHER_DAY,
            heard_as="jobshadow_confirm",
        ),
        Step.SAY_OTHER_DAY: Do(other_day, Step.OTHER_DAY_SENT),
        Step.OTHER_DAY_SENT: End(
            Text("shadow.other_day_sent", ("consultant",)), "other_day"
        ),
        Step.SAY_NO: Do(ShadowAnswered("no"), Step.NO_THANKS),
        Step.NO_THANKS: End(Text("shadow.no_thanks", ("consultant",)), "declined"),
        Step.SAY_UNSURE: Do(ShadowAnswered("unsure"), Step.UNSURE_SENT),
        Step.UNSURE_SENT: End(
            Text("shadow.unsure_sent", ("consultant", "when_back")), "unsure"
        ),
        Step.MOVED: _ask_whether(
            "shadow.moved", *_PLACE, yes=Step.MOVED_YES, unclear=Step.PROPOSED_AGAIN
        ),
        Step.MOVED_YES: Do(ShadowAnswered("yes"), Step.EVE_YES),
        Step.READY: Ask(
            text=Text("shadow.ready", (*_PLACE, "consultant", "meet")),
            choices=(
                Choice("yes", Step.WISH_ESCORT, (Meaning.YES,)),
                Choice("no", Step.WHAT_NO_MEANS, (Meaning.NO, Meaning.UNSURE)),
                _said("sick", Step.SICK, Meaning.SICK, is_shown=False),
                _said("new_time", Step.NOT_COMING, Meaning.RESCHEDULE, is_shown=False),
                *_HIDDEN_HUMANS,
            ),
            unclear=Step.NOTED,
            patience=_A_DAY,
            silence=Step.ENDED_QUIETLY,
            heard_as="jobshadow_confirm",
        ),
        Step.WISH_ESCORT: Do(EscortChosen(is_wished=True), Step.ESCORT_SENT),
        Step.ESCORT_SENT: End(Text("shadow.escort_sent", ("consultant",))),
        Step.WHAT_NO_MEANS: Decide(what_no_means),
        Step.NO_ESCORT: Do(EscortChosen(is_wished=False), Step.ALONE),
        Step.ALONE: End(Text("shadow.alone", ("consultant", "host_phone"))),
        Step.NOT_COMING: Ask(
            text=Text("shadow.not_coming", ("company", "day")),
            choices=(
                Choice("decline", Step.DECLINE, (Meaning.YES,)),
                Choice("coming", Step.EVE_YES),
                *_HUMANS,
                Choice("no", Step.STILL_NO, (Meaning.NO,), is_shown=False),
            ),
            unclear=Step.WISH_CALL,
            patience=timedelta(hours=4),
            silence=Step.WISH_CALL,
        ),
        Step.STILL_NO: Decide(still_not_coming),
        Step.EVE: Ask(
            text=Text(
                "shadow.eve", (*_PLACE, "meet", "practical", "consultant", "host_phone")
            ),
            choices=(
                Choice("ready", Step.EVE_YES, (Meaning.YES,)),
                *_HUMANS,
                *_NOT_COMING,
                _HIDDEN_LATE,
            ),
            unclear=Step.NOTED,
            patience=timedelta(hours=12),
            silence=Step.ENDED_QUIETLY,
            heard_as="jobshadow_confirm",
        ),
        Step.EVE_YES: End(Text("shadow.eve_yes", ("day", "time"))),
        Step.MORNING: Ask(
            text=Text("shadow.morning", (*_PLACE, "meet")),
            choices=(
                Choice("on_way", Step.ON_WAY, (Meaning.YES,)),
                _LATE,
                *_HUMANS,
                *_NOT_COMING,
            ),
            unclear=Step.NOTED,
            patience=timedelta(hours=3),
            silence=Step.ENDED_QUIETLY,
            heard_as="jobshadow_confirm",
        ),
        Step.HOW_LATE: Decide(how_late),
        Step.ON_WAY: Do(OnTheWay(), Step.ON_WAY_SENT),
        Step.ON_WAY_SENT: End(Text("shadow.on_way_sent", ("consultant",)), "on_way"),
        Step.LATE: Do(running_late, Step.LATE_SENT),
        Step.LATE_SENT: End(
            Text("shadow.late_sent", ("consultant", "host_phone")), "late"
        ),
        Step.DECLINE: Do(ShadowDeclined(), Step.WHO_IS_TOLD),
        Step.SICK: Do(ShadowDeclined("sick"), Step.WHO_IS_TOLD),
        Step.WHO_IS_TOLD: Decide(who_is_told),
        Step.DECLINED_TOLD: End(
            Text("shadow.declined_told", ("consultant",)), "declined"
        ),
        Step.DECLINED: End(Text("shadow.declined", ("consultant",)), "declined"),
        Step.LIKED: _ask_words(
            "shadow.liked", "first_name", "company", into="liked", then=Step.HARD
        ),
        Step.HARD: _ask_words("shadow.hard", into="hard", then=Step.LOOK_BACK),
        Step.LOOK_BACK: Do(looked_back, Step.THANKS),
        Step.THANKS: End(Text("shadow.thanks", ("consultant",))),
        Step.LOOK_BACK_QUIETLY: Do(looked_back, Step.ENDED_QUIETLY),
        Step.ENDED_QUIETLY: End(),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.CALLED: End(Text("shadow.called", ("consultant", "when_back")), "call"),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.WRITTEN: End(Text("shadow.written", ("consultant", "when_back")), "write"),
        Step.NOTED: End(Text("shadow.noted", ("consultant",)), "unclear"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
