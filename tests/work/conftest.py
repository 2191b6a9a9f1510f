"""An office: what staff do, each in a transaction of its own."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest

from bot.clock import COPENHAGEN
from bot.effects.appointments.appointing import Terms
from bot.effects.turn import Work
from bot.store import companies, staff
from bot.store.companies import Contact, NewContact
from bot.store.database import Connection
from bot.store.staff import Colleague
from bot.store.tables.talk import outbox
from tests.flows.desk import BOSS
from tests.town import Heard, Town

P = ParamSpec("P")
T = TypeVar("T")


class Office:
    """Mette at her desk, with Anna among her people."""

    def __init__(self, town: Town) -> None:
        """Come to work."""
        self.town = town
        self.anna = town.settle_in()
        with town.database.reading() as connection:
            self.mette: Colleague = staff.get(connection, town.mette)

    def do(
        self,
        function: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Do something in a transaction."""
        with self.town.database.transaction() as connection:
            return function(self.town.work(connection), *args, **named)

    def read(
        self,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Read something."""
        with self.town.database.reading() as connection:
            return function(connection, *args, **named)

    def says(self, words: str, **more: Any) -> list[Heard]:
        """Let Anna write."""
        return self.town.says(words, **more)

    def contact(self, **address: str) -> Contact:
        """Know Karen at Bager Holm."""

        def know(work: Work) -> Contact:
            company = companies.ensure_company(
                work.connection, self.town.municipality_id, "Bager Holm", work.now
            )
            karen = NewContact(name="Karen Holm", **(address or {"phone": BOSS}))
            return companies.ensure_contact(work.connection, company, karen, work.now)

        return self.do(know)

    def waits_until(self, message: Heard) -> datetime:
        """Tell when a message may go."""
        (row,) = self.town.rows(outbox.select().where(outbox.c.id == message.id))
        moment: datetime = row.not_before
        return moment.astimezone(COPENHAGEN)


@pytest.fixture
def office(town: Town) -> Office:
    """An office on a Tuesday at ten."""
    return Office(town)


def terms(starts_at: datetime, **values: Any) -> Terms:
    """Agree on a time."""
    return Terms(
        **{"starts_at": starts_at, "minutes": 45, "place": "Torvet 3", **values}
    )


def ahead(town: Town, **span: float) -> datetime:
    """Give a moment from now on."""
    return town.clock.now() + timedelta(**span)
