"""makker import people: all or nothing, and the same row again updates."""

import pytest
from sqlalchemy import Table, select

from bot.rules.hours import may_start
from bot.store import addresses, people, places, staff
from bot.store.database import Database
from bot.store.staff import Grant
from bot.store.tables.people import memberships
from bot.store.tables.people import people as people_table
from bot.store.tables.places import groups
from bot.store.tables.staff import staff as staff_table
from bot.store.tables.talk import timers
from tests.command.conftest import ANNA, FIE, HEADER, METTE, Shell


def count(database: Database, table: Table) -> int:
    """Count the rows of a table."""
    with database.reading() as connection:
        return len(connection.execute(select(table)).all())


def test_import_founds_what_it_names(shell: Shell, database: Database) -> None:
    """Municipality with region, programme, group, staff and people come of one file."""
    ran = shell.import_people(ANNA, METTE, FIE)
    assert ran.code == 0
    assert "participants: 1 new" in ran.out
    with database.reading() as connection:
        place = places.find_place(connection, "gladsaxe/ips_ung")
        anna = people.by_address(connection, "sms", "+4520000010")
        mette = staff.by_email(connection, "mette@gladsaxe.example")
        assert place is not None
        assert anna is not None
        assert mette is not None
        assert place.region == "hovedstaden"
        assert (anna.name, anna.state, anna.consultant_id) == (
            "Anna Bæk",
            "invited",
            mette.id,
        )
        assert mette.password_hash is None
        grants = staff.grants_of(connection, mette.id)
        assert grants == [
            Grant(place.municipality_id, place.programme_id, "consultant")
        ]


def test_new_participant_is_invited_at_a_decent_hour(
    shell: Shell, database: Database
) -> None:
    """One timer, inside the programme's window; importing again plants no second."""
    shell.import_people(ANNA, METTE)
    shell.import_people(ANNA, METTE)
    with database.reading() as connection:
        (timer,) = connection.execute(select(timers)).all()
        person = people.get(connection, timer.subject_id)
        assert timer.kind == "invite"
        assert may_start(person.programme, timer.due_at)


def test_web_chat_and_phone_are_bound_on_every_channel(
    shell: Shell, database: Database
) -> None:
    """Somebody on Telegram is still heard by SMS, and has a web chat."""
    shell.import_people(ANNA.replace(",sms,", ",telegram,"), METTE)
    with database.reading() as connection:
        anna = people.by_address(connection, "sms", "+4520000010")
        assert anna is not None
        assert anna.channel == "telegram"
        bound = addresses.bound_now(connection, anna.id, "web")
        assert bound is not None
        assert bound.value == f"web-{anna.id}"


def test_same_row_again_changes_nothing(shell: Shell, database: Database) -> None:
    """A second import finds everything as it was."""
    shell.import_people(ANNA, METTE, FIE)
    again = shell.import_people(ANNA, METTE, FIE)
    assert again.out.splitlines() == ["staff: 2 as before", "participants: 1 as before"]
    assert count(database, people_table) == 1


def test_changed_row_updates(shell: Shell, database: Database) -> None:
    """Name and group follow the file; the old group is left."""
    shell.import_people(ANNA, METTE)
    row = ANNA.replace("Anna Bæk", "Anna Skov").replace("Torsdags", "Mandags")
    ran = shell.import_people(row, METTE)
    assert "participants: 1 changed" in ran.out
    with database.reading() as connection:
        anna = people.by_address(connection, "sms", "+4520000010")
        assert anna is not None
        assert anna.name == "Anna Skov"
        names = connection.execute(
            select(groups.c.name).join(
                memberships, memberships.c.group_id == groups.c.id
            )
        ).scalars()
        assert list(names) == ["Mandagsgruppen"]


def test_new_number_of_the_same_person(shell: Shell, database: Database) -> None:
    """Name and birthdate know a person again; the old number is nobody's."""
    shell.import_people(ANNA, METTE)
    shell.import_people(ANNA.replace("20 00 00 10", "20000019"), METTE)
    assert count(database, people_table) == 1
    with database.reading() as connection:
        assert people.by_address(connection, "sms", "+4520000010") is None
        assert people.by_address(connection, "sms", "+4520000019") is not None


def test_joined_person_keeps_their_channel(shell: Shell, database: Database) -> None:
    """What somebody chose for themselves is not undone by a file."""
    shell.import_people(ANNA, METTE)
    with database.transaction() as connection:
        anna = people.by_address(connection, "sms", "+4520000010")
        assert anna is not None
        people.change(
            connection,
            anna.id,
            channel="web",
            state="joined",
            joined_at=anna.created_at,
        )
    shell.import_people(ANNA, METTE)
    with database.reading() as connection:
        assert people.get(connection, anna.id).channel == "web"


def test_one_bad_row_stops_all(shell: Shell, database: Database) -> None:
    """Nothing is stored; line, column and mend are told, and no personal data."""
    bad = ANNA.replace("20 00 00 10", "12345").replace("Anna Bæk", "Hemmelig Person")
    ran = shell.import_people(METTE, ANNA, bad)
    assert ran.code == 1
    assert ran.out == ""
    assert "line 4, phone: is not a phone number" in ran.err
    assert "12345" not in ran.err
    assert "Hemmelig" not in ran.err
    assert count(database, staff_table) == 0


def test_every_bad_row_is_named_at_once(shell: Shell) -> None:
    """A file is mended in one go."""
    ran = shell.import_people(
        METTE,
        ANNA.replace("2006-05-05", "5/5 2006"),
        ANNA.replace("Gladsaxe", "Gladsakse"),
        ANNA.replace("ips_ung", "ips_gammel"),
        ANNA.replace("participant", "deltager"),
        ANNA.replace(",sms,", ",brev,"),
        ANNA.replace("Anna Bæk", ""),
    )
    places_named = [line.partition(":")[0] for line in ran.err.splitlines()[:-1]]
    assert places_named == [
        "line 3, birthdate",
        "line 4, municipality",
        "line 5, programme",
        "line 6, role",
        "line 7, channel",
        "line 8, name",
    ]
    assert "'Gladsakse'" in ran.err


def test_dry_run_says_the_same_and_changes_nothing(
    shell: Shell, database: Database
) -> None:
    """--dry-run counts what would be done."""
    path = shell.write("people.csv", HEADER, ANNA, METTE)
    dry = shell.run("import", "people", path, "--dry-run")
    assert dry.code == 0
    assert count(database, people_table) == 0
    real = shell.run("import", "people", path)
    assert dry.out.splitlines()[1:] == real.out.splitlines()


def test_age_outside_the_programme_is_refused(shell: Shell) -> None:
    """The reason names line, column and the ages taken, not the age there is."""
    ran = shell.import_people(METTE, ANNA.replace("2006-05-05", "1970-01-01"))
    assert ran.code == 1
    assert "line 3, birthdate: the programme ips_ung takes 15 to 29" in ran.err


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (ANNA.replace("mette@", "nobody@"), "line 3, consultant: is nobody's e-mail"),
        (ANNA.replace("mette@", "fie@"), "line 3, consultant: has no row as"),
        (ANNA.replace("20 00 00 10", "20000001"), "line 3, phone: is a colleague's"),
        (ANNA.replace("2006-05-05", "2030-05-05"), "line 3, birthdate: lies in the"),
    ],
)
def test_rows_that_do_not_fit(shell: Shell, row: str, named: str) -> None:
    """What a row names must be there, and be what it is named as."""
    ran = shell.import_people(METTE, row, FIE)
    assert ran.code == 1
    assert named in ran.err


def test_one_number_is_one_person(shell: Shell) -> None:
    """Two people with one number in a file, or across two files, are refused."""
    other = ANNA.replace("Anna Bæk", "Bo Dam").replace("2006-05-05", "2007-01-01")
    ran = shell.import_people(METTE, ANNA, other)
    assert "line 4, phone: does not fit line 3" in ran.err
    shell.import_people(METTE, ANNA)
    ran = shell.import_people(METTE, other)
    assert "line 3, phone: is another participant's number" in ran.err


def test_consultant_named_in_another_programme_gets_a_role_there(
    shell: Shell, database: Database
) -> None:
    """Being somebody's consultant opens the window on them."""
    bo = (
        "participant,Bo Dam,20000011,,2010-01-01,Gladsaxe,unik,"
        "mette@gladsaxe.example,web,"
    )
    assert shell.import_people(METTE, bo).code == 0
    with database.reading() as connection:
        place = places.find_place(connection, "gladsaxe/unik")
        mette = staff.by_email(connection, "mette@gladsaxe.example")
        assert place is not None
        assert mette is not None
        roles = {grant.programme_id for grant in staff.grants_of(connection, mette.id)}
        assert place.programme_id in roles


def test_duty_phone_needs_no_mail(shell: Shell, database: Database) -> None:
    """A phone that is passed around has a number and no log-in."""
    ran = shell.import_people("duty,Vagten,20000009,,,Gladsaxe,,,,")
    assert ran.code == 0
    with database.reading() as connection:
        duty = staff.by_address(connection, "sms", "+4520000009")
        assert duty is not None
        assert duty.push_by == ("sms",)


def test_missing_settings_are_one_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a database the import says which setting is missing."""
    monkeypatch.delenv("MAKKER_DATABASE_URL")
    ran = shell.import_people(METTE)
    assert ran.code == 1
    assert ran.err.startswith("makker: MAKKER_DATABASE_URL is missing")
    assert ran.err.count("\n") == 1
