"""Store the file of people: all of it or, with the first fault, nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.command.sheets.ledger import Ledger
from bot.command.sheets.people import ParticipantRow, PeopleFile, StaffRow
from bot.command.sheets.table import Fault, FaultyFileError
from bot.presets.municipalities import Municipality
from bot.rules.age import age_on
from bot.rules.hours import next_start
from bot.store import addresses, imports, people, places, staff, timers
from bot.store.database import Connection
from bot.store.imports import NewPerson
from bot.store.people import Person
from bot.store.places import Place
from bot.store.staff import Colleague, Grant
from bot.store.timers import Wake

#: Who may be a young person's consultant.
_MAY_BE_CONSULTANT = {"consultant", "care_manager", "lead"}


@dataclass(slots=True, kw_only=True)
class Importing:
    """One import in one transaction."""

    connection: Connection
    now: datetime
    ledger: Ledger = field(default_factory=Ledger)
    faults: list[Fault] = field(default_factory=list)
    _names: dict[int, Mapping[tuple[str, date], int]] = field(default_factory=dict)

    def names_in(self, municipality_id: int) -> Mapping[tuple[str, date], int]:
        """Give a municipality's people by name and birthdate, as before the file."""
        if municipality_id not in self._names:
            known = imports.people_by_name(self.connection, municipality_id)
            self._names[municipality_id] = known
        return self._names[municipality_id]

    def note(self, line: int, column: str, words: str) -> None:
        """Note what is wrong with a row."""
        self.faults.append(Fault(line, column, words))


@dataclass(frozen=True, slots=True)
class Home:
    """Where a young person belongs: programme, consultant, network group."""

    place: Place
    consultant_id: int
    group_id: int | None


def store_people(work: Importing, file: PeopleFile) -> None:
    """Store staff first, so that e-mails are known whatever the rows' order."""
    work.faults.extend(file.faults)
    for colleague in file.staff:
        _store_colleague(work, colleague)
    for participant in file.participants:
        _store_participant(work, participant, file.emails)
    if work.faults:
        raise FaultyFileError(work.faults)


def ensure_place(work: Importing, municipality: Municipality, preset: str) -> Place:
    """Give the municipality's programme, founded now when it is new."""
    municipality_id = ensure_municipality(work, municipality)
    path = f"{municipality.slug}/{preset}"
    if places.find_place(work.connection, path) is None:
        places.ensure_programme(work.connection, municipality_id, preset, work.now)
        work.ledger.note("programmes", "new")
    place = places.find_place(work.connection, path)
    if place is None:
        raise LookupError(path)
    return place


def ensure_municipality(work: Importing, municipality: Municipality) -> int:
    """Give the municipality's id, founded now when it is new."""
    known = places.find_municipality_id(work.connection, municipality.slug)
    if known is not None:
        return known
    work.ledger.note("municipalities", "new")
    return places.ensure_municipality(
        work.connection,
        slug=municipality.slug,
        name=municipality.name,
        region=municipality.region,
        now=work.now,
    )


def employ(work: Importing, row: StaffRow) -> int:
    """Add or update a colleague with their role; give the id."""
    municipality_id = ensure_municipality(work, row.municipality)
    programme_id = None
    if row.preset is not None:
        programme_id = ensure_place(work, row.municipality, row.preset).programme_id
    known = staff.by_email(work.connection, row.email)
    phone = row.phone or (known.phone if known else "")
    is_same = known is not None and (known.name, known.phone) == (row.name, phone)
    staff_id = staff.add(
        work.connection,
        municipality_id=municipality_id,
        name=row.name,
        email=row.email,
        phone=phone,
        now=work.now,
    )
    grant = Grant(municipality_id, programme_id, row.role)
    has_role = grant in staff.grants_of(work.connection, staff_id)
    staff.grant(
        work.connection,
        staff_id,
        row.role,
        municipality_id=municipality_id,
        programme_id=programme_id,
    )
    if known is None:
        work.ledger.note("staff", "new")
    else:
        work.ledger.note("staff", "as before" if is_same and has_role else "changed")
    return staff_id


def _store_colleague(work: Importing, row: StaffRow) -> None:
    owner = row.phone and people.by_address(work.connection, "sms", row.phone)
    if owner:
        words = "is a participant's own number; a work phone must be another"
        work.note(row.line, "phone", words)
        return
    employ(work, row)
    if row.group and row.preset is not None:
        place = ensure_place(work, row.municipality, row.preset)
        _ensure_group(work, place, row.group, row.line)


def _store_participant(
    work: Importing, row: ParticipantRow, emails_of_file: set[str]
) -> None:
    place = ensure_place(work, row.municipality, row.preset)
    consultant = _consultant(work, row, place, emails_of_file)
    known = _find(work, row, place)
    group_id = _ensure_group(work, place, row.group, row.line) if row.group else None
    if known is None and not _is_of_age(row.birthdate, place, work.now):
        programme = place.programme
        words = (
            f"the programme {row.preset} takes {programme.age_from} to "
            f"{programme.age_to}; choose another, or change age_from and age_to "
            f"with makker programme set {place.path}"
        )
        work.note(row.line, "birthdate", words)
    if consultant is None or work.faults:
        return
    home = Home(place, consultant.id, group_id)
    if known is None:
        _add(work, row, home)
    else:
        _update(work, row, known, home)


def _is_of_age(birthdate: date, place: Place, now: datetime) -> bool:
    programme = place.programme
    age = age_on(now.astimezone(programme.time_zone).date(), birthdate)
    return programme.age_from <= age <= programme.age_to


def _consultant(
    work: Importing, row: ParticipantRow, place: Place, emails_of_file: set[str]
) -> Colleague | None:
    """Find the consultant; being named for somebody here is a role here."""
    found = staff.by_email(work.connection, row.consultant)
    if found is None:
        if row.consultant not in emails_of_file:
            words = "is nobody's e-mail; give the consultant a row, or mend the address"
            work.note(row.line, "consultant", words)
        return None
    if found.is_disabled:
        words = "is a closed account; open it with makker staff reset, or name another"
        work.note(row.line, "consultant", words)
        return None
    roles = {grant.role for grant in staff.grants_of(work.connection, found.id)}
    if not roles & _MAY_BE_CONSULTANT:
        words = "has no row as consultant, care_manager or lead; add one"
        work.note(row.line, "consultant", words)
        return None
    here = imports.roles_in(
        work.connection, found.id, place.municipality_id, place.programme_id
    )
    if not here & _MAY_BE_CONSULTANT:
        staff.grant(
            work.connection,
            found.id,
            "consultant",
            municipality_id=place.municipality_id,
            programme_id=place.programme_id,
        )
    return found


def _find(work: Importing, row: ParticipantRow, place: Place) -> Person | None:
    """Find who the row is about: by number, or by name and day of birth."""
    if imports.is_work_phone(work.connection, row.phone):
        words = "is a colleague's work phone; use the person's own number"
        work.note(row.line, "phone", words)
    known = people.by_address(work.connection, "sms", row.phone)
    if known is None:
        person_id = work.names_in(place.municipality_id).get(
            (row.name.casefold(), row.birthdate)
        )
        return people.get(work.connection, person_id) if person_id else None
    is_other = known.name != row.name and known.birthdate != row.birthdate
    if is_other or known.municipality_id != place.municipality_id:
        words = "is another participant's number; free it there first, or mend it"
        work.note(row.line, "phone", words)
    return known


def _ensure_group(work: Importing, place: Place, name: str, line: int) -> int:
    for group in imports.groups_called(work.connection, name):
        if group.municipality_id != place.municipality_id:
            continue
        if group.programme_id != place.programme_id:
            words = f"belongs to {group.municipality}/{group.preset}; name another"
            work.note(line, "group", words)
        return group.id
    work.ledger.note("groups", "new")
    return places.ensure_group(
        work.connection, place.municipality_id, place.programme_id, name
    )


def _add(work: Importing, row: ParticipantRow, home: Home) -> None:
    """Store somebody new, and plan the invitation at a decent hour."""
    new = NewPerson(
        municipality_id=home.place.municipality_id,
        programme_id=home.place.programme_id,
        consultant_id=home.consultant_id,
        name=row.name,
        birthdate=row.birthdate,
        phone=row.phone,
        channel=row.channel,
    )
    person_id = imports.add_person(work.connection, new, work.now)
    _put_in_group(work, person_id, home)
    timers.plant(
        work.connection,
        Wake(
            kind="invite",
            due_at=next_start(home.place.programme, work.now),
            municipality_id=home.place.municipality_id,
            person_id=person_id,
            subject_id=person_id,
        ),
    )
    work.ledger.note("participants", "new")
    work.ledger.note("invitations", "planned")


def _update(work: Importing, row: ParticipantRow, known: Person, home: Home) -> None:
    """Bring somebody up to date; the channel is their own choice once they joined."""
    wanted: dict[str, Any] = {
        "programme_id": home.place.programme_id,
        "consultant_id": home.consultant_id,
        "name": row.name,
        "birthdate": row.birthdate,
    }
    if not known.has_joined:
        wanted["channel"] = row.channel
    changed = {
        name: value for name, value in wanted.items() if getattr(known, name) != value
    }
    if "birthdate" in changed:
        changed["birthdate"] = row.birthdate.isoformat()
    if changed:
        people.change(work.connection, known.id, **changed)
    changes = [
        bool(changed),
        _put_in_group(work, known.id, home),
        _renumber(work, row, known),
    ]
    work.ledger.note("participants", "changed" if any(changes) else "as before")


def _put_in_group(work: Importing, person_id: int, home: Home) -> bool:
    """Let the group of the file be the person's; no group named changes none."""
    return home.group_id is not None and imports.move_to_group(
        work.connection, home.place.municipality_id, person_id, home.group_id
    )


def _renumber(work: Importing, row: ParticipantRow, known: Person) -> bool:
    """Let the number of the file be the person's, and the old one nobody's."""
    bound = addresses.bound_now(work.connection, known.id, "sms")
    if bound is not None and bound.value == row.phone:
        return False
    if bound is not None:
        addresses.unbind(work.connection, "sms", bound.value, work.now)
    addresses.bind(
        work.connection,
        known.id,
        municipality_id=known.municipality_id,
        channel="sms",
        value=row.phone,
        now=work.now,
    )
    return True
