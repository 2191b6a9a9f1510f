"""The days on which the clock changes, in Copenhagen, the Faroes and Nuuk."""

import asyncio
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from bot.command.opening import open_house
from bot.keyring import Keyring
from bot.presets import preset
from bot.rules.hours import next_start
from bot.rules.programme import Programme
from bot.rules.sending import send_at
from bot.store import places, timers
from bot.store.tables.talk import occurrences, outbox
from bot.store.timers import Wake
from scheduler.due import run_due
from scheduler.simulation.cast import draw_cast
from scheduler.simulation.simulation import Size, play_district
from scheduler.simulation.verdict import may_be_sent
from tests.conftest import PUBLIC_URL
from tests.town import Town

ZONES = ["Europe/Copenhagen", "Atlantic/Faroe", "America/Nuuk"]
#: Three days around each change of the clock.
CHANGES = ["2026-03-28", "2026-10-24", "2027-03-27", "2027-10-30"]
#: The hours that do not exist in spring and come twice in autumn, and those beside.
TIMES = ["01:59", "02:00", "02:30", "03:00"]
PLANS = 10_000
MINUTE = timedelta(minutes=1)


def programme_in(zone: str) -> Programme:
    """Give a programme that lies in a zone."""
    return replace(preset("ips_ung"), zone=zone)


def minutes_around(change: str) -> Iterator[datetime]:
    """Give every minute of the three days."""
    start = datetime.fromisoformat(change).replace(tzinfo=UTC)
    for minute in range(3 * 24 * 60):
        yield start + minute * MINUTE


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("change", CHANGES)
def test_no_minute_sends_a_nudge_at_night(zone: str, change: str) -> None:
    """Whatever minute a nudge is claimed at, it goes by day, and not a day late."""
    programme = programme_in(zone)
    for now in minutes_around(change):
        at = send_at(programme, "nudge", now)
        assert now <= at < now + timedelta(days=3)
        assert may_be_sent(at.astimezone(ZoneInfo(zone)))


@pytest.mark.parametrize("zone", ZONES)
def test_random_plans(zone: str) -> None:
    """Ten thousand plans with hours of their own: by day, or in the chosen hour."""
    assert violations(zone, next_start) == 0


def naive_half_day(
    programme: Programme, moment: datetime, _slot: int | None
) -> datetime:
    """Add twelve hours to the evening, as if no clock ever changed."""
    local = moment.astimezone(programme.time_zone)
    is_late = local.hour >= programme.quiet_from
    return moment + timedelta(hours=12) if is_late else moment


def fixed_offset(_programme: Programme, moment: datetime, slot: int | None) -> datetime:
    """Reckon with an hour to UTC all the year."""
    return next_start(replace(preset("ips_ung"), zone="Etc/GMT-1"), moment, slot)


@pytest.mark.parametrize("wrong", [naive_half_day, fixed_offset])
def test_wrong_reckoning_is_caught(
    wrong: Callable[[Programme, datetime, int | None], datetime],
) -> None:
    """The two usual mistakes do not pass the test above."""
    assert violations("Europe/Copenhagen", wrong) > 0


def violations(
    zone: str, plan: Callable[[Programme, datetime, int | None], datetime]
) -> int:
    """Count how many of the plans would come at night."""
    chance = random.Random(zone)  # noqa: S311 - the same plans each time
    programme, wrong = programme_in(zone), 0
    for _ in range(PLANS):
        start = datetime.fromisoformat(chance.choice(CHANGES)).replace(tzinfo=UTC)
        asked = start + chance.randrange(3 * 24 * 60) * MINUTE
        slot = chance.choice([None, *range(24)])
        local = plan(programme, asked, slot).astimezone(ZoneInfo(zone))
        hours = frozenset() if slot is None else frozenset({slot})
        wrong += not may_be_sent(local, hours)
    return wrong


@pytest.mark.parametrize("zone", ZONES)
def test_every_day_has_each_hour_once(zone: str) -> None:
    """A chosen hour comes once a day, also when it does not exist or comes twice."""
    programme = programme_in(zone)
    for slot in range(24):
        moment = datetime(2027, 10, 28, 12, tzinfo=UTC)
        days = []
        for _ in range(6):
            moment = next_start(programme, moment, slot)
            days.append(moment.astimezone(ZoneInfo(zone)).date())
            moment += MINUTE
        assert len(set(days)) == len(days)


def plant_all(town: Town, zone: str, day: str) -> list[int]:
    """Plan a check-in at each of the difficult times, for somebody of their own."""
    people = [
        town.settle_in(f"Anna {number}", f"+45200000{20 + number}", rhythm="monthly")
        for number in range(len(TIMES))
    ]
    with town.database.transaction() as connection:
        place = places.place_of(connection, town.programme_id)
        places.change_settings(connection, place, {"zone": zone})
        for person_id, time in zip(people, TIMES, strict=True):
            local = datetime.fromisoformat(f"{day}T{time}")
            wake = Wake(
                kind="checkin",
                due_at=local.replace(tzinfo=ZoneInfo(zone)),
                municipality_id=town.municipality_id,
                person_id=person_id,
                subject_id=person_id,
            )
            timers.plant(connection, wake)
    return people


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("day", "down"), [("2027-03-28", 0), ("2027-03-27", 9), ("2027-10-31", 5)]
)
async def test_each_ends_once(town: Town, zone: str, day: str, down: int) -> None:
    """Two schedulers, a stop of some hours: each plan ends once, and by day."""
    start = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=ZoneInfo(zone))
    town.clock.move_to(start)
    people = plant_all(town, zone, day)
    town.clock.move(timedelta(hours=down))
    for _ in range(36):
        await both(town)
        town.clock.move(timedelta(hours=2))
    ended = town.rows(occurrences.select())
    assert sorted(row.person_id for row in ended) == people
    told = [row for row in town.rows(outbox.select()) if row.counts]
    assert len(told) == len([row for row in ended if row.state == "sent"])
    for row in told:
        assert may_be_sent(row.not_before.astimezone(ZoneInfo(zone)))


async def both(town: Town) -> None:
    """Let two schedulers do what is due at the same time."""
    due = [run_due(town.database, town.house, town.clock) for _ in range(2)]
    await asyncio.gather(*due)


@pytest.mark.nightly
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("month", ["2026-10-12", "2027-03-15"])
def test_a_town_over_the_change(zone: str, month: str) -> None:
    """The simulation itself, played over each change in each zone."""
    start = datetime.fromisoformat(f"{month}T07:00").replace(tzinfo=ZoneInfo(zone))
    size = Size(people=10, weeks=4, start=start, zone=zone)
    opened = partial(open_house, Keyring((b"k" * 32,)), PUBLIC_URL)
    cast = draw_cast(size.seed, size.people, start=start, weeks=size.weeks)
    verdict = play_district(opened, size, cast)
    assert verdict.sent
    assert verdict.is_clean, verdict
