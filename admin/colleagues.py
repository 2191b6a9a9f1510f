"""Colleagues of a programme, by what they do there."""

from collections.abc import Sequence

from bot.store import staff
from bot.store.database import Connection
from bot.store.people import Person
from bot.store.staff import Colleague


def with_roles_in(
    connection: Connection,
    roles: tuple[str, ...],
    *,
    municipality_id: int,
    programme_id: int,
) -> Sequence[Colleague]:
    """Name those who have one of the roles in a programme, by name."""
    found = [
        colleague
        for colleague in staff.with_roles(connection, roles)
        if any(
            grant.role in roles
            and grant.municipality_id == municipality_id
            and grant.programme_id in {None, programme_id}
            for grant in staff.grants_of(connection, colleague.id)
        )
    ]
    return sorted(found, key=lambda colleague: colleague.name)


def around(
    connection: Connection, person: Person, roles: tuple[str, ...]
) -> Sequence[Colleague]:
    """Name those who have one of the roles in a person's programme."""
    return with_roles_in(
        connection,
        roles,
        municipality_id=person.municipality_id,
        programme_id=person.programme_id,
    )
