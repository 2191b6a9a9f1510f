"""One turn of one person in one transaction."""

from datetime import timedelta

from bot.store.tables.alerts import alerts
from bot.store.tables.talk import inbox
from tests.town import Town, texts_of

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"


def test_yes_to_the_invitation_joins(town: Town) -> None:
    """A yes joins, and one SMS says who reads and asks how often."""
    anna = town.settle_in(state="invited", joined_at=None)
    town.starts("welcome", anna)
    (answer,) = town.says("ja")
    assert answer.texts == ("welcome.who_reads", "welcome.rhythm")
    assert town.person(anna).has_joined


def test_repeated_delivery_has_one_effect(town: Town) -> None:
    """The same provider id twice gives one answer."""
    town.settle_in()
    assert town.says("hvad kan du?", provider_id="SM1")
    assert town.says("hvad kan du?", provider_id="SM1") == []


def test_stranger_learns_nothing(town: Town) -> None:
    """An unknown number gets a kind answer with 112 and no name."""
    (answer,) = town.says("hej, er det Mette?", phone="+4520000077")
    assert answer.texts == ("stranger.hello",)
    assert "112" in answer.words
    assert "Mette" not in answer.words


def test_message_is_stored_sealed(town: Town) -> None:
    """The words stand in no row as they were written."""
    town.settle_in()
    town.says("jeg er sød på grøn ål")
    with town.database.engine.connect() as connection:
        raw = connection.exec_driver_sql("SELECT words FROM inbox").scalar()
    assert raw is not None
    assert "grøn" not in bytes(raw).decode("latin-1")
    assert town.rows(inbox.select())[0].words == "jeg er sød på grøn ål"


async def test_late_answer_after_silence(town: Town) -> None:
    """After nudge and silence, "2" is still the mood that was asked for."""
    anna = town.settle_in()
    town.starts("checkin", anna)
    await town.wait(days=3)
    assert "checkin.low" in texts_of(town.says("2"))


async def test_nudge_comes_once_and_not_at_night(town: Town) -> None:
    """One nudge per unanswered question, in decent hours."""
    anna = town.settle_in()
    town.clock.move(timedelta(hours=9))
    town.starts("checkin", anna)
    nudges = await town.wait(days=5)
    assert texts_of(nudges).count("checkin.nudge") == 1
    local = nudges[0].created_at.astimezone(town.clock.now().tzinfo)
    assert 9 <= local.hour + 1 < 20


def test_distress_opens_an_alert_in_the_same_turn(town: Town) -> None:
    """The alert, its push and the answer with 112 are one commit."""
    anna = town.settle_in()
    heard = town.says(RED)
    assert [row.person_id for row in town.rows(alerts.select())] == [anna]
    push = next(h for h in heard if h.staff_id == town.mette)
    assert "Anna" not in push.words
    answer = next(h for h in heard if h.person_id == anna)
    assert "112" in answer.words
    assert answer.delivery == "crisis"


async def test_untaken_alert_climbs_and_laps(town: Town) -> None:
    """Ten minutes a rung, and from the top again."""
    town.settle_in()
    town.says(RED)
    pushed = await town.wait(minutes=35)
    assert [h.staff_id for h in pushed if h.staff_id] == [town.bo, town.mette, town.bo]


async def test_taken_alert_climbs_no_more(town: Town) -> None:
    """1 from the work phone takes it; the young person learns who knows."""
    anna = town.settle_in()
    town.says(RED)
    heard = town.says("1", phone="+4520000001")
    told = next(h for h in heard if h.person_id == anna)
    assert told.texts == ("safety.taken",)
    assert "Mette" in told.words
    later = await town.wait(minutes=29)
    assert [h.words for h in later if h.staff_id] == []
