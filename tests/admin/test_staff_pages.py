"""Accounts, the log and handing over: each for its own role, each deed noted."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store import people, staff
from bot.store.tables.audit import deeds
from bot.store.tables.staff import staff as staff_table
from tests.admin.conftest import NewVisitor, password_hash
from tests.admin.moves import RED, agree, decline
from tests.admin.visitor import Visitor
from tests.town import Town


def hire(town: Town, name: str, phone: str, role: str) -> int:
    """Have somebody who has chosen a password."""
    staff_id = town.hire(name, phone, role)
    with town.database.transaction() as connection:
        staff.set_password(connection, staff_id, password_hash())
    return staff_id


@pytest.fixture
async def kim(town: Town, visitor: NewVisitor) -> Visitor:
    """The browser of it."""
    hire(town, "Kim Thy", "+4520000031", "it")
    return await visitor("kim")


@pytest.fixture
async def dea(town: Town, visitor: NewVisitor) -> Visitor:
    """The browser of the data protection officer."""
    hire(town, "Dea Post", "+4520000032", "dpo")
    return await visitor("dea")


async def test_each_page_is_for_its_role(
    mette: Visitor, kim: Visitor, dea: Visitor, visitor: NewVisitor
) -> None:
    """Accounts for it, the log for the officer, handing over for the lead."""
    bo = await visitor("bo")
    for browser, may in (
        (mette, set()),
        (kim, {"/admin/staff"}),
        (dea, {"/admin/audit"}),
        (bo, {"/admin/handover"}),
    ):
        for path in ("/admin/staff", "/admin/audit", "/admin/handover"):
            status = (await browser.go(path)).status
            assert (status == 200) is (path in may), (path, status)
    assert (await kim.go("/admin/")).path == "/admin/staff"
    assert (await dea.go("/admin/")).path == "/admin/audit"


async def test_new_colleague_gets_a_link_that_works_once(
    kim: Visitor, visitor: NewVisitor
) -> None:
    """The link stands on the page this once; it lets them choose a password."""
    page = await kim.send(
        await kim.go("/admin/staff"),
        "/staff",
        name="Ny Kollega",
        email="ny@gladsaxe.example",
        phone="20 00 00 33",
        role="consultant",
        place="1",
    )
    found = re.search(r"/admin/welcome/[\w.\-]+", page.text)
    assert found is not None
    nobody = await visitor()
    shown = await nobody.go(found[0])
    pair = {"password": "fire gode ord her", "again": "fire gode ord her"}
    assert (await nobody.send(shown, found[0], **pair)).path == "/admin/"
    assert (await nobody.go(found[0])).status == 410
    again = await kim.go(page.path)
    assert "/admin/welcome/" not in again.text


async def test_what_is_taken_is_named(kim: Visitor, town: Town) -> None:
    """One account an e-mail, and no young person's number."""
    town.settle_in()
    page = await kim.go("/admin/staff")
    fields = {"name": "X Y", "email": "mette@gladsaxe.example", "role": "lead"}
    page = await kim.send(page, "/staff", **fields)
    assert 'id="email-error"' in page.text
    fields |= {"email": "x@gladsaxe.example", "phone": "+4520000010"}
    page = await kim.send(page, "/staff", **fields)
    assert 'id="phone-error"' in page.text


async def test_roles_are_given_and_taken(kim: Visitor, town: Town) -> None:
    """Each change is noted with who did it."""
    path = f"/admin/staff/{town.bo}"
    page = await kim.send(await kim.go(path), "/roles", role="duty", place="1")
    assert "Vagt IPS UNG, Gladsaxe" in page.words
    page = await kim.send(page, "/roles/drop", one="duty 1")
    assert "Rollen er fjernet" in page.words
    assert [row.what for row in town.rows(select(deeds))] == ["role", "role_dropped"]


async def test_nobody_is_left_without_a_consultant(kim: Visitor, town: Town) -> None:
    """Role and account stay until the young people have been handed over."""
    town.settle_in()
    path = f"/admin/staff/{town.mette}"
    page = await kim.go(path)
    assert not page.has_form("/close")
    page = await kim.send(page, "/roles/drop", one="consultant 1")
    assert "De skal overdrages først" in page.words
    token = dict(page.form("/logout").fields)["token"]
    page = await kim.post(f"{path}/close", token=token)
    assert "De skal overdrages først" in page.words


async def test_sessions_are_ended_at_once(
    kim: Visitor, mette: Visitor, town: Town
) -> None:
    """Logged out everywhere, and a closed account opens by a new link alone."""
    page = await kim.go(f"/admin/staff/{town.mette}")
    page = await kim.send(page, "/sessions/end")
    assert (await mette.go("/admin/")).path.startswith("/admin/login")
    page = await kim.send(page, "/close")
    assert "Lukket" in page.words
    page = await kim.send(page, "/link")
    assert "Lukket" not in page.words


async def test_it_cannot_lock_itself_out(kim: Visitor, town: Town) -> None:
    """The last key stays in the hand that holds it."""
    kim_id = max(row.id for row in town.rows(select(staff_table)))
    page = await kim.go(f"/admin/staff/{kim_id}")
    page = await kim.send(page, "/roles/drop", one="it 1")
    assert "Du kan ikke lukke dig selv ude" in page.words
    page = await kim.send(page, "/close")
    assert "Du kan ikke lukke dig selv ude" in page.words


async def test_log_tells_who_read_what_and_why(
    town: Town, mette: Visitor, dea: Visitor
) -> None:
    """Names, purposes and times; that the log was read stands in it, too."""
    anna = town.settle_in()
    await mette.go(f"/admin/people/{anna}")
    page = await dea.go("/admin/audit")
    assert "Mette Skov Anna Bæk Egen konsulent" in page.words
    assert "Dea Post Så loggen" in (await dea.go("/admin/audit")).words
    page = await dea.go(f"/admin/audit?staff={town.bo}")
    assert "Anna Bæk" not in page.words


async def test_people_move_with_their_queue(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """Tasks, appointments and alerts go along, and none is without an owner."""
    eva = hire(town, "Eva Toft", "+4520000006", "consultant")
    anna = decline(town).person_id
    agree(town, anna, hours=50)
    town.says(RED)
    bo = await visitor("bo")
    page = await bo.go("/admin/handover")
    assert "Mette Skov 1 unge" in page.words
    page = await bo.go(f"/admin/handover?from={town.mette}")
    assert "Anna Bæk Åben besked" in page.words
    page = await bo.send(page, "/handover", to=str(eva))
    assert "De unge er overdraget" in page.words
    with town.database.reading() as connection:
        assert people.get(connection, anna).consultant_id == eva
    words = (await (await visitor("eva")).go("/admin/")).words
    assert "Anna Bæk" in words
    assert "har meldt afbud" in words
    assert "Tag den" in words
    assert "Anna Bæk har meldt afbud" not in (await mette.go("/admin/")).words


async def test_handing_to_who_cannot_is_refused(
    town: Town, visitor: NewVisitor
) -> None:
    """Only to who can have young people in the programme; and somebody is chosen."""
    vera = hire(town, "Vera Lind", "+4520000005", "volunteer")
    anna = town.settle_in()
    bo = await visitor("bo")
    page = await bo.go(f"/admin/handover?from={town.mette}")
    assert (await bo.send(page, "/handover", to=str(vera))).status == 404
    page = await bo.send(page, "/handover", person="")
    assert "Vælg mindst en ung" in page.words
    with town.database.reading() as connection:
        assert people.get(connection, anna).consultant_id == town.mette
    town.clock.move(timedelta(minutes=1))
