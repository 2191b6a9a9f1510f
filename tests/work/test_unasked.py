"""A cancellation is heard though nothing was asked, and feelings cancel nothing."""

import pytest

from bot.store import appointments
from tests.work.conftest import Office, ahead


@pytest.fixture
async def agreed(office: Office) -> int:
    """An appointment in two days that Anna has said yes to."""
    made = office.town.agree(office.anna, ahead(office.town, days=1))
    await office.town.tick()
    office.says("ja")
    return made.id


@pytest.mark.parametrize(
    "words",
    [
        "jeg kan ikke komme i morgen",
        "melder afbud til aftalen",
        "kan desværre ikke komme alligevel",
        "jeg kommer ikke i morgen",
        "er blevet syg",
    ],
)
def test_a_plain_no_is_a_cancellation(office: Office, agreed: int, words: str) -> None:
    """It is sent, and which appointment it was is said."""
    told = office.says(words)[-1]
    stored = office.read(appointments.get, agreed)
    assert stored is not None
    assert stored.state == "declined"
    assert "i morgen kl. 10.00" in told.words


@pytest.mark.parametrize(
    "words",
    [
        "jeg har det skidt",
        "jeg kommer ikke ud af sengen",
        "jeg kan ikke komme videre",
        "jeg gider ikke mere i dag",
        "nej",
        "mødet i går var fint",
        "jeg er syg af at vente",
        "tak for i dag",
    ],
)
def test_anything_else_cancels_nothing(office: Office, agreed: int, words: str) -> None:
    """A wrong cancellation would be worse than a question."""
    office.says(words)
    stored = office.read(appointments.get, agreed)
    assert stored is not None
    assert stored.state == "confirmed"


def test_a_new_time_may_be_named_at_once(office: Office, agreed: int) -> None:
    """It is read back before anything is wished."""
    (asked,) = office.says("kan vi flytte aftalen til fredag kl 14?")
    assert asked.texts == ("appointment.read_back",)
    assert "fredag den 27. november kl. 14.00" in asked.words
    stored = office.read(appointments.get, agreed)
    assert stored is not None
    assert stored.state == "confirmed"
