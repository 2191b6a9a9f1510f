"""The invented town."""

import re
from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.effects.turn import Work
from bot.house import House
from bot.rehearsal import seed
from bot.rehearsal.town import read_plan
from bot.store import appointments, measures, outbox, people, rehearsal, timers
from bot.store.database import Database

#: A Tuesday morning, a Saturday night, a holiday, the night the clocks change.
MOMENTS = (
    datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN),
    datetime(2026, 11, 28, 23, 30, tzinfo=COPENHAGEN),
    datetime(2026, 12, 25, 12, 0, tzinfo=COPENHAGEN),
    datetime(2026, 10, 25, 2, 30, tzinfo=COPENHAGEN),
)


def found(database: Database, house: House, now: datetime) -> seed.Town:
    """Fill the database."""
    with database.transaction() as connection:
        assert seed.is_empty(connection)
        return seed.seed(Work(connection=connection, house=house, now=now))


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_nothing_of_the_past_is_left_to_do(
    database: Database, house: House, now: datetime
) -> None:
    """At any moment, what was due before it has happened and nothing is unsent."""
    found(database, house, now)
    with database.reading() as connection:
        assert not seed.is_empty(connection)
        assert not rehearsal.is_busy(connection, now)
        due = timers.next_due(connection)
        assert due is not None
        assert due > now
        assert all(shown.at <= now for shown in rehearsal.shown_on_phones(connection))


def test_town_looks_lived_in(database: Database, house: House) -> None:
    """There are trends, confirmed appointments, somebody silent, somebody new."""
    now = MOMENTS[0]
    town = found(database, house, now)
    with database.reading() as connection:
        everybody = [people.get(connection, person_id) for person_id in town.people]
        anna = everybody[0]
        moods = measures.series(connection, anna.id, "mood")
        coming = [
            appointment
            for person in everybody
            for appointment in appointments.coming_of(connection, person.id, now)
        ]
    assert len(moods) >= 3
    assert {person.state for person in everybody} == {"joined", "invited"}
    assert min(person.age(now) for person in everybody) == 16
    assert {"planned", "confirmed"} <= {one.state for one in coming}
    long_ago = now - timedelta(days=10)
    assert any(p.has_joined and p.heard_at and p.heard_at < long_ago for p in everybody)


def test_everybody_is_plainly_invented(database: Database, house: House) -> None:
    """Numbers are +45 20 00 00 xx, mail addresses end in .example."""
    found(database, house, MOMENTS[0])
    plan = read_plan()
    phones = [one.phone for one in plan.staff]
    phones += [one.phone for one in plan.people]
    assert all(re.fullmatch(r"\+45200000\d\d", phone) for phone in phones)
    assert len(set(phones)) == len(phones)
    assert all(one.email.endswith("@gladsaxe.example") for one in plan.staff)


def test_past_is_told_by_real_messages(database: Database, house: House) -> None:
    """What stands on the phones went through the dialogue and arrived."""
    found(database, house, MOMENTS[0])
    with database.reading() as connection:
        shown = rehearsal.shown_on_phones(connection)
        assert outbox.oldest_waiting(connection, 0) is None
    own = [message.words for message in shown if message.is_own]
    assert "ja" in own
    assert "Jeg fik lavet mit cv" in own
    assert any(message.words.startswith("Hej Anna") for message in shown)
