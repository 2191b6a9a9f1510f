"""The calendar file: what, when and where, and nothing that tells why."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.calendar.file import write_file
from bot.clock import MovableClock
from bot.effects.appointments import appointing
from bot.store import appointments
from bot.store.database import Database
from tests.running import Running, running
from tests.work.conftest import Office, ahead, terms


@pytest.fixture
async def makker(
    database: Database,
    clock: MovableClock,
    office: Office,  # noqa: ARG001 - the town must be there
) -> AsyncIterator[Running]:
    """A running Makker."""
    async with running(database, clock) as makker:
        yield makker


def test_the_file_is_read_by_calendars(office: Office) -> None:
    """Time in UTC, the place, a stable name and a number that grows."""
    made = office.town.agree(office.anna, ahead(office.town, days=2))
    written = write_file(made, "Aftale med Mette", "makker.example", made.created_at)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event["summary"] == "Aftale med Mette"
    assert event["location"] == "Rosenkæret 39"
    assert event.decoded("dtstart") == made.starts_at
    assert event.decoded("dtend") == made.starts_at + timedelta(minutes=45)
    assert event["status"] == "CONFIRMED"
    assert event["uid"] == f"appointment-{made.id}@makker.example"
    assert b"Anna" not in written


async def test_the_link_gives_it_as_it_stands_now(
    makker: Running, office: Office
) -> None:
    """A link from before the move gives the new time."""
    office.town.change(office.anna, channel="telegram")
    made = office.do(
        appointing.make, office.anna, terms(ahead(office.town, days=2)), office.mette
    )
    told = office.town.says("ja", channel="web", phone=f"web-{office.anna}")[-1]
    link = told.words.split()[-1]
    assert "/calendar/" in link
    office.do(appointing.move, made.id, terms(ahead(office.town, days=3)), office.mette)
    path = link.removeprefix("https://makker.gladsaxe.example")
    async with makker.web.get(makker.address + path) as file:
        assert file.status == 200
        assert file.content_type == "text/calendar"
        (event,) = Calendar.from_ical(await file.read()).walk("VEVENT")
    moved = office.read(appointments.get, made.id)
    assert moved is not None
    assert event.decoded("dtstart") == moved.starts_at
    assert event["sequence"] == moved.version


def test_sms_has_no_calendar_link(office: Office) -> None:
    """The link is long, and phones show it badly."""
    office.do(
        appointing.make,
        office.anna,
        terms(ahead(office.town, days=2)),
        office.mette,
    )
    told = office.says("ja")[-1]
    assert "http" not in told.words
