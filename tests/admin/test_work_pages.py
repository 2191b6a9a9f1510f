"""Jobs, discharges and agreed calls on the site."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from bot.store import tasks
from bot.store.tables.calendar import appointments
from bot.store.tables.spells import spell_hours, spells, transitions
from bot.store.tables.talk import timers
from bot.store.tables.work import contacts
from bot.store.tasks import NewTask
from tests.admin.visitor import Page, Visitor
from tests.town import Town, texts_of

JOB = {
    "kind": "work",
    "company": "Bager Holm",
    "title": "butiksmedhjælper",
    "starts_on": "2026-12-01",
    "hours": "18,5",
}


async def begin(mette: Visitor, anna: int, **fields: str) -> Page:
    """Fill in the form of a new job."""
    page = await mette.go(f"/admin/people/{anna}/jobs/new")
    return await mette.send(page, "/jobs", **{**JOB, **fields})


async def test_a_job_begins_and_makker_follows(town: Town, mette: Visitor) -> None:
    """Stored with its hours; the first word is planned before the start, and said."""
    anna = town.settle_in()
    page = await begin(mette, anna)
    assert "Makker følger med" in page.words
    assert "18,5 timer om ugen" in page.words
    assert town.rows(select(spell_hours.c.hours))[0].hours == Decimal("18.50")
    assert "Bager Holm, butiks" in (await mette.go(f"/admin/people/{anna}")).words
    heard = await town.wait(days=5)
    assert any(text.startswith("job_started.") for text in texts_of(heard))


async def test_hours_change_and_the_start_moves(town: Town, mette: Visitor) -> None:
    """The old hours end the day before; what is planned moves along."""
    page = await begin(mette, town.settle_in())
    page = await mette.send(page, "/hours", hours="25", from_on="2027-01-01")
    rows = town.rows(select(spell_hours).order_by(spell_hours.c.id))
    assert [(row.hours, row.until_on) for row in rows] == [
        (Decimal("18.50"), date(2026, 12, 31)),
        (Decimal(25), None),
    ]
    await mette.send(page, "/start", starts_on="2026-12-08")
    (due,) = town.rows(select(timers.c.details).where(timers.c.kind == "follow"))
    assert due.details["day"] == "2026-12-05"


async def test_a_job_ends_and_nothing_more_is_asked(town: Town, mette: Visitor) -> None:
    """A last day before the first is refused; after the end no timer is left."""
    page = await begin(mette, town.settle_in())
    bad = await mette.send(page, "/end", ends_on="2026-11-30")
    assert "kan ikke være før første dag" in bad.words
    page = await mette.send(page, "/end", ends_on="2026-12-20")
    assert "spørger ikke mere" in page.words
    assert town.rows(select(timers).where(timers.c.kind == "follow")) == []
    assert town.rows(select(spells.c.ended_by))[0].ended_by == "staff"


async def test_a_contact_is_known_and_a_visit_begins_here(
    town: Town, mette: Visitor
) -> None:
    """The visit is a three-party talk at the same place."""
    page = await begin(mette, town.settle_in())
    page = await mette.send(
        page, "/contact", contact="Karen Holm", contact_email="karen@holm.example"
    )
    assert "karen@holm.example" in page.words
    assert len(town.rows(contacts.select())) == 1
    assert "kind=three_party&amp;company=Bager%20Holm" in page.text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"company": ""}, "Udfyld feltet"),
        ({"starts_on": "snart"}, "Skriv en dato"),
        ({"starts_on": "2062-12-01"}, "Se efter årstallet"),
        ({"hours": "mange"}, "Skriv timer om ugen som et tal"),
        ({"hours": "NaN"}, "Skriv timer om ugen som et tal"),
        ({"company": "Psykiatrisk Center"}, "noget om helbred"),
    ],
)
async def test_a_bad_job_is_refused(
    town: Town, mette: Visitor, fields: dict[str, str], why: str
) -> None:
    """Nothing is stored, and it says what to mend."""
    page = await begin(mette, town.settle_in(), **fields)
    assert page.status == 422
    assert why in page.words
    assert town.rows(spells.select()) == []


async def test_bad_hours_open_the_form_again(town: Town, mette: Visitor) -> None:
    """The page of the job says what to mend."""
    page = await begin(mette, town.settle_in())
    bad = await mette.send(page, "/hours", hours="", from_on="2027-01-01")
    assert bad.status == 422
    assert "Skriv timer om ugen som et tal" in bad.words


async def test_a_discharge_is_written_and_followed(town: Town, mette: Visitor) -> None:
    """Both steps stand with their last day; what has happened is noted by name."""
    anna = town.settle_in()
    page = await mette.go(f"/admin/people/{anna}/discharge")
    page = await mette.send(page, "/discharge", discharged_on="2026-11-24")
    assert "Første kontakt Kommer" in page.words
    page = await mette.send(page, "/discharge/contact")
    page = await mette.send(page, "/discharge/group")
    assert page.words.count("Sket") == 2
    (row,) = town.rows(transitions.select())
    assert row.contacted_by == town.mette
    assert row.grouped_at is not None
    bad = await mette.send(page, "/discharge", discharged_on="2020-01-01")
    assert "fra to måneder tilbage" in bad.words


async def test_what_was_missed_is_done_by_noting_it(town: Town, mette: Visitor) -> None:
    """The line leaves what waits once the contact is noted."""
    anna = town.settle_in()
    with town.database.transaction() as connection:
        task = NewTask(
            municipality_id=town.municipality_id,
            kind="contact_missed",
            person_id=anna,
            staff_id=town.mette,
        )
        tasks.add(connection, task, town.clock.now())
    page = await mette.go(f"/admin/people/{anna}/discharge")
    page = await mette.send(page, "/discharge", discharged_on="2026-11-20")
    assert "skulle have hørt fra dig" in (await mette.go("/admin/")).words
    await mette.send(page, "/discharge/contact")
    assert "skulle have hørt fra dig" not in (await mette.go("/admin/")).words


async def test_a_call_is_agreed_with_who_when_and_from_where(
    town: Town, mette: Visitor
) -> None:
    """Anna reads the name, the time and the number; the wish for a call is done."""
    anna = town.settle_in()
    town.says("RING")
    town.heard()
    page = await mette.go(f"/admin/people/{anna}/call")
    fields = {"date": "2026-11-25", "time": "14:00", "seen": "own"}
    page = await mette.send(page, "/call", **fields)
    (told,) = [m for m in town.heard() if m.person_id == anna and not m.staff_id]
    assert told.texts == ("appointment.call_made",)
    assert "Mette ringer til dig i morgen" in told.words
    assert "20 00 00 01" in told.words
    assert "vil gerne ringes op" not in page.words


async def test_a_hidden_number_is_said(town: Town, mette: Visitor) -> None:
    """Who rings from a hidden number says so; another one must be a number."""
    anna = town.settle_in()
    page = await mette.go(f"/admin/people/{anna}/call")
    fields = {"date": "2026-11-25", "time": "14:00"}
    bad = await mette.send(page, "/call", **fields, seen="other", number="hjemme")
    assert "ligner ikke et telefonnummer" in bad.words
    await mette.send(page, "/call", **fields, seen="hidden")
    (told,) = town.heard()
    assert "fra skjult nummer" in told.words
    assert town.rows(select(appointments.c.kind))[0].kind == "call"


async def test_foreign_and_missing_look_the_same(town: Town, mette: Visitor) -> None:
    """Somebody else's person is nobody here."""
    other = town.settle_in("Bo Dal", "+4520000012", consultant_id=town.bo)
    for part in ("jobs", "jobs/new", "discharge", "call"):
        assert (await mette.go(f"/admin/people/{other}/{part}")).status == 404
    assert (await mette.post("/admin/jobs/99/end", ends_on="2026-12-01")).status >= 400
