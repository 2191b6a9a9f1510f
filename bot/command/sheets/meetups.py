"""The file of meetups: what its rows may hold, and how they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.command.sheets import cells
from bot.command.sheets.cells import BadCellError, Cells
from bot.command.sheets.table import Columns, FaultyFileError, Row
from bot.command.sheets.work import Importing
from bot.effects.meetups import gathering
from bot.store import imports, meetups, places, staff
from bot.store.imports import Group
from bot.store.meetups import NewMeetup
from bot.wording.neutral import Neutral

COLUMNS = Columns(
    ("group", "title", "starts_at", "minutes", "place", "places", "facilitator"),
    may_miss=frozenset(("places",)),
)
#: What an import of the same row may have changed.
_CHANGING = ("title", "minutes", "place", "places", "facilitator_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetupRow:
    """A meetup's row."""

    line: int
    group: str
    title: str
    starts_at: datetime
    minutes: int
    place: str
    places: int | None
    facilitator: str


def read_meetups(
    work: Importing, rows: Sequence[Row], neutral: Neutral
) -> list[MeetupRow]:
    """Read every row; what is wrong is noted."""
    found = [_read(Cells(row, work.faults), neutral) for row in rows]
    return [row for row in found if row is not None]


def store_meetups(work: Importing, rows: Sequence[MeetupRow]) -> None:
    """Store every meetup."""
    for row in rows:
        _store(work, row)
    if work.faults:
        raise FaultyFileError(work.faults)


def _read(reading: Cells, neutral: Neutral) -> MeetupRow | None:
    neutral_words = cells.neutral_words(neutral.health_words)
    group = reading.need("group", cells.name)
    title = reading.need("title", neutral_words)
    starts_at = reading.need("starts_at", cells.local_time)
    minutes = reading.need("minutes", cells.minutes)
    place = reading.need("place", neutral_words)
    how_many = reading.maybe("places", cells.places)
    facilitator = reading.need("facilitator", cells.email)
    if not (group and title and starts_at and minutes and place and facilitator):
        return None
    return MeetupRow(
        line=reading.line,
        group=group,
        title=title,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        places=how_many,
        facilitator=facilitator,
    )


def _store(work: Importing, row: MeetupRow) -> None:
    facilitator_id = _facilitator(work, row)
    if facilitator_id is None:
        return
    group = _group(work, row, facilitator_id)
    if group is None:
        return
    zone = places.place_of(work.connection, group.programme_id).programme.time_zone
    try:
        starts_at = cells.in_zone(row.starts_at, zone)
    except BadCellError as fault:
        work.note(row.line, "starts_at", str(fault))
        return
    new = NewMeetup(
        municipality_id=group.municipality_id,
        group_id=group.id,
        title=row.title,
        starts_at=starts_at,
        minutes=row.minutes,
        place=row.place,
        places=row.places,
        facilitator_id=facilitator_id,
    )
    _add_or_update(work, new)


def _add_or_update(work: Importing, new: NewMeetup) -> None:
    known = meetups.same_as(work.connection, new)
    if known is None:
        meetups.add(work.connection, new, work.now)
        work.ledger.note("meetups", "new")
        return
    changed = {
        name: getattr(new, name)
        for name in _CHANGING
        if getattr(known, name) != getattr(new, name)
    }
    if changed:
        gathering.apply(work, known, changed)
    work.ledger.note("meetups", "changed" if changed else "as before")


def _facilitator(work: Importing, row: MeetupRow) -> int | None:
    found = staff.by_email(work.connection, row.facilitator)
    if found is None or found.is_disabled:
        words = "is nobody's e-mail on the staff; import people first, or mend it"
        work.note(row.line, "facilitator", words)
        return None
    return found.id


def _group(work: Importing, row: MeetupRow, facilitator_id: int) -> Group | None:
    """Find the group by name, where the facilitator has something to do."""
    called = imports.groups_called(work.connection, row.group)
    if not called:
        words = "is no group; name it in the file of people first, or mend it"
        work.note(row.line, "group", words)
        return None
    grants = staff.grants_of(work.connection, facilitator_id)
    here = [
        group
        for group in called
        if any(
            grant.municipality_id == group.municipality_id
            and grant.programme_id in {None, group.programme_id}
            for grant in grants
        )
    ]
    if len(here) == 1:
        return here[0]
    words = (
        "works in several places with a group of this name; name another facilitator"
        if here
        else "has no row in the programme of this group; give them one first"
    )
    work.note(row.line, "facilitator", words)
    return None
