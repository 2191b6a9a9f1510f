"""The words that ship keep every rule."""

from pathlib import Path

import pytest

from bot.command.words import find_all
from bot.config import MESSAGES
from bot.effects.fields import FIELDS
from bot.wording.catalog import Catalog
from bot.wording.lists import read_help_lines
from bot.wording.samples import longest_day, samples
from bot.wording.sms import segments


def test_nothing_is_to_mend() -> None:
    """The check itself finds nothing in messages/da."""
    faults = [str(f) for f in find_all(MESSAGES) if not f.is_warning]
    assert faults == []


def test_every_field_has_a_longest_sample() -> None:
    """A field without one could make an SMS too long unseen."""
    lines = read_help_lines(MESSAGES / "help_lines.json")
    assert samples(Catalog(MESSAGES), lines).keys() >= FIELDS.keys()


def test_longest_day_is_a_day() -> None:
    """Seven letters of weekday, two of the day and nine of the month."""
    assert longest_day().endswith(". september")
    assert len(longest_day()) == len("torsdag den 10. september")


@pytest.mark.parametrize("path", sorted(MESSAGES.rglob("*.po")), ids=lambda p: p.name)
def test_files_open_in_poedit(path: Path) -> None:
    """Each file says that it is Danish and UTF-8."""
    head = path.read_text("utf-8")[:400]
    assert '"Language: da\\n"' in head
    assert "charset=UTF-8" in head


def test_a_danish_reminder_is_one_segment_until_a_dash_comes() -> None:
    """Danish letters are in GSM-7; one dash makes three of one."""
    words = "Æblegrød på Ærø. " * 9
    assert segments(words) == 1
    assert segments(f"{words}–") == 3
