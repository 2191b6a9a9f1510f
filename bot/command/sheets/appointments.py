"""The file of appointments: what its rows may hold, and how they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.command.sheets import cells
from bot.command.sheets.cells import BadCellError, Cells
from bot.command.sheets.table import Columns, FaultyFileError, Row
from bot.command.sheets.work import Importing
from bot.effects.plans import plan_reminders
from bot.effects.work.shadow_places import Place, keep_place, plan_to_ask
from bot.store import appointments, people, shadow_days, staff
from bot.store.appointments import Appointment, NewAppointment
from bot.store.people import Person
from bot.store.shadow_days import ShadowDay
from bot.wording.neutral import Neutral

COLUMNS = Columns(
    (
        "participant",
        "consultant",
        "starts_at",
        "minutes",
        "place",
        "kind",
        "company",
        "contact",
    ),
    may_miss=frozenset(
        (
            "company",
            "contact",
        )
    ),
)
SHADOWING = "shadowing"
KINDS = ("meeting", SHADOWING, "three_party")
#: What an import of the same row may have changed.
_CHANGING = ("consultant_id", "minutes", "place", "company", "contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRow:
    """An appointment's row."""

    line: int
    participant: str
    consultant: str
    starts_at: datetime
    minutes: int
    place: str
    kind: str
    company: str
    contact: str


def read_appointments(
    work: Importing, rows: Sequence[Row], neutral: Neutral
) -> list[AppointmentRow]:
    """Read every row; what is wrong is noted."""
    found = [_read(Cells(row, work.faults), neutral) for row in rows]
    return [row for row in found if row is not None]


def store_appointments(work: Importing, rows: Sequence[AppointmentRow]) -> None:
    """Store every appointment, and plan what is told of it."""
    for row in rows:
        _store(work, row)
    if work.faults:
        raise FaultyFileError(work.faults)


def _read(reading: Cells, neutral: Neutral) -> AppointmentRow | None:
    participant = reading.need("participant", cells.phone)
    consultant = reading.need("consultant", cells.email)
    starts_at = reading.need("starts_at", cells.local_time)
    minutes = reading.need("minutes", cells.minutes)
    place = reading.need("place", cells.neutral_words(neutral.health_words))
    kind = reading.need("kind", cells.one_of(KINDS))
    company = reading.maybe(
        "company", cells.neutral_words(neutral.lock_screen.found_in)
    )
    contact = reading.maybe("contact", cells.name)
    if not (participant and consultant and starts_at and minutes and place and kind):
        return None
    return AppointmentRow(
        line=reading.line,
        participant=participant,
        consultant=consultant,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        kind=kind,
        company=company or "",
        contact=contact or "",
    )


def _store(work: Importing, row: AppointmentRow) -> None:
    person = people.by_address(work.connection, "sms", row.participant)
    if person is None:
        words = "is no participant's number; import people first, or mend it"
        work.note(row.line, "participant", words)
        return
    consultant_id = find_colleague(
        work, row.line, "consultant", row.consultant, person.municipality_id
    )
    starts_at = place_in_time(work, row.line, row.starts_at, person)
    if consultant_id is None or starts_at is None or work.faults:
        return
    new = NewAppointment(
        municipality_id=person.municipality_id,
        person_id=person.id,
        consultant_id=consultant_id,
        kind=row.kind,
        starts_at=starts_at,
        minutes=row.minutes,
        place=row.place,
        company=row.company or None,
        contact=row.contact or None,
    )
    known = appointments.same_as(work.connection, new)
    if known is None and row.kind == SHADOWING and starts_at > work.now:
        _propose(work, person, new)
    elif known is None:
        _tell(work, person, appointments.add(work.connection, new, work.now))
        work.ledger.note("appointments", "new")
    else:
        _update(work, person, known, replace(new, company=row.company))


def _update(
    work: Importing, person: Person, known: Appointment, new: NewAppointment
) -> None:
    """A place or length that changed is told once more; the rest stays quiet."""
    wanted = replace(new, contact=new.contact or "")
    if new.kind == SHADOWING and not new.company:
        wanted = replace(wanted, company=known.company)
    changed = {
        name: getattr(wanted, name)
        for name in _CHANGING
        if getattr(known, name) != getattr(wanted, name)
    }
    if changed:
        changed_one = appointments.change(work.connection, known, work.now, **changed)
        day = shadow_days.of_appointment(work.connection, known.id)
        if day is not None and day.state in {"proposed", "confirmed"}:
            _propose_again(work, person, changed_one, day)
        elif changed_one.is_on:
            _tell(work, person, changed_one)
    work.ledger.note("appointments", "changed" if changed else "as before")


def _propose(work: Importing, person: Person, new: NewAppointment) -> None:
    """A file ticks nothing: the young person is asked, and staff do the rest."""
    place = Place(
        starts_at=new.starts_at,
        minutes=new.minutes,
        place=new.place,
        company=new.company or new.place,
        meet=new.contact or "",
    )
    _, proposed = keep_place(
        work.connection,
        person,
        place,
        consultant_id=new.consultant_id,
        now=work.now,
    )
    plan_to_ask(work.connection, person, proposed, work.now)
    work.ledger.note("appointments", "new")
    work.ledger.note("days of shadowing to tick off on the staff site", "new")


def _propose_again(
    work: Importing, person: Person, changed: Appointment, day: ShadowDay
) -> None:
    """What has changed is asked about anew; the ticks stay as they were."""
    proposed = appointments.change(
        work.connection, changed, work.now, state="proposed", confirmed_at=None
    )
    shadow_days.change(work.connection, day.id, state="proposed", answer=None)
    plan_to_ask(work.connection, person, proposed, work.now)


def _tell(work: Importing, person: Person, appointment: Appointment) -> None:
    """Plan the reminders; somebody who has not joined is told too."""
    plan_reminders(work.connection, person, appointment, work.now)
    if appointment.starts_at <= work.now:
        work.ledger.note("appointments in the past, told to nobody", "as before")


def find_colleague(
    work: Importing, line: int, column: str, email: str, municipality_id: int
) -> int | None:
    """Find somebody on the municipality's staff by e-mail; note when nobody is."""
    found = staff.by_email(work.connection, email)
    if found is None or found.is_disabled:
        words = "is nobody's e-mail on the staff; import people first, or mend it"
        work.note(line, column, words)
        return None
    here = {
        grant.municipality_id for grant in staff.grants_of(work.connection, found.id)
    }
    if municipality_id not in here:
        words = "is on the staff of another municipality; give them a row here first"
        work.note(line, column, words)
        return None
    return found.id


def place_in_time(
    work: Importing, line: int, local: datetime, person: Person
) -> datetime | None:
    """Place a local time in the programme's zone."""
    try:
        return cells.in_zone(local, person.programme.time_zone)
    except BadCellError as fault:
        work.note(line, "starts_at", str(fault))
        return None
