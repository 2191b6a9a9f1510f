"""At 18 they say yes themselves; nobody is put out by silence."""

from datetime import timedelta

from bot.clock import COPENHAGEN
from bot.store import timers
from tests.own.desk import has_task, ledger
from tests.town import Town, texts_of


def join(town: Town, birthdate: str) -> int:
    """Have somebody join today."""
    anna = town.settle_in(state="invited", joined_at=None, birthdate=birthdate)
    for words in ("ja", "ja", "1"):
        town.says(words)
    return anna


def test_the_question_is_planned_for_the_birthday(town: Town) -> None:
    """The first decent hour of the day itself, in the person's own zone."""
    anna = join(town, "2009-06-12")
    with town.database.reading() as connection:
        due = timers.due_at(connection, "own_consent", anna)
    assert due is not None
    local = due.astimezone(COPENHAGEN)
    assert (local.date().isoformat(), local.hour) == ("2027-06-12", 11)


async def test_a_yes_of_their_own(town: Town) -> None:
    """It is written down as an adult's."""
    anna = join(town, "2008-11-27")
    assert "own_consent.ask" in texts_of(await town.wait(days=4))
    assert "own_consent.kept" in texts_of(town.says("ja"))
    last = ledger(town, anna)[-1]
    assert (last.what, last.act, last.age) == ("own_18", "given", 18)
    assert town.person(anna).consent_due_at is None


async def test_silence_asks_nothing_more(town: Town) -> None:
    """A human is told; appointments go on, questions wait for the yes."""
    anna = join(town, "2008-11-27")
    await town.wait(days=20)
    assert has_task(town, "own_consent", anna)
    assert town.person(anna).has_joined
    said = texts_of(await town.wait(days=14))
    assert not [key for key in said if key.startswith("checkin")]
    town.says("ja")
    assert town.person(anna).consent_due_at is None
    said = texts_of(await town.wait(days=14))
    assert {"who5.intro", "checkin.ask_mood"} & set(said)


async def test_a_no_leaves(town: Town) -> None:
    """Leaving costs nothing, and is written down."""
    anna = join(town, "2008-11-27")
    await town.wait(days=4)
    assert "own_consent.declined" in texts_of(town.says("nej tak"))
    assert ledger(town, anna)[-1].act == "withdrawn"
    assert not texts_of(await town.wait(days=14))


async def test_a_birthday_that_was_mended(town: Town) -> None:
    """A birthdate that was wrong moves the question."""
    anna = join(town, "2008-11-27")
    town.change(anna, birthdate="2008-12-04")
    assert "own_consent.ask" not in texts_of(await town.wait(days=7))
    assert "own_consent.ask" in texts_of(await town.wait(days=4))


async def test_who_was_away_on_the_day(town: Town) -> None:
    """Stopped over the birthday, they are asked when they come back."""
    join(town, "2008-11-27")
    town.says("stop")
    assert not texts_of(await town.wait(days=10))
    town.says("start")
    assert texts_of(town.says("ja"))[-1] == "own_consent.ask"


def test_adults_are_not_asked(town: Town) -> None:
    """Whoever joined as an adult has said yes already."""
    anna = town.settle_in(state="invited", joined_at=None)
    town.says("ja")
    with town.database.reading() as connection:
        assert timers.due_at(connection, "own_consent", anna) is None
    assert town.person(anna).joined_at is not None
    assert town.person(anna).age(town.clock.now() + timedelta(0)) >= 18
