"""Authenticators and recovery codes: each code opens once."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from bot.store.staff import Colleague
from bot.store.statements import mark, marks
from bot.store.tables.staff import recovery_codes, sessions, staff


def secret_of(connection: Connection, staff_id: int) -> str:
    """Give the secret of somebody's authenticator; empty when they have none."""
    return (
        connection.execute(select(staff.c.totp).where(staff.c.id == staff_id)).scalar()
        or ""
    )


def keep_secret(
    connection: Connection, staff_id: int, secret: str | None, step: int | None = None
) -> None:
    """Keep the secret of a new authenticator, or forget the old one with None."""
    connection.execute(
        update(staff).where(staff.c.id == staff_id).values(totp=secret, totp_step=step)
    )


def use_step(connection: Connection, staff_id: int, step: int) -> bool:
    """Use a step of the authenticator up; False when it, or a later one, was used."""
    used = connection.execute(
        update(staff)
        .where(
            staff.c.id == staff_id,
            or_(staff.c.totp_step.is_(None), staff.c.totp_step < step),
        )
        .values(totp_step=step)
    )
    return used.rowcount == 1


def keep_codes(
    connection: Connection, colleague: Colleague, codes: Iterable[str]
) -> None:
    """Keep new recovery codes; the old ones open nothing any more."""
    connection.execute(
        delete(recovery_codes).where(recovery_codes.c.staff_id == colleague.id)
    )
    for code in codes:
        connection.execute(
            insert(recovery_codes),
            {
                "municipality_id": colleague.municipality_id,
                "staff_id": colleague.id,
                "mark": mark(connection, _of(colleague.id, code), "recovery"),
            },
        )


def use_code(connection: Connection, staff_id: int, code: str, now: datetime) -> bool:
    """Use a recovery code up; False when it is none, or was used before."""
    used = connection.execute(
        update(recovery_codes)
        .where(
            recovery_codes.c.mark.in_(
                marks(connection, _of(staff_id, code), "recovery")
            ),
            recovery_codes.c.used_at.is_(None),
        )
        .values(used_at=now)
    )
    return used.rowcount == 1


def codes_left(connection: Connection, staff_id: int) -> int:
    """Count the recovery codes that still open."""
    left: int = connection.execute(
        select(func.count())
        .select_from(recovery_codes)
        .where(
            recovery_codes.c.staff_id == staff_id, recovery_codes.c.used_at.is_(None)
        )
    ).scalar_one()
    return left


def note_proof(connection: Connection, session_id: int, now: datetime) -> None:
    """Note that somebody has proved anew who they are."""
    connection.execute(
        update(sessions).where(sessions.c.id == session_id).values(proved_at=now)
    )


def _of(staff_id: int, code: str) -> str:
    return f"{staff_id} {code}"
