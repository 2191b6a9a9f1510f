"""Days of shadowing on the site: from the wish to the words that the place got."""

import pytest
from sqlalchemy import select

from bot.store.tables.audit import readings
from bot.store.tables.calendar import appointments
from bot.store.tables.talk import outbox
from bot.store.tables.work import contact_notices, shadow_days
from tests.admin.conftest import NewVisitor
from tests.admin.visitor import Page, Visitor
from tests.flows.desk import BOSS
from tests.town import Heard, Town, texts_of

PLACE = {
    "company": "Bager Holm",
    "date": "2026-11-30",
    "time": "10:00",
    "minutes": "180",
    "place": "Torvet 3",
    "meet": "Karen",
    "clothes": "sorte bukser",
}


async def propose(mette: Visitor, anna: int, **fields: str) -> Page:
    """Fill in the form of a place."""
    page = await mette.go(f"/admin/people/{anna}/shadow")
    return await mette.send(page, "/shadow", **{**PLACE, **fields})


async def tick(mette: Visitor, page: Page, *names: str) -> Page:
    """Tick what is in order."""
    fields = dict(page.form("/ticks").fields)
    data = [("token", fields["token"]), *(("tick", name) for name in names)]
    async with mette.session.post(page.form("/ticks").action, data=data) as answer:
        return await mette.go(answer.url.path_qs)


async def make_ready(town: Town, mette: Visitor) -> Page:
    """Have a place with a contact, a yes, a choice, and every tick."""
    page = await propose(mette, town.settle_in())
    town.says("ja")
    page = await mette.send(page, "/talk", answer="yes", disclosure="name")
    page = await mette.send(page, "/contact", contact="Karen Holm", contact_phone=BOSS)
    page = await tick(mette, page, "insurance", "status")
    town.heard()
    return page


def to_anna(heard: list[Heard]) -> list[Heard]:
    """Give what the young person got."""
    return [message for message in heard if message.person_id and not message.staff_id]


async def test_the_wish_is_asked_for_and_shown(town: Town, mette: Visitor) -> None:
    """Asked once however often it is pressed; the wish stands by the form."""
    anna = town.settle_in()
    page = await mette.go(f"/admin/people/{anna}/shadow")
    assert "Anna har ikke skrevet et ønske" in page.words
    for _ in range(2):
        await mette.send(page, "/ask")
    assert texts_of(to_anna(town.heard())) == ["shadow.wish"]
    town.says("et sted med dyr")
    page = await mette.go(f"/admin/people/{anna}/shadow")
    assert "et sted med dyr" in page.words
    assert not page.has_form("/ask")


async def test_a_place_is_only_proposed(town: Town, mette: Visitor) -> None:
    """Anna is asked; the page names what is missing, and confirms nothing."""
    page = await propose(mette, town.settle_in())
    (asked,) = to_anna(town.heard())
    assert asked.texts == ("shadow.proposed",)
    assert "Bager Holm, Torvet 3, mandag" in asked.words
    for words in ("Det mangler", "Forsikring: sæt", "Status: sæt", "Et ja fra Anna"):
        assert words in page.words
    assert not page.has_form("/confirm")
    page = await mette.post(
        page.path.partition("?")[0] + "/confirm",
        token=dict(page.form("/ticks").fields)["token"],
    )
    assert "Dagen er ikke bekræftet" in page.words
    assert town.rows(select(shadow_days.c.state))[0].state == "proposed"


async def test_the_form_of_appointments_leads_here(town: Town, mette: Visitor) -> None:
    """Chosen as a kind of appointment it is proposed too, and names its company."""
    path = f"/admin/people/{town.settle_in()}/appointments"
    fields = {**PLACE, "kind": "shadowing"}
    page = await mette.send(await mette.go(path), path, **{**fields, "company": ""})
    assert "Udfyld feltet" in page.words
    page = await mette.send(page, path, **fields)
    assert page.path.startswith("/admin/shadow/")
    assert "Det mangler" in page.words
    assert town.rows(select(appointments.c.state))[0].state == "proposed"


async def test_confirmed_is_told_to_both_and_shown(town: Town, mette: Visitor) -> None:
    """What the place will get stands before; what it got after, word for word."""
    page = await make_ready(town, mette)
    assert "Alt er på plads" in page.words
    assert "Hej Karen. Anna kommer mandag" in page.words
    page = await mette.send(page, "/confirm")
    heard = town.heard()
    assert texts_of(to_anna(heard)) == ["shadow.ready"]
    (told,) = town.rows(select(outbox).where(outbox.c.contact_id.is_not(None)))
    (kept,) = town.rows(select(contact_notices.c.words))
    assert kept.words == told.words
    assert " ".join(told.words.split()) in page.words
    assert "Bæk" not in told.words
    assert "Dagen er bekræftet" in page.words


async def test_under_18_the_rules_are_ticked_too(town: Town, mette: Visitor) -> None:
    """A seventeen-year-old has a third tick, and it holds the day."""
    young = town.settle_in(birthdate="2009-05-05")
    page = await propose(mette, young)
    assert "Regler for unge under 18" in page.words
    page = await mette.send(page, "/talk", answer="yes", disclosure="nothing")
    page = await tick(mette, page, "insurance", "status")
    assert not page.has_form("/confirm")
    page = await tick(mette, page, "insurance", "status", "young_rules")
    assert page.has_form("/confirm")
    assert "Sat af Mette Skov" in page.words


async def test_a_tick_is_taken_away_again(town: Town, mette: Visitor) -> None:
    """What is no longer in order holds the day."""
    page = await make_ready(town, mette)
    page = await tick(mette, page, "insurance")
    assert "Status: sæt flueben" in page.words
    assert not page.has_form("/confirm")


async def test_a_named_adult_is_promised(town: Town, mette: Visitor) -> None:
    """Only colleagues of the programme; Anna reads the first name, once."""
    page = await mette.send(await make_ready(town, mette), "/confirm")
    town.says("ja")
    page = await mette.go(page.path.partition("?")[0])
    assert "Ingen har lovet det endnu" in page.words
    stranger = await mette.send(page, "/company", adult="999")
    assert "ikke sendt noget" in stranger.words
    page = await mette.send(page, "/company", adult=str(town.bo))
    assert "Bo Lund går med ind" in page.words
    (told,) = [m for m in town.heard() if m.texts == ("shadow.escorted",)]
    assert told.words.startswith("Bo går med dig ind")


async def test_cancelled_is_told_to_both(town: Town, mette: Visitor) -> None:
    """The place hears neutral words, and Anna that nothing more is to do."""
    page = await mette.send(await make_ready(town, mette), "/confirm")
    town.heard()
    page = await mette.send(page, "/cancel")
    heard = town.heard()
    (told,) = to_anna(heard)
    assert told.texts == ("shadow.cancelled_told",)
    assert "du skal ikke gøre mere" in told.words
    assert [m.texts for m in heard if m.contact_id] == [("employer.cancelled",)]
    assert not page.has_form("/cancel")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"company": ""}, "Udfyld feltet"),
        ({"place": "Psykiatrisk Center 2"}, "røber noget om helbred"),
        ({"clothes": "x" * 31}, "for langt"),
        ({"route": "forbi psykiatrien"}, "noget om helbred"),
        ({"date": "2026-11-20"}, "Tidspunktet er forbi"),
    ],
)
async def test_a_bad_place_is_refused(
    town: Town, mette: Visitor, fields: dict[str, str], why: str
) -> None:
    """It says what and how to mend it; the rest is kept, and nobody is asked."""
    page = await propose(mette, town.settle_in(), **fields)
    assert page.status == 422
    assert why in page.words
    assert dict(page.form("/shadow").fields)["meet"] == "Karen"
    assert town.heard() == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"contact": "Karen"}, "Skriv en mobil eller en e-mail"),
        ({"contact": "Karen", "contact_phone": "12"}, "ligner ikke et telefonnummer"),
        ({"contact": "Karen", "contact_email": "karen"}, "ligner ikke en e-mail"),
        ({"contact": "Karen", "contact_phone": "20000010"}, "den unges eget nummer"),
        ({"contact": "", "contact_phone": "20000090"}, "Udfyld feltet"),
    ],
)
async def test_a_bad_contact_is_refused(
    town: Town, mette: Visitor, fields: dict[str, str], why: str
) -> None:
    """Nobody is written to at an address that is none, nor at Anna's own."""
    page = await propose(mette, town.settle_in())
    page = await mette.send(page, "/contact", **fields)
    assert page.status == 422
    assert why in page.words


async def test_reading_is_noted_and_others_say_why(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """Mette's reading is noted as her own; Ida is led to say why she reads."""
    page = await propose(mette, town.settle_in())
    kinds = {row.subject_kind for row in town.rows(select(readings.c.subject_kind))}
    assert {"shadow", "shadow wish"} <= kinds
    ida = await visitor("ida")
    other = await ida.go(page.path.partition("?")[0])
    assert "Hvorfor" in other.words or "hvorfor" in other.words
    assert "Bager Holm" not in other.words


async def test_foreign_and_missing_look_the_same(town: Town, mette: Visitor) -> None:
    """A day of somebody else's is no day at all."""
    bo_person = town.settle_in("Bo Dal", "+4520000012", consultant_id=town.bo)
    for path in (f"/admin/people/{bo_person}/shadow", "/admin/shadow/99"):
        assert (await mette.go(path)).status == 404
