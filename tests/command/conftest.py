"""An install that commands work on, and people written into CSV files."""

import base64
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.command import main
from bot.store.database import Database
from tests.conftest import PUBLIC_URL

HEADER = (
    "role,name,phone,email,birthdate,municipality,programme,consultant,channel,group"
)
METTE = (
    "consultant,Mette Skov,+4520000001,mette@gladsaxe.example,,Gladsaxe,ips_ung,,sms,"
)
ANNA = (
    "participant,Anna Bæk,20 00 00 10,,2006-05-05,Gladsaxe,ips_ung,"
    "mette@gladsaxe.example,sms,Torsdagsgruppen"
)
FIE = "facilitator,Fie Holm,,fie@gladsaxe.example,,Gladsaxe,ips_ung,,,Torsdagsgruppen"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Shell:
    """A terminal in a folder of its own."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> Ran:
        """Run makker; argparse's own exit is an exit too."""
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        said = self.capsys.readouterr()
        return Ran(code, said.out, said.err)

    def write(self, name: str, *lines: str) -> str:
        """Write a file, and give its path."""
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return str(path)

    def import_people(self, *rows: str) -> Ran:
        """Import rows of people."""
        return self.run("import", "people", self.write("people.csv", HEADER, *rows))


@pytest.fixture
def shell(
    database: Database,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    """A terminal with the settings of an empty install, in another folder."""
    set_up(monkeypatch, database)
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)


def set_up(monkeypatch: pytest.MonkeyPatch, database: Database) -> None:
    """Set what every install needs."""
    url = database.url.render_as_string(hide_password=False)
    monkeypatch.setenv("MAKKER_DATABASE_URL", url)
    monkeypatch.setenv("MAKKER_SECRET_KEY", base64.b64encode(b"k" * 32).decode())
    monkeypatch.setenv("MAKKER_PUBLIC_URL", PUBLIC_URL)


@pytest.fixture
def bare_shell(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    """A terminal without any setting, in another folder."""
    for name in ("MAKKER_DATABASE_URL", "MAKKER_SECRET_KEY", "MAKKER_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)
