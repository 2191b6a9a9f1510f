"""One writer for SQLite; turns that arrive together share one commit."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")

#: Most turns that share a commit; more would keep the first one waiting.
MOST_TOGETHER = 20


@dataclass(frozen=True, slots=True)
class Job:
    """Work in a transaction, and the future that tells how it went."""

    work: Callable[[Connection], Any]
    future: Future[Any]


class SharedCommit:
    """Runs jobs one after another in a thread; each is whole or not at all."""

    def __init__(
        self, transaction: Callable[[], AbstractContextManager[Connection]]
    ) -> None:
        """Start the writer's thread at the first job."""
        self._transaction = transaction
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        """Put work in the line; its future is set after the commit."""
        future: Future[T] = Future()
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="write", daemon=True
                )
                self._thread.start()
        self._jobs.put(Job(work, future))
        return future

    def close(self) -> None:
        """Finish the line and stop."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs = [first]
            is_last = False
            while len(jobs) < MOST_TOGETHER and not self._jobs.empty():
                job = self._jobs.get()
                if job is None:
                    is_last = True
                    break
                jobs.append(job)
            self._commit(jobs)
            if is_last:
                return

    def _commit(self, jobs: list[Job]) -> None:
        outcomes: list[tuple[Job, Any, Exception | None]]
        try:
            with self._transaction() as connection:
                outcomes = [_attempt(connection, job) for job in jobs]
        except Exception as fault:  # noqa: BLE001 - each waiting turn must hear of it
            outcomes = [(job, None, fault) for job in jobs]
        for job, result, why in outcomes:
            if why is None:
                job.future.set_result(result)
            else:
                job.future.set_exception(why)


def _attempt(connection: Connection, job: Job) -> tuple[Job, Any, Exception | None]:
    """Run one job in its own savepoint, so that it fails alone."""
    try:
        with connection.begin_nested():
            return job, job.work(connection), None
    except Exception as fault:  # noqa: BLE001 - handed to whoever waits for the job
        return job, None, fault
