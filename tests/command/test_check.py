"""makker check: everything that would fail in production, each with the mend."""

from datetime import date, timedelta

import pytest

from bot.command import inspections
from bot.config import MESSAGES
from bot.store import conversations, people, staff
from bot.store.database import Database
from bot.wording.lists import read_help_lines
from flows.engine.conversation import Conversation
from flows.every_flow import FLOWS
from tests.command.conftest import ANNA, METTE, Shell

#: The tests' own PostgreSQL gives up safety for speed, and the check says so; words
#: and flows have tests of their own.
ELSEWHERE = ("database setting fsync", "words ", "flow ")


def told(shell: Shell) -> list[str]:
    """Run the check, and give what it says of this install."""
    ran = shell.run("check")
    lines = [line for line in ran.out.splitlines() if not line.startswith(ELSEWHERE)]
    assert ran.code == (0 if ran.out == "All is well.\n" else 1)
    assert ran.err == ""
    return [line for line in lines if line != "All is well."]


def give_password(database: Database, email: str) -> None:
    """Let somebody be able to log in."""
    with database.transaction() as connection:
        colleague = staff.by_email(connection, email)
        assert colleague is not None
        staff.set_password(connection, colleague.id, "argon2id")


def test_new_install_is_well(shell: Shell) -> None:
    """Nothing is wrong with an install that has nobody yet."""
    assert told(shell) == []


def test_install_with_people_is_well(
    shell: Shell, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody on the web chat, and a consultant who can log in and has mail."""
    monkeypatch.setenv("MAKKER_SMTP_URL", "smtp://127.0.0.1:1")
    shell.import_people(
        METTE.replace("+4520000001", ""), ANNA.replace(",sms,", ",web,")
    )
    give_password(database, "mette@gladsaxe.example")
    mail, drill = sorted(told(shell))
    assert mail.startswith("channel email does not answer")
    assert drill.startswith("gladsaxe/ips_ung: no test alarm has been made")


def test_what_an_install_lacks(shell: Shell) -> None:
    """Accounts without password, and SMS that nothing sends."""
    shell.import_people(METTE, ANNA)
    assert [line.partition(":")[0] for line in told(shell)] == [
        "gladsaxe/ips_ung",
        "1 account without a password",
        "1 participant written to by sms, which is off",
        "1 colleague told of alerts by sms, which is off",
    ]


def test_programme_without_a_ladder(shell: Shell) -> None:
    """An alert that would reach nobody is told; Telegram without a token too."""
    shell.run("programme", "set", "gladsaxe/ips_ung", "telegram=on")
    ladder, telegram = told(shell)
    assert ladder.startswith("gladsaxe/ips_ung: nobody is on the ladder")
    assert telegram.startswith("gladsaxe/ips_ung has telegram=on by telegram")


def test_conversations_on_lost_steps_are_grouped(
    shell: Shell, database: Database
) -> None:
    """Two on one step are one line; those that stand well are none."""
    shell.import_people(METTE, ANNA)
    with database.transaction() as connection:
        anna = people.by_address(connection, "sms", "+4520000010")
        assert anna is not None
        for flow, step in (
            ("checkin", "gone"),
            ("checkin", "gone"),
            ("old", "x"),
            ("checkin", "low"),
        ):
            conversations.begin(
                connection,
                Conversation(flow, step),
                municipality_id=anna.municipality_id,
                person_id=anna.id,
                subject=None,
                now=anna.created_at,
            )
    with database.reading() as connection:
        lost = list(inspections.lost_conversations(connection, FLOWS))
    assert [line.partition(",")[0] for line in lost] == [
        "2 open conversations on checkin.gone",
        "1 open conversation on old.x",
    ]


def test_every_wrong_setting_is_told(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them at once, and no secret in any."""
    monkeypatch.setenv("MAKKER_SECRET_KEY", "hemmelig")
    monkeypatch.setenv("MAKKER_PUBLIC_URL", "http://makker.example")
    monkeypatch.setenv("MAKKER_PORT", "many")
    ran = shell.run("check")
    assert ran.code == 1
    assert "MAKKER_SECRET_KEY is wrong" in ran.out
    assert "MAKKER_PUBLIC_URL must begin with https://" in ran.out
    assert "hemmelig" not in ran.out


def test_key_of_another_install(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored does not open; the mend is the old key."""
    shell.import_people(METTE)
    monkeypatch.setenv(
        "MAKKER_SECRET_KEY", "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="
    )
    ran = shell.run("check")
    assert ran.code == 1
    assert "add the key it was sealed with to MAKKER_SECRET_KEY" in ran.out


def test_database_that_does_not_answer(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, and what needs no database is looked at all the same."""
    monkeypatch.setenv(
        "MAKKER_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/makker"
    )
    ran = shell.run("check")
    assert ran.code == 1
    assert "the database does not answer" in ran.out
    other = shell.run("staff", "list")
    assert other.code == 1
    assert other.err.startswith("makker: the database does not answer")


def test_help_line_that_nobody_checked() -> None:
    """After a hundred days each line is named, with the file to mend."""
    lines = read_help_lines(MESSAGES / "help_lines.json")
    day = max(line.checked_on for line in lines)
    assert list(inspections.old_help_lines(lines, day)) == []
    late = day + timedelta(days=101)
    assert len(list(inspections.old_help_lines(lines, late))) == len(lines)
    assert isinstance(day, date)
