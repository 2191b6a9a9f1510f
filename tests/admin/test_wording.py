"""Words without a programmer: found, seen on each channel, held to the rules, live."""

import io
from collections.abc import Mapping

import pytest
from babel.messages.pofile import read_po

from bot.effects.turn import Work, local_words
from bot.house import House
from bot.keyring import Keyring
from bot.store import people, wordings
from bot.store.database import Database
from bot.store.wordings import Slot
from tests.admin.conftest import NewVisitor
from tests.admin.visitor import Page, Visitor
from tests.town import Town

WORDS = "/admin/programmes/1/words"
WHO = f"{WORDS}/menu.who"
OWN = "Hej. Jeg er Makker i Gladsaxe, en chatbot og ikke et menneske."


@pytest.fixture
async def bo(visitor: NewVisitor) -> Visitor:
    """The lead's browser."""
    return await visitor("bo")


async def save(visitor: Visitor, words: str, path: str = WHO, **more: str) -> Page:
    """Write new words for a text, by the form for SMS."""
    key = path.rpartition("/")[2]
    token = dict((await visitor.go(path)).form(key).fields)["token"]
    fields = {"key": key, "variant": "sms", "act": "save", "token": token, **more}
    return await visitor.post(path, words=words, **fields)


def asks_who(town: Town) -> str:
    """Ask what Makker is, on SMS."""
    (answer,) = town.says("hvem er du?")
    return answer.words


def said_by(database: Database, house: House, town: Town) -> str:
    """Tell what another process says to Anna."""
    with database.reading() as connection:
        work = Work(connection=connection, house=house, now=town.clock.now())
        anna = people.get(connection, 1)
        return local_words(work, anna).catalog.find("menu.who", "sms")


def live_words(town: Town) -> Mapping[Slot, str]:
    """Give what is said in place of Makker's own words."""
    with town.database.reading() as connection:
        return wordings.live(connection, town.municipality_id)


async def test_texts_are_found(bo: Visitor, mette: Visitor) -> None:
    """By conversation and by their words; for a consultant there is no such page."""
    assert "Aftaler" in (await bo.go(WORDS)).words
    assert "menu.who" in (await bo.go(f"{WORDS}?about=menu")).words
    assert "menu.who" in (await bo.go(f"{WORDS}?words=IKKE et menneske")).words
    assert "Ingen tekst har de ord" in (await bo.go(f"{WORDS}?words=zzzz")).words
    for path in (WORDS, WHO, f"{WORDS}.po"):
        assert (await mette.go(path)).status == 404
    for key in ("menu.nothing", "admin.save", "stranger.hello", "link.no_code"):
        assert (await bo.go(f"{WORDS}/{key}")).status == 404


async def test_new_words_are_said_at_once_in_every_process(
    town: Town, bo: Visitor, keyring: Keyring, house: House
) -> None:
    """Also by a process that has read the words before, and has its own database."""
    town.settle_in()
    url = town.database.url.render_as_string(hide_password=False)
    elsewhere = Database(url, keyring)
    assert said_by(elsewhere, house, town) != OWN
    page = await save(bo, OWN)
    assert "Makker bruger ordene fra nu af" in page.words
    assert asks_who(town) == said_by(elsewhere, house, town) == OWN
    elsewhere.close()


REFUSED = {
    "Hej fra psykiatrien": "fortæller om helbred",
    "Hej med \N{SLIGHTLY SMILING FACE}": "kan ikke sendes på SMS",
    "Jeg hedder noget langt. " * 20: "Gør den",
    "Hej {nobody}": "nobody",
    "Hej? Hvem er du?": "Stil et ad gangen",
    "<b>Hej</b>": "er HTML",
}


async def test_what_breaks_a_rule_is_refused(town: Town, bo: Visitor) -> None:
    """The rules of `makker words check`; what was written stays in the form."""
    for words, told in REFUSED.items():
        page = await save(bo, words)
        assert page.status == 422, words
        assert told in page.words
        assert words.strip() in [dict(form.fields).get("words") for form in page.forms]
    assert live_words(town) == {}


async def test_look_before_it_is_saved(bo: Visitor) -> None:
    """How it looks, how many SMS it takes and what cannot be sent; nothing is kept."""
    page = await save(bo, "Hej \N{SLIGHTLY SMILING FACE}", act="look")
    assert "Kan ikke sendes på SMS: \N{SLIGHTLY SMILING FACE}" in page.words
    assert "2 SMS'er med de længste navne" in (await bo.go(WHO)).words
    assert "Ingen har ændret teksten" in (await bo.go(WHO)).words


async def test_change_is_taken_back(town: Town, bo: Visitor) -> None:
    """Who, when, before and after; taken back, and an earlier one said again."""
    town.settle_in()
    base = asks_who(town)
    await save(bo, OWN)
    page = await save(bo, f"{OWN} Skriv bare.")
    assert f"Før: {OWN} Efter: {OWN} Skriv bare. Bo" in page.words
    page = await bo.send(page, "/undo")
    assert asks_who(town) == OWN
    page = await bo.send(page, "/undo")
    assert asks_who(town) == f"{OWN} Skriv bare."
    first = page.form("/again")
    page = await bo.send(page, "/again", version=dict(first.fields)["version"])
    assert page.status == 200
    assert asks_who(town) in {OWN, base}


async def test_safety_words_need_two_people(
    town: Town, bo: Visitor, visitor: NewVisitor
) -> None:
    """One lead writes, another lets them go live; 112 stays in them."""
    town.hire("Lea Friis", "+4520000041", "lead")
    lea = await visitor("lea")
    path, key = f"{WORDS}/safety.red_danger", "safety.red_danger"
    assert "112 mangler" in (await save(bo, "Ring nu.", path, variant="sms")).words
    base = dict((await bo.go(path)).form(key).fields)["words"]
    page = await save(bo, f"{base} Nu.", path)
    assert "En anden leder skal godkende" in page.words
    assert not page.has_form("/approve")
    assert live_words(town) == {}
    version = dict(page.form("/drop").fields)["version"]
    page = await bo.post(f"{path}/approve", token="token of bo", version=version)
    assert live_words(town) == {}
    page = await lea.send(await lea.go(path), "/approve")
    assert "Godkendt af Lea Friis" in page.words
    assert live_words(town) == {(key, "sms"): f"{base} Nu."}
    page = await lea.send(page, "/undo")
    assert live_words(town) == {}


async def test_instrument_is_left_alone(bo: Visitor) -> None:
    """WHO-5 stands word for word."""
    page = await bo.go(f"{WORDS}/who5.item1")
    assert "ord for ord" in page.words
    assert not page.has_form("who5.item1")


async def test_own_words_as_po(bo: Visitor) -> None:
    """A plain .po file with Makker's words beside."""
    await save(bo, OWN)
    page = await bo.go(f"{WORDS}.po")
    entry = read_po(io.StringIO(page.text)).get("menu.who", "sms")
    assert entry is not None
    assert entry.string == OWN
    assert entry.auto_comments
