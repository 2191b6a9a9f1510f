"""Every word of the site stands in messages/da, and none is left over."""

import re
from pathlib import Path

import pytest

from admin.rendering import FOLDER
from bot.config import MESSAGES
from bot.house import House

#: Keys whose last part is worked out while the page is made.
FAMILIES = (
    "admin.accessibility",
    "admin.accessibility.contact",
    "admin.accessibility.keys",
    "admin.accessibility.known",
    "admin.accessibility.scope",
    "admin.accessibility.standard",
    "admin.accessibility.tested",
    "admin.account",
    "admin.alert.level",
    "admin.answer",
    "admin.average",
    "admin.band",
    "admin.channel",
    "admin.data.wish",
    "admin.deed",
    "admin.delivery",
    "admin.done",
    "admin.duty",
    "admin.duty.check",
    "admin.encourage",
    "admin.error.text",
    "admin.error.title",
    "admin.event",
    "admin.fidelity",
    "admin.happened",
    "admin.heard",
    "admin.helper",
    "admin.invite.why",
    "admin.journal",
    "admin.calendar.trouble",
    "admin.kind",
    "admin.ledger.act",
    "admin.ledger.disclosure",
    "admin.ledger.what",
    "admin.lines",
    "admin.login",
    "admin.measure",
    "admin.left_out",
    "admin.message.kind",
    "admin.mistake",
    "admin.nav",
    "admin.plan",
    "admin.preset",
    "admin.programme",
    "admin.purpose",
    "admin.purpose_short",
    "admin.queue",
    "admin.reason",
    "admin.review",
    "admin.rhythm",
    "admin.role",
    "admin.rsvp",
    "admin.rsvp.few",
    "admin.rsvp.said",
    "admin.rsvp.wish",
    "admin.setting",
    "admin.setting_hint",
    "admin.setting_value",
    "admin.settings",
    "admin.standing",
    "admin.state",
    "admin.step",
    "admin.talk",
    "admin.task",
    "admin.team.eligible",
    "admin.team.fact",
    "admin.team.owner",
    "admin.team.pane",
    "admin.team.party",
    "admin.team.role",
    "admin.team.state",
    "admin.team.track",
    "admin.trouble",
    "admin.weekday",
    "admin.welcome",
    "admin.why",
    "admin.wishes",
    "admin.words.about",
    "admin.words.fault",
    "admin.words.variant",
)
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


def test_no_words_are_left_over() -> None:
    """Words that no page uses are taken away."""
    left = {key for key in written() - used() if key.rpartition(".")[0] not in FAMILIES}
    assert left == set()


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
