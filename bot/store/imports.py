"""What imports add and update: people with their addresses, grants, groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select

from bot.store import addresses
from bot.store.statements import marks
from bot.store.tables.people import memberships
from bot.store.tables.people import people as people_table
from bot.store.tables.places import groups, municipalities, programmes
from bot.store.tables.staff import grants, staff


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A young person before they are stored."""

    municipality_id: int
    programme_id: int
    consultant_id: int
    name: str
    birthdate: date
    phone: str
    channel: str


def add_person(connection: Connection, new: NewPerson, now: datetime) -> int:
    """Store a young person who is still to be invited, with phone and web chat."""
    person_id: int = connection.execute(
        insert(people_table).returning(people_table.c.id),
        {
            "municipality_id": new.municipality_id,
            "programme_id": new.programme_id,
            "consultant_id": new.consultant_id,
            "name": new.name,
            "birthdate": new.birthdate.isoformat(),
            "state": "invited",
            "channel": new.channel,
            "rhythm": "weekly",
            "created_at": now,
        },
    ).scalar_one()
    for channel, value in (("sms", new.phone), ("web", f"web-{person_id}")):
        addresses.bind(
            connection,
            person_id,
            municipality_id=new.municipality_id,
            channel=channel,
            value=value,
            now=now,
        )
    return person_id


def people_by_name(
    connection: Connection, municipality_id: int
) -> Mapping[tuple[str, date], int]:
    """Give everybody by name and birthdate; both are sealed, so all rows are read."""
    rows = connection.execute(
        select(people_table.c.id, people_table.c.name, people_table.c.birthdate).where(
            people_table.c.municipality_id == municipality_id
        )
    )
    return {
        (row.name.casefold(), date.fromisoformat(row.birthdate)): row.id for row in rows
    }


def move_to_group(
    connection: Connection, municipality_id: int, person_id: int, group_id: int
) -> bool:
    """Make a group the person's only one; False when it is so already."""
    of_person = memberships.c.person_id == person_id
    known = connection.execute(select(memberships.c.group_id).where(of_person))
    if list(known.scalars()) == [group_id]:
        return False
    connection.execute(delete(memberships).where(of_person))
    connection.execute(
        insert(memberships),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "group_id": group_id,
        },
    )
    return True


@dataclass(frozen=True, slots=True)
class Group:
    """A network group, and the programme it belongs to."""

    id: int
    municipality_id: int
    programme_id: int
    municipality: str
    preset: str


def groups_called(connection: Connection, name: str) -> list[Group]:
    """Give every municipality's group of this name."""
    rows = connection.execute(
        select(groups, municipalities.c.slug, programmes.c.name.label("programme"))
        .join(municipalities, municipalities.c.id == groups.c.municipality_id)
        .join(programmes, programmes.c.id == groups.c.programme_id)
        .where(groups.c.name == name)
        .order_by(groups.c.id)
    )
    return [
        Group(row.id, row.municipality_id, row.programme_id, row.slug, row.programme)
        for row in rows
    ]


def is_work_phone(connection: Connection, phone: str) -> bool:
    """Tell whether a number is the work phone of somebody on the staff."""
    found = connection.execute(
        select(staff.c.id).where(
            staff.c.phone_mark.in_(marks(connection, phone, "phone")),
            staff.c.disabled_at.is_(None),
        )
    ).first()
    return found is not None


def roles_in(
    connection: Connection, staff_id: int, municipality_id: int, programme_id: int
) -> set[str]:
    """Give what a colleague is in a programme."""
    rows = connection.execute(
        select(grants.c.role, grants.c.programme_id).where(
            grants.c.staff_id == staff_id, grants.c.municipality_id == municipality_id
        )
    )
    return {row.role for row in rows if row.programme_id in {None, programme_id}}
