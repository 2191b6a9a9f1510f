"""Between taking and closing: call back, duty, hand on, lower, release; by a link."""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.store import handling
from bot.store.tables.alerts import alerts, call_backs, duty_notes
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED
from tests.admin.visitor import Page, Visitor
from tests.town import Town


async def taken(town: Town, browser: Visitor, **person: str) -> Page:
    """Have a red alert about Anna taken in a browser."""
    town.settle_in(**person)
    town.says(RED)
    return await browser.send(await browser.go("/admin/alerts/1"), "/take")


def cry(town: Town) -> str:
    """Have Anna cry for help, and give the link that Mette is pushed."""
    town.settle_in()
    (push,) = [h for h in town.says(RED) if h.staff_id == town.mette]
    found = re.search(r"https?://[^/]+(/admin/take/\S+)", push.words)
    assert found is not None, push.words
    return found[1]


async def test_call_back_form_is_kept_and_is_contact(
    town: Town, mette: Visitor
) -> None:
    """It stands on the page, nothing climbs any more; sent twice it is kept once."""
    page = await taken(town, mette)
    heard = {"thoughts": "yes", "plans": "no", "heard": "Mor er hos hende."}
    await mette.send(page, "/call-back", **heard)
    shown = await mette.send(page, "/call-back", **heard)
    assert "Planer om det nu? Nej" in shown.words
    assert "Mor er hos hende." in shown.words
    (kept,) = town.rows(select(call_backs))
    assert kept.answers == heard
    await town.wait(minutes=40)
    assert town.rows(select(alerts))[0].state == "taken"


async def test_child_is_not_closed_without_a_decision(
    town: Town, mette: Visitor
) -> None:
    """Under 18 somebody decides on the duty to notify: what, why, who and when."""
    page = await taken(town, mette, birthdate="2010-03-03")
    page = await mette.send(page, "/close", what_now="Vi ses i morgen.")
    assert page.status == 422
    assert "Notér først, hvad du beslutter om underretning" in page.words
    assert "Vi ses i morgen." in dict(page.form("/close").fields)["what_now"]
    page = await mette.send(page, "/duty", decision="notified", reason="", told="1")
    assert page.status == 422
    page = await mette.send(
        page, "/duty", decision="notified", reason="Hun er ikke tryg.", told="1"
    )
    assert "Underretter Mette Skov besluttede det i dag kl. 10" in page.words
    assert "Anna ved det." in page.words
    (note,) = town.rows(select(duty_notes))
    assert (note.decision, note.staff_id) == ("notified", town.mette)
    page = await mette.send(page, "/close", what_now="Vi ses i morgen.")
    assert page.path == "/admin/?done=closed"


async def test_adult_has_no_duty(town: Town, mette: Visitor) -> None:
    """From 18 there is no such form."""
    page = await taken(town, mette)
    assert not page.has_form("/duty")


async def test_handing_on_needs_a_yes(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """It stays where it is until the named colleague says yes; the asking can end."""
    eva = town.hire("Eva Toft", "+4520000006", "consultant")
    page = await taken(town, mette)
    page = await mette.send(page, "/offer", to=str(eva))
    assert "Eva Toft er bedt om at tage over" in page.words
    assert town.rows(select(alerts))[0].taken_by == town.mette
    page = await mette.send(page, "/withdraw")
    assert town.rows(select(alerts))[0].offered_to is None
    await mette.send(page, "/offer", to=str(eva))
    browser = await visitor("eva")
    town.heard()
    await browser.send(await browser.go("/admin/alerts/1"), "/take")
    assert town.rows(select(alerts))[0].taken_by == eva
    words = [h.words for h in town.heard() if h.staff_id == town.mette]
    assert any("Eva har taget" in one for one in words)


async def test_stranger_to_the_ladder_cannot_be_asked(
    town: Town, mette: Visitor
) -> None:
    """Only those on the programme's ladder can be handed an alert."""
    vera = town.hire("Vera Lind", "+4520000005", "volunteer")
    page = await taken(town, mette)
    page = await mette.send(page, "/offer", to=str(vera))
    assert page.status == 422
    assert town.rows(select(alerts))[0].offered_to is None


async def test_lowering_needs_a_reason(town: Town, mette: Visitor) -> None:
    """Down, never up; with a name and why."""
    page = await taken(town, mette)
    page = await mette.send(page, "/lower", level="orange", why="")
    assert page.status == 422
    page = await mette.send(page, "/lower", level="orange", why="Vi har talt.")
    assert "Mette Skov satte den ned" in page.words
    assert town.rows(select(alerts))[0].level == "orange"
    token = dict(page.form("/logout").fields)["token"]
    await mette.post("/admin/alerts/1/lower", token=token, level="orange", why="x")
    assert town.rows(select(alerts))[0].level == "orange"


async def test_release_lets_check_ins_go_on(town: Town, mette: Visitor) -> None:
    """Makker may ask again although the alert is open."""
    page = await taken(town, mette)
    with town.database.reading() as connection:
        assert handling.is_held_back(connection, 1)
    page = await mette.send(page, "/release")
    assert not page.has_form("/release")
    with town.database.reading() as connection:
        assert not handling.is_held_back(connection, 1)


async def test_only_who_has_it_works_on_it(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """Another colleague sees the alert, and none of the forms but closing."""
    await taken(town, mette)
    bo = await visitor("bo")
    page = await bo.go("/admin/alerts/1")
    for action in ("/call-back", "/offer", "/lower", "/release", "/seen"):
        assert not page.has_form(action)
    token = dict(page.form("/logout").fields)["token"]
    await bo.post("/admin/alerts/1/lower", token=token, level="yellow", why="x")
    await bo.post("/admin/alerts/1/release", token=token)
    row = town.rows(select(alerts))[0]
    assert (row.level, row.released_at) == ("red", None)


async def test_link_asks_for_log_in_and_then_takes(
    town: Town, visitor: NewVisitor
) -> None:
    """Before log-in it shows nothing; after it, the one it was sent to has it."""
    link = cry(town)
    nobody = await visitor()
    page = await nobody.go(link)
    assert page.path.startswith("/admin/login?next=/admin/take/")
    assert "Anna" not in page.text
    assert town.rows(select(alerts))[0].state == "open"
    page = await nobody.send(
        page, "/login", email="mette@gladsaxe.example", password="fire gode ord her"
    )
    assert page.path == "/admin/alerts/1"
    assert "Du har taget den" in page.words


async def test_link_of_another_takes_nothing(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """Forwarded, forged, fetched ahead or too old, it takes nothing."""
    link = cry(town)
    bo = await visitor("bo")
    assert "Ingen har taget den endnu" in (await bo.go(link)).words
    ahead = await mette.go(link, headers={"Sec-Purpose": "prefetch;prerender"})
    assert "Ingen har taget den endnu" in ahead.words
    forged = await mette.go(link[:-2] + "xx")
    assert forged.path == "/admin/?done=link_old"
    town.clock.move(timedelta(hours=73))
    again = await visitor("ida")
    assert (await again.go(link)).path == "/admin/?done=link_old"
    assert town.rows(select(alerts))[0].state == "open"
