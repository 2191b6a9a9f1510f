"""After 90 days of silence a number is confirmed before anything personal is said."""

from datetime import timedelta

import pytest

from bot.effects.appointments import appointing
from bot.effects.appointments.appointing import Terms
from bot.effects.joining import number_talk
from bot.effects.turn import Work
from bot.store import addresses, claims, people
from bot.store.routes import Later, Route, find_route
from bot.store.tables.talk import outbox as outbox_table
from tests.own.desk import colleague, do, has_task, turn_telegram_on
from tests.town import Heard, Town, texts_of

CRY = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
def anna(town: Town) -> int:
    """Somebody who was last heard 100 days ago, with an appointment in two days."""
    anna = town.settle_in()
    town.change(anna, heard_at=town.clock.now())
    town.clock.move_to(town.clock.now() + timedelta(days=100))
    town.agree(anna, town.clock.now() + timedelta(days=2))
    return anna


def said_to(heard: list[Heard], person_id: int) -> list[str]:
    """Give the words that went to a person's number."""
    return [m.words for m in heard if m.person_id == person_id and m.channel == "sms"]


def routes(town: Town, key: str) -> list[str]:
    """Give where the sender would send the messages of a text, or why not."""
    rows = town.rows(outbox_table.select())
    found = []
    for row in rows:
        if key in row.texts:
            with town.database.reading() as connection:
                route = find_route(connection, claims.claimed_of(row), town.clock.now())
            assert not isinstance(route, Later)
            found.append(route.to if isinstance(route, Route) else route.reason)
    return found


async def test_the_question_is_all_that_is_said(town: Town, anna: int) -> None:
    """No name, no appointment, nobody's name until the yes; a human is told."""
    said = said_to(await town.tick(), anna)
    assert len(said) == 1
    for word in ("Anna", "Mette", "aftale", "Rosenk"):
        assert word not in said[0]
    assert has_task(town, "number", anna)


async def test_a_yes_lets_go_what_waited(town: Town, anna: int) -> None:
    """After the yes the reminder comes, as the appointment stands now."""
    await town.tick()
    assert texts_of(town.says("ja")) == ["number.confirmed"]
    said = await town.wait(minutes=1)
    assert [m.person_id for m in said if "appointment.remind" in m.texts] == [anna]
    assert "appointment.confirmed" in texts_of(town.says("ja"))


async def test_a_no_makes_it_nobodys(town: Town, anna: int) -> None:
    """From the no on the number belongs to a stranger."""
    await town.tick()
    assert "number.denied" in texts_of(town.says("nej, forkert nummer"))
    assert "stranger.hello" in texts_of(town.says("hvem er I"))
    with town.database.reading() as connection:
        assert addresses.bound_now(connection, anna, "sms") is None


async def test_nothing_else_is_answered_meanwhile(town: Town, anna: int) -> None:
    """Questions about appointments, plans and data get the one question again."""
    await town.tick()
    for words in ("hvornår", "mine data", "plan", "hvem er du", "ring til mig"):
        assert texts_of(town.says(words)) == ["number.ask_again"], words
    assert not has_task(town, "call_me", anna)


async def test_stop_is_a_no(town: Town, anna: int) -> None:
    """Who says stop there is not written to, whoever it is, and learns nothing."""
    await town.tick()
    assert "number.denied" in texts_of(town.says("stop"))
    assert "pace.stopped" not in texts_of(town.heard())
    assert has_task(town, "number", anna)


async def test_a_cry_is_a_cry(town: Town, anna: int) -> None:
    """Distress from a number in doubt raises the alarm, and the talk goes on."""
    await town.tick()
    assert "staff.alert_red" in texts_of(town.says(CRY))
    said = texts_of(town.says("nej"))
    assert "number.denied" not in said
    assert any(key.startswith("safety.") for key in said)
    assert town.person(anna).state == "joined"


async def test_silence_is_a_humans_matter(town: Town, anna: int) -> None:
    """The reminder never goes out; a late yes still counts."""
    said = texts_of([*(await town.tick()), *(await town.wait(days=10))])
    assert "appointment.remind" not in said
    assert texts_of(town.says("ja")) == ["number.confirmed"]
    assert town.person(anna).has_joined


async def test_late_words_are_asked_again(town: Town, anna: int) -> None:
    """After the silence other words get the question, nothing of the person's."""
    await town.tick()
    await town.wait(days=10)
    assert texts_of(town.says("hej hej")) == ["number.ask_again"]
    assert town.person(anna).has_joined


async def test_who_writes_is_fresh(town: Town) -> None:
    """Somebody heard lately is reminded as always."""
    anna = town.settle_in()
    town.clock.move_to(town.clock.now() + timedelta(days=100))
    town.says("hej")
    town.agree(anna, town.clock.now() + timedelta(days=2))
    assert "appointment.remind" in texts_of(await town.tick())


async def test_telegram_is_no_number(town: Town) -> None:
    """An account on Telegram does not change hands."""
    turn_telegram_on(town)
    anna = town.settle_in(channel="telegram")
    town.change(anna, heard_at=town.clock.now())
    town.clock.move_to(town.clock.now() + timedelta(days=100))
    town.agree(anna, town.clock.now() + timedelta(days=2))
    assert "appointment.remind" in texts_of(await town.tick())


async def test_who_has_stopped_is_not_asked(town: Town, anna: int) -> None:
    """Nothing would be said, so nothing is asked."""
    town.change(anna, stopped_at=town.clock.now())
    assert not texts_of(await town.wait(days=3))


async def test_a_moved_appointment_waits_too(town: Town, anna: int) -> None:
    """What a colleague moves is told after the yes, by the reminder."""
    appointment = town.agree(anna, town.clock.now() + timedelta(days=1))
    terms = Terms(
        starts_at=town.clock.now() + timedelta(days=1, hours=2), minutes=45, place="A"
    )
    mette = colleague(town, town.mette)
    do(town, lambda work: appointing.move(work, appointment.id, terms, mette))
    assert "appointment.moved" not in texts_of(town.heard())
    await town.tick()
    town.says("ja")
    assert "appointment.remind" in texts_of(await town.wait(minutes=1))


async def test_whatever_slips_by_is_held_at_the_door(town: Town, anna: int) -> None:
    """No road leads past it: the sender itself holds what is said unasked."""
    town.starts("handover", anna)
    assert routes(town, "handover.introduce") == ["unconfirmed"]
    await town.tick()
    assert routes(town, "number.ask") == ["+4520000010"]
    town.says("hvad")
    assert routes(town, "number.ask_again") == ["+4520000010"]


def test_what_was_held_goes_after_the_yes(town: Town, anna: int) -> None:
    """The sender asks, and sends it when the number is theirs."""
    town.starts("handover", anna)
    do(town, lambda work: hold_at_the_door(work, anna))
    do(town, lambda work: number_talk.ask(work, people.get(work.connection, anna)))
    assert "number.confirmed" in texts_of(town.says("ja"))
    (row,) = [
        row
        for row in town.rows(outbox_table.select())
        if "handover.introduce" in row.texts
    ]
    assert row.reason is None
    assert routes(town, "handover.introduce") == ["+4520000010"]


def hold_at_the_door(work: Work, person_id: int) -> None:
    """Do what the sender does with a message that has no route."""
    work.connection.execute(
        outbox_table.update()
        .where(outbox_table.c.person_id == person_id)
        .values(state="skipped", reason="unconfirmed")
    )
