"""Windows: foreign and non-existent look the same, in every page and every form."""

import pytest

from bot.store import alerts, people, places, readings
from bot.store.conversations import Subject
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED, agree
from tests.admin.visitor import Visitor
from tests.town import Town, texts_of


def move_out(town: Town) -> int:
    """Have a person in another municipality, with a consultant there."""
    here = town.municipality_id, town.programme_id
    with town.database.transaction() as connection:
        now = town.clock.now()
        town.municipality_id = places.ensure_municipality(
            connection, slug="ballerup", name="Ballerup", region="hovedstaden", now=now
        )
        town.programme_id = places.ensure_programme(
            connection, town.municipality_id, "ips_ung", now
        )
    per = town.hire("Per Dahl", "+4520000005", "lead")
    olga = town.settle_in("Olga Lund", "+4520000050", consultant_id=per)
    town.municipality_id, town.programme_id = here
    return olga


@pytest.mark.parametrize("who", ["mette", "bo", "ida"])
async def test_another_municipality_is_as_if_it_were_not(
    town: Town, visitor: NewVisitor, who: str
) -> None:
    """Person, alert, task and appointment of a stranger's town answer as nothing."""
    olga = move_out(town)
    town.says(RED, phone="+4520000050")
    town.says("ring til mig", phone="+4520000050")
    appointment = agree(town, olga, hours=30)
    browser = await visitor(who)
    nothing = await browser.go("/admin/people/999")
    for path in (
        f"/admin/people/{olga}",
        f"/admin/people/{olga}/appointments",
        "/admin/alerts/1",
        "/admin/tasks/1",
        f"/admin/appointments/{appointment.id}",
    ):
        page = await browser.go(path)
        assert (page.status, page.words) == (404, nothing.words), path
    assert "Olga" not in (await browser.go("/admin/people")).words
    assert "Olga" not in (await browser.go("/admin/")).words


async def test_forms_reach_no_further_than_pages(town: Town, mette: Visitor) -> None:
    """A right token opens no other window."""
    olga = move_out(town)
    town.says(RED, phone="+4520000050")
    token = dict((await mette.go("/admin/")).form("/logout").fields)["token"]
    for path in (
        f"/admin/people/{olga}/messages",
        f"/admin/people/{olga}/take-over",
        f"/admin/people/{olga}/give-back",
        "/admin/alerts/1/take",
    ):
        page = await mette.post(path, token=token, words="hej", way="direct")
        assert page.status == 404, path
    page = await mette.post("/admin/tasks/seen", token=token, task="1", back="/admin/")
    assert page.status in {200, 404}
    assert town.person(olga).human_until is None
    assert "human.wrote" not in texts_of(town.heard())


async def test_colleagues_people_need_a_purpose(
    town: Town, visitor: NewVisitor
) -> None:
    """A stand-in says why, and the reason is kept with each reading."""
    anna = town.settle_in()
    town.says("hemmeligt ord")
    ida = await visitor("ida")
    page = await ida.go(f"/admin/people/{anna}")
    assert "hemmeligt" not in page.words
    page = await ida.send(page, "/purpose", purpose="stand_in")
    assert "hemmeligt ord" in page.words
    with town.database.reading() as connection:
        found = readings.of_person(connection, anna)
    assert [(r.subject.kind, r.purpose) for r in found] == [
        ("thread", "stand_in"),
        ("purpose", "stand_in"),
    ]


async def test_purpose_is_not_skipped(town: Town, visitor: NewVisitor) -> None:
    """Without a choice the thread stays closed."""
    anna = town.settle_in()
    town.says("hemmeligt ord")
    ida = await visitor("ida")
    page = await ida.send(await ida.go(f"/admin/people/{anna}"), "/purpose")
    assert page.status == 422
    assert "hemmeligt" not in page.words


async def test_own_consultant_reads_at_once_and_is_logged(
    town: Town, mette: Visitor
) -> None:
    """Each look at the thread is a row."""
    anna = town.settle_in()
    town.says("hej")
    for _ in range(2):
        assert (await mette.go(f"/admin/people/{anna}")).status == 200
    with town.database.reading() as connection:
        found = readings.of_person(connection, anna)
    assert [(r.staff_id, r.purpose, r.subject) for r in found] == [
        (town.mette, "own", Subject("thread", anna))
    ] * 2


async def test_whoever_is_told_of_an_alert_sees_the_person_until_it_is_closed(
    town: Town, visitor: NewVisitor
) -> None:
    """The duty phone sees a person from the push on, and no longer than needed."""
    dan = town.hire("Dan Toft", "+4520000006", "duty")
    anna = town.settle_in()
    town.says(RED)
    browser = await visitor("dan")
    assert (await browser.go(f"/admin/people/{anna}")).status == 404
    with town.database.transaction() as connection:
        alert = alerts.get(connection, 1)
        assert alert is not None
        alerts.note(connection, alert, "told", town.clock.now(), staff_id=dan)
    assert (await browser.go(f"/admin/people/{anna}")).status == 200
    page = await browser.send(await browser.go("/admin/alerts/1"), "/take")
    page = await browser.send(page, "/close", what_now="Hun er hos sin mor.")
    assert page.path == "/admin/?done=closed"
    assert (await browser.go(f"/admin/people/{anna}")).status == 404
    with town.database.reading() as connection:
        found = readings.of_person(connection, anna)
    assert {r.purpose for r in found} == {"alert"}


async def test_volunteer_sees_no_people_and_no_alerts(
    town: Town, visitor: NewVisitor
) -> None:
    """A volunteer never sees answers or alerts."""
    town.hire("Vera Lind", "+4520000007", "volunteer")
    anna = town.settle_in()
    town.says(RED)
    town.says("hej", phone="+4520000077")
    browser = await visitor("vera")
    page = await browser.go("/admin/")
    assert "Anna" not in page.words
    assert "Ukendt nummer" not in page.words
    assert (await browser.go(f"/admin/people/{anna}")).status == 404
    assert (await browser.go("/admin/alerts/1")).status == 404


async def test_person_handed_over_is_gone_at_once(town: Town, mette: Visitor) -> None:
    """The window follows the person's consultant, not an old list."""
    anna = town.settle_in()
    assert (await mette.go(f"/admin/people/{anna}")).status == 200
    with town.database.transaction() as connection:
        people.change(connection, anna, consultant_id=town.bo)
    assert (await mette.go(f"/admin/people/{anna}")).status == 404


async def test_everybody_is_found_by_name_however_many(
    town: Town, visitor: NewVisitor
) -> None:
    """A page shows fifty, and leads on; a search looks through all of them."""
    for number in range(52):
        town.settle_in(f"Ung {number}", f"+45200003{number:02}")
    bo = await visitor("bo")
    first = await bo.go("/admin/people")
    assert "1 til 50 af 52" in first.words
    assert "51 til 52 af 52" in (await bo.go("/admin/people?name=&from=50")).words
    assert "Ung 51" in (await bo.go("/admin/people?name=51")).words
