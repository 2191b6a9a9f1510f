"""Put a rehearsal together around a running Makker: far end, clock, page."""

from collections.abc import Mapping

from aiohttp import web

from bot.clock import MovableClock
from bot.doorway import Doorway
from bot.rehearsal import memory
from bot.rehearsal.api import Api
from bot.rehearsal.far_end import FarEnd
from bot.rehearsal.journey import Journey
from bot.rehearsal.page import Page
from bot.rehearsal.rehearsal import Rehearsal
from bot.rehearsal.staff_door import StaffDoor
from bot.sender import Sender
from bot.store import addresses, people, rehearsal
from bot.store.database import Connection
from scheduler.pacemaker import Pacemaker


def open_theatre(
    application: web.Application,
    doorway: Doorway,
    far_end: FarEnd,
    clock: MovableClock,
    *,
    pacemaker: Pacemaker,
    sender: Sender,
) -> Rehearsal:
    """Mount page, interface and far end beside Makker, on its own clock."""
    clock.listeners.append(sender.wake)
    journey = Journey(doorway.database, clock, pacemaker, sender, far_end.settle)
    played = Rehearsal(doorway, far_end, clock, journey)
    application.add_routes(Page(doorway.house.words).routes())
    application.add_routes(Api(played).routes())
    application.add_routes(StaffDoor(doorway).routes())
    far_end.mount(application)
    return played


async def fill_phones(doorway: Doorway, far_end: FarEnd) -> None:
    """Let the phones show what an earlier run has left in the database."""
    words = doorway.house.words
    memory.remember(
        far_end,
        await doorway.read(_chats),
        list(await doorway.read(rehearsal.shown_on_phones)),
        help_label=words.term("button.help"),
        subject=words.term("staff.mail_subject"),
    )


def _chats(connection: Connection) -> Mapping[int, str]:
    chats = {}
    for person_id in rehearsal.person_ids(connection):
        found = addresses.bound_now(connection, person_id, "telegram")
        if found is not None:
            chats[int(found.value)] = people.get(connection, person_id).first_name
    return chats
