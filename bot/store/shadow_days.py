"""Days of shadowing: from a wish to what was thought of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.store.tables.work import shadow_days


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowDay:
    """A day of shadowing, as it stands now."""

    id: int
    municipality_id: int
    person_id: int
    wish: str
    appointment_id: int | None
    #: wished, proposed, confirmed, cancelled or over.
    state: str
    answer: str | None
    disclosure: str | None
    clothes: str
    route: str
    #: What staff have ticked, and who did.
    ticked: frozenset[str]
    ticked_by: Mapping[str, int]
    escort: str | None
    #: The adult who has promised to go with them.
    escorted_by: int | None
    on_way_at: datetime | None
    liked: str
    hard: str
    created_at: datetime


def wish(
    connection: Connection,
    municipality_id: int,
    person_id: int,
    words: str | None,
    now: datetime,
) -> ShadowDay:
    """Begin with a wish; None where staff begin with a place."""
    row = connection.execute(
        insert(shadow_days).returning(shadow_days),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "wish": words,
            "state": "wished",
            "created_at": now,
        },
    ).one()
    return _day(row)


def get(connection: Connection, shadow_id: int) -> ShadowDay | None:
    """Read a day of shadowing."""
    row = connection.execute(
        select(shadow_days).where(shadow_days.c.id == shadow_id)
    ).first()
    return None if row is None else _day(row)


_OF = select(shadow_days).where(
    shadow_days.c.appointment_id == bindparam("appointment_id")
)


def of_appointment(connection: Connection, appointment_id: int) -> ShadowDay | None:
    """Find the day of shadowing that an appointment is for."""
    row = connection.execute(_OF, {"appointment_id": appointment_id}).first()
    return None if row is None else _day(row)


def open_wish(connection: Connection, person_id: int) -> ShadowDay | None:
    """Find the newest wish of a person that has no place yet."""
    row = connection.execute(
        select(shadow_days)
        .where(shadow_days.c.person_id == person_id, shadow_days.c.state == "wished")
        .order_by(shadow_days.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _day(row)


def of_person(connection: Connection, person_id: int) -> Sequence[ShadowDay]:
    """List a person's days of shadowing, the newest first."""
    rows = connection.execute(
        select(shadow_days)
        .where(shadow_days.c.person_id == person_id)
        .order_by(shadow_days.c.id.desc())
    )
    return [_day(row) for row in rows]


def change(connection: Connection, shadow_id: int, **values: Any) -> ShadowDay:
    """Change what is known of a day."""
    row = connection.execute(
        update(shadow_days)
        .where(shadow_days.c.id == shadow_id)
        .values(**values)
        .returning(shadow_days)
    ).one()
    return _day(row)


def tick(
    connection: Connection,
    shadow_id: int,
    name: str,
    *,
    staff_id: int | None,
    now: datetime | None,
) -> ShadowDay:
    """Note who ticked something off and when; None takes the tick away."""
    return change(connection, shadow_id, **{f"{name}_at": now, f"{name}_by": staff_id})


def _day(row: Row[Any]) -> ShadowDay:
    ticks = ("insurance", "status", "young_rules")
    return ShadowDay(
        id=row.id,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        wish=row.wish or "",
        appointment_id=row.appointment_id,
        state=row.state,
        answer=row.answer,
        disclosure=row.disclosure,
        clothes=row.clothes or "",
        route=row.route or "",
        ticked=frozenset(t for t in ticks if getattr(row, f"{t}_at") is not None),
        ticked_by={
            t: getattr(row, f"{t}_by") for t in ticks if getattr(row, f"{t}_by")
        },
        escort=row.escort,
        escorted_by=row.escorted_by,
        on_way_at=row.on_way_at,
        liked=row.liked or "",
        hard=row.hard or "",
        created_at=row.created_at,
    )
