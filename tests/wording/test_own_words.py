"""A municipality's own words lie beside the base, and are what its people read."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.command.words import find_faults
from bot.config import MESSAGES
from bot.wording.words import Words
from tests.town import Town

HEADER = """msgid ""
msgstr ""
"Language: da\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""
OWN = "Velkommen i Gladsaxe. Jeg er Makker, en chatbot og ikke et menneske."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of messages/da that may be written in."""
    return Path(shutil.copytree(MESSAGES, tmp_path / "da"))


def write(folder: Path, slug: str, file: str, entries: str) -> None:
    """Write a municipality's .po file as Poedit leaves it."""
    own = folder / slug
    own.mkdir(exist_ok=True)
    (own / file).write_text(HEADER + entries, "utf-8")


def entry(key: str, words: str, context: str | None = None) -> str:
    """Write one entry."""
    shown = f'msgctxt "{context}"\n' if context else ""
    return f'{shown}msgid "{key}"\nmsgstr "{words}"\n\n'


def read(town: Town, folder: Path) -> None:
    """Have the town speak the words of a folder."""
    town.house = replace(town.house, words=Words(folder))


def asks_who(town: Town) -> str:
    """Ask what Makker is, on SMS."""
    (answer,) = town.says("hvem er du?")
    return answer.words


@pytest.mark.parametrize(("slug", "is_own"), [("gladsaxe", True), ("vejle", False)])
def test_its_people_read_them(
    town: Town, folder: Path, slug: str, *, is_own: bool
) -> None:
    """Those of Gladsaxe do, and nobody else's are said there."""
    town.settle_in()
    write(folder, slug, "menu.po", entry("menu.who", OWN, "sms"))
    read(town, folder)
    assert (asks_who(town) == OWN) is is_own


def test_what_it_leaves_alone_is_the_base(town: Town, folder: Path) -> None:
    """Words for chat change nothing on SMS; an empty entry changes nothing at all."""
    town.settle_in()
    before = asks_who(town)
    chat, empty = entry("menu.who", OWN, "chat"), entry("menu.who", "", "sms")
    write(folder, "gladsaxe", "menu.po", chat + empty)
    read(town, folder)
    assert asks_who(town) == before


@pytest.mark.parametrize(
    ("file", "bad"),
    [
        ("menu.po", entry("menu.who", "Hej fra psykiatrien", "sms")),
        ("menu.po", entry("menu.who", "Hej med 🙂", "sms")),
        ("menu.po", entry("menu.who", "Hej. " * 80, "sms")),
        ("menu.po", entry("menu.who", "Hej {nobody}", "sms")),
        ("menu.po", entry("menu.nothing", "Hej")),
        ("who5.po", entry("who5.item1", "Har du været glad", "chat")),
        ("loneliness.po", entry("loneliness.item1", "Er du ensom", "chat")),
    ],
)
def test_they_are_held_to_the_same_rules(folder: Path, file: str, bad: str) -> None:
    """Unneutral, unsendable, too long, unknown; the items are nobody's to change."""
    write(folder, "gladsaxe", file, bad)
    assert [fault for fault in find_faults(folder) if "gladsaxe" in str(fault)]


def test_good_words_pass(folder: Path) -> None:
    """Nothing is said against them."""
    write(folder, "gladsaxe", "menu.po", entry("menu.who", OWN, "sms"))
    assert not find_faults(folder)
