"""A person's team on the site: empty windows, switches, tracks, plan, card, entry."""

import pytest
from sqlalchemy import select, update

from bot.store import circles, milestones, staff
from bot.store.circles import Member
from bot.store.tables.audit import deeds, readings
from bot.store.tables.people import people
from bot.store.tables.places import programmes
from tests.admin.conftest import NewVisitor, password_hash
from tests.admin.visitor import Visitor
from tests.town import Town


@pytest.fixture
def anna(town: Town) -> int:
    """Anna, in a programme with three tracks and a care manager."""
    with town.database.transaction() as connection:
        connection.execute(update(programmes).values(preset="ibbu_nord"))
    return town.settle_in()


@pytest.fixture
def rie(town: Town) -> int:
    """A care manager with an account and no people of her own."""
    return with_account(town, town.hire("Rie Vang", "+4520000044", "care_manager"))


def with_account(town: Town, staff_id: int) -> int:
    """Let somebody log in."""
    with town.database.transaction() as connection:
        staff.set_password(connection, staff_id, password_hash())
    return staff_id


def member(town: Town, person_id: int) -> Member:
    """Give the newest of those around a person."""
    with town.database.reading() as connection:
        return circles.of_person(connection, person_id)[-1]


async def add_rie(mette: Visitor, anna: int, rie: int) -> None:
    """Have her in the circle."""
    page = await mette.go(f"/admin/people/{anna}/team")
    added = await mette.send(page, "/members", role="care_manager", colleague=str(rie))
    assert "Vinduet er tomt" in added.words


async def open_pane(mette: Visitor, anna: int, what: str) -> None:
    """Say that her work needs something."""
    page = await mette.go(f"/admin/people/{anna}/team")
    await mette.send(page, "/window", **{what: "1"})


async def share(mette: Visitor, anna: int) -> None:
    """Turn the switch together with Anna."""
    page = await mette.go(f"/admin/people/{anna}/team")
    await mette.send(page, "/switch")


async def test_window_is_empty_until_opened_and_shared(
    mette: Visitor, visitor: NewVisitor, anna: int, rie: int
) -> None:
    """Added, opened, shared: only then is it seen, and off closes it at once."""
    await add_rie(mette, anna, rie)
    care = await visitor("rie")
    path = f"/admin/shared/{anna}"
    assert (await care.go(path)).status == 404
    await open_pane(mette, anna, "facts")
    assert (await care.go(path)).status == 404
    await share(mette, anna)
    page = await care.go(path)
    assert "Fælles kort" in page.words
    assert "Fælles plan" not in page.words
    assert "Anna" in (await care.go("/admin/shared")).words
    assert (await care.go(f"/admin/people/{anna}")).status == 404
    await share(mette, anna)
    assert (await care.go(path)).status == 404


async def test_whoever_is_asked_about_is_told_in_the_chat(
    mette: Visitor, town: Town, anna: int, rie: int
) -> None:
    """Who could see something, and that they decide; by SMS a neutral link alone."""
    await add_rie(mette, anna, rie)
    town.heard()
    await open_pane(mette, anna, "plan")
    told = [message for message in town.heard() if message.person_id == anna]
    assert {message.channel for message in told} == {"sms", "web"}
    by_chat, by_sms = sorted(told, key=lambda one: one.channel, reverse=True)
    assert "Lige nu ser Rie Vang ingenting" in by_chat.words
    assert "Rie" not in by_sms.words
    await open_pane(mette, anna, "plan")
    assert town.heard() == []


async def test_reading_of_what_is_shared_is_logged(
    town: Town, mette: Visitor, visitor: NewVisitor, anna: int, rie: int
) -> None:
    """In the person's own municipality, by whom and as shared."""
    await add_rie(mette, anna, rie)
    await open_pane(mette, anna, "plan")
    await share(mette, anna)
    await (await visitor("rie")).go(f"/admin/shared/{anna}")
    found = town.rows(select(readings).where(readings.c.staff_id == rie))
    assert [(row.person_id, row.purpose) for row in found] == [(anna, "shared")]
    assert found[0].municipality_id == town.municipality_id


async def test_tracks_have_step_owner_and_day(mette: Visitor, anna: int) -> None:
    """Each track its own; a step that is taken leaves the track empty."""
    page = await mette.go(f"/admin/people/{anna}/team")
    tracks = [f for f in page.forms if f.action.endswith("/tracks")]
    assert len(tracks) == 3
    page = await mette.post(
        f"/admin/people/{anna}/team/tracks",
        token=dict(tracks[0].fields)["token"],
        track="treatment",
        **{
            "treatment-words": "Ring til lægen om en tid",
            "treatment-owner": "care_manager",
            "treatment-due": "2026-12-04",
        },
    )
    assert "Ring til lægen om en tid" in page.words
    assert "Care manageren, senest" in page.words
    page = await mette.send(page, "/tracks/done")
    assert "Ring til lægen om en tid" not in page.words


async def test_care_manager_writes_steps_where_tracks_are_open(
    mette: Visitor, visitor: NewVisitor, anna: int, rie: int
) -> None:
    """Behind both switches; elsewhere there is no form, and a kept one is refused."""
    await add_rie(mette, anna, rie)
    await open_pane(mette, anna, "tracks")
    await share(mette, anna)
    care = await visitor("rie")
    page = await care.go(f"/admin/shared/{anna}")
    told = {"work-words": "Ring til skolen", "work-owner": "care_manager"}
    wrong = await care.send(page, "/tracks", **{"work-words": ""})
    assert wrong.status == 422
    after = await care.send(page, "/tracks", **told)
    assert "Ring til skolen" in after.words
    await share(mette, anna)
    assert (await care.send(page, "/tracks", **told)).status == 404


async def test_plan_is_seen_by_three_parties(
    mette: Visitor, visitor: NewVisitor, town: Town, anna: int, rie: int
) -> None:
    """Each gives their own "has seen": by the page, by what is shared, by chat."""
    await add_rie(mette, anna, rie)
    await open_pane(mette, anna, "plan")
    await share(mette, anna)
    page = await mette.go(f"/admin/people/{anna}/team")
    page = await mette.send(page, "/plan", words="Først skolen, så et job.")
    assert page.words.count("Har set") == 1
    care = await visitor("rie")
    await care.send(await care.go(f"/admin/shared/{anna}"), "/plan/seen")
    town.says("plan", f"web-{anna}", channel="web")
    page = await mette.go(f"/admin/people/{anna}/team")
    assert page.words.count("Har set") == 3
    assert "Har ikke set" not in page.words
    page = await mette.send(page, "/plan", words="Nu et job.")
    assert page.words.count("Har set") == 1
    assert "Alle 2 versioner" in page.words


async def test_changed_card_tells_readers_once(
    mette: Visitor, town: Town, anna: int, rie: int
) -> None:
    """One neutral notice each; the same card again is no version and no notice."""
    await add_rie(mette, anna, rie)
    await open_pane(mette, anna, "facts")
    await share(mette, anna)
    town.heard()
    page = await mette.go(f"/admin/people/{anna}/team")
    page = await mette.send(page, "/facts", job="Søger i et lager", call="Mette")
    (told,) = town.heard()
    assert told.staff_id == rie
    assert "lager" not in told.words
    assert "AB" in told.words
    assert "Søger i et lager" in page.words
    page = await mette.send(page, "/facts")
    assert town.heard() == []
    assert "Kortet er det samme" in page.words


async def test_entry_is_staffs_own(mette: Visitor, town: Town, anna: int) -> None:
    """First day and eligibility are kept, and nothing of it is sent or asked."""
    town.heard()
    page = await mette.go(f"/admin/people/{anna}/team")
    page = await mette.send(
        page, "/entry", started_on="2026-09-01", **{"is-unwell": "yes"}
    )
    assert dict(page.form("/entry").fields)["is-unwell"] == "yes"
    (row,) = town.rows(select(people).where(people.c.id == anna))
    assert row.started_on.isoformat() == "2026-09-01"
    with town.database.reading() as connection:
        planned = milestones.of_person(connection, anna)
    assert planned[0].due_on.isoformat() == "2027-03-01"
    assert town.heard() == []
    page = await mette.send(page, "/entry", started_on="2031-01-01")
    assert page.status == 422


@pytest.mark.usefixtures("rie")
async def test_others_may_not(visitor: NewVisitor, mette: Visitor, anna: int) -> None:
    """Who is not of it finds nothing there, by page or by form."""
    page = await mette.go(f"/admin/people/{anna}/team")
    care = await visitor("rie")
    path = f"/admin/people/{anna}/team"
    assert (await care.go(path)).status == 404
    refused = await care.post(f"{path}/plan", token="token of rie", words="x")
    assert refused.status == 404
    assert page.status == 200


async def test_deeds_are_noted_without_words(
    mette: Visitor, town: Town, anna: int
) -> None:
    """The log says what was done to whom, never what was written."""
    page = await mette.go(f"/admin/people/{anna}/team")
    await mette.send(page, "/plan", words="Hemmeligt")
    (deed,) = town.rows(select(deeds))
    assert (deed.what, deed.subject_id) == ("team_plan", anna)
    assert "Hemmeligt" not in str(deed.details)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"role": "uu", "colleague": ""}, "Vælg en kollega, eller skriv navnet"),
        ({"role": "uu", "email": "x@y.example"}, "ingen åben konto"),
    ],
)
async def test_wrong_member_is_explained(
    mette: Visitor, anna: int, fields: dict[str, str], problem: str
) -> None:
    """The page says what is missing and keeps what was typed."""
    page = await mette.go(f"/admin/people/{anna}/team")
    page = await mette.send(page, "/members", **fields)
    assert page.status == 422
    assert problem in page.words


async def test_somebody_without_account_sees_nothing(mette: Visitor, anna: int) -> None:
    """A school or a workplace stands there by name, with no window to open."""
    page = await mette.go(f"/admin/people/{anna}/team")
    page = await mette.send(
        page,
        "/members",
        role="school",
        colleague="",
        name="Lis Kær",
        organisation="Nordskolen",
    )
    assert "Lis Kær Skole, Nordskolen. Har ingen konto" in page.words
    assert not page.has_form("/window")
    page = await mette.send(page, "/remove")
    assert "Lis Kær" not in page.words
