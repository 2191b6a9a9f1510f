"""Replies to what Makker asks: the open question decides, the last clause wins."""

import re
from collections.abc import Callable
from datetime import datetime
from statistics import median
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from flows.listening.replies import Meaning, Question, Reply, read_reply

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=COPENHAGEN)
THURSDAY = datetime(2026, 11, 26, 13, 0, tzinfo=COPENHAGEN)
CONFIRM, EVENT = Question.APPOINTMENT_CONFIRM, Question.EVENT_RSVP
SCALE, WHO5, FREE = Question.CHECKIN_SCALE_1_5, Question.WHO5_ITEM_0_5, Question.FREE


def read(text: str, question: Question = CONFIRM) -> Reply:
    """Read a reply in the week of the label guide."""
    about = THURSDAY if question in {CONFIRM, EVENT} else None
    return read_reply(text, question, NOW, appointment=about)


def meaning(text: str, question: Question = CONFIRM) -> str:
    """Give what a reply means."""
    return read(text, question).meaning.value


TRAPS = [
    # The last clause decides.
    ("ja desværre må jeg melde fra", "no"),
    ("nej det er fint, jeg kommer", "yes"),
    ("nej jeg glemmer det ikke, vi ses", "yes"),
    ("ja, hvor er det nu henne?", "yes"),
    ("jeg sagde ja men jeg kommer ikke", "no"),
    # Two "not"s of two verbs are no yes.
    ("kan ikke komme, bussen kører ikke", "no"),
    ("ka ik komme min bus kører ikke", "no"),
    # A named other time beats a no.
    ("nej, men fredag kl 10 kan jeg", "reschedule"),
    ("jeg er syg, kan vi tage den mandag kl 10", "reschedule"),
    ("er kl 16 for sent?", "reschedule"),
    # A small delay is no other time.
    ("er der 13.10, bussen er sen", "running_late"),
    ("forsov mig, kommer nu", "running_late"),
    # Illness of one's own, and of others.
    ("jeg har feber, jeg bliver hjemme", "sick"),
    ("jeg er ikke syg mere så jeg kommer", "yes"),
    ("mit barn er syg, så jeg kan ikke", "no"),
    # Not yet known.
    ("skal lige snakke med min mor først", "unsure"),
    ("jeg skriver når jeg ved det", "unsure"),
    # Silence, and what only sounds like it.
    ("stop indtil jul", "pause"),
    ("stop med at skrive til mig", "stop"),
    ("stopper bussen der?", "unclear"),
    ("jeg vil stoppe i praktikken", "talk_to_human"),
    ("stop, det gør så ondt", "sick"),
    # Dialect, other people's Danish, English.
    ("a kommer it", "no"),
    ("ja da a er der", "yes"),
    ("ka vi flyt et te mandaw klok tolv", "reschedule"),
    ("Jeg ikke kan komme den dag", "no"),
    ("wallah jeg kommer bror", "yes"),
    ("can't make it, sorry", "no"),
    # A picture is an answer only where it stands alone.
    ("👍", "yes"),
    ("🚫", "no"),
    ("😊 hvad skal vi lave", "unclear"),
    ("hvad snakker du om", "unclear"),
    ("", "unclear"),
]


@pytest.mark.parametrize(("text", "meant"), TRAPS)
def test_traps(text: str, meant: str) -> None:
    """What is easily taken for something else."""
    assert meaning(text) == meant


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("3", {SCALE: "scale", WHO5: "scale", CONFIRM: "unclear", FREE: "unclear"}),
        ("ja", {CONFIRM: "yes", EVENT: "yes", SCALE: "unclear", FREE: "unclear"}),
        ("👍", {CONFIRM: "yes", EVENT: "yes", SCALE: "unclear", WHO5: "unclear"}),
        ("fredag", {CONFIRM: "reschedule", SCALE: "unclear", FREE: "unclear"}),
        ("0", {WHO5: "scale", SCALE: "unclear"}),
    ],
)
def test_the_open_question_decides(text: str, answers: dict[Question, str]) -> None:
    """The same word answers each question in its own way, or not at all."""
    assert {asked: meaning(text, asked) for asked in answers} == answers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4", 4),
        ("en toer", 2),
        ("2/5", 2),
        ("3 ud af 5", 3),
        ("5️⃣", 5),
        ("i går 2, nu 4", 4),
        ("sov 7 timer så 4", 4),
        ("4, nej 3", 3),
        ("2 eller 3", None),
        ("3,5", None),
        ("4 og en halv", None),
        ("0", None),
        ("6", None),
        ("hvad er 5", None),
        ("👍", None),
    ],
)
def test_scale(text: str, number: int | None) -> None:
    """One number in range; two, halves, questions and thumbs are none."""
    assert read(text, SCALE).value == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("hele tiden", 5),
        ("det meste af tiden", 4),
        ("lidt mere end halvdelen", 3),
        ("lidt mindre end halvdelen", 2),
        ("lidt af tiden", 1),
        ("på intet tidspunkt", 0),
        ("nogle gange", None),
    ],
)
def test_who5_in_words(text: str, number: int | None) -> None:
    """The answers as WHO-5 words them are their numbers."""
    assert read(text, WHO5).value == number


def test_times() -> None:
    """Day and hour both fixed give a time; anything less gives none."""
    friday = datetime(2026, 11, 27, 14, 15, tzinfo=COPENHAGEN)
    assert read("kvart over 2 på fredag").value == friday
    assert read("fredag formiddag") == Reply(Meaning.RESCHEDULE)
    assert read("mandag eller tirsdag kl 10") == Reply(Meaning.RESCHEDULE)


def _stretched(text: str) -> str:
    return re.sub(r"([aeiouyæøå])\b", r"\1\1\1\1", text)


def _without_danish(text: str) -> str:
    return text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


CHANGES: list[Callable[[str], str]] = [
    str.upper,
    str.title,
    _stretched,
    _without_danish,
    lambda text: text.translate(str.maketrans("æøå", "aoa")),
    lambda text: f"hej {text}",
    lambda text: f"Hej Makker, {text}",
    lambda text: f"🌸 {text}",
    lambda text: f"{text} 🌸",
    lambda text: f"{text}!!!" if text[-1:].isalpha() else text,
    lambda text: f"  {text.replace(' ', '   ')}\n",
]


@pytest.mark.parametrize("text", [text for text, _ in TRAPS if text])
def test_dress_changes_nothing(text: str) -> None:
    """Capitals, stretching, no æøå, a greeting, a flower, marks and blanks."""
    assert {meaning(change(text)) for change in CHANGES} == {meaning(text)}


@given(st.text(max_size=200), st.sampled_from(Question))
def test_any_text_is_read(text: str, question: Question) -> None:
    """No text raises; a number is in range and a time is to come."""
    reply = read(text, question)
    if isinstance(reply.value, int):
        assert 0 <= reply.value <= 5
    if isinstance(reply.value, datetime):
        assert reply.value > NOW


_SAID = """
    ja nej ikke måske jeg kan kommer fredag i morgen kl 10 14.30 stop pause syg
    forsinket
    men så hvis ? , . 3 👍 ny tid senere i stedet uge 49 praktikken beskeder mere skriv
    ring til mig tak desværre eller og alligevel ud af 5 bussen
"""
WORDS = _SAID.split()


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(Question))
def test_any_words_are_read(words: list[str], question: Question) -> None:
    """Words of replies in any order raise nothing, and mean the same in capitals."""
    text = " ".join(words)
    assert read(text, question) == read(text.upper(), question)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "ikke ",
        "12.30 ",
        "1 ",
        "å?!",
        "i morgen eller ",
        "kan jeg ikke ",
        "kl halv ",
    ],
)
def test_long_text_is_read_in_time(piece: str) -> None:
    """Ten thousand characters of anything take some milliseconds."""
    text = piece * (10_000 // len(piece))
    began = process_time()
    read(text)
    assert process_time() - began < 0.1


def test_reply_is_read_in_time() -> None:
    """An ordinary reply is read in about a fifth of a millisecond; doubled here."""
    spent = []
    for text, _ in TRAPS * 5:
        began = process_time()
        read(text)
        spent.append(process_time() - began)
    assert median(spent) < 0.0008
