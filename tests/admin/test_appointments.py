"""Make, move, cancel: told once, at a decent hour, and never a yes to the old time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store.tables.calendar import appointments
from bot.store.tables.talk import outbox, timers
from tests.admin.moves import agree, decline, remind, wish_new_time
from tests.admin.visitor import Page, Visitor
from tests.town import Heard, Town, texts_of

TERMS = {
    "date": "2026-11-27",
    "time": "13:00",
    "minutes": "45",
    "place": "Rosenkæret 39",
    "kind": "meeting",
}


def told(town: Town, person_id: int) -> list[Heard]:
    """Give what a person has been told since the last look."""
    return [heard for heard in town.heard() if heard.person_id == person_id]


async def make(mette: Visitor, person_id: int, **fields: str) -> Page:
    """Fill in the form for a new appointment."""
    path = f"/admin/people/{person_id}/appointments"
    return await mette.send(await mette.go(path), path, **{**TERMS, **fields})


async def test_made_is_told_once_and_reminded(town: Town, mette: Visitor) -> None:
    """One message now, the reminders at their hours."""
    anna = town.settle_in()
    page = await make(mette, anna)
    assert "Makker fortæller om den" in page.words
    assert "fredag kl. 13" in page.words
    (message,) = told(town, anna)
    assert message.texts == ("appointment.made",)
    assert "fredag den 27. november kl. 13.00, Rosenkæret 39" in message.words
    due = town.rows(select(timers.c.due_at).where(timers.c.kind == "reminder"))
    starts_at = town.rows(appointments.select())[0].starts_at
    assert [starts_at - row.due_at for row in due] == [
        timedelta(hours=48),
        timedelta(hours=3),
    ]


async def test_made_inside_the_reminder_window_is_told_all_the_same(
    town: Town, mette: Visitor
) -> None:
    """An appointment in two hours is told at once, and not asked about besides."""
    anna = town.settle_in()
    await make(mette, anna, date="2026-11-24", time="12.00")
    assert texts_of(told(town, anna)) == ["appointment.made"]
    assert texts_of(await town.tick()) == []


async def test_form_sent_twice_makes_one(town: Town, mette: Visitor) -> None:
    """A double click makes one appointment."""
    anna = town.settle_in()
    path = f"/admin/people/{anna}/appointments"
    page = await mette.go(path)
    for _ in range(2):
        await mette.send(page, path, **TERMS)
    assert len(town.rows(appointments.select())) == 1
    assert len(told(town, anna)) == 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"date": "2026-11-23"}, "Tidspunktet er forbi"),
        ({"date": "i morgen"}, "Skriv en dato"),
        ({"time": "25:00"}, "Skriv en dato"),
        ({"time": ""}, "Skriv et klokkeslæt"),
        ({"minutes": "0"}, "Skriv et helt tal"),
        ({"minutes": "tre"}, "Skriv et helt tal"),
        ({"place": ""}, "Udfyld feltet"),
        ({"place": "x" * 81}, "for langt"),
        ({"kind": "party"}, "Udfyld feltet"),
        ({"date": "2027-03-28", "time": "02:30"}, "uret stilles frem"),
    ],
)
async def test_mistakes_are_named_and_the_rest_is_kept(
    town: Town, mette: Visitor, fields: dict[str, str], why: str
) -> None:
    """What is wrong stands at its field; nothing is made, nobody is told."""
    anna = town.settle_in()
    page = await make(mette, anna, company="Bageriet", **fields)
    assert page.status == 422
    assert why in page.words
    assert dict(page.form("/appointments").fields)["company"] == "Bageriet"
    assert town.rows(appointments.select()) == []
    assert told(town, anna) == []


async def test_moved_is_told_once(town: Town, mette: Visitor) -> None:
    """The new time, and new reminders in place of the old."""
    anna = town.settle_in()
    one = agree(town, anna, days=2)
    page = await mette.go(f"/admin/appointments/{one.id}")
    page = await mette.send(page, "/move", date="2026-11-30", time="09:30")
    assert "mandag kl. 9.30" in page.words
    (message,) = told(town, anna)
    assert message.texts == ("appointment.moved",)
    assert "mandag den 30. november kl. 9.30" in message.words
    due = town.rows(select(timers).where(timers.c.kind == "reminder"))
    assert {row.turn for row in due} == {2}


async def test_same_time_again_tells_nothing(town: Town, mette: Visitor) -> None:
    """Whoever saves without moving, or twice, sends nothing."""
    anna = town.settle_in()
    one = agree(town, anna, days=2)
    page = await mette.go(f"/admin/appointments/{one.id}")
    page = await mette.send(page, "/move", minutes="60", contact="Bent")
    assert "der er ikke sendt noget" in page.words
    assert told(town, anna) == []
    row = town.rows(appointments.select())[0]
    assert (row.minutes, row.version, row.contact) == (60, 1, "Bent")


async def test_yes_to_the_old_time_is_no_yes_to_the_new(
    town: Town, mette: Visitor
) -> None:
    """Moved in the evening and not yet told: "1" has the new time told at once."""
    anna = town.settle_in()
    one = agree(town, anna, days=2)
    remind(town, one)
    town.clock.move(timedelta(hours=12))
    await mette.log_in("mette@gladsaxe.example")
    page = await mette.go(f"/admin/appointments/{one.id}")
    await mette.send(page, "/move", date="2026-11-30")
    (moved,) = town.says("1")
    assert moved.texts == ("appointment.moved",)
    row = town.rows(select(outbox).where(outbox.c.id == moved.id))[0]
    assert row.not_before == town.clock.now()
    assert town.rows(appointments.select())[0].state == "planned"
    town.says("1")
    assert town.rows(appointments.select())[0].state == "confirmed"


async def test_cancelled_is_told_once(town: Town, mette: Visitor) -> None:
    """Told once; its reminders are gone, and it cannot be changed any more."""
    anna = town.settle_in()
    one = agree(town, anna, days=2)
    page = await mette.go(f"/admin/appointments/{one.id}")
    await mette.send(page, "/cancel")
    after = await mette.send(page, "/cancel")
    assert "kan ikke ændres" in after.words
    (message,) = told(town, anna)
    assert message.texts == ("appointment.cancelled",)
    assert "er aflyst" in message.words
    assert town.rows(select(timers).where(timers.c.kind == "reminder")) == []
    assert not (await mette.go(f"/admin/appointments/{one.id}")).has_form("/move")


async def test_night_waits_for_the_morning(town: Town, mette: Visitor) -> None:
    """Made in the evening, told in the morning; moved before that, told as made."""
    town.clock.move(timedelta(hours=11))
    anna = town.settle_in()
    browser = mette
    await browser.log_in("mette@gladsaxe.example")
    await make(browser, anna)
    row = town.rows(select(outbox).where(outbox.c.person_id == anna))[0]
    local = row.not_before.astimezone(town.person(anna).programme.time_zone)
    assert (local.day, local.hour) == (25, 9)
    one = town.rows(appointments.select())[0]
    page = await browser.go(f"/admin/appointments/{one.id}")
    await browser.send(page, "/move", time="14:00")
    rows = town.rows(
        select(outbox).where(outbox.c.person_id == anna).order_by(outbox.c.id)
    )
    assert [(r.state, r.texts) for r in rows] == [
        ("skipped", ["appointment.made"]),
        ("waiting", ["appointment.made"]),
    ]
    page = await browser.go(f"/admin/appointments/{one.id}")
    await browser.send(page, "/cancel")
    rows = town.rows(select(outbox).where(outbox.c.person_id == anna))
    assert {r.state for r in rows} == {"skipped"}


async def test_early_appointment_is_told_early(town: Town, mette: Visitor) -> None:
    """What would come too late at nine is told from half past six on."""
    town.clock.move(timedelta(hours=11))
    anna = town.settle_in()
    await mette.log_in("mette@gladsaxe.example")
    await make(mette, anna, date="2026-11-25", time="08:30")
    row = town.rows(select(outbox).where(outbox.c.person_id == anna))[0]
    local = row.not_before.astimezone(town.person(anna).programme.time_zone)
    assert (local.day, local.hour, local.minute) == (25, 6, 30)
    assert row.delivery == "change"


async def test_moving_answers_the_wish_for_a_new_time(
    town: Town, mette: Visitor
) -> None:
    """From the line on the first page straight to the form; nothing to tick off."""
    one = wish_new_time(town)
    page = await mette.go("/admin/")
    assert f'href="/admin/appointments/{one.id}"' in page.text
    page = await mette.go(f"/admin/appointments/{one.id}")
    town.heard()
    await mette.send(page, "/move", date="2026-11-27", time="10:00")
    assert texts_of(told(town, one.person_id)) == ["appointment.moved"]
    assert "Ingen venter på svar" in (await mette.go("/admin/")).words


async def test_new_appointment_leaves_the_cancellation_to_be_seen(
    town: Town, mette: Visitor
) -> None:
    """Another appointment is no sign that a cancellation was seen."""
    one = decline(town)
    await make(mette, one.person_id)
    assert "har meldt afbud" in (await mette.go("/admin/")).words


async def test_who_said_stop_is_to_be_rung(town: Town, mette: Visitor) -> None:
    """The form says that Makker will not tell it."""
    anna = town.settle_in()
    town.says("stop")
    page = await mette.go(f"/admin/people/{anna}/appointments")
    assert "Ring selv, og fortæl om aftalen" in page.words
