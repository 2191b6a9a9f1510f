"""The page of one's own calendar: an address out, busy times in."""

import re
from io import BytesIO

from bot.store.tables.slots import busy_times
from tests.admin.conftest import NewVisitor
from tests.admin.visitor import Visitor
from tests.town import Town
from tests.work.test_feeds import FILE, event


async def test_address_is_made_renewed_and_turned_off(mette: Visitor) -> None:
    """The secret address stands on the page; a new one takes its place."""
    page = await mette.go("/admin/calendar")
    page = await mette.send(page, "/calendar/link")
    first = re.findall(r"/calendar/feed/(\S+)\.ics", page.text)
    page = await mette.send(page, "/calendar/link")
    second = re.findall(r"/calendar/feed/(\S+)\.ics", page.text)
    assert first != second
    page = await mette.send(page, "/calendar/link/drop")
    assert "/calendar/feed/" not in page.text


async def test_file_gives_busy_times(town: Town, mette: Visitor) -> None:
    """An uploaded file keeps its owner busy; another file is told of."""
    page = await mette.go("/admin/calendar")
    token = dict(page.form("/calendar/file").fields)["token"]
    file = FILE.format(
        events=event("a", "DTSTART:20261125T120000Z", "DTEND:20261125T130000Z")
    )
    for words, status in ((file, 200), ("<html>", 422)):
        async with mette.session.post(
            "/admin/calendar/file",
            data={"token": token, "file": BytesIO(words.encode())},
        ) as answer:
            assert answer.status == status
    assert len(town.rows(busy_times.select())) == 1
    page = await mette.send(await mette.go("/admin/calendar"), "/calendar/busy/drop")
    assert town.rows(busy_times.select()) == []


async def test_who_has_no_people_has_no_calendar(
    town: Town, visitor: NewVisitor
) -> None:
    """Whoever has no appointments is told that there is nothing here."""
    town.hire("Fie Holm", "+4520000007", "facilitator")
    fie = await visitor("fie")
    assert (await fie.go("/admin/calendar")).status == 404
