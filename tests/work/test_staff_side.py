"""What staff do with an appointment is told once, surely, and at a decent hour."""

from datetime import timedelta

import pytest

from bot.effects.appointments import appointing, calls, no_shows, seeing, slot_desk
from bot.store import appointments, slots, tasks
from bot.store.tables.alerts import tasks as tasks_table
from bot.store.tables.calendar import appointments as appointments_table
from bot.store.tables.slots import free_slots
from bot.store.tables.talk import occurrences, outbox
from tests.town import texts_of
from tests.work.conftest import Office, ahead, terms


def test_within_a_day_it_is_told_surely(office: Office) -> None:
    """A change touches the next 24 hours; anything later is an ordinary notice."""
    town = office.town
    office.do(appointing.make, office.anna, terms(ahead(town, hours=8)), office.mette)
    office.do(appointing.make, office.anna, terms(ahead(town, days=8)), office.mette)
    assert [message.delivery for message in town.heard()] == ["change", "nudge"]


@pytest.mark.parametrize(
    ("hours", "told"), [(60, "Wed 08:00"), (14, "Wed 08:00"), (10, "Tue 22:00")]
)
def test_a_cancellation_at_night_rings_only_where_it_must(
    office: Office, hours: float, told: str
) -> None:
    """Mette reads it when she comes to work, unless she would read it too late."""
    town = office.town
    starts_at = ahead(town, hours=12 + hours)
    made = office.do(appointing.make, office.anna, terms(starts_at), office.mette)
    town.heard()
    town.clock.move(timedelta(hours=12))
    assert office.read(appointments.get, made.id) is not None
    pushed = office.says("jeg kan ikke komme")[0]
    assert pushed.texts == ("staff.declined",)
    assert office.waits_until(pushed).strftime("%a %H:%M") == told


def test_moved_away_from_tomorrow_it_is_told_surely(office: Office) -> None:
    """Whoever would set out tomorrow must know today."""
    town = office.town
    made = office.do(
        appointing.make, office.anna, terms(ahead(town, hours=20)), office.mette
    )
    town.heard()
    office.do(appointing.move, made.id, terms(ahead(town, days=9)), office.mette)
    (moved,) = town.heard()
    assert (moved.texts, moved.delivery) == (("appointment.moved",), "change")


def test_at_night_it_waits_for_the_morning(office: Office) -> None:
    """Cancelled at 22 for eight o'clock: told at 6.30."""
    town = office.town
    made = office.do(
        appointing.make, office.anna, terms(ahead(town, hours=22)), office.mette
    )
    town.clock.move(timedelta(hours=12))
    town.heard()
    office.do(appointing.cancel, made.id, office.mette)
    (cancelled,) = town.heard()
    assert cancelled.texts == ("appointment.cancelled",)
    assert office.waits_until(cancelled).strftime("%a %H:%M") == "Wed 06:30"


def test_what_nobody_has_got_is_not_answered(office: Office) -> None:
    """A "1" at night is for the old time: the new one is told at once instead."""
    town = office.town
    made = office.do(
        appointing.make, office.anna, terms(ahead(town, days=2)), office.mette
    )
    town.clock.move(timedelta(hours=12))
    town.heard()
    moved = terms(ahead(town, days=4))
    office.do(appointing.move, made.id, moved, office.mette)
    (told,) = office.says("1")
    assert told.texts == ("appointment.moved",)
    assert office.waits_until(told) == town.clock.now()
    assert office.read(appointments.get, made.id).state == "planned"  # type: ignore[union-attr]
    assert texts_of(office.says("1")) == ["appointment.confirmed"]


def test_what_nobody_has_read_is_not_corrected(office: Office) -> None:
    """Made and cancelled before the morning: the person hears of neither."""
    town = office.town
    town.clock.move(timedelta(hours=12))
    made = office.do(
        appointing.make, office.anna, terms(ahead(town, days=2)), office.mette
    )
    office.do(appointing.cancel, made.id, office.mette)
    states = [row.state for row in town.rows(outbox.select())]
    assert states == ["skipped"]


async def test_the_last_reminder_of_a_yes_asks_nothing(office: Office) -> None:
    """Confirmed is confirmed."""
    town = office.town
    office.do(appointing.make, office.anna, terms(ahead(town, days=3)), office.mette)
    office.says("ja")
    reminded = await town.wait(days=3)
    assert set(texts_of(reminded)) == {"appointment.remind_confirmed"}
    assert all("?" not in message.words for message in reminded)


async def test_a_yes_is_not_heard_for_a_moved_time(office: Office) -> None:
    """After the move the old question is gone."""
    town = office.town
    made = office.do(
        appointing.make, office.anna, terms(ahead(town, days=3)), office.mette
    )
    office.do(appointing.move, made.id, terms(ahead(town, days=4)), office.mette)
    office.says("ja")
    stored = office.read(appointments.get, made.id)
    assert stored is not None
    assert stored.state == "confirmed"
    assert stored.starts_at == ahead(town, days=4)


def test_a_call_says_who_when_and_from_which_number(office: Office) -> None:
    """Nobody has to answer an unknown number."""
    office.says("ring til mig")
    office.town.heard()
    at = ahead(office.town, days=1)
    office.do(
        calls.announce_call, office.anna, at, office.mette, number="+45 20 00 00 05"
    )
    (told,) = office.town.heard()
    assert "Mette ringer til dig i morgen kl. 10.00 fra +45 20 00 00 05" in told.words
    assert not office.read(tasks.has_open, "call_me", office.anna)


async def test_a_missed_one_leaves_no_mark(office: Office) -> None:
    """Kind words once; no task, no alert, nothing that counts it."""
    town = office.town
    made = office.do(
        appointing.make, office.anna, terms(ahead(town, days=1)), office.mette
    )
    await town.wait(hours=26)
    before = town.rows(tasks_table.select())
    assert office.do(no_shows.mark_missed, made.id)
    (kind,) = town.heard()
    assert kind.texts == ("appointment.missed",)
    assert office.do(no_shows.mark_missed, made.id)
    assert town.heard() == []
    assert town.rows(tasks_table.select()) == before


def test_what_is_ahead_cannot_be_missed(office: Office) -> None:
    """Only what has begun is held or missed."""
    made = office.do(
        appointing.make,
        office.anna,
        terms(ahead(office.town, days=1)),
        office.mette,
    )
    assert not office.do(no_shows.mark_missed, made.id)
    assert not office.do(no_shows.mark_held, made.id, office.mette)


async def test_seen_in_time_nothing_alarms(office: Office) -> None:
    """A4 comes, A5 never."""
    town = office.town
    town.agree(office.anna, ahead(town, days=2))
    await town.tick()
    office.says("nej")
    (task,) = town.rows(tasks_table.select())
    office.do(seeing.see, task.id, office.mette)
    later = await town.wait(days=3)
    assert "appointment.unseen" not in texts_of(later)
    assert "staff.unseen" not in texts_of(later)


async def test_every_reminder_is_sent_or_skipped_with_a_reason(office: Office) -> None:
    """Whoever has said stop is not reminded, and staff can read why."""
    town = office.town
    town.agree(office.anna, ahead(town, days=3))
    office.says("stop")
    town.heard()
    assert "appointment.remind" not in texts_of(await town.wait(days=3))
    reasons = {
        (row.plan, row.state, row.reason) for row in town.rows(occurrences.select())
    }
    (made,) = town.rows(appointments_table.select())
    assert (f"appointment {made.id}", "skipped", "stopped") in reasons


def test_a_slot_goes_to_one(office: Office) -> None:
    """Two want the same slot: the first has it, the other's is a wish."""
    town = office.town
    slot = ahead(town, days=5)
    until = slot + timedelta(minutes=45)
    office.do(slot_desk.open_slots, office.mette, slot, until, minutes=45)
    bo = town.settle_in(name="Bo Dal", phone="+4520000011")
    for person in (office.anna, bo):
        office.do(appointing.make, person, terms(ahead(town, days=2)), office.mette)
    first = [texts_of(office.says(words)) for words in ("2", "1", "ja")][-1]
    second = [
        texts_of(town.says(words, phone="+4520000011"))
        for words in ("søndag kl 10", "ja")
    ][-1]
    assert "appointment.time_taken" in first
    assert "appointment.time_sent" in second
    (taken,) = town.rows(free_slots.select())
    assert taken.appointment_id is not None


def test_two_who_read_the_same_slot_back(office: Office) -> None:
    """Both are asked "Passer det?" about one slot; only one of them gets it."""
    town = office.town
    slot = ahead(town, days=5)
    until = slot + timedelta(minutes=45)
    office.do(slot_desk.open_slots, office.mette, slot, until, minutes=45)
    bo = town.settle_in(name="Bo Dal", phone="+4520000011")
    for person in (office.anna, bo):
        office.do(appointing.make, person, terms(ahead(town, days=2)), office.mette)
    for phone in ("+4520000010", "+4520000011"):
        town.says("2", phone=phone)
        town.says("1", phone=phone)
    answers = [
        texts_of(town.says("ja", phone=p)) for p in ("+4520000010", "+4520000011")
    ]
    assert "appointment.time_taken" in answers[0]
    assert "appointment.time_sent" in answers[1]


def test_busy_times_are_not_offered(office: Office) -> None:
    """Neither when Mette is busy, nor when Anna is, nor over an appointment."""
    town = office.town
    starts = [ahead(town, days=days) for days in (3, 4, 5, 6)]
    for at in starts:
        until = at + timedelta(minutes=45)
        office.do(slot_desk.open_slots, office.mette, at, until, minutes=45)

    def be_busy(connection: object) -> None:
        span = (starts[0] - timedelta(hours=1), starts[0] + timedelta(minutes=1))
        slots.add_busy(connection, town.municipality_id, span, staff_id=town.mette)  # type: ignore[arg-type]
        span = (starts[1], starts[1] + timedelta(hours=3))
        slots.add_busy(connection, town.municipality_id, span, person_id=office.anna)  # type: ignore[arg-type]

    with town.database.transaction() as connection:
        be_busy(connection)
    other = town.settle_in(name="Bo Dal", phone="+4520000011")
    town.agree(other, starts[2] - timedelta(minutes=30))
    found = office.read(
        slots.free_of,
        town.mette,
        office.anna,
        town.clock.now(),
        until=ahead(town, days=20),
    )
    assert found == [starts[3]]


def test_a_moved_appointment_gives_its_slot_back(office: Office) -> None:
    """What nobody needs any more can be taken again."""
    town = office.town
    slot = ahead(town, days=5)
    until = slot + timedelta(minutes=45)
    office.do(slot_desk.open_slots, office.mette, slot, until, minutes=45)
    made = office.do(
        appointing.make, office.anna, terms(ahead(town, days=2)), office.mette
    )
    for words in ("2", "1", "ja"):
        office.says(words)
    assert town.rows(free_slots.select())[0].taken_at is not None
    office.do(appointing.cancel, made.id, office.mette)
    assert town.rows(free_slots.select())[0].taken_at is None
