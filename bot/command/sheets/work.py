"""One import in one transaction: what it founds, and whom it employs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.command.sheets.ledger import Ledger
from bot.command.sheets.people import StaffRow
from bot.command.sheets.table import Fault
from bot.presets.municipalities import Municipality
from bot.store import imports, people, places, staff
from bot.store.database import Connection
from bot.store.places import Place
from bot.store.staff import Grant


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


def store_colleague(work: Importing, row: StaffRow) -> None:
    """Store a colleague's row, and the group it names."""
    owner = row.phone and people.by_address(work.connection, "sms", row.phone)
    if owner:
        words = "is a participant's own number; a work phone must be another"
        work.note(row.line, "phone", words)
        return
    employ(work, row)
    if row.group and row.preset is not None:
        place = ensure_place(work, row.municipality, row.preset)
        ensure_group(work, place, row.group, row.line)


def ensure_group(work: Importing, place: Place, name: str, line: int) -> int:
    """Give the programme's group of this name, founded now when it is new."""
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
