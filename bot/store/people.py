"""The young people: found by address, changed one field at a time."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.presets import preset
from bot.rules.age import age_on
from bot.rules.programme import Programme, with_settings
from bot.store.statements import marks
from bot.store.tables.people import addresses, people
from bot.store.tables.places import municipalities, programmes
from bot.store.tables.staff import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A young person, with consultant, programme and municipality."""

    id: int
    municipality_id: int
    municipality: str
    region: str
    programme_id: int
    programme: Programme
    consultant_id: int
    consultant_name: str
    consultant_phone: str
    name: str
    birthdate: date
    state: str
    channel: str
    rhythm: str
    slot_hour: int | None
    invited_at: datetime | None
    joined_at: datetime | None
    stopped_at: datetime | None
    paused_until: datetime | None
    human_until: datetime | None
    heard_at: datetime | None
    created_at: datetime
    consent_due_at: datetime | None = None
    #: The first day in the programme, where staff have written it.
    started_on: date | None = None

    @property
    def first_name(self) -> str:
        """What Makker calls them."""
        return self.name.split()[0]

    @property
    def consultant_first_name(self) -> str:
        """What Makker calls their consultant."""
        return self.consultant_name.split()[0]

    @property
    def wording(self) -> str:
        """Whose words they get: the municipality's own, then the programme's."""
        return f"{self.municipality}/{self.programme.preset}"

    @property
    def has_joined(self) -> bool:
        """Whether they have said yes, and are still with us."""
        return self.state == "joined"

    def age(self, now: datetime) -> int:
        """Give their age on the local day of a moment."""
        return age_on(now.astimezone(self.programme.time_zone).date(), self.birthdate)


_PERSON = (
    select(
        people,
        programmes.c.preset,
        programmes.c.settings,
        municipalities.c.slug,
        municipalities.c.region,
        staff.c.name.label("consultant_name"),
        staff.c.phone.label("consultant_phone"),
    )
    .join(programmes, programmes.c.id == people.c.programme_id)
    .join(municipalities, municipalities.c.id == people.c.municipality_id)
    .join(staff, staff.c.id == people.c.consultant_id)
)
_BY_ID = _PERSON.where(people.c.id == bindparam("person_id"))
_BY_ADDRESS = (
    _PERSON.join(addresses, addresses.c.person_id == people.c.id)
    .where(
        addresses.c.channel == bindparam("channel"),
        addresses.c.mark.in_(bindparam("marks", expanding=True)),
        addresses.c.unbound_at.is_(None),
    )
    .with_for_update(of=people, key_share=True)
)
_BY_ID_LOCKED = _BY_ID.with_for_update(of=people, key_share=True)


_CHANGE = update(people).where(people.c.id == bindparam("row_id"))


def by_address(connection: Connection, channel: str, value: str) -> Person | None:
    """Find and lock the person that an address belongs to now."""
    row = connection.execute(
        _BY_ADDRESS,
        {"channel": channel, "marks": marks(connection, value, address_kind(channel))},
    ).first()
    return None if row is None else person_of(row)


def get(connection: Connection, person_id: int) -> Person:
    """Read a person by id."""
    return person_of(connection.execute(_BY_ID, {"person_id": person_id}).one())


def lock(connection: Connection, person_id: int) -> Person | None:
    """Read a person and keep other turns of theirs waiting."""
    row = connection.execute(_BY_ID_LOCKED, {"person_id": person_id}).first()
    return None if row is None else person_of(row)


_SILENT = (
    select(people.c.id)
    .where(
        people.c.programme_id == bindparam("programme_id"),
        people.c.heard_at > bindparam("after"),
        people.c.heard_at <= bindparam("until"),
        people.c.state == "joined",
        people.c.stopped_at.is_(None),
    )
    .order_by(people.c.heard_at)
)


def silent_since(
    connection: Connection, programme_id: int, *, after: datetime, until: datetime
) -> Sequence[int]:
    """Name those of a programme who were last heard between two moments."""
    given = {"programme_id": programme_id, "after": after, "until": until}
    return list(connection.execute(_SILENT, given).scalars())


def change(connection: Connection, person_id: int, **values: Any) -> None:
    """Set fields of a person."""
    connection.execute(_CHANGE, {"row_id": person_id, **values})


def address_kind(channel: str) -> str:
    """Name what addresses of a channel are fingerprinted as; a number is a number."""
    return "phone" if channel == "sms" else channel


def person_of(row: Row[Any]) -> Person:
    """Make a person of a joined row."""
    return Person(
        id=row.id,
        municipality_id=row.municipality_id,
        municipality=row.slug,
        region=row.region,
        programme_id=row.programme_id,
        programme=programme_of(row.preset, row.settings),
        consultant_id=row.consultant_id,
        consultant_name=row.consultant_name,
        consultant_phone=row.consultant_phone or "",
        name=row.name,
        birthdate=date.fromisoformat(row.birthdate),
        state=row.state,
        channel=row.channel,
        rhythm=row.rhythm,
        slot_hour=row.slot_hour,
        invited_at=row.invited_at,
        joined_at=row.joined_at,
        stopped_at=row.stopped_at,
        paused_until=row.paused_until,
        human_until=row.human_until,
        heard_at=row.heard_at,
        created_at=row.created_at,
        consent_due_at=row.consent_due_at,
        started_on=row.started_on,
    )


def programme_of(preset_name: str, settings: Mapping[str, Any]) -> Programme:
    """Make the settings of a programme row."""
    return _programme(preset_name, json.dumps(settings, sort_keys=True))


@lru_cache(maxsize=256)
def _programme(preset_name: str, settings: str) -> Programme:
    return with_settings(preset(preset_name), json.loads(settings))
