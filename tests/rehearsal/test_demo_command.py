"""makker demo, started and stopped as a user does."""

import fcntl
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from bot.command import main; sys.exit(main())"
PATIENCE = 60


def command(*options: str) -> list[str]:
    """Give the command line."""
    return [sys.executable, "-c", PROGRAM, "demo", *options]


def environment(folder: Path) -> dict[str, str]:
    """Give an environment with a folder of its own and no settings."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "MAKKER_DATA_DIR": str(folder),
    }


def fetch(address: str) -> bytes:
    """Get a page of the demo; it answers 200."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - loopback
        assert answer.status == 200
        body: bytes = answer.read()
        return body


def refused(folder: Path, *options: str) -> str:
    """Start what cannot start, and give the one line."""
    done = subprocess.run(  # noqa: S603 - our own program
        command(*options),
        capture_output=True,
        check=False,
        cwd=folder,
        env=environment(folder / "data"),
        timeout=PATIENCE,
    )
    assert done.returncode in {1, 2}
    assert done.stdout == b""
    told = done.stderr.decode()
    assert "Traceback" not in told
    return told


@contextmanager
def started(folder: Path, *options: str) -> Iterator[tuple[str, str]]:
    """Start a demo; give its address and what it printed; stop it by Ctrl-C."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        command("--port", "0", *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(folder / "data"),
        text=True,
    )
    assert process.stdout
    assert process.stderr
    with process.stdout, process.stderr:
        told = "".join(process.stdout.readline() for _ in range(4))
        found = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert found, process.stderr.read()
        yield found.group(), told
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert "Traceback" not in process.stderr.read()


def test_demo_starts_tells_stops_and_remembers(tmp_path: Path) -> None:
    """Address and log-in on standard output, Ctrl-C is clean, the database is kept.

    --fresh forgets what was there, a key that is lost too; the next run has the same
    password and phones.
    """
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "demo.db").touch()
    with started(tmp_path, "--fresh") as (address, first):
        assert "mette@gladsaxe.example" in first
        assert b"<h1>" in fetch(f"{address}/demo")
        assert fetch(f"{address}/healthz")
    with started(tmp_path) as (address, second):
        assert b"Hej Anna" in fetch(f"{address}/demo/api/state?person=1")
    passwords = [re.findall(r"password (\S{12,})", told) for told in (first, second)]
    assert passwords[0] == passwords[1] != []


def test_port_in_use_is_one_line(tmp_path: Path) -> None:
    """A taken port: which, and how to choose another; exit 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = refused(tmp_path, "--port", str(port))
    assert told.count("\n") == 1
    assert str(port) in told
    assert "--port" in told


def test_port_must_be_one(tmp_path: Path) -> None:
    """What is no port is refused in words."""
    assert "no port" in refused(tmp_path, "--port", "99999")


def test_one_rehearsal_a_folder(tmp_path: Path) -> None:
    """A second one on the same database is told so."""
    (tmp_path / "data").mkdir()
    with (tmp_path / "data" / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "another rehearsal" in refused(tmp_path, "--port", "0")


def test_lost_key_is_told(tmp_path: Path) -> None:
    """Without its key the database opens with nothing; --fresh is the mend."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "demo.db").touch()
    assert "--fresh" in refused(tmp_path, "--port", "0")
