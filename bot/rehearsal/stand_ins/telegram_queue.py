"""Updates that wait at Telegram until the bot has them."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Final, Literal

from bot.rehearsal.stand_ins.errands import Errands
from bot.rehearsal.stand_ins.faults import NeverCalled, Refused, Repeated
from bot.rehearsal.stand_ins.gate import Declined
from bot.rehearsal.stand_ins.ledger import Entry, Fate
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram_shapes import JSON

UpdateKind = Literal["message", "edited_message", "callback_query", "my_chat_member"]
#: Telegram keeps one queue per chat and family, and sends only its head.
Line = tuple[str, int]

FAMILIES: Final[dict[UpdateKind, str]] = {
    "message": "messages",
    "edited_message": "messages",
    "callback_query": "callbacks",
    "my_chat_member": "memberships",
}
#: A tap is forgotten after two and a half minutes, everything else after a day.
LIVES: Final[dict[UpdateKind, timedelta]] = {
    "message": timedelta(days=1),
    "edited_message": timedelta(days=1),
    "callback_query": timedelta(seconds=150),
    "my_chat_member": timedelta(days=1),
}
#: An offset further ahead than this is taken for a mistake and starts over.
FURTHEST_AHEAD: Final = 10
OTHER_POLLER: Final = Refused(
    409,
    text="Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)


@dataclass(slots=True, kw_only=True)
class Update:
    """Hold one update on its way to the bot."""

    update_id: int
    kind: UpdateKind
    chat_id: int
    body: JSON
    expires_at: datetime
    copies: int = 1
    failures: int = 0

    @property
    def line(self) -> Line:
        """Name the queue it stands in."""
        return FAMILIES[self.kind], self.chat_id

    def as_json(self) -> JSON:
        """Give it as the bot gets it."""
        return {"update_id": self.update_id, self.kind: self.body}


class UpdateQueue:
    """Keep updates in order, and hand them to whoever polls."""

    def __init__(self, stage: Stage, errands: Errands) -> None:
        self._stage = stage
        self._errands = errands
        #: The moment as first number: a new run never repeats the numbers of an old.
        self._numbers = count(int(stage.now().timestamp()))
        self._last = 0
        self._waiting: dict[int, Update] = {}
        self._poller: asyncio.Future[None] | None = None
        #: The kinds the bot wants to hear of; nothing named is all of them.
        self.allowed: frozenset[str] = frozenset()
        self.on_arrival: Callable[[Line], None] = lambda _line: None

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: UpdateKind, chat_id: int, body: JSON) -> int:
        """Take in something that happened in a chat, and give its number."""
        update = Update(
            update_id=next(self._numbers),
            kind=kind,
            chat_id=chat_id,
            body=body,
            expires_at=self._stage.now() + LIVES[kind],
        )
        if self.allowed and kind not in self.allowed:
            return update.update_id
        met = self._stage.faults.meet("telegram.update", str(chat_id))
        if isinstance(met.fault, NeverCalled):
            self.write(update, "refused", reason="never called")
            return update.update_id
        if isinstance(met.fault, Repeated):
            update.copies = met.fault.times
        if met.delay:
            self._errands.start(self._arrive_late(update, met.delay))
        else:
            self._arrive(update)
        return update.update_id

    def lines(self) -> tuple[Line, ...]:
        """Give the queues in which somebody stands."""
        return tuple(dict.fromkeys(update.line for update in self._waiting.values()))

    def head(self, line: Line) -> Update | None:
        """Give whoever stands first in a queue."""
        self._forget_expired()
        waiting = self._waiting.values()
        return next((update for update in waiting if update.line == line), None)

    def take_off(self, update: Update) -> None:
        """Count an update as had by the bot."""
        self.write(update, "accepted")
        update.copies -= 1
        if update.copies == 0:
            self._waiting.pop(update.update_id, None)

    def drop(self, update: Update) -> None:
        """Forget an update the bot will never have."""
        self._waiting.pop(update.update_id, None)
        self.write(update, "refused", reason="expired")

    def drop_all(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    def write(self, update: Update, fate: Fate, **extra: str) -> None:
        """Write an update's way to the bot into the ledger."""
        entry = Entry(
            provider="telegram",
            op="update",
            id=str(update.update_id),
            to=str(update.chat_id),
            text=update.kind,
            fate=fate,
            extra=extra,
        )
        self._stage.ledger.write(entry)

    async def poll(self, offset: int, limit: int, timeout: int) -> list[JSON]:  # noqa: ASYNC109 - Telegram's own word
        """Confirm what lies before an offset and give the rest, or wait for some."""
        self.end_poll(OTHER_POLLER)
        self._confirm(offset)
        self._forget_expired()
        if not self._waiting and timeout > 0:
            await self._wait(timeout)
        waiting = sorted(self._waiting.values(), key=lambda update: update.update_id)
        return [update.as_json() for update in waiting[:limit]]

    def end_poll(self, refused: Refused | None = None) -> None:
        """Send the waiting poller away, with an error or with nothing."""
        poller, self._poller = self._poller, None
        if poller is None or poller.done():
            return
        if refused is None:
            poller.set_result(None)
        else:
            poller.set_exception(Declined(refused))

    async def _wait(self, seconds: int) -> None:
        poller = asyncio.get_running_loop().create_future()
        self._poller = poller
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await poller

    def _confirm(self, offset: int) -> None:
        if offset > self._last + FURTHEST_AHEAD:
            return
        if offset < 0:
            for update in tuple(self._waiting.values())[:offset]:
                self._waiting.pop(update.update_id)
        for update in tuple(self._waiting.values()):
            if update.update_id < offset:
                self.take_off(update)

    def _arrive(self, update: Update) -> None:
        self._waiting[update.update_id] = update
        self._last = max(self._last, update.update_id)
        self.end_poll()
        self.on_arrival(update.line)

    async def _arrive_late(self, update: Update, delay: float) -> None:
        await asyncio.sleep(delay)
        self._arrive(update)

    def _forget_expired(self) -> None:
        now = self._stage.now()
        for update in tuple(self._waiting.values()):
            if update.expires_at <= now:
                self.drop(update)
