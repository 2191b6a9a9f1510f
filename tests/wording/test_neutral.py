"""Word lists: whole words, phrases, and a star for any letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import MESSAGES
from bot.wording.neutral import read_neutral, word_list

SHIPPED = read_neutral(MESSAGES)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("ips", "IPS-teamet", ["IPS"]),
        ("ips", "chips", []),
        ("psykiatri*", "Psykiatrisk", ["Psykiatrisk"]),
        ("psykiatri*", "ungdomspsykiatri", []),
        ("*psykiatri*", "ungdomspsykiatrien", ["ungdomspsykiatrien"]),
        ("eget liv", "dit eget\nliv", ["eget\nliv"]),
        ("who-5", "WHO-5 nu", ["WHO-5"]),
    ],
)
def test_how_a_line_is_read(phrase: str, text: str, found: list[str]) -> None:
    """The README of the lists tells it so."""
    assert word_list(phrase).found_in(text) == found


def test_empty_list_finds_nothing() -> None:
    """A list that is not there forbids nothing."""
    assert word_list().found_in("hvad som helst") == []


@pytest.mark.parametrize(
    "words",
    [
        "Psykiatrisk Center Ballerup",
        "IPS-konsulenten",
        "din depression",
        "Hvordan har du det?",
        "i jobcentret",
        "angst",
    ],
)
def test_health_words_that_sms_must_not_carry(words: str) -> None:
    """The shipped list knows them."""
    assert SHIPPED.health_words(words)


@pytest.mark.parametrize(
    "words",
    [
        "Rosenkæret 39",
        "Du har en aftale med Mette torsdag kl. 13.00",
        "Frederikssundsvej 12, 2. sal",
        "Kulturhuset i Søborg",
        "Aftalen er udsat til mandag",
        "Bageren på hjørnet",
        "Læg gerne en besked",
    ],
)
def test_everyday_words_pass(words: str) -> None:
    """An address or an hour tells nothing."""
    assert SHIPPED.health_words(words) == []


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing typed makes the lists fail."""
    assert isinstance(SHIPPED.health_words(text), list)
