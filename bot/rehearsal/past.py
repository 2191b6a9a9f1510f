"""Play the weeks before now: the real dialogue and timers, at moments gone by."""

import heapq
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import count

from bot import dialogue
from bot.effects.turn import Work
from bot.house import House
from bot.inbound import Inbound
from bot.rehearsal.town import YoungPerson
from bot.store import claims, conversations, outbox, rehearsal, tasks, timers
from bot.store.database import Connection
from scheduler.due import WAKENERS

Deed = Callable[[Work], None]

#: Minutes that people take to answer, in turn.
PAUSES = (4, 17, 9, 32, 6, 21)
#: What was asked for longer ago than this is done; the rest still waits.
DONE_AFTER = timedelta(hours=20)
_ALL = 100_000


class Past:
    """Weeks gone by, in one transaction."""

    def __init__(
        self, connection: Connection, house: House, people: Mapping[int, YoungPerson]
    ) -> None:
        """Take everybody who may answer, by id."""
        self._connection = connection
        self._house = house
        self._people = people
        self._replies = {
            (person_id, flow): list(said)
            for person_id, young in people.items()
            for flow, said in young.replies.items()
        }
        self._heard: set[tuple[int, int]] = set()
        self._numbers = count()
        self._deeds: list[tuple[datetime, int, Deed]] = []

    def plan(self, at: datetime, deed: Deed) -> None:
        """Let something be done at its moment."""
        heapq.heappush(self._deeds, (at, next(self._numbers), deed))

    def play(self, until: datetime) -> None:
        """Let everything happen that was due by then; what is left lies ahead."""
        while (moment := self._next()) is not None and moment <= until:
            work = Work(connection=self._connection, house=self._house, now=moment)
            self._wake(work)
            self._do(work)
            self._deliver(moment)
            self._listen(moment)
        self._tidy(until)

    def _next(self) -> datetime | None:
        moments = [self._deeds[0][0]] if self._deeds else []
        due = timers.next_due(self._connection)
        return min([*moments, due] if due else moments, default=None)

    def _wake(self, work: Work) -> None:
        for timer in timers.claim_due(self._connection, work.now):
            if timers.finish(self._connection, timer.id):
                WAKENERS[timer.wake.kind](work, timer)

    def _do(self, work: Work) -> None:
        while self._deeds and self._deeds[0][0] <= work.now:
            _, _, deed = heapq.heappop(self._deeds)
            deed(work)

    def _deliver(self, moment: datetime) -> None:
        """Everything arrived: no message of the past is sent now."""
        lanes = tuple(outbox.LANES.values())
        for claimed in claims.claim(self._connection, moment, lanes=lanes, most=_ALL):
            claims.mark(
                self._connection,
                claimed,
                "delivered",
                provider_id=f"past-{claimed.id}",
                sent_at=moment,
                delivered_at=moment,
            )

    def _listen(self, moment: datetime) -> None:
        """Whoever was asked just now has an answer ready, or stays silent."""
        for person_id in self._people:
            for kept in conversations.open_of(self._connection, person_id):
                turn = (kept.id, kept.conversation.turn)
                if kept.asked_at != moment or turn in self._heard:
                    continue
                self._heard.add(turn)
                flow = kept.conversation.flow
                replies = self._replies.get((person_id, flow))
                if replies:
                    self._plan_reply(moment, person_id, flow, replies.pop(0))

    def _plan_reply(
        self, moment: datetime, person_id: int, flow: str, words: str
    ) -> None:
        number, young = next(self._numbers), self._people[person_id]
        channel = "web" if self._house.flows[flow].is_web_only else young.channel

        def answer(work: Work) -> None:
            inbound = Inbound(
                channel=channel,
                provider_id=f"past-{number}",
                sender=address_of(young, channel, person_id),
                words=words,
                received_at=work.now,
            )
            dialogue.hear(work, inbound)

        self.plan(moment + timedelta(minutes=PAUSES[number % len(PAUSES)]), answer)

    def _tidy(self, until: datetime) -> None:
        for task in rehearsal.open_tasks(self._connection):
            if task.staff_id and task.created_at < until - DONE_AFTER:
                done_at = task.created_at + timedelta(minutes=40)
                tasks.finish(self._connection, task.id, task.staff_id, done_at)


def address_of(young: YoungPerson, channel: str, person_id: int) -> str:
    """Give where somebody writes from on a channel."""
    return {
        "sms": young.phone,
        "telegram": str(young.chat),
        "web": f"web-{person_id}",
    }[channel]
