"""Words as they are typed, in one plain spelling."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.listening.normalise import fold, spellings, tokens
from flows.listening.vocabulary import read_words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("PAA LOERDAG", "på lørdag"),
        ("Ｋｌ １４", "kl 14"),
        ("*fredag*", "fredag"),
        ("d’er fint", "der fint"),
        ("ja👍🏽", "ja👍"),
        ("1½ time", "1 halv time"),
        ("jaaaaa!!!!", "ja!"),
    ],
)
def test_one_spelling(typed: str, folded: str) -> None:
    """Capitals, decoration, stretching, missing Danish letters, skin tones."""
    assert " ".join(fold(typed).split()) == folded


def test_tokens_keep_numbers_and_pictures() -> None:
    """A date, a clock and an emoji are one token each; an abbreviation has no dot."""
    assert tokens("d. 3/12 kl. 10.30 🎉") == ["d", "3/12", "kl", "10.30", "🎉"]


def test_spellings_of_one_word() -> None:
    """A doubled or a Danish letter is often left out."""
    assert {"lordag", "lørdag"} <= spellings("lørdag")
    assert "kome" in spellings("komme")


def test_what_stands_around_the_words_is_left_out() -> None:
    """A greeting, Makker's name, a flower and dots say nothing; a thumb does."""
    assert read_words("Hej Makker, ja tak... 🌸") == ["ja", "tak"]
    assert read_words("👍") == ["👍"]


@given(st.text(max_size=200))
def test_anything_can_be_folded(text: str) -> None:
    """No text raises, and folding twice changes no token's kind."""
    assert isinstance(fold(text), str)
    assert all(token.strip() or token == "\n" for token in tokens(text))


@pytest.mark.parametrize("piece", ["a", "å", "aae", ":-)", "1.", "-", "</3", "'", "́"])
def test_time_grows_with_the_text(piece: str) -> None:
    """Ten thousand characters take some milliseconds, whatever they are."""
    text = piece * (10_000 // len(piece))
    began = process_time()
    tokens(text)
    assert process_time() - began < 0.1
