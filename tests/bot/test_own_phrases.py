"""A municipality adds phrases of its own."""

import shutil
from pathlib import Path

import pytest

from bot.wording.listening import read_rule_ear

SHARED = Path("messages/da/listening")


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Give the shared lists beside an empty folder of a municipality."""
    shutil.copytree(SHARED, tmp_path / "listening")
    (tmp_path / "norddal" / "listening" / "rules").mkdir(parents=True)
    return tmp_path


def test_own_phrases_are_heard(lists: Path) -> None:
    """A phrase that only people of one town say raises there."""
    own = lists / "norddal" / "listening" / "rules" / "egne.txt"
    said = "jeg sover nede ved skurvognen"
    assert read_rule_ear(lists / "listening").hear(said).level == "none"
    own.write_text("[orange homeless]\nsover ~ ved skurvognen\n", "utf-8")
    assert read_rule_ear(lists / "listening").hear(said).level == "orange"


def test_a_wrong_line_is_named(lists: Path) -> None:
    """Who writes a rule wrongly is told the file, the line and how to write it."""
    own = lists / "norddal" / "listening" / "rules" / "egne.txt"
    own.write_text("[violet homeless]\nsover\n", "utf-8")
    with pytest.raises(ValueError, match=r"egne.txt line 1: a heading is written"):
        read_rule_ear(lists / "listening")
