"""Below the limit a holder of custody says yes too; a cry never waits for that."""

import pytest

from bot.effects.joining import guardians
from tests.conftest import MORNING
from tests.own.desk import colleague, do, has_task, ledger, set_up
from tests.town import Town, birthdate_for, texts_of

FOURTEEN = birthdate_for(14, MORNING.date())
CRY = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
def ida(town: Town) -> int:
    """Somebody of 14, in a programme for those from 12 to 17."""
    set_up(town, age_from=12, age_to=17, under_15_basis="BL 32")
    return town.settle_in(
        "Ida Bæk", state="invited", joined_at=None, birthdate=FOURTEEN
    )


async def test_the_own_yes_waits(town: Town, ida: int) -> None:
    """Their yes is kept; nothing is asked until the guardian's yes is there."""
    assert "welcome.awaiting" in texts_of(town.says("ja"))
    assert town.person(ida).state == "awaiting"
    assert has_task(town, "guardian", ida)
    assert not [key for key in texts_of(await town.wait(days=20)) if "staff" not in key]


async def test_the_guardians_yes_lets_in(town: Town, ida: int) -> None:
    """Staff record it; the welcome goes on where it stood."""
    town.says("ja")
    mette = colleague(town, town.mette)
    do(town, lambda work: guardians.record(work, ida, mette, "Karen Bæk"))
    assert "welcome.duty" in texts_of(await town.wait(hours=1))
    assert town.person(ida).has_joined
    entry = next(e for e in ledger(town, ida) if e.what == "guardian")
    assert (entry.guardian, entry.staff_id, entry.act) == (
        "Karen Bæk",
        town.mette,
        "given",
    )


def test_a_guardian_who_was_first(town: Town, ida: int) -> None:
    """With the guardian's yes on record the person's own yes is enough."""
    mette = colleague(town, town.mette)
    do(town, lambda work: guardians.record(work, ida, mette, "Karen Bæk"))
    town.says("ja")
    assert town.person(ida).has_joined


def test_a_cry_never_waits_for_consent(town: Town, ida: int) -> None:
    """The crisis answer and the alert come at once, consent or not."""
    town.says("ja")
    said = texts_of(town.says(CRY))
    assert "staff.alert_red" in said
    assert any(key.startswith("safety.red") for key in said)
    assert town.person(ida).state == "awaiting"


async def test_appointments_are_told_meanwhile(town: Town, ida: int) -> None:
    """Appointments are told before joining too."""
    town.says("ja")
    town.agree(ida, town.clock.now().replace(hour=13, day=27))
    assert "appointment.remind" in texts_of(await town.wait(days=2))


async def test_nothing_is_let_in_on_an_open_alert(town: Town, ida: int) -> None:
    """The welcome waits until a human has closed the alert."""
    town.says("ja")
    town.says(CRY)
    mette = colleague(town, town.mette)
    do(town, lambda work: guardians.record(work, ida, mette, "Karen Bæk"))
    said = texts_of(await town.wait(hours=3))
    assert not [key for key in said if key.startswith("welcome")]


def test_a_yes_taken_back(town: Town, ida: int) -> None:
    """Without the guardian's yes nothing is asked any more."""
    mette = colleague(town, town.mette)
    do(town, lambda work: guardians.record(work, ida, mette, "Karen Bæk"))
    town.says("ja")
    do(town, lambda work: guardians.withdraw(work, ida, mette, "Karen Bæk"))
    assert not town.person(ida).has_joined


def test_who_is_fifteen_says_yes_alone(town: Town) -> None:
    """From the limit on their own yes is enough."""
    set_up(town, age_from=12, age_to=17, under_15_basis="BL 32")
    fifteen = birthdate_for(15, MORNING.date())
    per = town.settle_in(
        "Per Bæk", "+4520000015", state="invited", joined_at=None, birthdate=fifteen
    )
    town.says("ja", phone="+4520000015")
    assert town.person(per).has_joined


async def test_nothing_for_somebody_who_is_not_there(town: Town) -> None:
    """A person who is gone takes no consent."""
    mette = colleague(town, town.mette)
    assert not do(town, lambda work: guardians.record(work, 999, mette, "Karen"))
    assert not do(town, lambda work: guardians.withdraw(work, 999, mette, "Karen"))
