"""From the outbox to the channels; what is not certain is looked up."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.channel import Channel, Message, RefusedError, UnsureError
from bot.clock import Clock
from bot.effects.turn import Work
from bot.effects.undelivered import give_up
from bot.house import House
from bot.log import record_fault
from bot.pace import Pace
from bot.rules.delivery import GiveUp, after_refusal, is_sent_again_in_doubt
from bot.store import claims
from bot.store.claims import Claimed
from bot.store.database import Connection, Database
from bot.store.outbox import LANES
from bot.store.routes import Later, NoRoute, Route, find_route

#: Most messages that one loop claims at a time.
MOST = 20
#: Seconds between looks when nobody wakes the loop.
IDLE = 1.0
URGENT = (LANES["alert"], LANES["crisis"], LANES["reply"], LANES["change"])
SLOW = (LANES["nudge"],)


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A claimed message, and the address it goes to."""

    claimed: Claimed
    route: Route
    is_in_doubt: bool = False


class Sender:
    """Sends what waits, the urgent lanes apart from the slow ones."""

    def __init__(
        self,
        database: Database,
        house: House,
        channels: Mapping[str, Channel],
        clock: Clock,
        paces: Mapping[str, Pace],
    ) -> None:
        """Take the channels that are on, and how fast each may go."""
        self._database = database
        self._house = house
        self._channels = channels
        self._clock = clock
        self._paces = paces
        self._woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        database.wakers.append(self.wake)

    def wake(self) -> None:
        """Look at once; any thread may say so."""
        self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Send until cancelled."""
        async with asyncio.TaskGroup() as loops:
            loops.create_task(self._run_lanes(URGENT))
            loops.create_task(self._run_lanes(SLOW))

    async def send_ready(self, lanes: tuple[int, ...] = URGENT + SLOW) -> int:
        """Send what may go now, and tell how much that was."""
        dispatches, count = await self._database.write(self._claim, lanes)
        await asyncio.gather(*(self._dispatch(dispatch) for dispatch in dispatches))
        return count

    async def _run_lanes(self, lanes: tuple[int, ...]) -> None:
        while True:
            self._woken.clear()
            try:
                count = await self.send_ready(lanes)
            except Exception as fault:  # noqa: BLE001 - the loop outlives a bad minute
                record_fault("sender_failed", fault)
                count = 0
            if not count:
                await self._rest()

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE):
                await self._woken.wait()
        except TimeoutError:
            return

    def _claim(
        self, connection: Connection, lanes: tuple[int, ...]
    ) -> tuple[list[Dispatch], int]:
        """Claim what may go, and look up each address in the same transaction."""
        now = self._clock.now()
        abandoned = claims.claim_abandoned(connection, now, MOST)
        ready = claims.claim(connection, now, lanes=lanes, most=MOST)
        doubtful = {claimed.id for claimed in abandoned}
        dispatches = []
        for claimed in (*abandoned, *ready):
            is_in_doubt = claimed.id in doubtful
            match find_route(connection, claimed, now):
                case NoRoute(reason):
                    self._skip(connection, claimed, reason)
                case Later(until) if is_in_doubt:
                    claims.stay_in_doubt(connection, claimed, until)
                case Later(until):
                    claims.put_back(connection, claimed, until)
                case route:
                    dispatches.append(Dispatch(claimed, route, is_in_doubt))
        return dispatches, len(abandoned) + len(ready)

    async def _dispatch(self, dispatch: Dispatch) -> None:
        claimed = dispatch.claimed
        channel = self._channels.get(claimed.channel)
        if channel is None:
            await self._database.write(self._skip, claimed, "channel_off")
            return
        message = _message(dispatch, self._title(claimed))
        try:
            provider_id = await self._deliver(channel, dispatch, message)
        except RefusedError as refusal:
            await self._database.write(self._refused, dispatch, refusal)
        except UnsureError:
            await self._in_doubt(channel, dispatch, message)
        else:
            await self._sent(claimed, provider_id)

    def _title(self, claimed: Claimed) -> str:
        """A place of work reads another subject line than staff do."""
        if claimed.contact_id is None:
            return ""
        return self._house.words.term("employer.mail_subject")

    async def _deliver(
        self, channel: Channel, dispatch: Dispatch, message: Message
    ) -> str:
        if dispatch.is_in_doubt:
            return await self._find_or_raise(channel, dispatch, message)
        pace = self._paces.get(channel.name)
        if pace is not None:
            is_urgent = LANES[dispatch.claimed.delivery] in URGENT
            await pace.wait(message.to, is_urgent=is_urgent)
        return await channel.send(message)

    async def _find_or_raise(
        self, channel: Channel, dispatch: Dispatch, message: Message
    ) -> str:
        """A predecessor may have sent it: look before anything is sent again."""
        try:
            found = await self._find(channel, dispatch, message)
        except UnsureError:
            if is_sent_again_in_doubt(dispatch.claimed.delivery):
                return await channel.send(message)
            raise
        return found if found is not None else await channel.send(message)

    async def _find(
        self, channel: Channel, dispatch: Dispatch, message: Message
    ) -> str | None:
        """Look it up among what no other message is known to be."""
        others = await self._database.read(claims.known_beside, dispatch.claimed)
        return await channel.find(message, others)

    async def _in_doubt(
        self, channel: Channel, dispatch: Dispatch, message: Message
    ) -> None:
        """The answer was lost: look it up, and else do as the class says."""
        try:
            found = await self._find(channel, dispatch, message)
        except UnsureError:
            is_again = is_sent_again_in_doubt(dispatch.claimed.delivery)
            found = None
        else:
            is_again = found is None
        if found is not None:
            await self._sent(dispatch.claimed, found)
        elif is_again:
            refusal = RefusedError("unreachable")
            await self._database.write(self._refused, dispatch, refusal)
        else:
            await self._database.write(self._leave_unsure, dispatch.claimed)

    async def _sent(self, claimed: Claimed, provider_id: str) -> None:
        await self._database.write(self._note_sent, claimed, provider_id)

    def _note_sent(
        self, connection: Connection, claimed: Claimed, provider_id: str
    ) -> None:
        claims.mark(
            connection,
            claimed,
            "sent",
            provider_id=provider_id,
            sent_at=self._clock.now(),
        )

    def _leave_unsure(self, connection: Connection, claimed: Claimed) -> None:
        claims.mark(connection, claimed, "unsure", reason="answer_lost")

    def _skip(self, connection: Connection, claimed: Claimed, reason: str) -> None:
        claims.mark(connection, claimed, "skipped", reason=reason)
        give_up(self._work(connection), claimed, reason)

    def _refused(
        self, connection: Connection, dispatch: Dispatch, refusal: RefusedError
    ) -> None:
        claimed, now = dispatch.claimed, self._clock.now()
        decision = after_refusal(
            claimed.delivery,
            refusal.code,
            attempts=claimed.attempts,
            age=now - claimed.created_at,
            retry_after=refusal.retry_after,
        )
        if isinstance(decision, GiveUp):
            claims.mark(connection, claimed, "failed", reason=decision.reason)
            give_up(
                self._work(connection),
                claimed,
                decision.reason,
                address_id=dispatch.route.address_id,
                address=decision.address,
            )
            return
        pause = decision.after * random.uniform(1, 1.3)  # noqa: S311 - jitter
        claims.mark(connection, claimed, "waiting", not_before=now + pause)
        pace = self._paces.get(claimed.channel)
        if refusal.retry_after is not None and pace is not None:
            pace.hold(dispatch.route.to, refusal.retry_after)

    def _work(self, connection: Connection) -> Work:
        return Work(connection=connection, house=self._house, now=self._clock.now())


def _message(dispatch: Dispatch, title: str) -> Message:
    claimed = dispatch.claimed
    return Message(
        outbox_id=claimed.id,
        to=dispatch.route.to,
        words=claimed.words,
        buttons=tuple(
            (label, f"{claimed.conversation_id}.{claimed.turn}.{number}")
            for number, label in enumerate(claimed.buttons, start=1)
        ),
        is_crisis=claimed.delivery == "crisis",
        title=title,
        created_at=claimed.created_at,
    )


def usual_paces() -> dict[str, Pace]:
    """Give Telegram's documented limits, and Twilio's default for a number."""
    return {
        "telegram": Pace(30, reserved=5, per_address=1),
        "sms": Pace(10, reserved=3, per_address=1),
    }
