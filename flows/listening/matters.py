"""What words speak of when nothing was asked: an appointment, the way there, a job."""

import re
from enum import StrEnum
from typing import Final

from flows.listening.normalise import fold

#: What only an appointment is called, and how only one is moved or missed.
_APPOINTMENT: Final = re.compile(
    r"\b(?:aftalen?|aftalerne|afbud|mødet?|samtalen?|skyggedag(?:en)?)\b|"
    r"\btiden (?:passer|dur|går ikke)\b|"
    r"\bkan (?:desværre |alligevel )?ikke (?:nå at )?(?:komme|nå det)\b"
    r"(?! (?:ud|op|videre|i gang|igennem|væk|over|mere))|"
    r"\bkommer (?:desværre )?ikke(?= (?:alligevel|i dag|i morgen|på|til|kl)\b|[ .!]*$)|"
    r"\b(?:kommer|kan godt|kan) alligevel(?! ikke)\b|"
    r"\bnår (?:det|jeg det)? ?ikke\b|\bforsinket\b|\bfor sent\b|"
    r"\b(?:rykke|flytte|udsætte|aflyse) (?:den|det|tiden|vores)\b|^ny tid\b|"
    r"\b(?:tage den|ses) (?:kl|i morgen|på|om|en anden)\b.*\bi stedet\b"
)
_ILL: Final = re.compile(
    r"\b(?:er|blevet|bliver|ligger) (?:\w+ )?syg\b(?! af\b)|^syg\b(?! af\b)"
)
_ON_THE_WAY: Final = re.compile(
    r"\bpå vej\b|\btaget af ?sted\b|\bkører nu\b|\bgår nu\b"
)
_NOT_ON_THE_WAY: Final = re.compile(
    r"\b(?:ikke|snart) på vej\b|\bforsinket\b|\bsen(?:t|ere)\b"
)
_JOB_ENDED: Final = re.compile(
    r"\b(?:fyret|opsagt|sagt op|stoppet|smidt ud|sluttet|holdt op|afskediget|"
    r"ikke (?:mere|længere) (?:arbejde|job|der)|mistet (?:mit )?(?:job|arbejde))\b|"
    r"\b(?:har|er) ikke (?:mere |længere )?(?:jobbet|noget job|noget arbejde|ansat)\b"
)

#: What people say to say hello, thanks or goodbye.
_SMALL_TALK: Final = frozenset(
    (
        *("hej", "hejsa", "hey", "hi", "hello", "halløj", "mojn", "davs", "goddag"),
        *("godmorgen", "godaften", "godnat", "farvel", "ses", "vi"),
        *("tak", "mange", "tusind", "tusinde", "for", "i", "dag", "sidst", "lige"),
        *("måde", "ok", "okay", "fint", "super", "fedt", "cool", "nå", "hvad", "så"),
        *("du", "der", "makker", "test", "haha", "lol"),
    )
)
_NO_LETTERS: Final = re.compile(r"[^\w ]+")


class ShortWish(StrEnum):
    """A wish that is a whole message of a few words."""

    LETTER = "letter"
    SHADOW = "shadow"


_SHORT_WISHES: Final = {
    ShortWish.LETTER: re.compile(
        r"(?:(?:jeg )?vil hellere )?skrive?(?: hellere| i stedet)?(?: til mig)?"
        r"(?: i stedet| tilbage| her)?"
    ),
    ShortWish.SHADOW: re.compile(
        r"(?:(?:jeg )?(?:vil|kunne) gerne (?:have |på |prøve |se )?(?:en )?)?"
        r"(?:skyggedag|jobskygge|føldag|snusedag|se et job|prøve et job)"
    ),
}


def find_short_wish(text: str) -> ShortWish | None:
    """Find the wish that a message is, and nothing else."""
    said = fold(text).strip(" .!?\n")
    for wish, pattern in _SHORT_WISHES.items():
        if pattern.fullmatch(said):
            return wish
    return None


def speaks_of_appointment(text: str) -> bool:
    """Tell whether words are plainly about an appointment."""
    return _APPOINTMENT.search(fold(text)) is not None


def is_small_talk(text: str) -> bool:
    """Tell whether a message is hello, thanks, goodbye, or no words at all."""
    return set(_NO_LETTERS.sub(" ", fold(text)).split()) <= _SMALL_TALK


def says_ill(text: str) -> bool:
    """Tell whether somebody writes that they are ill, and not just how they feel."""
    return _ILL.search(fold(text)) is not None


def is_on_the_way(text: str) -> bool:
    """Tell whether somebody is on the way, and not late."""
    said = fold(text)
    return bool(_ON_THE_WAY.search(said)) and not _NOT_ON_THE_WAY.search(said)


def says_job_ended(text: str) -> bool:
    """Tell whether somebody writes that a job is over."""
    return _JOB_ENDED.search(fold(text)) is not None
