"""What one text must hold to, whoever writes it: a file, or the staff site."""

import re
import unicodedata
from collections.abc import Iterator

from bot.wording.faults import Fault
from bot.wording.lix import long_sentences, words
from bot.wording.neutral import Neutral
from bot.wording.sms import strangers_to_gsm

MOST_QUESTIONS = 1
_HTML = re.compile(r"</?[a-zA-Z][^>]*>|&(?:[a-zA-Z]+|#\d+);")
_BRACE = re.compile(r"\{[a-z_]+\}")
_SEPARATE_LINES = re.compile(r"\n{3,}")
_SAFE = 'says "{found}", which neutral/safe_messaging.txt forbids'
_QUESTIONS = "asks {count} questions; ask one at a time"
_STRANGE = "has {sign} ({name}), which is not in GSM-7; write it another way"
_LOCK = 'says "{found}", which neutral/lock_screen.txt keeps off SMS'
_HEALTH = 'says "{found}", which neutral/health.txt keeps out'
_LONG = "has a sentence of {count} words; divide it"
_TONE = 'says "{found}"; say it more simply (neutral/tone.txt)'


def faults_everywhere(text: str, neutral: Neutral) -> Iterator[Fault]:
    """What no text may have, on no channel."""
    if text != text.strip():
        yield Fault("blank", "begins or ends with a blank; take it away")
    html = _HTML.search(text)
    if html:
        yield Fault(
            "html", "holds HTML ({found}); write plain words", found=html.group()
        )
    if "{" in _BRACE.sub("", text) or "}" in _BRACE.sub("", text):
        yield Fault("brace", "has a brace that is no field; write fields as {{name}}")
    for found in neutral.safe_messaging.found_in(text):
        yield Fault("unsafe", _SAFE, found=found)


def faults_of_message(text: str) -> Iterator[Fault]:
    """What a message to somebody's phone may not have."""
    if text.count("?") > MOST_QUESTIONS:
        yield Fault("questions", _QUESTIONS, count=text.count("?"))
    if "RING" in words(text) and "SKRIV" not in words(text):
        yield Fault("call", "offers RING alone; who cannot talk needs SKRIV beside it")
    if _SEPARATE_LINES.search(text):
        yield Fault("lines", "has more than one empty line in a row; leave one")


def faults_on_sms(text: str, neutral: Neutral, *, is_safety: bool) -> Iterator[Fault]:
    """What must not stand on a locked screen, or makes an SMS dear."""
    for sign in dict.fromkeys(strangers_to_gsm(text)):
        name = unicodedata.name(sign, "a sign without a name").lower()
        yield Fault("gsm", _STRANGE, sign=repr(sign), name=name, found=sign)
    for found in neutral.lock_screen.found_in(text):
        yield Fault("lock_screen", _LOCK, found=found)
    if not is_safety:
        yield from health_words(text, neutral)


def health_words(text: str, neutral: Neutral) -> Iterator[Fault]:
    """What neither SMS nor a place of work may be told."""
    for found in neutral.health.found_in(text):
        yield Fault("health", _HEALTH, found=found)


def doubts(text: str, neutral: Neutral) -> Iterator[Fault]:
    """What a human should read once more."""
    for sentence in long_sentences(text):
        yield Fault("sentence", _LONG, count=len(words(sentence)))
    for found in neutral.tone.found_in(text):
        yield Fault("tone", _TONE, found=found)
    if text.count("!") > 1:
        yield Fault("marks", "has more than one exclamation mark; one is plenty")
