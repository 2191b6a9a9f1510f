"""Do what staff do, in a transaction of the town."""

from collections.abc import Callable
from typing import TypeVar

from bot.effects.turn import Work
from bot.store import consents, install, places, staff, tasks, timers
from bot.store.consents import Entry
from bot.store.staff import Colleague
from bot.store.tables.talk import outbox
from bot.store.timers import Wake
from tests.town import Town

T = TypeVar("T")


def do(town: Town, work: Callable[[Work], T]) -> T:
    """Do a piece of work now."""
    with town.database.transaction() as connection:
        return work(town.work(connection))


def colleague(town: Town, staff_id: int) -> Colleague:
    """Read somebody on the staff."""
    with town.database.reading() as connection:
        return staff.get(connection, staff_id)


def set_up(town: Town, **settings: object) -> None:
    """Change settings of the programme."""

    def change(work: Work) -> None:
        place = places.place_of(work.connection, town.programme_id)
        places.change_settings(work.connection, place, settings)

    do(town, change)


def turn_telegram_on(town: Town) -> None:
    """Have a bot, in a programme that uses it."""
    set_up(town, telegram=True)
    do(town, lambda work: install.set_name(work.connection, "telegram", "MakkerBot"))


def ledger(town: Town, person_id: int) -> list[Entry]:
    """Read what a person has consented to."""
    with town.database.reading() as connection:
        return list(consents.of_person(connection, person_id))


def has_task(town: Town, kind: str, person_id: int) -> bool:
    """Tell whether staff have been given something to do."""
    with town.database.reading() as connection:
        return tasks.has_open(connection, kind, person_id)


def newest_words(town: Town, key: str) -> str:
    """Give the newest words that were made from a text."""
    rows = town.rows(outbox.select().order_by(outbox.c.id.desc()))
    return str(next(row.words for row in rows if key in row.texts))


def plant(town: Town, kind: str, person_id: int) -> None:
    """Plant a timer that is due now."""
    wake = Wake(
        kind=kind,
        due_at=town.clock.now(),
        municipality_id=town.municipality_id,
        person_id=person_id,
        subject_id=person_id,
    )
    do(town, lambda work: timers.plant(work.connection, wake))
