"""Read a reply against the question as it was shown."""

import re
from datetime import datetime
from typing import Final

from flows.engine.conversation import Offered, OfferedChoice
from flows.engine.heard import (
    Chose,
    Heard,
    HintedTime,
    NamedTime,
    SaidSomethingElse,
    SaidWords,
)
from flows.listening.amounts import MOST_HOURS, find_hours
from flows.listening.company import find_company
from flows.listening.normalise import fold
from flows.listening.replies import Meaning, Question, Reply, read_reply
from flows.listening.times import find_time

#: An ordinary question is answered as an invitation is: yes, no, perhaps.
_QUESTIONS = {
    "yes_no": Question.EVENT_RSVP,
    "meetup": Question.EVENT_RSVP,
    "words": Question.EVENT_RSVP,
    "hours": Question.FREE,
}
#: Where own words are asked for, a message with more words than this is no "no".
_FEW_WORDS = 3
_BARE = {Meaning.YES, Meaning.UNSURE}
#: What turns an offer down; "jeg sov ikke så godt" is no answer to one.
_TURNS_DOWN: Final = re.compile(
    r"^(?:nej|næ|nah|nope|niks|nix|no)\b|\bellers tak\b|"
    r"\bikke (?:lige )?(?:nu|i dag|endnu)\b|"
    r"^(?:jeg |det |hun |han |du )?(?:behøver|gider|orker|magter|vil|skal|ønsker)\b"
    r".*\bikke\b|\b(?:ikke|ingen) (?:brug for|grund|nødvendigt)\b"
)
#: Words that take a stance and name nothing: "måske" is one, "et bageri måske" none.
_EMPTY_WORDS = """
    ja jo jep jada jaja jamen ok okay nej næ nope tak gerne måske muligvis ved ikke det
    jeg er i tvivl usikker sikker sådan helt rigtig bare nu så lige vist nok ingen
    anelse aner endnu har hmm tja øh
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_MARKS = str.maketrans(dict.fromkeys(".,!?)", " "))
#: Signs beyond this one are pictures.
_LAST_LETTER = 0x2100
#: Sounds of somebody thinking; they are no words to keep.
_SOUNDS = re.compile(r"h+m+|ø+h*m*|æ+h*m*|e+h+m*|tja+|nå+|hva|hvad")


def hear_answer(
    words: str, offered: Offered, now: datetime, appointment: datetime | None
) -> Heard:
    """Take words for the choice, the time or the words that the question allows."""
    chosen = find_offered(words, offered) or _by_company(words, offered)
    if chosen is not None:
        return Chose(chosen.value)
    if offered.heard_as == "words" and len(words.split()) > _FEW_WORDS:
        return SaidWords(words)
    return _read(words, offered, now, appointment)


def _read(
    words: str, offered: Offered, now: datetime, appointment: datetime | None
) -> Heard:
    """Read what is neither a number nor a label."""
    question = _QUESTIONS.get(offered.heard_as) or Question(offered.heard_as)
    reply = read_reply(words, question, now, appointment=appointment)
    named = _named_time(words, offered, reply, now, appointment)
    if named is not None:
        return NamedTime(named)
    if offered.takes_hint and _is_hint(words, reply, now, appointment):
        return HintedTime(words)
    is_bare = offered.heard_as != "words" or _says_nothing_else(words, reply)
    chosen = _by_meaning(reply, offered) if is_bare else None
    if chosen is not None and not _is_told(words, reply, offered):
        return Chose(chosen.value)
    is_empty = offered.heard_as == "words" and is_bare and reply.meaning in _BARE
    if offered.takes_words and says_something(words) and not is_empty:
        return SaidWords(words)
    return SaidSomethingElse()


def says_something(words: str) -> bool:
    """Whether there is more than a sound of thinking or a mark; an emoji says much."""
    has_picture = any(ord(sign) > _LAST_LETTER for sign in words)
    said = re.findall(r"\w+", fold(words))
    return has_picture or not all(_SOUNDS.fullmatch(word) for word in said)


def _says_nothing_else(words: str, reply: Reply) -> bool:
    """Whether "perhaps" is all that is said, where own words were asked for."""
    return reply.meaning is not Meaning.UNSURE or set(_bare(words).split()) <= _EMPTY


def _is_told(words: str, reply: Reply, offered: Offered) -> bool:
    """Whether a "not" tells how things are, where own words are welcome too."""
    return (
        offered.takes_words
        and reply.meaning is Meaning.NO
        and len(words.split()) > _FEW_WORDS
        and _TURNS_DOWN.search(fold(words)) is None
    )


def find_offered(words: str, offered: Offered) -> OfferedChoice | None:
    """Find the choice whose number or label was said, or its label's first word."""
    said = _bare(words)
    for choice in offered.choices:
        if said in {str(choice.number), _bare(choice.label)}:
            return choice
    begun = [c for c in offered.choices if _bare(c.label).split()[:1] == [said]]
    return begun[0] if len(begun) == 1 else None


def is_amount(words: str, offered: Offered) -> bool:
    """Tell whether words are the number that the question asks for."""
    return offered.heard_as == "hours" and find_hours(words, MOST_HOURS) is not None


def _bare(text: str) -> str:
    """Leave out the marks that nobody types the same way."""
    return " ".join(fold(text).translate(_MARKS).split())


def _by_company(words: str, offered: Offered) -> OfferedChoice | None:
    """Find what somebody needs so that coming to a meetup is possible."""
    if offered.heard_as != "meetup":
        return None
    company = find_company(words)
    return next((c for c in offered.choices if company in c.means), None)


def _by_meaning(reply: Reply, offered: Offered) -> OfferedChoice | None:
    for choice in offered.choices:
        if reply.meaning is Meaning.SCALE:
            is_scale = not {"scale", "item"}.isdisjoint(choice.means)
            if is_scale and choice.value == str(reply.value):
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
    if offered.before:
        together = find_time(f"{offered.before} {words}", now)
        return together.at if together is not None else None
    if reply.meaning is Meaning.RESCHEDULE and isinstance(reply.value, datetime):
        return reply.value
    if reply.meaning is Meaning.UNCLEAR:
        found = find_time(words, now, base=appointment)
        return found.at if found is not None else None
    return None


def _is_hint(
    words: str, reply: Reply, now: datetime, appointment: datetime | None
) -> bool:
    """Whether a time is named, but not exactly."""
    if reply.meaning not in (Meaning.RESCHEDULE, Meaning.UNCLEAR):
        return False
    found = find_time(words, now, base=appointment)
    return found is not None and found.at is None
