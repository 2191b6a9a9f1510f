"""A reply is read against the question as it was shown."""

from datetime import datetime

import pytest

from bot.clock import COPENHAGEN
from flows.engine.conversation import Offered, OfferedChoice
from flows.engine.heard import Chose, SaidWords
from flows.listening.answers import hear_answer

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)
OFFER = Offered(
    step="low",
    choices=(
        OfferedChoice(1, "call", "Ring til mig", ("yes", "talk_to_human")),
        OfferedChoice(2, "no", "Nej tak", ("no",)),
    ),
    takes_words=True,
)


@pytest.mark.parametrize(
    "words",
    [
        "Jeg sov ikke så godt",
        "jeg kan ikke rigtig finde ro",
        "min mor vil ikke tale med mig",
        "det går ikke så godt derhjemme",
    ],
)
def test_telling_how_it_is_turns_nothing_down(words: str) -> None:
    """A "not" in a sentence about the day is no answer to an offered call."""
    assert hear_answer(words, OFFER, NOW, None) == SaidWords(words)


@pytest.mark.parametrize(
    "words",
    [
        "nej",
        "nej tak",
        "det behøver hun ikke i dag",
        "ellers tak",
        "ikke nu, ellers tak",
    ],
)
def test_an_offer_is_turned_down(words: str) -> None:
    """A plain no stays one."""
    assert hear_answer(words, OFFER, NOW, None) == Chose("no")
