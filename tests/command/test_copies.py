"""makker backup, restore and keys rotate."""

import base64
import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import SystemClock
from bot.keyring import Keyring
from bot.store import claims, outbox, people, sealing
from bot.store.database import Database
from bot.store.outbox import Outgoing
from bot.store.tables import metadata
from bot.store.tables.people import people as people_table
from bot.store.tables.talk import outbox as outbox_table
from tests.command.conftest import ANNA, METTE, Shell

OLD, NEW = b"k" * 32, b"n" * 32
SECRET = {
    name: base64.b64encode(key).decode() for name, key in [("o", OLD), ("n", NEW)]
}


def _restore_into(shell: Shell, path: Path, file: str) -> Database:
    """Restore a file into a new SQLite database, and open that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAKKER_DATABASE_URL", f"sqlite:///{path}")
        ran = shell.run("restore", file)
    assert ran.code == 0, ran.err
    return Database(f"sqlite:///{path}", Keyring((OLD,)))


def test_restored_copy_holds_every_row(
    shell: Shell, database: Database, tmp_path: Path
) -> None:
    """A backup of either database comes back whole, on SQLite too."""
    shell.import_people(METTE, ANNA)
    made = shell.run("backup", "first.makker")
    assert made.code == 0, made.err
    copy = _restore_into(shell, tmp_path / "copy.db", "first.makker")
    with database.reading() as before, copy.reading() as after:
        query = select(people_table)
        assert before.execute(query).all() == after.execute(query).all()
        anna = people.by_address(after, "sms", "+4520000010")
        assert anna is not None
        assert anna.name == "Anna Bæk"
    copy.close()


def test_backup_beside_a_writer_is_of_one_moment(
    shell: Shell, database: Database
) -> None:
    """What is written while the backup reads is not half in it."""
    shell.import_people(METTE, ANNA)
    with database.snapshot() as connection:
        before = len(connection.execute(select(people_table)).all())
        other = Database(
            database.url.render_as_string(hide_password=False), Keyring((OLD,))
        )
        with other.transaction() as writing:
            people.change(writing, 1, state="ended")
        other.close()
        rows = connection.execute(select(people_table)).all()
    assert len(rows) == before
    assert {row.state for row in rows} != {"ended"}


def test_restored_copy_looks_up_what_may_have_gone(
    shell: Shell, database: Database, tmp_path: Path
) -> None:
    """What waited then is in doubt now; what was not yet due still waits."""
    shell.import_people(METTE, ANNA)
    now = SystemClock().now()
    with database.transaction() as connection:
        for not_before in (now, now + timedelta(days=2)):
            message = Outgoing(
                municipality_id=1,
                delivery="nudge",
                channel="sms",
                words="Hej",
                person_id=1,
                not_before=not_before,
            )
            outbox.add(connection, message, now)
    shell.run("backup", "b.makker")
    copy = _restore_into(shell, tmp_path / "copy.db", "b.makker")
    with copy.transaction() as connection:
        soon = SystemClock().now() + timedelta(seconds=1)
        assert claims.claim(connection, soon, lanes=(4,), most=9) == []
        assert len(claims.claim_abandoned(connection, soon, 9)) == 1
        states = connection.execute(select(outbox_table.c.state)).scalars().all()
    assert "waiting" in states
    copy.close()


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda file: file.unlink(), "is not there"),
        (lambda file: file.write_bytes(b"x"), "is broken or cut off"),
        (lambda file: file.write_bytes(file.read_bytes()[:-40]), "is broken"),
        (lambda file: file.write_bytes(gzip.compress(b"{}\n")), "is no backup"),
    ],
)
def test_broken_backup_changes_nothing(
    shell: Shell, tmp_path: Path, break_it: object, told: str
) -> None:
    """A file that is not whole is refused before anything is kept."""
    assert callable(break_it)
    shell.import_people(METTE, ANNA)
    shell.run("backup", "b.makker")
    break_it(tmp_path / "b.makker")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAKKER_DATABASE_URL", f"sqlite:///{tmp_path}/copy.db")
        ran = shell.run("restore", "b.makker")
    assert ran.code == 1
    assert told in ran.err
    copy = Database(f"sqlite:///{tmp_path}/copy.db", Keyring((OLD,)))
    with copy.reading() as connection:
        assert connection.execute(select(people_table)).all() == []
    copy.close()


def test_backup_and_restore_never_overwrite(shell: Shell) -> None:
    """Neither a file nor a database that holds something is written over."""
    shell.import_people(METTE, ANNA)
    shell.run("backup", "b.makker")
    assert "is there already" in shell.run("backup", "b.makker").err
    assert "the database is not empty" in shell.run("restore", "b.makker").err


def test_restore_needs_the_key(shell: Shell, tmp_path: Path) -> None:
    """A backup whose key is not here is refused with the mend."""
    shell.import_people(METTE, ANNA)
    shell.run("backup", "b.makker")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAKKER_DATABASE_URL", f"sqlite:///{tmp_path}/copy.db")
        patch.setenv("MAKKER_SECRET_KEY", SECRET["n"])
        ran = shell.run("restore", "b.makker")
    assert "add that key to MAKKER_SECRET_KEY" in ran.err


def test_every_fingerprint_is_made_anew_or_of_a_token() -> None:
    """A new fingerprint is renewed when keys rotate, or named as one that cannot be."""
    marks = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if column.name == "mark" or column.name.endswith("_mark")
    }
    renewed = {f"{t}.{c}" for t, found in sealing.MARKS.items() for c in found}
    assert marks == renewed | sealing.OF_TOKENS


def test_rotated_store_needs_the_new_key_alone(
    shell: Shell, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After rotation the old key may go; people are found by their numbers still."""
    shell.import_people(METTE, ANNA)
    monkeypatch.setenv("MAKKER_SECRET_KEY", f"{SECRET['n']},{SECRET['o']}")
    ran = shell.run("keys", "rotate")
    assert ran.code == 0, ran.err
    assert "keep them for 14 days" in ran.out
    assert "Sealed anew: 0 rows" in shell.run("keys", "rotate").out
    monkeypatch.setenv("MAKKER_SECRET_KEY", SECRET["n"])
    assert "mette@gladsaxe.example" in shell.run("staff", "list").out
    url = database.url.render_as_string(hide_password=False)
    alone = Database(url, Keyring((NEW,)))
    with alone.transaction() as connection:
        anna = people.by_address(connection, "sms", "+4520000010")
        assert anna is not None
        assert anna.first_name == "Anna"
    alone.close()


def test_rotation_without_the_old_key_is_refused(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no key opens is named, and nothing of it is touched."""
    shell.import_people(METTE, ANNA)
    monkeypatch.setenv("MAKKER_SECRET_KEY", SECRET["n"])
    ran = shell.run("keys", "rotate")
    assert ran.code == 1
    assert "add the key it was sealed with" in ran.err
    monkeypatch.setenv("MAKKER_SECRET_KEY", SECRET["o"])
    assert "Mette Skov" in shell.run("staff", "list").out
