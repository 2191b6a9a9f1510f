"""Wishes that count in any state, and words that only look like them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from flows.listening.commands import Command, find_command, find_pause_end

_SAID = """
    jeg vil stoppe stop i praktikken bussen der det ondt ikke mere gør kan du ham nu her
"""
WORDS = _SAID.split()
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=COPENHAGEN)


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "stop.",
        "Stop!!!",
        "stopp",
        "STOPALL",
        "UNSUBSCRIBE",
        "REVOKE",
        "OPTOUT",
        "afmeld",
        "stop alle beskeder",
        "skriv ikke mere til mig",
        "jeg vil ikke have flere beskeder",
        "lad være med at skrive til mig",
        "stop med at skrive",
        "hold op med at sende de sms'er",
    ],
)
def test_stop(text: str, asked: object) -> None:
    """A whole message or an unmistakable wish, whatever is asked."""
    assert find_command(text, question_open=bool(asked)) is Command.STOP


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "stopper bussen der?",
        "jeg vil stoppe i praktikken",
        "Stop, det gør så ondt",
        "jeg stoppede ved bageren",
        "kan ikke stoppe med at grine",
        "stopuret viser 3",
        "hvornår stopper dagen",
        "min chef sagde stop",
        "stop en halv, hvad sagde du",
        "bussen stopper lige udenfor",
        "jeg vil gerne stoppe med at ryge",
        "vi stoppede op på vejen",
        "det stopper aldrig i mit hoved",
        "nonstop musik",
        "kan I få ham til at stoppe",
        "jeg kan ikke stoppe med at tænke på det",
        "drop it, bro",
    ],
)
def test_no_stop(text: str, asked: object) -> None:
    """Buses, placements, pain, other people and habits stop nothing of Makker's."""
    assert find_command(text, question_open=bool(asked)) is not Command.STOP


@pytest.mark.parametrize("word", ["CANCEL", "END", "QUIT"])
def test_english_words_answer_an_open_question(word: str) -> None:
    """The provider's other words stop only where nothing is asked."""
    assert find_command(word) is Command.STOP
    assert find_command(word, question_open=True) is None


def test_yes_starts_only_where_nothing_is_asked() -> None:
    """YES is an answer first."""
    assert find_command("YES") is Command.RESUME
    assert find_command("YES", question_open=True) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("START", Command.RESUME),
        ("unstop", Command.RESUME),
        ("skriv til mig igen", Command.RESUME),
        ("pause", Command.PAUSE),
        ("stop indtil jul", Command.PAUSE),
        ("hold pause i 2 uger", Command.PAUSE),
        ("skriv først igen på mandag", Command.PAUSE),
        ("HJÆLP", Command.HELP),
        ("hjaelp", Command.HELP),
        ("hvad kan du?", Command.HELP),
        ("menu", Command.MENU),
        ("ring til mig", Command.HUMAN),
        ("jeg vil snakke med et menneske", Command.HUMAN),
        ("vis min plan", Command.PLAN),
        ("hvad ved I om mig", Command.MY_DATA),
        ("slet alt I ved om mig", Command.DELETE_ME),
        ("kvittering", Command.RECEIPT),
        ("kan du skrive lidt sjældnere", Command.LESS_OFTEN),
        ("kan I skrive på telegram i stedet", Command.OTHER_CHANNEL),
        ("skriv ikke om natten", Command.OTHER_TIME),
    ],
)
def test_wishes(text: str, command: Command) -> None:
    """Each wish in everyday words."""
    assert find_command(text) is command


@pytest.mark.parametrize("text", ["ja", "3", "torsdag kl 10", "👍", "hej", "", "???"])
def test_answers_are_no_wishes(text: str) -> None:
    """What answers a question orders nothing."""
    assert find_command(text, question_open=True) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("stop indtil jul", (2026, 12, 24)),
        ("pause til mandag", (2026, 11, 30)),
        ("pause i 2 uger", (2026, 12, 8)),
        ("ingen beskeder før den 1.", (2026, 12, 1)),
        ("pause i december", (2027, 1, 1)),
    ],
)
def test_pause_until(text: str, day: tuple[int, int, int]) -> None:
    """A pause ends when it was said to."""
    end = find_pause_end(text, NOW)
    assert end is not None
    assert (end.year, end.month, end.day) == day


def test_pause_without_end() -> None:
    """Just "pause" names no end."""
    assert find_pause_end("pause", NOW) is None


@given(st.text(max_size=120), st.booleans())
def test_any_text_is_heard(text: str, asked: object) -> None:
    """No text raises."""
    command = find_command(text, question_open=bool(asked))
    assert command is None or isinstance(command, Command)


@given(
    st.lists(
        st.sampled_from(WORDS),
        min_size=5,
        max_size=12,
    )
)
def test_stop_among_other_words(words: list[str]) -> None:
    """A bare "stop" inside a sentence about something else stops nothing."""
    if "stop" not in words[1:-1] or {"ikke", "mere", "der"} & set(words):
        return
    command = find_command(" ".join(["min", "chef", "sagde", *words, "igår"]))
    assert command is not Command.STOP
