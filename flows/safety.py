"""Answer distress: help at once, one direct question on doubt, and the truth.

Levels and answers follow the programme's table of levels; no question here judges
how ill somebody is: a human does that.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Say
from flows.engine.texts import Text
from flows.events import ContactWished, DistressAnswered
from flows.listening.replies import Meaning

#: A direct question that nobody answers is taken for "I do not know" after this.
TEN_MINUTES = timedelta(minutes=10)
#: Who does not answer whether there is danger is asked whether they got through.
TWENTY_MINUTES = timedelta(minutes=20)


class Step(StrEnum):
    """Where a young person can be in a talk about distress."""

    BEGIN = "begin"
    RED = "red"
    RED_DANGER = "red_danger"
    RED_HURT = "red_hurt"
    FRIEND_NOW = "friend_now"
    IS_UNDER_18 = "is_under_18"
    UNDER_18 = "under_18"
    IN_DANGER = "in_danger"
    CALL_112 = "call_112"
    NOT_IN_DANGER = "not_in_danger"
    STAY = "stay"
    NOT_THROUGH = "not_through"
    DIRECT = "direct"
    DOUBT = "doubt"
    DIRECT_YES = "direct_yes"
    DIRECT_UNSURE = "direct_unsure"
    ORANGE = "orange"
    DOUBT_NO = "doubt_no"
    VIOLENCE = "violence"
    THREAT = "threat"
    TRAVEL = "travel"
    EATING = "eating"
    VOICES = "voices"
    SUBSTANCE = "substance"
    MEDICINE = "medicine"
    HOMELESS = "homeless"
    FRIEND = "friend"
    HARM = "harm"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    CALLED = "called"
    WRITTEN = "written"
    LEFT_OPEN = "left_open"
    QUIET = "quiet"


class Danger(StrEnum):
    """Whether there is danger now."""

    YES = "yes"
    NO = "no"


class Direct(StrEnum):
    """What was answered to the one direct question."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Contact(StrEnum):
    """What a human should do."""

    CALL = "call"
    WRITE = "write"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """The verdict that began the talk, and what was answered."""

    #: red, orange or doubt.
    level: str | None = None
    kind: str | None = None
    danger: Danger | None = None
    direct: Direct | None = None
    contact: Contact | None = None


Answered = Literal[
    Step.RED,
    Step.RED_DANGER,
    Step.RED_HURT,
    Step.FRIEND_NOW,
    Step.DIRECT,
    Step.DOUBT,
    Step.VIOLENCE,
    Step.THREAT,
    Step.TRAVEL,
    Step.EATING,
    Step.VOICES,
    Step.SUBSTANCE,
    Step.MEDICINE,
    Step.HOMELESS,
    Step.FRIEND,
    Step.HARM,
]

_RED_ANSWERS: dict[str, Literal[Step.RED_DANGER, Step.RED_HURT, Step.FRIEND_NOW]] = {
    "danger_other": Step.RED_DANGER,
    "overdose": Step.RED_HURT,
    "selfharm_now": Step.RED_HURT,
    "third_party_now": Step.FRIEND_NOW,
}
_ORANGE_ANSWERS: dict[
    str,
    Literal[
        Step.VIOLENCE,
        Step.THREAT,
        Step.TRAVEL,
        Step.EATING,
        Step.VOICES,
        Step.SUBSTANCE,
        Step.MEDICINE,
        Step.HOMELESS,
        Step.FRIEND,
        Step.HARM,
    ],
] = {
    "abuse": Step.VIOLENCE,
    "threat": Step.THREAT,
    "exploited": Step.THREAT,
    "forced_travel": Step.TRAVEL,
    "eating": Step.EATING,
    "psychosis": Step.VOICES,
    "substance": Step.SUBSTANCE,
    "med_stop": Step.MEDICINE,
    "homeless": Step.HOMELESS,
    "third_party": Step.FRIEND,
    "harm_others": Step.HARM,
}


def fitting_answer(answers: Answers, _facts: Facts) -> Answered:
    """Each matter has its own answer; on doubt one direct question is asked."""
    kind = answers.kind or ""
    if answers.level == "red":
        return _RED_ANSWERS.get(kind, Step.RED)
    if answers.level == "doubt":
        return Step.DOUBT
    return _ORANGE_ANSWERS.get(kind, Step.DIRECT)


def honest_duty(
    _answers: Answers, facts: Facts
) -> Literal[Step.UNDER_18, Step.IN_DANGER]:
    """Those under 18 get honest words in a message of their own; SMS has room later."""
    if facts.is_under_18 and not facts.is_by_sms:
        return Step.UNDER_18
    return Step.IN_DANGER


_WHO = ("consultant", "who_knows")
_LINES = ("help_line", "second_help_line")
_DANGER = (
    Choice("yes", Step.CALL_112, (Meaning.YES,)),
    Choice("no", Step.NOT_IN_DANGER, (Meaning.NO,)),
)
_DIRECT = (
    Choice("yes", Step.DIRECT_YES, (Meaning.YES,)),
    Choice("no", Step.DOUBT_NO, (Meaning.NO,)),
    Choice("unsure", Step.DIRECT_UNSURE, (Meaning.UNSURE,)),
)
_CONTACT = (
    Choice("call", Step.WISH_CALL, (Meaning.YES, Meaning.TALK_TO_HUMAN)),
    Choice("write", Step.WISH_LETTER),
    Choice("no", Step.LEFT_OPEN, (Meaning.NO, Meaning.UNSURE)),
)


def _about_danger(text: Text) -> Ask[Step]:
    return Ask(
        text=text,
        answer="danger",
        choices=_DANGER,
        unclear=Step.STAY,
        patience=TWENTY_MINUTES,
        silence=Step.NOT_THROUGH,
    )


def _direct_question(text: Text) -> Ask[Step]:
    return Ask(
        text=text,
        answer="direct",
        choices=_DIRECT,
        unclear=Step.DIRECT_UNSURE,
        patience=TEN_MINUTES,
        silence=Step.DIRECT_UNSURE,
    )


def _offer_contact(text: Text) -> Ask[Step]:
    return Ask(
        text=text,
        answer="contact",
        choices=_CONTACT,
        unclear=Step.STAY,
        patience=timedelta(hours=2),
        silence=Step.QUIET,
    )


FLOW = Flow(
    name="safety",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.SAFETY,
    speaks_first=True,
    late_reply=timedelta(hours=24),
    steps={
        Step.BEGIN: Decide(fitting_answer),
        Step.RED: Say(Text("safety.red", (*_WHO, *_LINES)), Step.IS_UNDER_18),
        Step.RED_DANGER: Say(
            Text("safety.red_danger", (*_WHO, *_LINES)), Step.IS_UNDER_18
        ),
        Step.RED_HURT: Say(Text("safety.red_hurt", (*_WHO, *_LINES)), Step.IS_UNDER_18),
        Step.FRIEND_NOW: _offer_contact(Text("safety.friend_now", (*_WHO, *_LINES))),
        Step.IS_UNDER_18: Decide(honest_duty),
        Step.UNDER_18: _about_danger(Text("safety.under_18", ("consultant",))),
        Step.IN_DANGER: _about_danger(Text("safety.in_danger")),
        Step.CALL_112: _about_danger(Text("safety.call_112", _WHO)),
        Step.NOT_IN_DANGER: _offer_contact(
            Text("safety.not_in_danger", ("consultant", "help_line"))
        ),
        Step.STAY: Ask(
            text=Text("safety.stay", (*_WHO, "help_line")),
            answer="contact",
            choices=_CONTACT,
            unclear=Step.STAY,
            patience=TWENTY_MINUTES,
            silence=Step.NOT_THROUGH,
        ),
        Step.NOT_THROUGH: Ask(
            text=Text("safety.not_through", ("consultant", "second_help_line")),
            answer="contact",
            choices=_CONTACT,
            unclear=Step.STAY,
            patience=timedelta(hours=2),
            silence=Step.QUIET,
        ),
        Step.DIRECT: _direct_question(Text("safety.direct", _WHO)),
        Step.DOUBT: _direct_question(Text("safety.doubt")),
        Step.DIRECT_YES: Do(DistressAnswered("red"), Step.RED),
        Step.DIRECT_UNSURE: Do(DistressAnswered("orange"), Step.ORANGE),
        Step.ORANGE: _offer_contact(Text("safety.orange", (*_WHO, *_LINES))),
        Step.DOUBT_NO: _offer_contact(
            Text("safety.doubt_no", ("consultant", "help_line"))
        ),
        Step.VIOLENCE: _offer_contact(Text("safety.violence", (*_WHO, "help_line"))),
        Step.THREAT: _offer_contact(Text("safety.threat", (*_WHO, "help_line"))),
        Step.TRAVEL: _offer_contact(Text("safety.travel", (*_WHO, "help_line"))),
        Step.EATING: _offer_contact(Text("safety.eating", (*_WHO, "help_line"))),
        Step.VOICES: _offer_contact(Text("safety.voices", (*_WHO, "help_line"))),
        Step.SUBSTANCE: _offer_contact(Text("safety.substance", (*_WHO, "help_line"))),
        Step.MEDICINE: _offer_contact(Text("safety.medicine", (*_WHO, "help_line"))),
        Step.HOMELESS: _offer_contact(Text("safety.homeless", _WHO)),
        Step.FRIEND: _offer_contact(Text("safety.friend", (*_WHO, "help_line"))),
        Step.HARM: _offer_contact(Text("safety.harm", (*_WHO, "help_line"))),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.CALLED: End(Text("safety.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("safety.written", ("consultant", "when_back"))),
        Step.LEFT_OPEN: End(Text("safety.left_open", ("consultant",)), "left_open"),
        Step.QUIET: End(outcome="silent"),
    },
)
