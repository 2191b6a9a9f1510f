"""Log in: short sessions, the same words for everybody, no second chance for links."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from admin.accounts import invite_link
from bot.keyring import Keyring
from bot.store import staff
from bot.store.tables.staff import sessions
from tests.admin.conftest import NewVisitor
from tests.admin.visitor import Visitor
from tests.town import Town

WRONG = "E-mail eller adgangskode passer ikke"


async def test_log_in_leads_to_today(visitor: NewVisitor) -> None:
    """The right password opens the first page, under one's own name."""
    page = await (await visitor()).log_in("mette@gladsaxe.example")
    assert (page.status, page.path) == (200, "/admin/")
    assert "Mette Skov" in page.words


async def test_wrong_and_unknown_sound_alike(visitor: NewVisitor) -> None:
    """Nobody learns who has an account."""
    stranger = await visitor()
    wrong = await stranger.log_in("mette@gladsaxe.example", "gæt")
    unknown = await stranger.log_in("ingen@gladsaxe.example", "gæt")
    assert WRONG in wrong.words
    assert wrong.words == unknown.words
    assert wrong.status == unknown.status == 422


async def test_too_many_tries_are_stopped(visitor: NewVisitor, town: Town) -> None:
    """After eight wrong ones not even the right one helps, until a while has passed."""
    stranger = await visitor()
    for _ in range(8):
        await stranger.log_in("mette@gladsaxe.example", "gæt")
    page = await stranger.log_in("mette@gladsaxe.example")
    assert page.status == 429
    town.clock.move(timedelta(minutes=16))
    assert (await stranger.log_in("mette@gladsaxe.example")).path == "/admin/"


async def test_back_to_the_page_that_was_asked_for(visitor: NewVisitor) -> None:
    """Log-in leads on to the link that was opened."""
    somebody = await visitor()
    page = await somebody.go("/admin/people?name=anna")
    assert page.path.startswith("/admin/login")
    page = await somebody.send(
        page, "/login", email="mette@gladsaxe.example", password="fire gode ord her"
    )
    assert page.path == "/admin/people?name=anna"


@pytest.mark.parametrize(
    "way_back", ["https://evil.example/", "//evil.example", "/admin/../\\evil", "/x"]
)
async def test_log_in_leads_nowhere_else(visitor: NewVisitor, way_back: str) -> None:
    """A way back to another place is not taken."""
    somebody = await visitor()
    page = await somebody.go("/admin/login", params={"next": way_back})
    page = await somebody.send(
        page, "/login", email="mette@gladsaxe.example", password="fire gode ord her"
    )
    assert page.path == "/admin/"


async def test_session_ends_when_idle(mette: Visitor, town: Town) -> None:
    """Half an hour without a page, and the session is over."""
    town.clock.move(timedelta(minutes=29))
    assert (await mette.go("/admin/")).path == "/admin/"
    town.clock.move(timedelta(minutes=31))
    assert (await mette.go("/admin/")).path.startswith("/admin/login")


async def test_session_ends_with_the_day(mette: Visitor, town: Town) -> None:
    """Ten hours, however busy."""
    for _ in range(30):
        town.clock.move(timedelta(minutes=20))
        await mette.go("/admin/")
    assert (await mette.go("/admin/")).path.startswith("/admin/login")


async def test_log_out_ends_the_session_itself(mette: Visitor, town: Town) -> None:
    """The cookie is worth nothing afterwards, wherever it is kept."""
    page = await mette.go("/admin/")
    cookies = {c.key: c.value for c in mette.session.cookie_jar}
    await mette.send(page, "/logout")
    mette.session.cookie_jar.update_cookies(cookies, mette.session._base_url or "")  # type: ignore[arg-type] # noqa: SLF001
    assert (await mette.go("/admin/")).path.startswith("/admin/login")
    assert town.rows(select(sessions))[0].ended_at is not None


async def test_disabled_account_is_out_at_once(mette: Visitor, town: Town) -> None:
    """A session of a disabled account opens nothing."""
    with town.database.transaction() as connection:
        staff.disable(connection, town.mette, town.clock.now())
    assert (await mette.go("/admin/")).path.startswith("/admin/login")
    assert WRONG in (await mette.log_in("mette@gladsaxe.example")).words


async def test_cookie_is_stored_nowhere(visitor: NewVisitor, town: Town) -> None:
    """The database knows only a fingerprint of the cookie."""
    mette = await visitor()
    await mette.log_in("mette@gladsaxe.example")
    cookie = next(c.value for c in mette.session.cookie_jar if c.key == "makker")
    assert all(cookie.encode() not in row.mark for row in town.rows(select(sessions)))


async def test_link_lets_choose_a_password_once(
    visitor: NewVisitor, town: Town, keyring: Keyring
) -> None:
    """The link from makker staff reset works once, and logs in."""
    path = _path_of_invite(town, keyring)
    newcomer = await visitor()
    page = await newcomer.go(path)
    assert "Mette" in page.words
    page = await newcomer.send(
        page, path, password="tre nye lange ord", again="tre nye lange ord"
    )
    assert page.path == "/admin/"
    assert (await newcomer.go(path)).status == 410
    other = await visitor()
    assert (await other.log_in("mette@gladsaxe.example")).status == 422
    page = await other.log_in("mette@gladsaxe.example", "tre nye lange ord")
    assert page.path == "/admin/"


async def test_choosing_a_password_ends_older_sessions(
    mette: Visitor, visitor: NewVisitor, town: Town, keyring: Keyring
) -> None:
    """Whoever was logged in before is out."""
    path = _path_of_invite(town, keyring)
    newcomer = await visitor()
    await newcomer.send(
        await newcomer.go(path),
        path,
        password="tre nye lange ord",
        again="tre nye lange ord",
    )
    assert (await mette.go("/admin/")).path.startswith("/admin/login")


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [
        ("kort", "kort", "mindst 12 tegn"),
        ("tre nye lange ord", "tre nye lange", "ikke ens"),
        ("mette mette mette", "mette mette mette", "for nem"),
        ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "for nem"),
    ],
)
async def test_poor_password_is_explained(
    visitor: NewVisitor,
    town: Town,
    keyring: Keyring,
    password: str,
    again: str,
    why: str,
) -> None:
    """What is wrong with it stands at the field, and the link still works."""
    path = _path_of_invite(town, keyring)
    newcomer = await visitor()
    page = await newcomer.send(
        await newcomer.go(path), path, password=password, again=again
    )
    assert page.status == 422
    assert why in page.words


async def test_link_is_void_when_old_forged_or_disabled(
    visitor: NewVisitor, town: Town, keyring: Keyring
) -> None:
    """Seventy-two hours, an untouched signature, an account that is open."""
    path = _path_of_invite(town, keyring)
    newcomer = await visitor()
    assert (await newcomer.go(f"{path[:-3]}abc")).status == 410
    assert (await newcomer.go("/admin/welcome/x")).status == 410
    with town.database.transaction() as connection:
        staff.disable(connection, town.mette, town.clock.now())
    assert (await newcomer.go(path)).status == 410
    path = _path_of_invite(town, keyring, town.bo)
    assert (await newcomer.go(path)).status == 200
    town.clock.move(timedelta(hours=73))
    assert (await newcomer.go(path)).status == 410


def _path_of_invite(town: Town, keyring: Keyring, staff_id: int = 0) -> str:
    link = invite_link(keyring, "", staff_id or town.mette, town.clock.now())
    town.clock.move(timedelta(seconds=1))
    return link
