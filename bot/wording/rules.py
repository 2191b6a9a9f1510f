"""What one text must hold to, whoever writes it: a file, or the staff site."""

import re
import unicodedata
from collections.abc import Iterator

from bot.wording.lix import long_sentences, words
from bot.wording.neutral import Neutral
from bot.wording.sms import strangers_to_gsm

MOST_QUESTIONS = 1
_HTML = re.compile(r"</?[a-zA-Z][^>]*>|&(?:[a-zA-Z]+|#\d+);")
_BRACE = re.compile(r"\{[a-z_]+\}")
_SEPARATE_LINES = re.compile(r"\n{3,}")


def faults_everywhere(text: str, neutral: Neutral) -> Iterator[str]:
    """What no text may have, on no channel."""
    if text != text.strip():
        yield "begins or ends with a blank; take it away"
    html = _HTML.search(text)
    if html:
        yield f"holds HTML ({html.group()}); write plain words"
    if "{" in _BRACE.sub("", text) or "}" in _BRACE.sub("", text):
        yield "has a brace that is no field; write fields as {name}"
    for found in neutral.safe_messaging.found_in(text):
        yield f'says "{found}", which neutral/safe_messaging.txt forbids'


def faults_of_message(text: str) -> Iterator[str]:
    """What a message to somebody's phone may not have."""
    if text.count("?") > MOST_QUESTIONS:
        yield f"asks {text.count('?')} questions; ask one at a time"
    if _SEPARATE_LINES.search(text):
        yield "has more than one empty line in a row; leave one"


def faults_on_sms(text: str, neutral: Neutral, *, is_safety: bool) -> Iterator[str]:
    """What must not stand on a locked screen, or makes an SMS dear."""
    for sign in dict.fromkeys(strangers_to_gsm(text)):
        name = unicodedata.name(sign, "a sign without a name").lower()
        yield f"has {sign!r} ({name}), which is not in GSM-7; write it another way"
    for found in neutral.lock_screen.found_in(text):
        yield f'says "{found}", which neutral/lock_screen.txt keeps off SMS'
    if not is_safety:
        yield from health_words(text, neutral)


def health_words(text: str, neutral: Neutral) -> Iterator[str]:
    """What neither SMS nor a place of work may be told."""
    for found in neutral.health.found_in(text):
        yield f'says "{found}", which neutral/health.txt keeps out'


def doubts(text: str, neutral: Neutral) -> Iterator[str]:
    """What a human should read once more."""
    for sentence in long_sentences(text):
        yield f"has a sentence of {len(words(sentence))} words; divide it"
    for found in neutral.tone.found_in(text):
        yield f'says "{found}"; say it more simply (neutral/tone.txt)'
    if text.count("!") > 1:
        yield "has more than one exclamation mark; one is plenty"
