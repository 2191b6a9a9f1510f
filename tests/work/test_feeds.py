"""Calendars both ways: initials out, busy times in, and never with what."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from icalendar import Calendar

from bot.calendar.pages import CalendarPages
from bot.calendar.reader import CalendarReader
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.rules.busy import NotACalendarError, read_busy
from bot.store import appointments, feeds, slots, staff
from bot.store.tables.slots import busy_times
from tests.town import Town

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Outlook//DA
{events}
END:VCALENDAR
"""


def event(uid: str, *lines: str) -> str:
    """Write an event of a calendar."""
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def busy(*events: str, days: int = 30) -> list[tuple[datetime, datetime]]:
    """Read the busy times of a calendar with these events."""
    file = FILE.format(events="\n".join(events)).replace("\n", "\r\n").encode()
    until = NOW + timedelta(days=days)
    return read_busy(file, NOW, until, zone=COPENHAGEN, host="makker.example")


def test_single_event_is_busy() -> None:
    """A meeting takes its time; its subject is read by nobody."""
    spans = busy(event("a", "DTSTART:20261125T120000Z", "DTEND:20261125T130000Z"))
    assert spans == [
        (datetime(2026, 11, 25, 12, tzinfo=UTC), datetime(2026, 11, 25, 13, tzinfo=UTC))
    ]


@pytest.mark.parametrize(
    "line",
    ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
)
def test_what_takes_no_time_is_left_out(line: str) -> None:
    """Cancelled, transparent and free events keep nobody busy."""
    assert (
        busy(event("a", line, "DTSTART:20261125T120000Z", "DTEND:20261125T130000Z"))
        == []
    )


def test_own_appointments_are_left_out() -> None:
    """What Makker gave out is not busy when it comes back."""
    uid = "appointment-7@makker.example"
    spans = busy(event(uid, "DTSTART:20261125T120000Z", "DTEND:20261125T130000Z"))
    assert spans == []


def test_series_follows_the_local_clock() -> None:
    """A weekly meeting, one taken out and one moved to another hour."""
    spans = busy(
        event(
            "a",
            "DTSTART;TZID=Europe/Copenhagen:20261001T100000",
            "DTEND;TZID=Europe/Copenhagen:20261001T110000",
            "RRULE:FREQ=WEEKLY;UNTIL=20261220T230000Z",
            "EXDATE;TZID=Europe/Copenhagen:20261203T100000",
        ),
        event(
            "a",
            "RECURRENCE-ID;TZID=Europe/Copenhagen:20261210T100000",
            "DTSTART;TZID=Europe/Copenhagen:20261210T140000",
            "DTEND;TZID=Europe/Copenhagen:20261210T150000",
        ),
    )
    starts = [span[0].astimezone(COPENHAGEN) for span in spans]
    assert [(at.day, at.hour) for at in starts] == [(26, 10), (10, 14), (17, 10)]


def test_whole_day_is_the_local_day() -> None:
    """A day off begins at midnight here."""
    ((starts_at, ends_at),) = busy(event("a", "DTSTART;VALUE=DATE:20261130"))
    assert starts_at.astimezone(COPENHAGEN).hour == 0
    assert ends_at - starts_at == timedelta(days=1)


def test_each_second_is_no_meeting() -> None:
    """A rule that never ends and never rests holds nothing up."""
    lines = ("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY")
    assert busy(event("a", *lines)) == []


@pytest.mark.parametrize("file", [b"", b"<html>", b"\xff\x00", b"BEGIN:VCALENDAR"])
def test_what_is_no_calendar_is_told(file: bytes) -> None:
    """A page instead of a calendar is a mistake, not an empty calendar."""
    with pytest.raises(NotACalendarError):
        read_busy(file, NOW, NOW + timedelta(days=1), zone=COPENHAGEN, host="x")


@pytest.fixture
async def pages(town: Town) -> AsyncIterator[aiohttp.ClientSession]:
    """Serve Mette's calendar under a secret."""
    with town.database.transaction() as connection:
        feeds.give_out(connection, staff.get(connection, town.mette), "a-secret")
    application = web.Application()
    doorway = Doorway(town.database, town.house, town.clock)
    application.add_routes(CalendarPages(doorway).routes())
    async with (
        TestServer(application) as server,
        aiohttp.ClientSession(str(server.make_url(""))) as session,
    ):
        yield session


async def test_feed_shows_initials(pages: aiohttp.ClientSession, town: Town) -> None:
    """Initials and place, and a cancelled one as cancelled."""
    anna = town.settle_in()
    made = town.agree(anna, town.clock.now() + timedelta(days=2))
    with town.database.transaction() as connection:
        appointments.change(connection, made, town.clock.now(), state="cancelled")
    async with pages.get("/calendar/feed/a-secret.ics") as answer:
        text = await answer.text()
    assert "Anna" not in text
    (shown,) = Calendar.from_ical(text).walk("VEVENT")
    assert (shown["SUMMARY"], shown["STATUS"]) == ("Samtale A. B.", "CANCELLED")


async def test_secret_opens_and_nothing_else(
    pages: aiohttp.ClientSession, town: Town
) -> None:
    """Another secret, one that was taken back, a closed account: nothing."""
    async with pages.get("/calendar/feed/another.ics") as answer:
        assert answer.status == 404
    with town.database.transaction() as connection:
        staff.disable(connection, town.mette, town.clock.now())
    async with pages.get("/calendar/feed/a-secret.ics") as answer:
        assert answer.status == 404


async def test_busy_times_close_slots(town: Town) -> None:
    """What the calendar says is taken is offered to nobody; a dead address keeps it."""
    file = FILE.format(
        events=event("a", "DTSTART:20261125T120000Z", "DTEND:20261125T130000Z")
    )
    status = 200

    async def give(_request: web.Request) -> web.Response:
        return web.Response(text=file, status=status)

    application = web.Application()
    application.router.add_get("/mette.ics", give)
    anna = town.settle_in()
    town.house = replace(town.house, public_url="http://127.0.0.1")
    at = datetime(2026, 11, 25, 12, 15, tzinfo=UTC)
    async with (
        TestServer(application) as server,
        aiohttp.ClientSession() as session,
    ):
        with town.database.transaction() as connection:
            mette = staff.get(connection, town.mette)
            feeds.read_from(connection, mette, str(server.make_url("/mette.ics")))
            slots.open_slot(
                connection,
                municipality_id=town.municipality_id,
                staff_id=mette.id,
                starts_at=at,
                ends_at=at + timedelta(minutes=30),
            )
        reader = CalendarReader(Doorway(town.database, town.house, town.clock))
        assert await reader.read_due(session) == 1
        assert await reader.read_due(session) == 0
        status = 500
        town.clock.move(timedelta(minutes=16))
        assert await reader.read_due(session) == 1
    assert len(town.rows(busy_times.select())) == 1
    with town.database.reading() as connection:
        since = town.clock.now()
        free = slots.free_of(
            connection, town.mette, anna, since, until=since + timedelta(days=9)
        )
        found = feeds.of_staff(connection, town.mette)
    assert list(free) == []
    assert found is not None
    assert found.trouble == "not_reached"
