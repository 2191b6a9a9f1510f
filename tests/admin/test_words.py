"""Every word of the site stands in messages/da; `makker words check` finds more."""

import re
from pathlib import Path

import pytest

from admin.rendering import FOLDER
from bot.config import MESSAGES
from bot.house import House

_KEY = re.compile(r"['\"](admin\.[a-z_.0-9]+[a-z_0-9])['\"]")


def used() -> set[str]:
    """Give every key that stands whole in a template or in Python."""
    files = [*FOLDER.rglob("*.py"), *(FOLDER / "templates").glob("*.html")]
    return {key for path in files for key in _KEY.findall(path.read_text("utf-8"))}


def written() -> set[str]:
    """Give every key of the site's files."""
    texts = [path.read_text("utf-8") for path in MESSAGES.glob("admin*.po")]
    return {k for text in texts for k in re.findall(r'msgid "(admin\.[^"]+)"', text)}


def test_every_key_has_words() -> None:
    """No page can meet a key without words."""
    assert used() - written() == set()


@pytest.mark.parametrize("path", [*sorted((FOLDER / "templates").glob("*.html"))])
def test_no_danish_and_nothing_inline_in_templates(path: Path) -> None:
    """Words stand in messages/da; scripts, styles and handlers stand in files."""
    text = path.read_text("utf-8")
    assert re.search(r"[æøåÆØÅ]", text) is None
    assert re.search(r"\son[a-z]+=|\sstyle=|<style|<script>|javascript:", text) is None
    bare = re.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>|&[a-z]+;", "", text, flags=re.DOTALL)
    assert re.search(r"[A-Za-z]{2,}", bare) is None


def test_words_of_the_site_name_every_kind(house: House) -> None:
    """What staff may meet has a name: roles of a matter, states, channels."""
    catalog = house.words.catalog
    for kind in ("call_me", "write_me", "declined", "sick", "new_time", "late"):
        assert catalog.has(f"admin.task.{kind}", "chat")
    for state in ("waiting", "sending", "sent", "delivered", "failed", "unsure"):
        assert catalog.has(f"admin.delivery.{state}", "chat")
