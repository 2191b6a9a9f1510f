"""Joining: a yes, to which words, by whom, at what age."""

from datetime import timedelta

from bot.store.addresses import bound_now
from tests.conftest import MORNING
from tests.own.desk import has_task, ledger, plant, set_up
from tests.town import Town, birthdate_for, texts_of

TODAY = MORNING.date()


def test_a_yes_is_written_down_with_its_words(town: Town) -> None:
    """The ledger holds what, which words, where, at what age and when."""
    anna = town.settle_in(state="invited", joined_at=None, birthdate="2006-05-05")
    town.starts("welcome", anna)
    town.says("ja")
    (entry,) = ledger(town, anna)
    assert (entry.what, entry.act, entry.channel, entry.age) == (
        "join",
        "given",
        "sms",
        20,
    )
    assert entry.version.startswith("welcome.invite/sms@")
    assert entry.at == town.clock.now()


def test_other_words_are_another_version(town: Town) -> None:
    """What was shown in chat is told apart from what was shown by SMS."""
    anna = town.settle_in(state="invited", joined_at=None, channel="web")
    town.starts("welcome", anna)
    town.says("ja", phone=f"web-{anna}", channel="web")
    assert "/chat@" in ledger(town, anna)[0].version


def test_a_yes_joins_before_the_invitation(town: Town) -> None:
    """A yes from the imported number joins, invited or not; no invitation follows."""
    anna = town.settle_in(state="invited", joined_at=None)
    town.says("Ja tak!")
    person = town.person(anna)
    assert person.has_joined
    assert person.invited_at is not None


def test_the_yes_confirms_the_number(town: Town) -> None:
    """Who says yes from a number has it."""
    anna = town.settle_in(state="invited", joined_at=None)
    town.says("ja")
    with town.database.reading() as connection:
        address = bound_now(connection, anna, "sms")
    assert address is not None
    assert address.confirmed_at == town.clock.now()


def test_leaving_is_written_down(town: Town) -> None:
    """Stop takes the consent back, once, however often it is said."""
    anna = town.settle_in()
    town.says("stop")
    town.says("stop")
    assert [(e.what, e.act) for e in ledger(town, anna)] == [("join", "withdrawn")]


def test_coming_back_is_written_down(town: Town) -> None:
    """The yes after a stop is a consent of its own."""
    anna = town.settle_in()
    for words in ("stop", "start", "ja"):
        town.says(words)
    assert [e.act for e in ledger(town, anna)] == ["withdrawn", "given"]
    assert town.person(anna).stopped_at is None


def test_duty_is_told_and_noted(town: Town) -> None:
    """Those under 18 are told of the duty to notify, and that is written down."""
    anna = town.settle_in(
        state="invited", joined_at=None, birthdate=birthdate_for(16, TODAY)
    )
    town.says("ja")
    town.says("ja")
    assert [(e.what, e.act) for e in ledger(town, anna)] == [
        ("join", "given"),
        ("duty", "told"),
    ]


def test_outside_the_ages_nobody_joins(town: Town) -> None:
    """Age is counted on the day; the refusal is kind, and a human is told."""
    day_after_birthday = TODAY.replace(year=TODAY.year - 30) - timedelta(days=1)
    anna = town.settle_in(
        state="invited", joined_at=None, birthdate=day_after_birthday.isoformat()
    )
    assert "welcome.refused_age" in texts_of(town.says("ja"))
    assert not town.person(anna).has_joined
    assert has_task(town, "age", anna)


def test_the_last_day_inside_is_inside(town: Town) -> None:
    """On the day before the birthday they still fit."""
    birthday_tomorrow = TODAY.replace(year=TODAY.year - 30) + timedelta(days=1)
    anna = town.settle_in(
        state="invited", joined_at=None, birthdate=birthday_tomorrow.isoformat()
    )
    town.says("ja")
    assert town.person(anna).has_joined


def test_the_night_watch_is_told_of(town: Town) -> None:
    """Where somebody is on duty at every hour, Makker does not say it is alone."""
    town.hire("Vagten Dag", "+4520000009", "duty")
    town.settle_in(state="invited", joined_at=None)
    assert "welcome.who_reads_watched" in texts_of(town.says("ja"))


async def test_no_invitation_outside_the_ages(town: Town) -> None:
    """An invitation that waited too long is not sent; a human looks."""
    set_up(town, age_to=18)
    anna = town.settle_in(state="invited", joined_at=None)
    plant(town, "invite", anna)
    assert "welcome.invite" not in texts_of(await town.wait(hours=1))
    assert has_task(town, "age", anna)
