"""Makker's own words, said back to it, are nobody's cry; one word more is heard."""

import re

import pytest

from bot.config import MESSAGES
from bot.wording.catalog import read_folder
from flows.engine.conversation import Offered, OfferedChoice
from flows.listening.asked_words import ASKED_FOR, is_asked_for, is_label
from flows.listening.normalise import fold
from tests.town import Town, texts_of

#: Capitals that are names of things, and nothing to write back.
_NAMES = {"WHO", "CC", "BY", "NC", "SA", "IGO", "CPR", "SMS", "CC BY", "FGU", "UU"}
_CAPITALS = re.compile(r"\b[A-ZÆØÅÉ]{2,}(?: [A-ZÆØÅÉ]{2,})*\b")
_OTHERS = ("admin", "demo", "staff", "employer", "export", "human")
CRY = "jeg har besluttet mig, i nat tager jeg mit eget liv"


def test_whatever_a_text_asks_for_is_known() -> None:
    """Each word in capitals that the young are told to write is among them."""
    asked = {
        capitals
        for entry in read_folder(MESSAGES)
        if not entry.key.startswith(_OTHERS)
        for capitals in _CAPITALS.findall(entry.words)
    }
    assert {word for word in asked - _NAMES if not is_asked_for(word)} == set()


@pytest.mark.parametrize("words", sorted(ASKED_FOR))
def test_said_alone_it_opens_no_alert(town: Town, words: str) -> None:
    """Nobody is woken because somebody wrote what Makker asked for."""
    town.settle_in()
    heard = town.says(words.upper())
    assert not [m for m in heard if "alert_" in "".join(m.texts)]
    assert [m for m in heard if m.person_id]


@pytest.mark.parametrize("words", ["hjælp", "plan", "1", "ring til mig", "nej"])
def test_one_word_more_is_heard(town: Town, words: str) -> None:
    """Whatever stands beside it, all of it goes to the ears."""
    town.settle_in()
    heard = town.says(f"{words} {CRY}")
    assert "staff.alert_red" in texts_of(heard)


def test_labels_but_not_ones_own_words() -> None:
    """A plan's line on a button was written by a human, and is heard again."""
    choices = (
        OfferedChoice(1, "7", "jeg vil ikke være her"),
        OfferedChoice(2, "no", "Nej tak"),
    )
    offered = Offered(step="which", choices=choices, listed=1)
    assert is_label("nej tak!", offered)
    assert is_label("2", offered)
    assert not is_label("jeg vil ikke være her", offered)
    assert not is_label(f"2 {CRY}", offered)


def test_every_one_is_in_plain_spelling() -> None:
    """What is compared with a folded text is folded."""
    assert all(word == fold(word).strip() for word in ASKED_FOR)
