"""Invitations to a meetup: spread out, seen on their way, stopped half-way."""

from datetime import timedelta

import pytest

from bot.effects.meetups import announcing
from tests.bot.test_meetups import Group, phone_of, to
from tests.town import Town


@pytest.fixture
def group(town: Town) -> Group:
    """A group in the town."""
    return Group(town)


async def test_invitations_are_spread_out_and_can_be_stopped(group: Group) -> None:
    """Half-way through somebody sees the mistake: the others hear nothing of it."""
    people = [group.join(number) for number in range(1, 7)]
    meetup, town = group.meet(), group.town
    with town.database.transaction() as connection:
        announcing.announce(town.work(connection), meetup.id)
    heard = await town.wait(seconds=14)
    assert [person for person in people if to(person, heard)] == people[:3]
    with town.database.transaction() as connection:
        before = announcing.progress(connection, meetup.id)
        stopped = announcing.stop(town.work(connection), meetup.id)
        after = announcing.progress(connection, meetup.id)
    assert (before.invited, before.waiting, stopped) == (3, 3, 3)
    assert (after.invited, after.waiting) == (3, 0)
    assert after.skipped == {announcing.STOPPED: 3}
    assert await town.wait(minutes=5) == []


async def test_who_was_stopped_can_be_invited_after_all(group: Group) -> None:
    """Announcing again reaches those who were left out, and nobody twice."""
    first, second = group.join(1), group.join(2)
    meetup, town = group.meet(), group.town
    with town.database.transaction() as connection:
        announcing.announce(town.work(connection), meetup.id)
    await town.tick()
    with town.database.transaction() as connection:
        assert announcing.stop(town.work(connection), meetup.id) == 1
    town.clock.move(timedelta(minutes=2))
    await group.announce(meetup)
    assert (to(first, group.heard), len(to(second, group.heard))) == ([], 1)


async def test_progress_counts_answers_and_reasons(group: Group) -> None:
    """Who led it sees how many are invited, have answered, and were left out."""
    group.join(1)
    group.join(2)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("nej", phone_of(1))
    with group.town.database.reading() as connection:
        seen = announcing.progress(connection, meetup.id)
    assert (seen.invited, seen.waiting, seen.answered) == (2, 0, 1)
    assert seen.skipped == {}
