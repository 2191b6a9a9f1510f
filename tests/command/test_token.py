"""makker token: leave for other systems, from the command line."""

import json
from datetime import timedelta

import pytest

from admin.case_api.operations import SCOPES
from bot.clock import SystemClock
from bot.store import tokens
from bot.store.database import Database
from tests.command.conftest import ANNA, METTE, Shell


def test_token_is_printed_last_and_stored_nowhere(
    shell: Shell, database: Database
) -> None:
    """The last word on the line opens; the database knows its fingerprint alone."""
    ran = shell.run("token", "add", "--scope", "people", "--days", "30")
    secret = ran.out.split()[-1]
    assert ran.code == 0
    now = SystemClock().now()
    with database.reading() as connection:
        token = tokens.find(connection, secret, now)
        assert token is not None
        assert token.scopes == {"people:read"}
        assert tokens.find(connection, secret, now + timedelta(days=31)) is None
    assert secret not in shell.run("token", "list").out


def test_revoked_opens_nothing_more(shell: Shell, database: Database) -> None:
    """Revoke ends a token at once; the list says so."""
    shell.import_people(METTE, ANNA)
    added = shell.run(
        "token", "add", "--scope", "all", "--days", "1", "--programme",
        "gladsaxe/ips_ung", "--name", "SBSYS",
    ).out  # fmt: skip
    token_id, _, secret = added.split()
    assert "gladsaxe/ips_ung" in shell.run("token", "list").out
    assert shell.run("token", "revoke", token_id).code == 0
    with database.reading() as connection:
        assert tokens.find(connection, secret, SystemClock().now()) is None
    assert "revoked" in shell.run("token", "list").out
    assert shell.run("token", "revoke", token_id).code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--scope", "moods", "--days", "3"), SCOPES[0]),
        (("--scope", "all", "--days", "0"), "--days"),
        (("--scope", "all", "--days", "3", "--programme", "x/y"), "programme list"),
        (("--scope", "all", "--days", "3", "--municipality", "x"), "gladsaxe"),
    ],
)
def test_mistakes_say_the_mend(
    shell: Shell, arguments: tuple[str, ...], told: str
) -> None:
    """What cannot be given is refused in one line that says what can."""
    ran = shell.run("token", "add", *arguments)
    assert ran.code == 1
    assert told in ran.err


def test_document_is_exported_without_settings(bare_shell: Shell) -> None:
    """Whoever builds against the API needs no install to read it."""
    ran = bare_shell.run("export", "api")
    assert ran.code == 0
    assert json.loads(ran.out)["openapi"] == "3.1.0"
