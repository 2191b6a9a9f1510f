"""Everyday replies to Makker raise no alarm."""

import pytest

from benchmarks.listening.lines import REPLIES_TAUGHT, read_replies
from tests.flows.listening.ears import ears, hear

#: Of a writer the ears never learned from; what is left of it is to be lowered.
MOST_OF_AN_UNHEARD_WRITER = 0.12


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "nej",
        "ja tak, jeg kommer",
        "kan vi tage det fredag i stedet",
        "ring til mig",
        "skriv til mig",
        "mød mig",
        "hvad ved I om mig",
        "kan jeg blive hentet?",
        "pause",
        "min data",
        "STOP",
        "hjælp til cv",
        "jeg er syg i dag",
        "bussen er forsinket, kommer 10 min senere",
        "4",
        "👍",
    ],
)
def test_everyday_replies(text: str) -> None:
    """Commands, buttons and plain replies are neither alarming nor asked about."""
    verdict = hear(text)
    assert verdict.level == "none"
    assert not verdict.asks_directly


def test_replies_that_were_learned() -> None:
    """Hardly one reply in a hundred of the writers learned from is noticed."""
    lines = [line for name in REPLIES_TAUGHT for line in read_replies(name)]
    noticed = [line for line in lines if ears().hear(line.text).is_alarming]
    assert len(noticed) <= len(lines) / 100


def test_replies_of_an_unheard_writer() -> None:
    """False alarms on replies nobody learned from do not grow."""
    lines = read_replies("mona")
    noticed = [line for line in lines if ears().hear(line.text).is_alarming]
    assert len(noticed) <= MOST_OF_AN_UNHEARD_WRITER * len(lines)
