"""An alert cannot be swallowed: every human step."""

from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.effects.alerts import closing, drill, handling, taking
from bot.effects.alerts.closing import Contact
from bot.effects.alerts.handling import Duty, NotLowerError
from bot.store import staff, watch
from bot.store.tables.alerts import alert_events, alerts, duty_notes
from bot.store.tables.talk import inbox
from tests.town import Town, texts_of

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"
ORANGE = "det ville være bedre uden mig"
METTE, BO = "+4520000001", "+4520000002"


def test_unknown_number_in_distress(town: Town) -> None:
    """A stranger's cry is an alert too, and gives nothing away."""
    heard = town.says(RED, phone="+4520000088")
    (alert,) = town.rows(alerts.select())
    assert alert.person_id is None
    answer = next(h for h in heard if h.staff_id is None)
    assert "112" in answer.words
    assert any(h.staff_id for h in heard)


def test_second_message_is_kept_and_told(town: Town) -> None:
    """Duplicates merge into one alert, and nothing of them is dropped."""
    town.settle_in()
    town.says(ORANGE)
    heard = town.says(RED)
    (alert,) = town.rows(alerts.select())
    assert alert.level == "red"
    assert any(h.alert_id == alert.id for h in heard)
    assert len(town.rows(inbox.select())) == 2


def test_two_take_it_at_once(town: Town) -> None:
    """One wins, and the other is told who."""
    town.settle_in()
    town.says(RED)
    (alert,) = town.rows(alerts.select())
    with town.database.transaction() as connection:
        work = town.work(connection)
        bo, mette = (staff.get(connection, i) for i in (town.bo, town.mette))
        assert taking.take(work, alert.id, bo)
        assert not taking.take(work, alert.id, mette)
    told = [h for h in town.heard() if h.staff_id == town.mette]
    assert texts_of(told) == ["staff.taken_by", "staff.taken_by"]


async def test_handing_on_needs_a_yes(town: Town) -> None:
    """It stays with the giver until the named colleague says 1."""
    town.settle_in()
    town.says(RED)
    town.says("1", phone=METTE)
    (alert,) = town.rows(alerts.select())
    with town.database.transaction() as connection:
        mette = staff.get(connection, town.mette)
        taking.offer(town.work(connection), alert.id, mette, town.bo)
    assert texts_of(town.heard()) == ["staff.alert_offered"]
    assert town.rows(alerts.select())[0].taken_by == town.mette
    town.says("1", phone=BO)
    assert town.rows(alerts.select())[0].taken_by == town.bo


def test_seen_is_said_once_and_only_when_pressed(town: Town) -> None:
    """Taking says who knows; "has read it" needs a pressed button."""
    anna = town.settle_in()
    town.says(RED)
    told = town.says("1", phone=METTE)
    assert "safety.seen" not in texts_of(told)
    (alert,) = town.rows(alerts.select())
    for _ in range(2):
        with town.database.transaction() as connection:
            mette = staff.get(connection, town.mette)
            handling.see(town.work(connection), alert.id, mette)
    told = town.heard()
    assert texts_of([h for h in told if h.person_id == anna]) == ["safety.seen"]


async def test_contact_stops_the_second_climb(town: Town) -> None:
    """A recorded talk is what keeps a taken red alert from climbing again."""
    town.settle_in()
    town.says(RED)
    town.says("1", phone=METTE)
    (alert,) = town.rows(alerts.select())
    with town.database.transaction() as connection:
        mette = staff.get(connection, town.mette)
        handling.record_contact(
            town.work(connection), alert.id, mette, {"thoughts": "ja"}
        )
    pushes = [h for h in await town.wait(hours=3) if h.staff_id]
    assert pushes == []


def test_lowering_needs_a_lower_level(town: Town) -> None:
    """Only downwards, by a named human, with a note."""
    town.settle_in()
    town.says(RED)
    (alert,) = town.rows(alerts.select())
    with town.database.transaction() as connection:
        work = town.work(connection)
        mette = staff.get(connection, town.mette)
        handling.lower(work, alert.id, mette, level="orange", why="talte sammen")
        with pytest.raises(NotLowerError):
            handling.lower(work, alert.id, mette, level="red", why="")
    assert town.rows(alerts.select())[0].level == "orange"
    assert "lowered" in [row.what for row in town.rows(alert_events.select())]


async def test_closing_asks_once_whether_help_came(town: Town) -> None:
    """Two days after it is closed, at a decent hour, one question."""
    town.settle_in(rhythm="appointments")
    town.says(RED)
    town.says("1", phone=METTE)
    (alert,) = town.rows(alerts.select())
    with town.database.transaction() as connection:
        mette = staff.get(connection, town.mette)
        contact = Contact("Mette", town.clock.now(), "Ses i morgen kl. 9")
        assert closing.close(town.work(connection), alert.id, mette, contact)
    heard = await town.wait(days=6)
    assert texts_of(heard).count("got_help.ask") == 1


def test_duty_to_notify_is_noted(town: Town) -> None:
    """Who decided what, and when."""
    town.settle_in(birthdate="2010-06-06")
    town.says(RED)
    (alert,) = town.rows(alerts.select())
    with town.database.transaction() as connection:
        mette = staff.get(connection, town.mette)
        now = town.clock.now()
        duty = Duty("notified", "Talt med moren", now, now)
        handling.note_duty(town.work(connection), alert.id, mette, duty)
    (note,) = town.rows(duty_notes.select())
    assert (note.decision, note.staff_id) == ("notified", town.mette)


async def test_drill_plays_the_ladder_marked_as_a_test(town: Town) -> None:
    """The test rings the real phones, climbs, and is taken by 1."""
    with town.database.transaction() as connection:
        bo = staff.get(connection, town.bo)
        drill.sound(town.work(connection), town.programme_id, bo)
    first = town.heard()
    assert texts_of(first) == ["staff.alert_drill"]
    await town.wait(minutes=11)
    assert texts_of(town.says("1", phone=BO))[0] == "staff.took_drill"


async def test_absent_consultant_is_not_the_one_told(town: Town) -> None:
    """On holiday her stand-in is told, and the young person reads that name."""
    anna = town.settle_in()
    eva = town.hire("Eva Dahl", "+4520000003", "consultant")
    with town.database.transaction() as connection:
        watch.add_absence(
            connection,
            town.mette,
            municipality_id=town.municipality_id,
            from_at=town.clock.now() - timedelta(days=1),
            until_at=town.clock.now() + timedelta(days=7),
            stand_in_id=eva,
            now=town.clock.now(),
        )
    heard = town.says(RED)
    assert [h.staff_id for h in heard if h.staff_id] == [eva]
    answer = next(h for h in heard if h.person_id == anna)
    assert "Eva" in answer.words


async def test_duty_phone_at_night(town: Town) -> None:
    """Whoever has the shift is told within ten minutes, at any hour."""
    town.settle_in()
    vagt = town.hire("Vagt Telefon", "+4520000009", "duty")
    town.clock.move(timedelta(hours=13))
    town.says(RED)
    pushed = [h.staff_id for h in await town.wait(minutes=11) if h.staff_id]
    assert pushed == [vagt]


async def test_weekend_without_anybody(town: Town) -> None:
    """From Friday night to Monday: told once, no false hope, and on at eight."""
    town.settle_in()
    town.clock.move_to(datetime(2026, 11, 27, 18, 0, tzinfo=COPENHAGEN))
    heard = town.says(RED)
    assert "har fri" in " ".join(h.words for h in heard)
    weekend = [h for h in await town.wait(hours=61) if h.staff_id]
    assert weekend == []
    monday = [h for h in await town.wait(hours=2) if h.staff_id]
    assert monday[0].created_at == datetime(2026, 11, 30, 8, 0, tzinfo=COPENHAGEN)
