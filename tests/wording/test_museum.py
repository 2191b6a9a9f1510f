"""Every mistake that words can have, and that each is found."""

from pathlib import Path

import pytest

from bot.wording.usage import Use
from tests.wording.museum import WORDS, Words, told, write_folder, write_po

ASK = ("visit.ask", "sms")
HELLO = ("visit.hello", None)
BYE = ("visit.bye", None)


def test_good_words_have_no_mistake(tmp_path: Path) -> None:
    """The museum's own words are right before anything is broken."""
    assert told(write_folder(tmp_path, {})) == []


@pytest.mark.parametrize(
    ("key", "words", "found"),
    [
        (BYE, None, "visit.bye has no words, and step bye of visit needs them"),
        (BYE, "", "visit.bye has no words yet"),
        (ASK, None, "visit.ask (chat) has no words for SMS"),
        (("visit.ask", "chat"), None, "visit.ask has no words for chat"),
        (("visit.ask.yes", None), None, "visit.ask.yes has no words"),
        (("visit.old", None), "Hej.", "visit.old is used nowhere"),
        (BYE, "Tak {surname}.", "uses {surname}, which it is not given"),
        (BYE, "Tak {first_name}.", "uses {first_name}, which it is not given"),
        (BYE, "Tak {navn!r}.", "has a brace that is no field"),
        (BYE, " Tak.", "begins or ends with a blank"),
        (BYE, "Tak.\\n", "begins or ends with a blank"),
        (BYE, "Tak <b>dig</b>.", "holds HTML (<b>)"),
        (BYE, "Tak &amp; hej.", "holds HTML (&amp;)"),
        (BYE, "Kommer du? Eller ej?", "asks 2 questions"),
        (BYE, "Svar RING eller NEJ.", "offers RING alone"),
        (BYE, "Tak – vi skrives.", "has '–' (en dash), which is not in GSM-7"),
        (BYE, "Tak 🙂", "has '🙂' (slightly smiling face)"),
        (BYE, "Hilsen fra Ungdomspsykiatrien.", 'says "Ungdomspsykiatrien"'),
        (BYE, "Hilsen IPS-teamet.", 'says "IPS"'),
        (BYE, "Tænker du på selvmord?", 'says "selvmord"'),
        (BYE, "Hjælpen er på vej.", 'says "Hjælpen er på vej", which neutral/safe'),
        (BYE, "a" * 307, "takes 3 SMS with the longest names (307 letters)"),
        (HELLO, "Hej {first_name}. " + "a" * 290, "takes 3 SMS"),
        (("visit.bye~2", "chat"), "Hej.", "has no words for sms, and visit.bye has"),
        (("visit.bye~3", None), "Hej.", "is never said: number the alternatives"),
        (("visit.bye", "mms"), "Hej.", "is for no channel"),
    ],
)
def test_each_mistake_is_found(
    tmp_path: Path, key: tuple[str, str | None], words: str | None, found: str
) -> None:
    """One thing is broken, and that is told, with the key."""
    folder = write_folder(tmp_path, {key: words})
    assert any(found in line for line in told(folder)), told(folder)


@pytest.mark.parametrize(
    "words",
    [
        "Chips og dips.",
        "Døgnet rundt.",
        "Du skal bare kigge med.",
        "En æske, en ø og en å. Én ting.",
        "Pris: 5 € [ca.]",
    ],
)
def test_harmless_words_pass(tmp_path: Path, words: str) -> None:
    """A listed word inside another is none, and Danish letters are in GSM-7."""
    assert told(write_folder(tmp_path, {BYE: words})) == []


def test_words_joined_into_one_sms_are_measured(tmp_path: Path) -> None:
    """What is said up to the next question goes out together."""
    folder = write_folder(
        tmp_path, {HELLO: "a" * 150, ("visit.young", None): "b" * 140}
    )
    (found,) = told(folder)
    assert "visit.hello + visit.young + visit.ask" in found
    assert "takes 3 SMS" in found


def test_two_questions_in_one_sms_are_found(tmp_path: Path) -> None:
    """Each text asks once, and together they ask twice."""
    folder = write_folder(tmp_path, {("visit.young", None): "Er du der?"})
    assert any("asks 2 questions" in line for line in told(folder))


def test_private_words_are_listed_and_go_by_a_link(tmp_path: Path) -> None:
    """A key on the list may have words for chat alone, health words too."""
    changed: Words = {ASK: None, ("visit.ask", "chat"): "Er du syg?"}
    folder = write_folder(tmp_path, changed)
    (folder / "neutral" / "private.txt").write_text("visit.ask\n")
    assert told(folder) == []


def test_safety_may_use_plain_words_but_not_all(tmp_path: Path) -> None:
    """safety.* is exempt from health words, not from the lock screen."""
    folder = write_folder(tmp_path, {})
    use = Use("safety.red", "bot/effects/crisis.py:1", frozenset())
    write_po(folder / "safety.po", {("safety.red", None): "Ring til psykiatrien."})
    assert told(folder, use) == []
    write_po(folder / "safety.po", {("safety.red", None): "Er det selvmord?"})
    assert any("lock_screen" in line for line in told(folder, use))


def test_entry_twice_and_entry_unread(tmp_path: Path) -> None:
    """What gettext forgives is found with its line."""
    folder = write_folder(tmp_path, {})
    path = folder / "visit.po"
    text = path.read_text("utf-8")
    more = '\n#, fuzzy\nmsgid "visit.bye"\nmsgstr "Farvel."\n'
    path.write_text(text + more, "utf-8")
    found = told(folder)
    assert any("stands in messages/da/visit.po:" in line for line in found)
    assert any("is marked fuzzy" in line for line in found)


def test_municipality_s_own_words(tmp_path: Path) -> None:
    """Only texts that are there, and held to the same rules."""
    folder = write_folder(tmp_path, {})
    own = folder / "gladsaxe" / "visit.po"
    write_po(own, {("visit.bye", None): "Tak fra Gladsaxe."})
    assert told(folder) == []
    write_po(own, {("visit.gone", None): "Tak.", ("visit.bye", None): "IPS siger tak."})
    found = told(folder)
    assert any("gladsaxe/visit.po" in line and "visit.gone" in line for line in found)
    assert any('says "IPS"' in line for line in found)


def test_municipality_makes_nothing_private_go_by_sms(tmp_path: Path) -> None:
    """What the base keeps for chat stays there."""
    folder = write_folder(tmp_path, {ASK: None})
    (folder / "neutral" / "private.txt").write_text("visit.ask\n")
    write_po(folder / "gladsaxe" / "visit.po", {ASK: "Kommer du?"})
    assert any("never goes out by SMS" in line for line in told(folder))


def test_municipality_s_longer_words_are_measured_together(tmp_path: Path) -> None:
    """One's own long line can make the joined SMS too long."""
    folder = write_folder(tmp_path, {HELLO: "a" * 150})
    assert told(folder) == []
    write_po(folder / "gladsaxe" / "visit.po", {("visit.young", None): "b" * 140})
    (found,) = told(folder)
    assert "takes 3 SMS" in found


def test_form_of_keys_must_be_listed(tmp_path: Path) -> None:
    """Keys that code makes must be known, or one could be missing unseen."""
    use = Use("visit.{}", "bot/effects/visits.py:7")
    (found,) = told(write_folder(tmp_path, {}), use)
    assert found.startswith("bot/effects/visits.py:7: makes keys of the form visit.{}")


def test_doubts_are_warnings(tmp_path: Path) -> None:
    """A long sentence or a stiff word is for a human to judge."""
    folder = write_folder(
        tmp_path, {BYE: "Såfremt du vil. " + "Så " + "og så " * 12 + "er det slut."}
    )
    assert told(folder) == []
    warnings = told(folder, is_warning=True)
    assert any("a sentence of" in line for line in warnings)
    assert any('says "Såfremt"' in line for line in warnings)


def test_hard_words_are_a_warning(tmp_path: Path) -> None:
    """The whole set is measured, not one line."""
    hard = "Kommunalbestyrelsens sagsbehandlere kontaktordningsforpligtes fremadrettet."
    folder = write_folder(tmp_path, {key: hard for key in WORDS if key[0] != "x"})
    assert any("LIX" in line for line in told(folder, is_warning=True))
