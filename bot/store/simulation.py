"""What the simulation reads of the database to judge what was done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import (
    Connection,
    Row,
    Select,
    String,
    bindparam,
    cast,
    event,
    exists,
    func,
    literal,
    or_,
    select,
)
from typing_extensions import override

from bot.keyring import Keyring
from bot.store.database import Database
from bot.store.tables.alerts import alerts, tasks
from bot.store.tables.calendar import appointments
from bot.store.tables.people import people
from bot.store.tables.slots import busy_times
from bot.store.tables.talk import inbox, occurrences, outbox, timers

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A row of the outbox, as it ended."""

    id: int
    person_id: int | None
    staff_id: int | None
    author_id: int | None
    alert_id: int | None
    delivery: str
    channel: str
    texts: tuple[str, ...]
    subject: tuple[str, int, int] | None
    conversation_id: int | None
    counts: bool
    state: str
    reason: str | None
    created_at: datetime
    not_before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Something that Makker meant to start, and how it ended."""

    person_id: int
    plan: str
    state: str
    reason: str | None
    at: datetime


class PlayDatabase(Database):
    """A database that one play has to itself: one thread, one transaction at a time.

    What fails in a play fails the play: nothing is rolled back and tried again.
    """

    def __init__(self, path: Path, keyring: Keyring) -> None:
        """Open a file that nobody relies on."""
        super().__init__(f"sqlite:///{path}", keyring)
        event.listen(self.engine, "connect", _hurry)
        self._open: Connection | None = None
        self.fault: Exception | None = None

    @override
    async def write(
        self,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        try:
            return function(self._connection(), *args, **named)
        except Exception as fault:
            self.fault = self.fault or fault
            raise

    @override
    async def read(
        self,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        return function(self._connection(), *args, **named)

    @override
    def wake(self) -> None:
        """Nobody sleeps: the play looks by itself."""

    def commit(self) -> None:
        """Keep what has been done so far, and tell of what has failed in it."""
        if self.fault is not None:
            raise self.fault
        if self._open is not None:
            self._open.commit()

    @override
    def close(self) -> None:
        if self._open is not None:
            self._open.close()
        super().close()

    def _connection(self) -> Connection:
        if self._open is None:
            self._open = self.engine.connect()
        return self._open


def _hurry(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


_SENT = select(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True)))
_NEXT_TIMER = select(func.min(timers.c.due_at))
_NEXT_MESSAGE = select(func.min(outbox.c.not_before)).where(outbox.c.state == "waiting")
_NEXT = select(_NEXT_TIMER.scalar_subquery(), _NEXT_MESSAGE.scalar_subquery())


def next_of_all(connection: Connection) -> tuple[datetime | None, datetime | None]:
    """Tell when the next timer is due, and when the next message may go."""
    timer, message = connection.execute(_NEXT).one()
    return timer, message


def next_message(connection: Connection) -> datetime | None:
    """Tell when the next message may go."""
    return connection.execute(_NEXT_MESSAGE).scalar()


def written(connection: Connection, outbox_ids: Sequence[int]) -> Mapping[int, Written]:
    """Read messages that have been sent, by their ids."""
    rows = connection.execute(_SENT, {"ids": outbox_ids})
    return {row.id: _written(row) for row in rows}


def all_written(connection: Connection) -> Sequence[Written]:
    """Read the whole outbox, oldest first."""
    rows = connection.execute(select(outbox).order_by(outbox.c.id))
    return [_written(row) for row in rows]


def all_settled(connection: Connection) -> Sequence[Settled]:
    """Read how each thing ended that Makker meant to start."""
    rows = connection.execute(select(occurrences).order_by(occurrences.c.id))
    return [
        Settled(
            person_id=row.person_id,
            plan=row.plan,
            state=row.state,
            reason=row.reason,
            at=row.at,
        )
        for row in rows
    ]


def starts(connection: Connection) -> Mapping[int, datetime]:
    """Tell when each appointment begins, as it stands now."""
    rows = connection.execute(select(appointments.c.id, appointments.c.starts_at))
    return {row.id: row.starts_at for row in rows}


def own_hours(connection: Connection) -> Mapping[int, int]:
    """Tell the hour of each person who has chosen one."""
    rows = connection.execute(
        select(people.c.id, people.c.slot_hour).where(people.c.slot_hour.is_not(None))
    )
    return {row.id: row.slot_hour for row in rows}


def heard(connection: Connection) -> Mapping[int, list[datetime]]:
    """Tell when each person has written."""
    found: dict[int, list[datetime]] = {}
    query = select(inbox.c.person_id, inbox.c.received_at)
    for row in connection.execute(query.where(inbox.c.person_id.is_not(None))):
        found.setdefault(row.person_id, []).append(row.received_at)
    return found


def busy(connection: Connection) -> Mapping[int, list[tuple[datetime, datetime]]]:
    """Tell when each person is busy."""
    found: dict[int, list[tuple[datetime, datetime]]] = {}
    query = select(busy_times).where(busy_times.c.person_id.is_not(None))
    for row in connection.execute(query):
        found.setdefault(row.person_id, []).append((row.starts_at, row.ends_at))
    return found


def missing(connection: Connection, now: datetime) -> list[str]:
    """Name what should be there by now and is not."""
    names = partial(_names, connection)
    return [
        *names(_FORGOTTEN, "forgotten timer", {"late": now - _LATE}),
        *names(_NOT_HEARD, "message not understood", {}),
        *names(_UNPLANNED, "no check-in is planned for", {"now": now}),
        *names(_UNTOLD, "nobody was told of appointment", {"now": now}),
        *names(_UNKNOWN_FAILURE, "no task tells of message", {}),
    ]


def _names(
    connection: Connection, query: Select[Any], what: str, given: Mapping[str, datetime]
) -> list[str]:
    return [
        f"{what} {' '.join(map(str, row))}" for row in connection.execute(query, given)
    ]


_LATE = timedelta(hours=1)
#: Reasons for which a message rightly ends without anybody having to act.
_EXPECTED = ("stopped", "declined", "superseded", "paused", "answer_lost")
_FORGOTTEN = select(timers.c.kind, timers.c.id).where(
    timers.c.due_at < bindparam("late")
)
_NOT_HEARD = select(inbox.c.id).where(inbox.c.state != "understood")
#: Somebody who takes part, is not quiet by choice, and whom nothing will ever ask.
_UNPLANNED = select(people.c.id).where(
    people.c.state == "joined",
    people.c.rhythm != "appointments",
    people.c.stopped_at.is_(None),
    or_(people.c.paused_until.is_(None), people.c.paused_until < bindparam("now")),
    ~exists().where(
        timers.c.person_id == people.c.id, timers.c.kind.in_(("checkin", "held"))
    ),
    ~exists().where(alerts.c.person_id == people.c.id, alerts.c.state != "closed"),
)
#: Begun, agreed a day ahead, and neither a word nor a reason why there was none.
_UNTOLD = (
    select(appointments.c.id)
    .join(people, people.c.id == appointments.c.person_id)
    .where(
        appointments.c.starts_at < bindparam("now"),
        appointments.c.state.in_(("planned", "confirmed", "held", "missed")),
        appointments.c.kind != "shadowing",
        ~exists().where(
            outbox.c.subject_kind == "appointment",
            outbox.c.subject_id == appointments.c.id,
        ),
        ~exists().where(timers.c.person_id == people.c.id, timers.c.kind == "held"),
        ~exists().where(
            occurrences.c.plan
            == literal("appointment ") + cast(appointments.c.id, String)
        ),
    )
)
#: Failed for good, and nobody on the staff has been given anything to see.
_UNKNOWN_FAILURE = select(outbox.c.id, outbox.c.reason).where(
    outbox.c.person_id.is_not(None),
    outbox.c.state.in_(("failed", "skipped")),
    outbox.c.reason.not_in(_EXPECTED),
    ~exists().where(tasks.c.person_id == outbox.c.person_id),
)


def _written(row: Row[Any]) -> Written:
    subject = row.subject_kind and (
        row.subject_kind,
        row.subject_id,
        row.subject_version or 0,
    )
    return Written(
        id=row.id,
        person_id=row.person_id,
        staff_id=row.staff_id,
        author_id=row.author_id,
        alert_id=row.alert_id,
        delivery=row.delivery,
        channel=row.channel,
        texts=tuple(row.texts),
        subject=subject,
        conversation_id=row.conversation_id,
        counts=row.counts,
        state=row.state,
        reason=row.reason,
        created_at=row.created_at,
        not_before=row.not_before,
    )
