"""makker staff: accounts from the command line."""

import pytest

from bot.store import people, staff
from bot.store.database import Database
from tests.command.conftest import ANNA, METTE, Shell
from tests.conftest import PUBLIC_URL

LEA = ("lea@gladsaxe.example", "--name", "Lea Lund", "--municipality", "Gladsaxe")


def test_first_account_on_an_empty_database(shell: Shell, database: Database) -> None:
    """Add founds the municipality, and prints a one-time link and nothing else."""
    ran = shell.run("staff", "add", *LEA, "--role", "lead", "--phone", "20 00 00 03")
    assert ran.code == 0
    assert ran.out.startswith(f"{PUBLIC_URL}/admin/welcome/")
    assert ran.out.count("\n") == 1
    with database.reading() as connection:
        lea = staff.by_email(connection, "LEA@gladsaxe.example")
        assert lea is not None
        assert lea.phone == "+4520000003"
        assert lea.password_hash is None


def test_adding_again_gives_one_more_role(shell: Shell) -> None:
    """An account has as many roles as it is given, each in its place."""
    shell.run("staff", "add", *LEA, "--role", "lead")
    shell.run("staff", "add", *LEA, "--role", "consultant", "--programme", "unik")
    listed = shell.run("staff", "list").out
    assert listed.count("\n") == 1
    assert "lead@gladsaxe,consultant@gladsaxe/unik" in listed
    assert "no password yet" in listed


def test_closed_account_is_opened_by_reset(shell: Shell, database: Database) -> None:
    """Disable closes and says who is left; reset opens and prints a link."""
    shell.import_people(METTE, ANNA)
    closed = shell.run("staff", "disable", "mette@gladsaxe.example")
    assert "still have this consultant: 1." in closed.out
    assert "closed" in shell.run("staff", "list").out
    reset = shell.run("staff", "reset", "mette@gladsaxe.example")
    assert "/admin/welcome/" in reset.out
    with database.reading() as connection:
        mette = staff.by_email(connection, "mette@gladsaxe.example")
        assert mette is not None
        assert not mette.is_disabled


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("reset", "ole@gladsaxe.example"), "no account has this e-mail"),
        (("disable", "ole@gladsaxe.example"), "no account has this e-mail"),
        (("add", "lea", *LEA[1:], "--role", "lead"), "EMAIL is not an e-mail"),
        (
            ("add", *LEA[:-1], "Gladsakse", "--role", "lead"),
            "--municipality no municipality is called 'Gladsakse'",
        ),
        (
            ("add", *LEA, "--role", "lead", "--phone", "1"),
            "--phone is not a phone number",
        ),
        (
            ("add", *LEA, "--role", "lead", "--phone", "20000010"),
            "--phone is a participant's own number",
        ),
    ],
)
def test_what_cannot_be_is_one_line(
    shell: Shell, database: Database, arguments: tuple[str, ...], told: str
) -> None:
    """A wrong argument is told with the mend, and nothing is stored."""
    shell.import_people(METTE, ANNA)
    ran = shell.run("staff", *arguments)
    assert ran.code == 1
    assert ran.err.startswith(f"makker: {told}")
    assert ran.err.count("\n") == 1
    with database.reading() as connection:
        assert people.by_address(connection, "sms", "+4520000010") is not None
        assert len(staff.all_of(connection)) == 1


def test_unknown_role_is_argparse_s_own(shell: Shell) -> None:
    """A role that is none exits 2, with the roles there are."""
    ran = shell.run("staff", "add", *LEA, "--role", "boss")
    assert ran.code == 2
    assert "consultant" in ran.err
