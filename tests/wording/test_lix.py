"""LIX: how hard a set of texts is to read."""

import pytest

from bot.wording.lix import lix, long_sentences, sentences


def test_lix_by_hand() -> None:
    """Ten words in two sentences, two of them long: 5 + 20."""
    text = "Du skal ses med Mette. Aftalen ligger på torsdag kl. 13."
    assert lix([text]) == pytest.approx(10 / 2 + 100 * 2 / 10, abs=1.1)


def test_nothing_is_easy() -> None:
    """No words have no LIX."""
    assert lix([]) == 0.0
    assert lix(["112"]) == 0.0


def test_clock_ends_no_sentence() -> None:
    """Hours stand inside a sentence."""
    assert sentences("Vi ses torsdag kl. 13.00 i byen. Kommer du?") == [
        "Vi ses torsdag kl 13.00 i byen",
        "Kommer du",
    ]


def test_long_sentence_is_found() -> None:
    """More than twenty words are too many to hold on to."""
    assert long_sentences("og " * 21 + "slut.")
    assert not long_sentences("og " * 19 + "slut.")
