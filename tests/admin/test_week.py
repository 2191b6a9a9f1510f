"""The week, free slots, series, and whether they met."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store.tables.calendar import appointments
from bot.store.tables.slots import free_slots
from tests.admin.conftest import NewVisitor
from tests.admin.moves import agree, remind
from tests.admin.visitor import Page, Visitor
from tests.flows.desk import BOSS
from tests.town import Town, texts_of

SLOTS = {"date": "2026-11-26", "time": "10:00", "until_time": "12:00", "minutes": "45"}
TERMS = {
    "date": "2026-11-27",
    "time": "13:00",
    "minutes": "45",
    "place": "Torvet 3",
    "kind": "meeting",
}


async def open_slots(mette: Visitor, **fields: str) -> Page:
    """Fill in the form of free slots."""
    page = await mette.go("/admin/week")
    return await mette.send(page, "/week/slots", **{**SLOTS, **fields})


async def make(mette: Visitor, person_id: int, **fields: str) -> Page:
    """Fill in the form of an appointment."""
    path = f"/admin/people/{person_id}/appointments"
    return await mette.send(await mette.go(path), path, **{**TERMS, **fields})


async def test_the_week_shows_what_is_in_it(town: Town, mette: Visitor) -> None:
    """Five days, one's own appointments in order, and the weeks around it."""
    anna = town.settle_in()
    agree(town, anna, days=1)
    agree(town, anna, days=7)
    page = await mette.go("/admin/week")
    assert "Uge 48" in page.words
    assert page.words.count("Anna Bæk") == 2  # in the week, and to choose from
    page = await mette.go("/admin/week?week=2026-W49")
    assert "Uge 49" in page.words
    assert page.words.count("Anna Bæk") == 2
    assert (await mette.go("/admin/week?week=2026-W99")).words.count("Uge 48") == 2


async def test_move_and_cancel_lead_back_to_the_week(
    town: Town, mette: Visitor
) -> None:
    """The form goes back to the week it came from, and nowhere outside."""
    one = agree(town, town.settle_in(), days=2)
    path = f"/admin/appointments/{one.id}?back=/admin/week%3Fweek=2026-W48"
    page = await mette.send(await mette.go(path), "/move", time="11:00")
    assert page.path == "/admin/week?week=2026-W48&done=moved"
    page = await mette.send(await mette.go(path), "/cancel")
    assert page.path == "/admin/week?week=2026-W48&done=cancelled"
    two = agree(town, one.person_id, days=3)
    path = f"/admin/appointments/{two.id}?back=https://evil.example/"
    page = await mette.send(await mette.go(path), "/cancel")
    assert page.path.startswith(f"/admin/people/{one.person_id}?done=cancelled")


async def test_a_slot_is_opened_taken_and_seen(town: Town, mette: Visitor) -> None:
    """Two slots of 45 minutes; Anna reads them as times, and takes one herself."""
    one = agree(town, town.settle_in(), hours=30)
    page = await open_slots(mette)
    assert "Tiderne er åbne" in page.words
    assert "10.00-10.45 Ledig" in page.words
    assert len(town.rows(free_slots.select())) == 2
    remind(town, one)
    town.heard()
    (offered,) = town.says("2")
    assert "10.00" in offered.words
    assert "10.45" in offered.words
    town.says("1")
    town.says("ja")
    page = await mette.go("/admin/week")
    assert "10.00-10.45 Ledig" not in page.words
    assert "10.45-11.30 Ledig" in page.words


async def test_a_slot_is_closed(town: Town, mette: Visitor) -> None:
    """Closed it is offered to nobody; closed twice says so."""
    page = await open_slots(mette)
    after = await mette.send(page, "/close")
    assert "Tiden er lukket" in after.words
    assert len(town.rows(free_slots.select())) == 1
    assert "taget eller lukket i forvejen" in (await mette.send(page, "/close")).words


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"until_time": "09:00"}, "Til skal være senere end Fra"),
        ({"until_time": "10:20"}, "Til skal være senere end Fra"),
        ({"date": "2026-11-20"}, "Tidspunktet er forbi"),
        ({"minutes": "3"}, "Skriv et helt tal fra 10 til 240"),
        ({"time": "hen ad ti"}, "Skriv et klokkeslæt"),
    ],
)
async def test_bad_slots_are_refused(
    town: Town, mette: Visitor, fields: dict[str, str], why: str
) -> None:
    """Nothing is opened, and it says what to mend."""
    page = await open_slots(mette, **fields)
    assert page.status == 422
    assert why in page.words
    assert town.rows(free_slots.select()) == []


async def test_who_has_no_people_has_no_week(town: Town, visitor: NewVisitor) -> None:
    """To a facilitator it is no page at all."""
    town.hire("Fie Holm", "+4520000004", "facilitator")
    assert (await (await visitor("fie")).go("/admin/week")).status == 404


async def test_a_series_is_one_form_and_one_message(town: Town, mette: Visitor) -> None:
    """Three fortnights; each stands in its week."""
    anna = town.settle_in()
    page = await make(mette, anna, repeat="fortnightly", times="3")
    assert "Aftalerne er lavet" in page.words
    assert texts_of(town.heard()) == ["appointment.series_made"]
    starts = [row.starts_at for row in town.rows(select(appointments.c.starts_at))]
    assert [later - starts[0] for later in starts[1:]] == [
        timedelta(weeks=2),
        timedelta(weeks=6),  # Christmas Day is passed over
    ]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"times": "1"}, "Skriv et helt tal fra 2 til 26"),
        ({"times": "mange"}, "Skriv et helt tal fra 2 til 26"),
        ({"times": "4", "kind": "three_party"}, "Kun samtaler kan gentages"),
    ],
)
async def test_a_bad_series_is_refused(
    town: Town, mette: Visitor, fields: dict[str, str], why: str
) -> None:
    """Nothing is made, and it says what to mend."""
    page = await make(mette, town.settle_in(), repeat="weekly", **fields)
    assert why in page.words
    assert town.rows(appointments.select()) == []


async def test_three_party_shows_both_answers(town: Town, mette: Visitor) -> None:
    """Karen is asked whether the time is good; both answers stand on the page."""
    fields = {"company": "Bager Holm", "contact": "Karen Holm", "contact_phone": BOSS}
    await make(mette, town.settle_in(), kind="three_party", **fields)
    one = town.rows(appointments.select())[0]
    assert {"employer.talk_asked", "appointment.made"} <= set(texts_of(town.heard()))
    page = await mette.go(f"/admin/appointments/{one.id}")
    assert "Anna Har ikke svaret" in page.words
    assert "Karen Holm Er spurgt og har ikke svaret" in page.words
    town.says("ja")
    town.says("ja", phone=BOSS)
    page = await mette.go(f"/admin/appointments/{one.id}")
    assert "Anna Har sagt ja" in page.words
    assert "Karen Holm Har sagt ja" in page.words


async def test_another_contact_takes_over(town: Town, mette: Visitor) -> None:
    """Who was asked hears that it is off; who takes over is asked."""
    fields = {"company": "Bager Holm", "contact": "Karen Holm", "contact_phone": BOSS}
    await make(mette, town.settle_in(), kind="three_party", **fields)
    one = town.rows(appointments.select())[0]
    town.heard()
    page = await mette.go(f"/admin/appointments/{one.id}")
    await mette.send(page, "/move", contact="Per Dam", contact_phone="20000091")
    told = [(m.texts[0], m.contact_id) for m in town.heard() if m.contact_id]
    assert told == [("employer.cancelled", 1), ("employer.talk_asked", 2)]


async def test_they_met_or_they_did_not(town: Town, mette: Visitor) -> None:
    """Kind words and a new time after a no-show; met is only noted."""
    one = agree(town, town.settle_in(), minutes=20)
    path = f"/admin/appointments/{one.id}"
    assert not (await mette.go(path)).has_form("/held")
    town.clock.move(timedelta(minutes=25))
    page = await mette.send(await mette.go(path), "/held")
    assert "Noteret. I mødtes" in page.words
    assert town.heard() == []
    page = await mette.send(await mette.go(path), "/missed")
    assert "venlige ord" in page.words
    (kind,) = town.heard()
    assert kind.texts == ("appointment.missed",)
    assert town.rows(appointments.select())[0].state == "missed"


async def test_journal_stands_at_the_appointment(town: Town, mette: Visitor) -> None:
    """Five lines to copy, also here; nothing is typed twice."""
    one = agree(town, town.settle_in(), days=2)
    page = await mette.go(f"/admin/appointments/{one.id}")
    assert "Kopiér til journal" in page.words
    assert "Næste aftale: 26.11.2026" in page.words


async def test_what_lies_over_something_else_is_said(
    town: Town, mette: Visitor
) -> None:
    """It is made all the same: whose calendar it is knows best."""
    anna = town.settle_in()
    alone = await make(mette, anna)
    assert "oven i noget andet" not in alone.words
    page = await make(mette, anna, time="13:30")
    assert "Den ligger oven i noget andet i din kalender" in page.words
    page = await make(mette, anna, time="14:15")
    assert "oven i noget andet" not in page.words


async def test_the_rest_of_a_series_is_cancelled_at_once(
    town: Town, mette: Visitor
) -> None:
    """Four are made; from the second on they are off, and Anna reads it once."""
    await make(mette, town.settle_in(), repeat="weekly", times="4")
    town.heard()
    rows = town.rows(appointments.select().order_by(appointments.c.starts_at))
    page = await mette.go(f"/admin/appointments/{rows[1].id}")
    assert "Aflys den og resten af rækken, 3 i alt" in page.words
    page = await mette.send(page, "/cancel-rest")
    assert "Rækken er aflyst herfra" in page.words
    (told,) = town.heard()
    assert told.texts == ("appointment.rest_cancelled",)
    assert "er aflyst fra fredag den 4. december kl. 13.00 og frem" in told.words
    rows = town.rows(appointments.select().order_by(appointments.c.starts_at))
    states = [row.state for row in rows]
    assert states == ["planned", "cancelled", "cancelled", "cancelled"]
    last = await mette.go(f"/admin/appointments/{rows[0].id}")
    assert not last.has_form("/cancel-rest")
