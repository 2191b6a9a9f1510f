"""Open the database; one transaction per event, plain inside, async at the edge."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, Concatenate, ParamSpec, TypeVar

from psycopg.errors import DeadlockDetected
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.keyring import Keyring
from bot.store.shared_commit import SharedCommit

#: What every failure of the database is an instance of.
StoreError = SQLAlchemyError

P = ParamSpec("P")
T = TypeVar("T")

#: Name of the PostgreSQL channel on which processes wake each other.
WAKE_CHANNEL = "makker"
#: Most times that a transaction is done again when it met another one.
MOST_RETRIES = 3
_READING = "makker_reading"
_WAKE = "makker_wake"


class Database:
    """Transactions on SQLite or PostgreSQL, by the same calls."""

    def __init__(self, url: str, keyring: Keyring, *, connections: int = 8) -> None:
        """Open lazily; nothing is read before the first transaction."""
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _engine(url, keyring, connections, is_sqlite=self.is_sqlite)
        #: Called after each commit that left something to send or to wake.
        self.wakers: list[Callable[[], None]] = []
        self._readers = ThreadPoolExecutor(4, "read")
        self._writers: Executor | None = (
            None if self.is_sqlite else ThreadPoolExecutor(connections, "write")
        )
        self._shared = SharedCommit(self.transaction) if self.is_sqlite else None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Write: commit at the end, roll back on an error, wake who must act."""
        with self.engine.connect() as connection:
            with connection.begin():
                yield connection
                is_waking = bool(connection.info.pop(_WAKE, False))
                if is_waking and not self.is_sqlite:
                    connection.execute(text(f"NOTIFY {WAKE_CHANNEL}"))
            if is_waking:
                self.wake()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read, without holding the writer up."""
        with self.engine.connect() as plain:
            connection = plain.execution_options(**{_READING: True})
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Read everything as it was at one moment, however long that takes."""
        level = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self.engine.connect() as plain:
            connection = plain.execution_options(**{_READING: True}, **level)
            with connection.begin():
                yield connection

    async def write(
        self,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Run a function in a write transaction, off the event loop.

        Whoever waits may be cancelled; the transaction is whole all the same.
        """

        def work(connection: Connection) -> T:
            return function(connection, *args, **named)

        if self._shared is not None:
            return await asyncio.shield(asyncio.wrap_future(self._shared.submit(work)))
        loop = asyncio.get_running_loop()
        running = loop.run_in_executor(self._writers, self._in_transaction, work)
        return await asyncio.shield(running)

    async def read(
        self,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Run a function in a read transaction, off the event loop."""

        def work() -> T:
            with self.reading() as connection:
                return function(connection, *args, **named)

        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    def forget_deleted(self) -> None:
        """Leave no trace of deleted rows in SQLite's log beside the file."""
        if self.is_sqlite:
            with self.engine.connect() as connection:
                connection.connection.cursor().execute(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )

    def wake(self) -> None:
        """Tell this process's loops that there is something to do."""
        for waker in self.wakers:
            waker()

    def close(self) -> None:
        """Finish what runs and let the connections go."""
        if self._shared is not None:
            self._shared.close()
        if self._writers is not None:
            self._writers.shutdown()
        self._readers.shutdown()
        self.engine.dispose()

    def _in_transaction(self, work: Callable[[Connection], T]) -> T:
        """Do the work; what two transactions ruined for each other is done again."""
        attempts = 0
        while True:
            attempts += 1
            try:
                with self.transaction() as connection:
                    return work(connection)
            except StoreError as fault:
                if attempts > MOST_RETRIES or not is_passing(fault):
                    raise


def is_passing(fault: BaseException) -> bool:
    """Tell whether a fault is that two transactions met, and will pass by itself."""
    return isinstance(getattr(fault, "orig", None), DeadlockDetected)


def ask_to_wake(connection: Connection) -> None:
    """Have the loops woken once this transaction is committed."""
    connection.info[_WAKE] = True


def _engine(url: str, keyring: Keyring, connections: int, *, is_sqlite: bool) -> Engine:
    options: dict[str, Any] = {"hide_parameters": True}
    if not is_sqlite:
        options |= {"pool_size": connections + 4, "pool_pre_ping": True}
    elif make_url(url).database in {None, "", ":memory:"}:
        raise ValueError("a database in memory cannot be shared; name a file")
    else:
        options |= {"poolclass": QueuePool, "pool_size": 8}
    engine = create_engine(url, **options)
    engine.dialect.makker_keyring = keyring  # type: ignore[attr-defined]
    if is_sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Durable before yes: FULL syncs the log at each commit."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a later upgrade fails without waiting."""
    reading = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


__all__ = ["Connection", "Database", "StoreError", "ask_to_wake", "is_passing"]
