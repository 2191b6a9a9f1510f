"""The rehearsal: what is done on the page, done at the far end of the channels."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal

from bot.clock import COPENHAGEN, MovableClock
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.rehearsal import cue, snapshot
from bot.rehearsal.cue import Begun, Cue, Refused
from bot.rehearsal.far_end import FarEnd
from bot.rehearsal.faults import FAULTS
from bot.rehearsal.journey import Journey
from bot.store import people, rehearsal, staff
from bot.store.database import Connection

Channel = Literal["sms", "telegram"]
#: The hour at which a morning begins.
MORNING = 9
#: How long a link to somebody's chat page works.
LINK_LIVES = timedelta(hours=72)


class CannotError(Exception):
    """It cannot be done; the key of the words that say why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Phones, clock and cues over one running Makker."""

    doorway: Doorway
    far_end: FarEnd
    clock: MovableClock
    journey: Journey

    async def state(self, person_id: int) -> dict[str, Any]:
        """Give everything that the page shows."""
        await self._check(person_id)
        state = await self.doorway.read(
            lambda connection: snapshot.state_of(
                self._work(connection), self.far_end, person_id
            )
        )
        return {**state, "faults": self._faults()}

    async def say(self, person_id: int, channel: Channel, words: str) -> None:
        """Let a young person write, and wait for what comes of it."""
        await self._check(person_id)
        if channel == "sms":
            self.far_end.twilio.text(await self._phone(person_id), words)
        else:
            self.far_end.telegram.say(await self._chat(person_id), words)
        await self._settle()

    async def answer(self, staff_id: int, words: str) -> None:
        """Let a colleague answer from the work phone."""
        if staff_id not in await self.doorway.read(rehearsal.staff_roles):
            raise CannotError("nobody")
        colleague = await self.doorway.read(staff.get, staff_id)
        self.far_end.twilio.text(colleague.phone, words)
        await self._settle()

    async def press(self, person_id: int, label: str) -> None:
        """Let a key of the keyboard below the Telegram chat be pressed."""
        await self._check(person_id)
        try:
            self.far_end.telegram.press(await self._chat(person_id), label)
        except ValueError:
            raise CannotError("no_key") from None
        await self._settle()

    async def tap(self, person_id: int, message_id: int, data: str) -> None:
        """Let a button under a Telegram message be tapped."""
        await self._check(person_id)
        chat_id = await self._chat(person_id)
        try:
            self.far_end.telegram.tap(chat_id, message_id, data)
        except ValueError:
            raise CannotError("no_key") from None
        await self._settle()

    async def start(self, person_id: int, what: Cue, channel: str | None) -> str:
        """Have Makker start something; tell why it would have waited by itself."""
        await self._check(person_id, known=True)
        begun = await self.doorway.write(cue.give, person_id, what, channel)
        match begun:
            case Refused(reason):
                raise CannotError(reason)
            case Begun(would_wait):
                await self._settle()
                return would_wait

    async def move(self, by: timedelta) -> None:
        """Let time go by."""
        await self.journey.travel(self.clock.now() + by)

    async def move_to_morning(self) -> None:
        """Go on to the next morning."""
        local = self.clock.now().astimezone(COPENHAGEN)
        day = local.date() + timedelta(days=1)
        await self.journey.travel(datetime.combine(day, time(MORNING), COPENHAGEN))

    async def move_to_appointment(self, person_id: int) -> None:
        """Go on to the beginning of somebody's next appointment."""
        await self._check(person_id, known=True)
        starts_at = await self.doorway.read(self._next_appointment, person_id)
        if starts_at is None:
            raise CannotError("no_appointment")
        await self.journey.travel(starts_at)

    async def switch(self, name: str, person_id: int, *, is_on: bool) -> None:
        """Switch a fault of a provider on or off."""
        if name == "telegram_blocked":
            await self._check(person_id)
            telegram = self.far_end.telegram
            change = telegram.block if is_on else telegram.unblock
            change(await self._chat(person_id))
            await self._settle()
            return
        if name not in FAULTS:
            raise CannotError("nothing")
        faults, rule = self.far_end.stage.faults, FAULTS[name]
        faults.switch_off(rule)
        if is_on:
            faults.switch_on(rule)

    async def chat_link(self, person_id: int) -> str:
        """Sign a link to somebody's own chat page, as messages carry it."""
        await self._check(person_id, known=True)
        until = self.clock.now() + LINK_LIVES
        token = self.doorway.house.keyring.sign(str(person_id), "chat", until)
        return f"/chat/{token}"

    async def _settle(self) -> None:
        await self.far_end.settle()
        await self.journey.settle()

    async def _check(self, person_id: int, *, known: bool = False) -> None:
        """Nobody else than the town's young people, or the unknown number 0."""
        if person_id == 0 and not known:
            return
        if await self.doorway.read(people.lock, person_id) is None:
            raise CannotError("nobody")

    async def _phone(self, person_id: int) -> str:
        return await self.doorway.read(
            lambda connection: snapshot.phone_of(self._work(connection), person_id)
        )

    async def _chat(self, person_id: int) -> int:
        return await self.doorway.read(
            lambda connection: snapshot.chat_of(self._work(connection), person_id)
        )

    def _next_appointment(
        self, connection: Connection, person_id: int
    ) -> datetime | None:
        person = people.get(connection, person_id)
        found = cue.coming(self._work(connection), person)
        return None if found is None else found.starts_at

    def _faults(self) -> dict[str, bool]:
        on = self.far_end.stage.faults.rules
        return {name: rule in on for name, rule in FAULTS.items()}

    def _work(self, connection: Connection) -> Work:
        return Work(
            connection=connection, house=self.doorway.house, now=self.clock.now()
        )
