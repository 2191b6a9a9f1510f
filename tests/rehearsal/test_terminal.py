"""makker talk, by piped input."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.command import main
from bot.command.talk import read_span
from tests.rehearsal.visit import RED

ROOT = Path(__file__).parents[2]
MORNING = "2026-11-24T10:00"
Said = Callable[..., list[str]]


def talk(
    lines: str | bytes, *options: str, folder: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """Run makker talk with these lines as its input."""
    program = "import sys; from bot.command import main; sys.exit(main())"
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, "talk", *options],
        input=lines if isinstance(lines, bytes) else lines.encode(),
        capture_output=True,
        check=False,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        timeout=60,
    )


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Said:
    """Talk in this process; nothing may go wrong."""

    def run(lines: str | bytes, *options: str) -> list[str]:
        given = lines if isinstance(lines, bytes) else lines.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        assert main(["talk", "--now", MORNING, *options]) == 0
        printed = capfd.readouterr()
        assert not printed.err
        return printed.out.splitlines()

    return run


def test_one_line_in_and_lines_out(said: Said) -> None:
    """A check-in by SMS: the question, the follow-up, and Mette is told."""
    lines = said("/start checkin\n2\nring\n")
    assert "fra 1 til 5" in lines[0]
    assert "Skal Mette ringe" in lines[1]
    assert any(line.startswith("[Mette får:") for line in lines)
    assert "112" in lines[-1]


def test_distress_gets_112_and_climbs_as_time_goes(said: Said) -> None:
    """The help answer comes first; untaken, the alert reaches the next one."""
    lines = said(f"{RED}\n/wait 15m\n/take\n")
    assert any("112" in line and not line.startswith("[") for line in lines[:2])
    assert any(line.startswith("[Mette får:") for line in lines[:2])
    assert any(line.startswith("[Sofie får:") for line in lines)
    assert "Sofie ved, at du har skrevet" in lines[-1]


def test_waiting_brings_what_is_planned(said: Said) -> None:
    """The clock moves and says when; the reminder comes, in chat with its choices."""
    lines = said("/wait 6d\n", "--channel", "telegram")
    assert any("Du har en aftale" in line for line in lines)
    assert any("kl." in line and line.startswith("[") for line in lines)
    assert any("[Jeg kommer]" in line for line in lines)


def test_what_cannot_be_done_is_told(said: Said) -> None:
    """A wrong command is answered by one line in brackets."""
    wrong = ("/wait", "/wait tomorrow", "/wait 9999999d", "/start", "/start x", "/x")
    told = said("".join(f"{line}\n" for line in wrong))
    assert len(told) == len(wrong)
    assert all(line.startswith("[") for line in told)


def test_any_bytes_are_taken(said: Said) -> None:
    """Broken UTF-8, blank lines and emoji end in an answer, never in a traceback."""
    assert said(b"\xff\xfe hej\n\n \n" + "\U0001f642".encode() * 4000 + b"\n")


def test_no_lines_no_words(tmp_path: Path) -> None:
    """An empty input is the end; nothing is left in the folder it was started in."""
    done = talk("", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_wrong_moment_is_refused_in_words() -> None:
    """--now takes a moment; anything else says how one is written."""
    done = talk("", "--now", "in the morning")
    assert done.returncode == 2
    assert b"write it as 2026-11-24T10:00" in done.stderr
    assert b"Traceback" not in done.stderr


def test_spans_are_read() -> None:
    """Days, hours and minutes, together or apart."""
    assert str(read_span("1d 2h30m")) == "1 day, 2:30:00"
    assert read_span("2 uger") is None
    assert read_span("-1h") is None
