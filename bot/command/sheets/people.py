"""The file of people: what its rows may hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.command.sheets import cells
from bot.command.sheets.cells import Cells
from bot.command.sheets.table import Columns, Fault, Row
from bot.presets.municipalities import Municipality

COLUMNS = Columns(
    (
        "role",
        "name",
        "phone",
        "email",
        "birthdate",
        "municipality",
        "programme",
        "consultant",
        "channel",
        "group",
    ),
    may_miss=frozenset(
        (
            "phone",
            "email",
            "birthdate",
            "programme",
            "consultant",
            "channel",
            "group",
        )
    ),
)
STAFF_ROLES = (
    "consultant",
    "care_manager",
    "facilitator",
    "volunteer",
    "lead",
    "duty",
    "stand_in",
)
CHANNELS = ("sms", "telegram", "web")
#: A duty phone needs no log-in, and then no address; .invalid is nobody's.
NO_MAIL = "@phone.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """A colleague's row; without a programme they are in all of the municipality."""

    line: int
    role: str
    name: str
    phone: str
    email: str
    municipality: Municipality
    preset: str | None
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    """A young person's row."""

    line: int
    name: str
    phone: str
    birthdate: date
    municipality: Municipality
    preset: str
    consultant: str
    channel: str
    group: str


@dataclass(slots=True)
class PeopleFile:
    """The rows that could be read, and what is wrong with the others."""

    staff: list[StaffRow] = field(default_factory=list)
    participants: list[ParticipantRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    #: Every colleague's e-mail in the file, from rows with faults too.
    emails: set[str] = field(default_factory=set)


def read_people(rows: Sequence[Row], today: date) -> PeopleFile:
    """Read every row; faults are kept, so that all can be mended at once."""
    file = PeopleFile()
    for row in rows:
        reading = Cells(row, file.faults)
        role = reading.need("role", cells.one_of(("participant", *STAFF_ROLES)))
        if role == "participant":
            _add_participant(file, reading, today)
        elif role is not None:
            _add_colleague(file, reading, role)
    _same_number_twice(file)
    return file


def _add_participant(file: PeopleFile, reading: Cells, today: date) -> None:
    name = reading.need("name", cells.name)
    phone = reading.need("phone", cells.phone)
    reading.maybe("email", cells.email)
    birthdate = reading.need("birthdate", cells.birthdate)
    municipality = reading.need("municipality", cells.municipality)
    preset = reading.need("programme", cells.programme)
    consultant = reading.need("consultant", cells.email)
    channel = reading.maybe("channel", cells.one_of(CHANNELS)) or "sms"
    group = reading.maybe("group", cells.name) or ""
    if birthdate is not None and birthdate > today:
        reading.note("birthdate", "lies in the future; write it as 2008-05-31")
        return
    if name and phone and birthdate and municipality and preset and consultant:
        file.participants.append(
            ParticipantRow(
                line=reading.line,
                name=name,
                phone=phone,
                birthdate=birthdate,
                municipality=municipality,
                preset=preset,
                consultant=consultant,
                channel=channel,
                group=group,
            )
        )


def _add_colleague(file: PeopleFile, reading: Cells, role: str) -> None:
    name = reading.need("name", cells.name)
    is_duty = role == "duty"
    phone = (reading.need if is_duty else reading.maybe)("phone", cells.phone)
    email = (reading.maybe if is_duty else reading.need)("email", cells.email)
    municipality = reading.need("municipality", cells.municipality)
    preset = reading.maybe("programme", cells.programme)
    reading.maybe("channel", cells.one_of((*CHANNELS, "email")))
    group = reading.maybe("group", cells.name) or ""
    if is_duty and phone and not reading.text("email"):
        email = f"duty-{phone.removeprefix('+')}{NO_MAIL}"
    file.emails.add(reading.text("email").lower())
    if group and preset is None:
        reading.note("group", "needs the programme of the group; fill that in too")
    if name and email and municipality:
        file.staff.append(
            StaffRow(
                line=reading.line,
                role=role,
                name=name,
                phone=phone or "",
                email=email,
                municipality=municipality,
                preset=preset,
                group=group if preset else "",
            )
        )


def _same_number_twice(file: PeopleFile) -> None:
    """A number is one young person's, and a young person has one number."""
    by_phone: dict[str, ParticipantRow] = {}
    by_person: dict[tuple[str, str, date], ParticipantRow] = {}
    for row in file.participants:
        person = (row.municipality.slug, row.name.casefold(), row.birthdate)
        with_phone = by_phone.setdefault(row.phone, row)
        same_person = by_person.setdefault(person, row)
        if with_phone is not same_person:
            line = with_phone.line if with_phone is not row else same_person.line
            words = f"does not fit line {line}; each person has one number of their own"
            file.faults.append(Fault(row.line, "phone", words))
