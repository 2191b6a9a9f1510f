"""makker export person and case, and makker erase."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.effects.papers.person import SHOWN, TECHNICAL
from bot.house import House
from bot.store import appointments, holdings, people
from bot.store.database import Database
from bot.store.tables import metadata
from bot.store.tables.alerts import alerts, tasks
from bot.store.tables.audit import readings
from bot.store.tables.calendar import appointments as appointments_table
from tests.command.conftest import Shell
from tests.conftest import MORNING
from tests.town import Town

ANNA = "+4520000010"


@pytest.fixture
def anna(town: Town) -> int:
    """A young person who has written, answered and made an appointment."""
    person_id = town.settle_in()
    town.says("Jeg er glad for gruppen")
    town.starts("checkin", person_id)
    town.says("4", channel="web", phone=f"web-{person_id}")
    town.agree(person_id, MORNING + timedelta(days=3))
    return person_id


def test_every_table_about_people_is_handed_out() -> None:
    """A new table about people is shown to them, or named as technical."""
    shown = {*SHOWN, *TECHNICAL}
    assert set(holdings.tables_of_people()) == shown
    for table, columns in SHOWN.items():
        assert set(columns.split()) <= set(metadata.tables[table].c.keys())


def test_every_label_has_danish_words(house: House) -> None:
    """No heading and no label is missing its words."""
    keys = {f"export.of.{table}" for table in SHOWN}
    keys |= {f"export.{name}" for columns in SHOWN.values() for name in columns.split()}
    assert [key for key in keys if not house.words.catalog.has(key, "chat")] == []


@pytest.mark.usefixtures("anna")
def test_person_reads_everything_in_danish(shell: Shell) -> None:
    """What somebody wrote and was told stands there, in words they know."""
    ran = shell.run("export", "person", "20 00 00 10")
    assert ran.code == 0, ran.err
    for words in ("BESKEDER FRA DIG", "Jeg er glad for gruppen", "DINE AFTALER"):
        assert words in ran.out
    assert "Anna Bæk" in ran.out
    assert "checkin." not in ran.out


def test_person_as_json_is_noted(shell: Shell, anna: int, database: Database) -> None:
    """The same for a machine; that it was handed out is written down."""
    ran = shell.run("export", "person", str(anna), "--json")
    assert json.loads(ran.out)["Om dig"][0]["Navn"] == "Anna Bæk"
    with database.reading() as connection:
        noted = holdings.acts_of(connection, anna)
    assert [act.what for act in noted] == ["export_person"]


def test_file_is_for_its_owner_alone(shell: Shell, anna: int, tmp_path: Path) -> None:
    """A file is made new, and nobody else can read it."""
    ran = shell.run("export", "person", str(anna), "--out", "anna.txt")
    assert ran.code == 0
    assert (tmp_path / "anna.txt").stat().st_mode & 0o077 == 0
    again = shell.run("export", "person", str(anna), "--out", "anna.txt")
    assert "is there already" in again.err


def test_case_has_cancellations_and_no_moods_silence_or_no_shows(
    shell: Shell, anna: int, town: Town, database: Database
) -> None:
    """A missed appointment reads as one that was held; a mood is not there."""
    missed = town.agree(anna, MORNING + timedelta(days=1))
    with database.transaction() as connection:
        appointments.change(connection, missed, MORNING, state="missed")
        row = connection.execute(select(appointments_table)).first()
        assert row is not None
        for kind, subject in (("sick", row.id), ("low_mood", None), ("overdue", None)):
            values = {
                "municipality_id": row.municipality_id,
                "person_id": anna,
                "kind": kind,
                "words": "Jeg er syg og ked af det",
                "subject_kind": subject and "appointment",
                "subject_id": subject,
                "created_at": MORNING,
            }
            connection.execute(insert(tasks), values)
    ran = shell.run("export", "case", ANNA)
    assert ran.code == 0, ran.err
    assert ran.out.count("Aftale, møde") == 2
    assert "Afbud fra den unge" in ran.out
    for never in ("syg", "ked", "set hinanden", "glad", "missed", "low", "overdue"):
        assert never not in ran.out


def test_case_begins_on_a_day(shell: Shell, anna: int) -> None:
    """Lines from a day on; a day that is none is refused with the mend."""
    assert shell.run("export", "case", str(anna), "--from", "2199-01-01").out == (
        "Anna Bæk\n"
    )
    assert "as 2026-01-31" in shell.run("export", "case", ANNA, "--from", "now").err


def test_erased_person_is_gone_and_what_stays_is_named(
    shell: Shell, anna: int, database: Database
) -> None:
    """No row and no byte of hers is left; the log of readings is."""
    with database.transaction() as connection:
        person = people.get(connection, anna)
        values = {
            "municipality_id": person.municipality_id,
            "staff_id": person.consultant_id,
            "person_id": anna,
            "subject_kind": "thread",
            "subject_id": anna,
            "purpose": "own",
            "at": MORNING,
        }
        connection.execute(insert(readings), values)
    dry = shell.run("erase", ANNA, "--dry-run")
    assert dry.out.startswith("Would be deleted: ")
    ran = shell.run("erase", ANNA)
    assert ran.code == 0, ran.err
    assert f"that somebody has read about person {anna}" in ran.out
    with database.reading() as connection:
        left = holdings.count(connection, person)
        assert left == {"readings": 1, "acts": 1}
        assert people.by_address(connection, "sms", ANNA) is None
    assert "nobody here has this number" in shell.run("erase", ANNA).err


def test_stranger_who_writes_from_an_erased_number_is_a_stranger(
    shell: Shell, anna: int, town: Town
) -> None:
    """An erased number is nobody's, and is heard all the same."""
    assert anna
    shell.run("erase", ANNA)
    assert town.says("Jeg vil ikke leve mere")


def test_nobody_in_need_is_erased(shell: Shell, anna: int, town: Town) -> None:
    """An open alert holds the erasure up, with the mend."""
    town.says("Jeg vil ikke leve mere")
    assert town.rows(select(alerts).where(alerts.c.person_id == anna))
    ran = shell.run("erase", str(anna))
    assert ran.code == 1
    assert "close it on the staff site first" in ran.err


@pytest.mark.parametrize("who", ["99", "+4520000098", "Anna"])
def test_unknown_person_is_refused(shell: Shell, who: str) -> None:
    """Who is not here is refused in one line with the mend."""
    for command in (("erase",), ("export", "person"), ("export", "case")):
        ran = shell.run(*command, who)
        assert ran.code == 1
        assert ran.err.count("\n") == 1
