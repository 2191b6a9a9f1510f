"""Read a reply against the question as it was shown."""

from datetime import datetime

from flows.engine.conversation import Offered, OfferedChoice
from flows.engine.heard import Chose, Heard, NamedTime, SaidSomethingElse, SaidWords
from flows.listening.normalise import fold
from flows.listening.replies import Meaning, Question, Reply, read_reply
from flows.listening.times import find_time

#: An ordinary question is answered as an invitation is: yes, no, perhaps.
_QUESTIONS = {"yes_no": Question.EVENT_RSVP}


def hear_answer(
    words: str, offered: Offered, now: datetime, appointment: datetime | None
) -> Heard:
    """Take words for the choice, the time or the words that the question allows."""
    chosen = _by_number_or_label(words, offered)
    if chosen is not None:
        return Chose(chosen.value)
    question = _QUESTIONS.get(offered.heard_as) or Question(offered.heard_as)
    reply = read_reply(words, question, now, appointment=appointment)
    named = _named_time(words, offered, reply, now, appointment)
    if named is not None:
        return NamedTime(named)
    chosen = _by_meaning(reply, offered)
    if chosen is not None:
        return Chose(chosen.value)
    if offered.takes_words and words.strip():
        return SaidWords(words)
    return SaidSomethingElse()


def _by_number_or_label(words: str, offered: Offered) -> OfferedChoice | None:
    said = fold(words).strip(" .!)")
    for choice in offered.choices:
        if said in {str(choice.number), fold(choice.label)}:
            return choice
    return None


def _by_meaning(reply: Reply, offered: Offered) -> OfferedChoice | None:
    for choice in offered.choices:
        if reply.meaning is Meaning.SCALE:
            if "scale" in choice.means and choice.value == str(reply.value):
                return choice
        elif reply.meaning in choice.means:
            return choice
    return None


def _named_time(
    words: str,
    offered: Offered,
    reply: Reply,
    now: datetime,
    appointment: datetime | None,
) -> datetime | None:
    if not offered.takes_time:
        return None
    if reply.meaning is Meaning.RESCHEDULE and isinstance(reply.value, datetime):
        return reply.value
    if reply.meaning is Meaning.UNCLEAR:
        found = find_time(words, now, base=appointment)
        return found.at if found is not None else None
    return None
