"""makker words: check and write from the command line."""

import shutil
from pathlib import Path

import pytest

from bot.config import MESSAGES
from tests.command.conftest import Shell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped messages."""
    return Path(shutil.copytree(MESSAGES, tmp_path / "messages" / "da"))


def test_shipped_words_are_right(bare_shell: Shell) -> None:
    """No settings are needed; the set's LIX is told."""
    ran = bare_shell.run("words", "check")
    assert ran.code == 0
    assert "nothing to mend, LIX" in ran.out


def test_mistake_is_named_with_file_and_line(bare_shell: Shell, folder: Path) -> None:
    """Exit 1, file, line, key and the mend."""
    path = folder / "checkin.po"
    path.write_text(path.read_text("utf-8").replace("Helt fint.", "Din psykiater:"))
    ran = bare_shell.run("words", "check", "--folder", str(folder))
    assert ran.code == 1
    assert "messages/da/checkin.po:" in ran.out
    assert 'checkin.later says "psykiater"' in ran.out


def test_write_puts_in_what_is_missing(bare_shell: Shell, folder: Path) -> None:
    """A text taken away comes back empty, where it stood."""
    path = folder / "checkin.po"
    text = path.read_text("utf-8")
    entry = text[text.index('msgid "checkin.later"') :].partition("\n\n")[0]
    path.write_text(text.replace(f"{entry}\n\n", ""), "utf-8")
    ran = bare_shell.run("words", "write", "--folder", str(folder))
    assert ran.out.startswith("checkin.po: checkin.later\n")
    assert 'msgid "checkin.later"\nmsgstr ""' in path.read_text("utf-8")
    ran = bare_shell.run("words", "check", "--folder", str(folder))
    assert "checkin.later has no words yet" in ran.out


def test_broken_file_is_one_line(bare_shell: Shell, folder: Path) -> None:
    """A file that is no gettext is named, and nothing is written."""
    (folder / "checkin.po").write_bytes(b'msgid "x"\nmsgstr "\xff"\n')
    ran = bare_shell.run("words", "check", "--folder", str(folder))
    assert ran.code == 1
    assert "da/checkin.po: is not UTF-8" in ran.out
    ran = bare_shell.run("words", "write", "--folder", str(folder))
    assert ran.code == 1
    assert ran.err.count("\n") == 1


def test_folder_without_words(bare_shell: Shell, tmp_path: Path) -> None:
    """A folder that holds no words is refused in one line."""
    ran = bare_shell.run("words", "check", "--folder", str(tmp_path))
    assert ran.code == 1
    assert "holds no .po files" in ran.err
