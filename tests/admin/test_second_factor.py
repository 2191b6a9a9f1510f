"""Two steps: a code opens once, recovery codes too; nothing changes without a proof."""

import re
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from bot.store.tables.audit import deeds
from bot.store.tables.staff import recovery_codes
from bot.store.tables.staff import staff as staff_table
from tests.admin.conftest import NewVisitor
from tests.admin.visitor import PASSWORD, Page, Visitor
from tests.town import Town

EMAIL = "mette@gladsaxe.example"


def code_now(town: Town, secret: str) -> str:
    """Give what the app on the phone shows now."""
    return pyotp.TOTP(secret).at(int(town.clock.now().timestamp()))


async def turn_on(town: Town, browser: Visitor) -> tuple[str, list[str]]:
    """Set two steps up; give the secret and the recovery codes."""
    page = await browser.go("/admin/me/authenticator")
    found = re.search(r'<code class="link">([A-Z2-7]+)</code>', page.text)
    assert found is not None
    secret = found[1]
    page = await browser.send(page, "/authenticator", code=code_now(town, secret))
    codes = re.findall(r"<code>(\w{5} \w{5})</code>", page.text)
    assert len(codes) == 8
    town.clock.move(timedelta(seconds=60))
    return secret, codes


async def half_in(visitor: NewVisitor) -> tuple[Visitor, Page]:
    """Give the right password in a new browser."""
    browser = await visitor()
    return browser, await browser.log_in(EMAIL)


async def test_password_alone_opens_nothing_any_more(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """The code of the app is asked for; the page behind shows nothing before it."""
    secret, _ = await turn_on(town, mette)
    browser, page = await half_in(visitor)
    assert "Skriv koden" in page.words or "skriv koden" in page.words
    assert (await browser.go("/admin/")).path.startswith("/admin/login")
    page = await browser.send(page, "/login/code", code="000000")
    assert page.status == 422
    page = await browser.send(page, "/login/code", code=code_now(town, secret))
    assert page.path == "/admin/"


async def test_code_opens_once(town: Town, mette: Visitor, visitor: NewVisitor) -> None:
    """Whoever looked over the shoulder comes too late."""
    secret, _ = await turn_on(town, mette)
    browser, page = await half_in(visitor)
    code = code_now(town, secret)
    await browser.send(page, "/login/code", code=code)
    thief, page = await half_in(visitor)
    assert (await thief.send(page, "/login/code", code=code)).status == 422


async def test_recovery_code_opens_once(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """Without the phone a code from the paper helps, as it is written, once."""
    _, codes = await turn_on(town, mette)
    browser, page = await half_in(visitor)
    page = await browser.send(page, "/login/code", code=codes[0].lower())
    assert page.path == "/admin/"
    assert "7 nødkoder tilbage" in (await browser.go("/admin/me")).words
    other, page = await half_in(visitor)
    assert (await other.send(page, "/login/code", code=codes[0])).status == 422


async def test_guessing_is_stopped(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """After eight wrong codes not even the right one opens, for a while."""
    secret, _ = await turn_on(town, mette)
    browser, page = await half_in(visitor)
    for _ in range(8):
        page = await browser.send(page, "/login/code", code="111111")
    page = await browser.send(page, "/login/code", code=code_now(town, secret))
    assert page.status == 422
    town.clock.move(timedelta(minutes=16))
    browser, page = await half_in(visitor)
    page = await browser.send(page, "/login/code", code=code_now(town, secret))
    assert page.path == "/admin/"


async def test_half_way_in_lasts_ten_minutes(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """Then the password is asked for again."""
    secret, _ = await turn_on(town, mette)
    browser, page = await half_in(visitor)
    town.clock.move(timedelta(minutes=11))
    page = await browser.send(page, "/login/code", code=code_now(town, secret))
    assert "Der gik for lang tid" in page.words


@pytest.mark.parametrize("action", ["/admin/me/codes", "/admin/me/authenticator/off"])
async def test_proof_is_asked_for_after_a_while(
    town: Town, mette: Visitor, action: str
) -> None:
    """An open browser that somebody left is not enough to change how one logs in."""
    secret, _ = await turn_on(town, mette)
    page = await mette.go("/admin/me")
    town.clock.move(timedelta(minutes=15))
    page = await mette.send(page, action)
    assert page.path.startswith("/admin/me/proof")
    (row,) = town.rows(select(staff_table).where(staff_table.c.id == town.mette))
    assert row.totp_step is not None
    wrong = await mette.send(page, "/proof", proof=PASSWORD)
    assert wrong.status == 422
    page = await mette.send(page, "/proof", proof=code_now(town, secret))
    assert page.path == "/admin/me"
    page = await mette.send(page, action)
    assert "proof" not in page.path
    assert len(town.rows(select(deeds))) == 2


async def test_password_is_the_proof_without_an_app(town: Town, mette: Visitor) -> None:
    """Who has no authenticator proves it by the password."""
    town.clock.move(timedelta(minutes=15))
    page = await mette.go("/admin/me/authenticator")
    assert page.path.startswith("/admin/me/proof")
    page = await mette.send(page, "/proof", proof=PASSWORD)
    assert page.path == "/admin/me"


async def test_nothing_readable_is_stored(town: Town, mette: Visitor) -> None:
    """The secret is sealed, and the codes are fingerprints."""
    secret, codes = await turn_on(town, mette)
    with town.database.reading() as connection:
        raw = connection.exec_driver_sql("SELECT totp FROM staff").fetchall()
    assert all(secret.encode() not in bytes(row[0]) for row in raw if row[0])
    marks = [row.mark for row in town.rows(select(recovery_codes))]
    assert all(codes[0].replace(" ", "").encode() not in mark for mark in marks)
