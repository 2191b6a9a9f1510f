"""The person's own pace: what they choose binds what Makker starts."""

from datetime import datetime, timedelta

from bot.clock import COPENHAGEN
from bot.rules.quiet_spells import UNTIL_START
from bot.store import timers
from tests.own.desk import turn_telegram_on
from tests.town import Town, texts_of


def due(town: Town, person_id: int) -> datetime | None:
    """Tell when the next check-in is due."""
    with town.database.reading() as connection:
        return timers.due_at(connection, "checkin", person_id)


async def test_a_pause_is_quiet_and_ends(town: Town) -> None:
    """Nothing comes before the end, to nobody; then Makker asks again."""
    town.settle_in()
    town.says("pause i 14 dage")
    assert not texts_of(await town.wait(days=13, hours=23))
    said = await town.wait(days=2)
    assert [m for m in said if m.channel == "web" and m.delivery == "nudge"]
    assert "staff.silent" not in texts_of(said)


async def test_a_pause_ends_what_makker_asked(town: Town) -> None:
    """An open check-in needs no answer any more, and no nudge comes."""
    anna = town.settle_in()
    town.starts("checkin", anna)
    town.says("pause en uge")
    assert "checkin.nudge" not in texts_of(await town.wait(days=3))


def test_a_pause_without_end(town: Town) -> None:
    """Until START means until START."""
    anna = town.settle_in()
    town.says("pause")
    town.says("3")
    assert town.person(anna).paused_until == UNTIL_START
    assert due(town, anna) is None
    town.says("start")
    assert town.person(anna).paused_until is None
    assert due(town, anna) is not None


def test_the_end_is_said_back(town: Town) -> None:
    """What was understood is said, so that it can be corrected."""
    town.settle_in()
    said = town.says("pause til mandag")
    assert "mandag den 30. november" in said[0].words


async def test_stop_stops_even_appointments(town: Town) -> None:
    """The confirmation says so, and it is true."""
    anna = town.settle_in()
    town.agree(anna, town.clock.now() + timedelta(days=3))
    assert "aftaler" in town.says("stop")[-1].words
    assert not texts_of(await town.wait(days=4))
    assert "help.lines" in texts_of(town.says("hjælp"))


def test_stop_in_other_words_and_states(town: Town) -> None:
    """The same in the middle of a talk, on a pause, and before joining."""
    anna = town.settle_in()
    town.says("pause")
    town.says("jeg vil ikke have flere beskeder")
    assert town.person(anna).stopped_at is not None
    ib = town.settle_in("Ib Bo", "+4520000011", state="invited", joined_at=None)
    town.starts("welcome", ib)
    town.says("stop", phone="+4520000011")
    assert town.person(ib).stopped_at is not None


def test_start_of_somebody_who_never_joined(town: Town) -> None:
    """After a stop before joining START invites; the yes joins and ends the stop."""
    anna = town.settle_in(state="invited", joined_at=None)
    town.says("stop")
    assert "welcome.invite" in texts_of(town.says("start"))
    town.says("ja")
    assert town.person(anna).has_joined
    assert town.person(anna).stopped_at is None


def test_less_often(town: Town) -> None:
    """The rhythm moves the next check-in; appointments alone leave none."""
    anna = town.settle_in()
    town.says("sjældnere")
    town.says("en gang om måneden")
    assert town.person(anna).rhythm == "monthly"
    planned = due(town, anna)
    assert planned is not None
    assert planned > town.clock.now() + timedelta(weeks=3)
    town.says("kun aftaler")
    assert town.person(anna).rhythm == "appointments"
    assert due(town, anna) is None


async def test_their_own_hour(town: Town) -> None:
    """The hour is read back, kept, and moves the check-in that is planned."""
    anna = town.settle_in()
    town.says("sjældnere")
    town.says("1")
    said = town.says("kan du skrive om aftenen kl 19 i stedet for så tidligt")
    if "pace.confirm_hour" not in texts_of(said):
        town.says("andet tidspunkt")
        said = town.says("kl. 19")
    assert "19" in said[-1].words
    town.says("ja")
    assert town.person(anna).slot_hour == 19
    planned = due(town, anna)
    assert planned is not None
    assert planned.astimezone(COPENHAGEN).hour == 19


async def test_makkers_own_chat_is_announced(town: Town) -> None:
    """Who writes in the chat gets a neutral SMS when something lies there."""
    anna = town.settle_in()
    town.says("SKIFT")
    town.says("1")
    assert town.person(anna).channel == "web"
    said = town.starts("checkin", anna)
    assert [(m.channel, m.texts) for m in said] == [
        ("web", ("checkin.ask_mood",)),
        ("sms", ("link.notice",)),
    ]


def test_telegram_only_where_it_is_on(town: Town) -> None:
    """It is offered only in a programme that has turned it on."""
    town.settle_in()
    assert "Telegram" not in town.says("SKIFT")[0].words
    turn_telegram_on(town)
    assert "Telegram" in town.says("SKIFT")[0].words


def test_an_answer_is_no_command(town: Town) -> None:
    """What the open question offers by the same words answers it."""
    anna = town.settle_in(state="invited", joined_at=None)
    town.says("ja")
    assert texts_of(town.says("kun aftaler")) == ["welcome.done"]
    assert town.person(anna).rhythm == "appointments"
