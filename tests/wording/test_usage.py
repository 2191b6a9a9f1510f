"""Keys are found in code and templates, however they are written."""

from pathlib import Path

from bot.wording.usage import Use, find_uses

CODE = '''
"""visit.docstring"""
FIELDS = ("first_name", "link")
MADE = Text("visit.made", (*FIELDS, "place"))


def say(turn, kind):
    speech.say(turn, Text("visit.hello", FIELDS))
    words.say("visit.day", channel, {"day": day})
    push(key=f"staff.alert_{kind}")
    tell_consultant(turn, "late", None)
    open("visit.html")
'''
TEMPLATE = """<p aria-label="{{ t('visit.log') }}">{{ t("visit.kind." ~ kind) }}</p>
"""


def test_what_is_found(tmp_path: Path) -> None:
    """Literals with their fields, forms with holes, keys in templates; no files."""
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "visits.py").write_text(CODE)
    (tmp_path / "bot" / "visit.html").write_text(TEMPLATE)
    found = {use.key: use for use in find_uses(tmp_path, frozenset({"visit"}))}
    assert set(found) == {
        "visit.docstring",
        "visit.made",
        "visit.hello",
        "visit.day",
        "staff.alert_{}",
        "staff.late",
        "visit.log",
        "visit.kind.{}",
    }
    assert found["visit.made"].fields == frozenset({"first_name", "link", "place"})
    assert found["visit.hello"].fields == frozenset({"first_name", "link"})
    assert found["visit.day"].fields == frozenset({"day"})
    assert found["visit.log"].place == "bot/visit.html:1"


def test_what_a_form_covers() -> None:
    """A hole stands for at least one letter."""
    form = Use("staff.alert_{}", "x:1")
    assert form.covers("staff.alert_red")
    assert not form.covers("staff.alert_")
    assert not form.covers("staff.late")
