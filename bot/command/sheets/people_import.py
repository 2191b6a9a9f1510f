"""Store the file of people: all of it or, with the first fault, nothing."""

from dataclasses import dataclass
from typing import Any

from bot.command.sheets.people import ParticipantRow, PeopleFile, StaffRow
from bot.command.sheets.table import FaultyFileError
from bot.command.sheets.work import (
    Importing,
    ensure_group,
    ensure_place,
    store_colleague,
)
from bot.presets import preset_names
from bot.rules.age import age_on
from bot.rules.calendar_sums import local_day
from bot.rules.consent import AgeRefusal, refusal_of_age
from bot.rules.hours import next_start
from bot.store import addresses, imports, people, places, staff, timers
from bot.store.imports import NewPerson
from bot.store.people import Person
from bot.store.places import Place
from bot.store.staff import Colleague
from bot.store.timers import Wake

#: Who may be a young person's consultant.
_MAY_BE_CONSULTANT = {"consultant", "care_manager", "lead"}


@dataclass(frozen=True, slots=True)
class Home:
    """Where a young person belongs: programme, consultant, network group."""

    place: Place
    consultant_id: int
    group_id: int | None


def store_people(work: Importing, file: PeopleFile) -> None:
    """Store staff first, so that e-mails are known whatever the rows' order."""
    work.faults.extend(file.faults)
    _name_unknown_programmes(work, file)
    for colleague in file.staff:
        store_colleague(work, colleague)
    for participant in file.participants:
        _store_participant(work, participant, file.emails)
    if work.faults:
        raise FaultyFileError(work.faults)


def _name_unknown_programmes(work: Importing, file: PeopleFile) -> None:
    """A municipality's own programme is founded before people are taken into it."""
    rows: list[StaffRow | ParticipantRow] = [*file.staff, *file.participants]
    for row in rows:
        if row.preset is None or row.preset in preset_names():
            continue
        path = f"{row.municipality.slug}/{row.preset}"
        if places.find_place(work.connection, path) is None:
            known = ", ".join(preset_names())
            words = (
                f"is no preset ({known}) and no programme that is set up here; "
                "makker programme new founds one"
            )
            work.note(row.line, "programme", words)
    if any(fault.column == "programme" for fault in work.faults):
        raise FaultyFileError(work.faults)


def _store_participant(
    work: Importing, row: ParticipantRow, emails_of_file: set[str]
) -> None:
    place = ensure_place(work, row.municipality, row.preset)
    consultant = _consultant(work, row, place, emails_of_file)
    known = _find(work, row, place)
    group_id = ensure_group(work, place, row.group, row.line) if row.group else None
    if known is None:
        age = age_on(local_day(place.programme, work.now), row.birthdate)
        refusal = refusal_of_age(place.programme, age)
        if refusal is not None:
            work.note(row.line, "birthdate", _why_not(place, row.preset, refusal))
    if consultant is None or work.faults:
        return
    home = Home(place, consultant.id, group_id)
    if known is None:
        _add(work, row, home)
    else:
        _update(work, row, known, home)


def _why_not(place: Place, preset_name: str, refusal: AgeRefusal) -> str:
    programme = place.programme
    if refusal == "no_basis":
        return (
            "nobody below 15 is taken in until the legal basis and how a holder of "
            "custody is asked are written down: makker programme set "
            f"{place.path} under_15_basis=..."
        )
    return (
        f"the programme {preset_name} takes {programme.age_from} to "
        f"{programme.age_to}; choose another, or change age_from and age_to "
        f"with makker programme set {place.path}"
    )


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
