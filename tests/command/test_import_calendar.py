"""makker import appointments and meetups."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.store import appointments, people
from bot.store.database import Database
from bot.store.tables.calendar import appointments as appointments_table
from bot.store.tables.calendar import meetups
from bot.store.tables.talk import timers
from bot.store.tables.work import shadow_days
from tests.command.conftest import ANNA, FIE, METTE, Ran, Shell

HEADER = "participant,consultant,starts_at,minutes,place,kind,company,contact"
SOON = (datetime.now(UTC) + timedelta(days=20)).date()  # noqa: TID251 - the command's own
MEETING = f"20000010,mette@gladsaxe.example,{SOON}T13:00,45,Rosenkæret 39,meeting,,"
GROUPS = "group,title,starts_at,minutes,place,places,facilitator"
PIZZA = f"Torsdagsgruppen,Pizza,{SOON}T17:00,120,Hovedgaden 1,12,fie@gladsaxe.example"


def import_appointments(shell: Shell, *rows: str) -> Ran:
    """Import people first, then appointments."""
    shell.import_people(METTE, ANNA, FIE)
    path = shell.write("appointments.csv", HEADER, *rows)
    return shell.run("import", "appointments", path)


def test_appointment_is_local_time_and_told_before_joining(
    shell: Shell, database: Database
) -> None:
    """13:00 is 13:00 in Copenhagen; reminders are planned for somebody invited."""
    assert import_appointments(shell, MEETING).code == 0
    with database.reading() as connection:
        anna = people.by_address(connection, "sms", "+4520000010")
        assert anna is not None
        (found,) = appointments.coming_of(connection, anna.id, datetime.now(UTC))  # noqa: TID251
        local = found.starts_at.astimezone(anna.programme.time_zone)
        assert (local.hour, local.minute) == (13, 0)
        due = connection.execute(
            select(timers.c.due_at).where(timers.c.kind == "reminder")
        ).all()
        assert len(due) == 2


def test_appointment_again_updates(shell: Shell, database: Database) -> None:
    """Another place for the same hour is told anew; the same row is not."""
    import_appointments(shell, MEETING)
    assert import_appointments(shell, MEETING).out == "appointments: 1 as before\n"
    moved = MEETING.replace("Rosenkæret 39", "Rosenkæret 41")
    assert import_appointments(shell, moved).out == "appointments: 1 changed\n"
    with database.reading() as connection:
        turns = connection.execute(
            select(timers.c.turn).where(timers.c.kind == "reminder")
        ).scalars()
        assert set(turns) == {2}


def test_appointments_that_cannot_be(shell: Shell) -> None:
    """Each bad cell is named; a place that tells of health never reaches SMS."""
    ran = import_appointments(
        shell,
        MEETING.replace("20000010", "20000018"),
        MEETING.replace("mette@", "nobody@"),
        MEETING.replace("T13:00", ""),
        MEETING.replace(",45,", ",en time,"),
        MEETING.replace("Rosenkæret 39", "Psykiatrisk Center"),
        MEETING.replace("meeting", "møde"),
        MEETING.replace(f"{SOON}T13:00", "2027-03-28T02:30"),
    )
    assert ran.code == 1
    assert [line.partition(":")[0] for line in ran.err.splitlines()[:-1]] == [
        "line 2, participant",
        "line 3, consultant",
        "line 4, starts_at",
        "line 5, minutes",
        "line 6, place",
        "line 7, kind",
        "line 8, starts_at",
    ]
    assert "Psykiatrisk" not in ran.err


def test_past_appointment_is_kept_and_told_to_nobody(
    shell: Shell, database: Database
) -> None:
    """History can be imported without a message about last week."""
    assert (
        import_appointments(shell, MEETING.replace(f"{SOON}", "2025-01-07")).code == 0
    )
    with database.reading() as connection:
        kinds = connection.execute(select(timers.c.kind)).scalars()
        assert "reminder" not in set(kinds)


def test_meetup_is_stored_and_updated(shell: Shell, database: Database) -> None:
    """A group meets once at a time; the same row again updates."""
    shell.import_people(METTE, FIE)
    for row in (PIZZA, PIZZA.replace(",12,", ",20,")):
        path = shell.write("meetups.csv", GROUPS, row)
        assert shell.run("import", "meetups", path).code == 0
    with database.reading() as connection:
        (found,) = connection.execute(select(meetups)).all()
        assert (found.title, found.places, found.version) == ("Pizza", 20, 1)


def test_meetups_that_cannot_be(shell: Shell) -> None:
    """Group and facilitator must be there, and belong together."""
    shell.import_people(METTE, FIE)
    path = shell.write(
        "meetups.csv",
        GROUPS,
        PIZZA.replace("Torsdagsgruppen", "Fredagsgruppen"),
        PIZZA.replace("fie@", "ole@"),
        PIZZA.replace(",12,", ",0,"),
    )
    ran = shell.run("import", "meetups", path)
    assert ran.code == 1
    assert [line.partition(":")[0] for line in ran.err.splitlines()[:-1]] == [
        "line 2, group",
        "line 3, facilitator",
        "line 4, places",
    ]


#: A day of shadowing.
SHADOW = (
    f"20000010,mette@gladsaxe.example,{SOON}T09:00,180,Torvet 3,shadowing,"
    "Bager Holm,Karen"
)


def test_a_file_does_not_go_round_the_ticks(shell: Shell, database: Database) -> None:
    """A day of shadowing in a file is proposed: nothing is ticked, nothing holds."""
    ran = import_appointments(shell, SHADOW)
    assert "days of shadowing to tick off on the staff site: 1 new" in ran.out
    with database.reading() as connection:
        (day,) = connection.execute(select(shadow_days)).all()
        (found,) = connection.execute(select(appointments_table)).all()
        assert (day.state, day.insurance_at, day.answer) == ("proposed", None, None)
        assert (found.state, found.id) == ("proposed", day.appointment_id)
        asked = connection.execute(
            select(timers).where(timers.c.kind.in_(("shadow", "reminder")))
        ).all()
        assert [(row.kind, row.details) for row in asked] == [
            ("shadow", {"part": "proposed"})
        ]


def test_a_place_that_changed_in_the_file_is_asked_about_anew(
    shell: Shell, database: Database
) -> None:
    """The same row changes nothing; another street does, and is only proposed."""
    import_appointments(shell, SHADOW)
    for row, told in (
        (SHADOW, "as before"),
        (SHADOW.replace("Torvet 3", "Torvet 5"), "changed"),
    ):
        path = shell.write("appointments.csv", HEADER, row)
        assert told in shell.run("import", "appointments", path).out
    with database.reading() as connection:
        (found,) = connection.execute(select(appointments_table)).all()
        assert (found.state, found.place) == ("proposed", "Torvet 5")
        turns = connection.execute(
            select(timers.c.turn).where(timers.c.kind == "shadow")
        ).scalars()
        assert list(turns) == [found.version]
