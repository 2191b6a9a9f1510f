"""What a group does in a story: Karen leads it, and others come who get no lines.

group meetup 5d        Karen announces a meetup (with 1 place: group meetup 5d 1)
group moves 2d | cancels | places 2 | queue first_timers
group other ja         somebody else answers (and again: group other nej)
group accepts          Karen says yes to meeting or fetching Anna
group came | missed    Karen ticks whether Anna came
group asks             the three questions before a meetup
group goal WORDS       a goal is written down together with Mette
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot import dialogue
from bot.effects.meetups import announcing, attendance, company, gathering
from bot.effects.turn import Work
from bot.effects.work import goals
from bot.rules.waiting_list import QUEUES
from bot.store import people, places, rsvps, staff
from bot.store.conversations import Subject
from bot.store.meetups import Meetup, NewMeetup
from bot.store.staff import Colleague
from tests.town import Heard, Town

_OTHER = "+4520000077"


class GroupRoom:
    """The Wednesday group of one story."""

    def __init__(self, town: Town, person_id: int) -> None:
        """Have Karen lead a group that the young person is in."""
        self.town = town
        self.person_id = person_id
        self.karen = town.hire("Karen Friis", "+4520000007", "facilitator")
        self.meetup_id = 0
        self._other_id = 0
        with town.database.transaction() as connection:
            self.group_id = places.ensure_group(
                connection, town.municipality_id, town.programme_id, "Onsdagsgruppen"
            )
            self._put_in(connection, person_id)

    async def do(self, rest: str) -> list[Heard]:
        """Do one thing, and give what came of it."""
        word, _, more = rest.partition(" ")
        if word == "other":
            return await self._other_says(more)
        with self.town.database.transaction() as connection:
            _ACTS[word](self, self.town.work(connection), more)
        return await self.town.tick()

    def meet(self, work: Work, starts_at: datetime, how_many: int | None) -> Meetup:
        """Make a meetup and announce it."""
        new = NewMeetup(
            municipality_id=self.town.municipality_id,
            group_id=self.group_id,
            title="Bowling og burger",
            starts_at=starts_at,
            minutes=120,
            place="Kulturhuset, Bagsværd",
            places=how_many,
            facilitator_id=self.karen,
        )
        made = gathering.create(work, new)
        self.meetup_id = made.id
        announcing.announce(work, made.id)
        return made

    def now_or_in(self, span: str) -> datetime:
        """Give the moment that lies so far ahead."""
        units = {"d": "days", "h": "hours", "m": "minutes"}
        parts = re.findall(r"(\d+)([dhm])", span)
        ahead = {units[unit]: int(number) for number, unit in parts}
        return self.town.clock.now() + timedelta(**ahead)

    def colleague(self, work: Work) -> Colleague:
        """Give Karen."""
        return staff.get(work.connection, self.karen)

    def rsvp_id(self, work: Work) -> int:
        """Give what Anna has said to the meetup."""
        found = rsvps.find(work.connection, self.meetup_id, self.person_id)
        assert found is not None
        return found.id

    def _put_in(self, connection: Connection, person_id: int) -> None:
        places.put_in_group(
            connection, self.town.municipality_id, person_id, self.group_id
        )

    async def _other_says(self, words: str) -> list[Heard]:
        """Let somebody else of the group answer, once they are invited."""
        if not self._other_id:
            self._other_id = self.town.settle_in("Ali Holm", _OTHER)
            with self.town.database.transaction() as connection:
                self._put_in(connection, self._other_id)
                announcing.announce(self.town.work(connection), self.meetup_id)
        before = await self.town.tick()
        said = self.town.says(words, phone=_OTHER)
        return [*before, *said, *await self.town.tick()]


def _meet(room: GroupRoom, work: Work, rest: str) -> None:
    span, _, how_many = rest.partition(" ")
    room.meet(work, room.now_or_in(span), int(how_many) if how_many else None)


def _move(room: GroupRoom, work: Work, rest: str) -> None:
    gathering.change(work, room.meetup_id, starts_at=room.now_or_in(rest))


def _cancel(room: GroupRoom, work: Work, _rest: str) -> None:
    gathering.cancel(work, room.meetup_id)


def _set_places(room: GroupRoom, work: Work, rest: str) -> None:
    gathering.set_places(work, room.meetup_id, int(rest), room.colleague(work))


def _choose_queue(room: GroupRoom, work: Work, rest: str) -> None:
    queue = next(queue for queue in QUEUES if queue == rest)
    gathering.choose_queue(work, room.meetup_id, queue, seed=7)


def _accept(room: GroupRoom, work: Work, _rest: str) -> None:
    where = "ved døren kl. 16.50"
    company.accept_wish(work, room.rsvp_id(work), room.colleague(work), where)


def _came(room: GroupRoom, work: Work, _rest: str) -> None:
    attendance.mark(work, room.rsvp_id(work), came=True)


def _missed(room: GroupRoom, work: Work, _rest: str) -> None:
    attendance.mark(work, room.rsvp_id(work), came=False)


def _goal(room: GroupRoom, work: Work, rest: str) -> None:
    goals.write_goal(work, room.person_id, rest)


def _ask_before(room: GroupRoom, work: Work, _rest: str) -> None:
    person = people.get(work.connection, room.person_id)
    dialogue.start(work, person, "loneliness", Subject("meetup", room.meetup_id))


_ACTS: dict[str, Callable[[GroupRoom, Work, str], None]] = {
    "meetup": _meet,
    "moves": _move,
    "cancels": _cancel,
    "places": _set_places,
    "queue": _choose_queue,
    "accepts": _accept,
    "came": _came,
    "missed": _missed,
    "goal": _goal,
    "asks": _ask_before,
}
