"""What somebody says of an appointment though nothing is asked: never lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.effects.turn import Turn
from bot.store import appointments, conversations
from bot.store.appointments import Appointment
from bot.store.conversations import Kept, Subject
from flows.engine.conversation import Conversation, Offered
from flows.engine.engine import offer
from flows.engine.facts import Facts
from flows.engine.heard import Chose, Heard, NamedTime
from flows.engine.steps import Ask
from flows.listening.answers import hear_answer
from flows.listening.matters import says_ill, speaks_of_appointment
from flows.listening.times import find_spoken_day

#: How far ahead an appointment may be that is spoken of without being named.
_AHEAD = timedelta(days=7)
#: Who is ill or late speaks of what is this near.
_NEAR = timedelta(hours=30)
_SOON = timedelta(hours=3)
_BEGUN = timedelta(hours=1)
#: The question that would have been asked, by the kind of appointment.
_ASKED = {"shadowing": ("shadow", "eve")}
_REMINDER = ("appointment", "remind")
_SAYABLE = frozenset(("no", "sick", "late", "new_time"))


def about_appointment(turn: Turn, words: str) -> tuple[Kept, Heard] | None:
    """Take words for what they say of the next appointment; None when they do not."""
    is_ill = says_ill(words)
    if not is_ill and not speaks_of_appointment(words):
        return None
    for appointment in _spoken_of(turn):
        heard = _hear(turn, words, appointment)
        if _is_meant(turn, appointment, heard, is_ill=is_ill):
            return _stand(turn, appointment), heard
    return None


def _spoken_of(turn: Turn) -> Sequence[Appointment]:
    """The appointments that may be meant, the next first, declined ones too."""
    since = turn.now - _BEGUN
    asked = {
        kept.subject.id
        for kept in turn.open_conversations
        if kept.subject is not None and kept.subject.kind == "appointment"
    }
    return [
        appointment
        for appointment in appointments.coming_of(
            turn.connection, turn.person.id, since
        )
        if appointment.id not in asked
        and appointment.starts_at < turn.now + _AHEAD
        and (appointment.is_on or appointment.state == "declined")
    ]


def _hear(turn: Turn, words: str, appointment: Appointment) -> Heard:
    now, starts_at = _local(turn, turn.now), _local(turn, appointment.starts_at)
    return hear_answer(words, _offered(turn, appointment), now, starts_at)


def _is_meant(
    turn: Turn, appointment: Appointment, heard: Heard, *, is_ill: bool
) -> bool:
    """Whether this appointment is what was spoken of."""
    away = appointment.starts_at - turn.now
    if appointment.state == "declined":
        return heard == Chose("coming")
    if isinstance(heard, NamedTime):
        return not is_ill
    if not isinstance(heard, Chose) or heard.value not in _SAYABLE:
        return False
    if heard.value != "new_time" and not _names_its_day(turn, appointment):
        return False
    if heard.value == "late":
        return away < _SOON
    return away < _NEAR if heard.value == "sick" else True


def _names_its_day(turn: Turn, appointment: Appointment) -> bool:
    """Whether the day that is spoken of is this one's; who is ill is ill today."""
    day = find_spoken_day(turn.words, _local(turn, turn.now))
    days = {None, _local(turn, appointment.starts_at).date()}
    return day in days or (
        says_ill(turn.words) and day == _local(turn, turn.now).date()
    )


def _offered(turn: Turn, appointment: Appointment) -> Offered:
    """The question that a reminder asks, as if it stood open."""
    name, step = _ASKED.get(appointment.kind, _REMINDER)
    flow = turn.house.flows[name]
    ask = flow.steps[flow.step_names(step)]
    labels = {}
    if isinstance(ask, Ask):
        key = ask.text.key
        labels = {
            choice.value: turn.house.words.term(choice.label_under(key))
            for choice in ask.choices
        }
    return offer(flow, step, Facts(), labels)


def _stand(turn: Turn, appointment: Appointment) -> Kept:
    """Begin where a reminder would have asked, without asking."""
    asked = _ASKED.get(appointment.kind, _REMINDER)
    return conversations.begin(
        turn.connection,
        replace(Conversation(*asked), offered=_offered(turn, appointment)),
        municipality_id=turn.person.municipality_id,
        person_id=turn.person.id,
        subject=Subject("appointment", appointment.id, appointment.version),
        now=turn.now,
    )


def _local(turn: Turn, moment: datetime) -> datetime:
    return moment.astimezone(turn.person.programme.time_zone)
