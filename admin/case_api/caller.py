"""Call the addresses of other systems: signed, in order of time, until taken."""

import asyncio
import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import msgspec

from admin.case_api.alerts import show_alert
from admin.case_api.appointments import show_appointment
from bot.clock import Clock
from bot.log import record, record_fault
from bot.store import hook_calls, hooks, readings
from bot.store.conversations import Subject
from bot.store.database import Connection, Database
from bot.store.hook_calls import Call
from bot.store.pages import case_system

#: Pauses after each call that was not taken: some three days in all.
PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 60, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
)
#: Most calls that are made at a time.
MOST = 20
#: Seconds that the other end has, and between looks when nobody wakes the loop.
PATIENCE, IDLE = 10, 1.0
_GONE = 410


@dataclass(frozen=True, slots=True)
class Ready:
    """A call, and what is said in it."""

    call: Call
    body: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """What another system is told, and of whom: municipality and person."""

    shown: Any
    whose: tuple[int, int | None]


class Caller:
    """Makes the calls that wait."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take where calls wait."""
        self._database = database
        self._clock = clock
        self._woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        database.wakers.append(self.wake)

    def wake(self) -> None:
        """Look at once; any thread may say so."""
        self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Call until cancelled."""
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                self._woken.clear()
                if not await self.call_ready(session):
                    await self._rest()

    async def call_ready(self, session: aiohttp.ClientSession) -> int:
        """Make the calls that are due, and tell how many there were."""
        ready, count = await self._database.write(self._claim)
        await asyncio.gather(*(self._call(session, one) for one in ready))
        return count

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE):
                await self._woken.wait()
        except TimeoutError:
            return

    def _claim(self, connection: Connection) -> tuple[list[Ready], int]:
        """Claim calls, and put words to each in the same transaction."""
        now = self._clock.now()
        claimed = hook_calls.claim(connection, now, MOST)
        ready = []
        for call in claimed:
            data = _data(connection, call)
            if data is None or not hook_calls.is_wanted(connection, call, now):
                hook_calls.settle(connection, call, "given_up")
            else:
                ready.append(Ready(call, _body(call, data.shown)))
                _note(connection, call, data, now)
        return ready, len(claimed)

    async def _call(self, session: aiohttp.ClientSession, ready: Ready) -> None:
        call = ready.call
        headers = sign(call, ready.body, self._clock.now())
        try:
            async with session.post(
                call.hook.url, data=ready.body, headers=headers, allow_redirects=False
            ) as answer:
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, ValueError, OSError) as fault:
            record_fault("hook_not_reached", fault)
            status = 0
        await self._database.write(self._settle, call, status)

    def _settle(self, connection: Connection, call: Call, status: int) -> None:
        now = self._clock.now()
        if 200 <= status < 300:  # noqa: PLR2004 - taken
            hook_calls.settle(connection, call, "taken")
        elif status == _GONE:
            hook_calls.settle(connection, call, "given_up")
            hooks.end(connection, call.hook.id, now)
        elif call.attempts < len(PAUSES):
            hook_calls.put_off(connection, call, now + PAUSES[call.attempts])
        else:
            hook_calls.settle(connection, call, "given_up")
            record("hook_given_up", count=call.attempts, status=status)


def sign(call: Call, body: bytes, now: datetime) -> dict[str, str]:
    """Give the headers of a call, signed as Standard Webhooks says."""
    call_id, at = f"call_{call.id}", str(int(now.timestamp()))
    secret = base64.b64decode(call.hook.secret.removeprefix("whsec_"))
    signed = hmac.new(secret, f"{call_id}.{at}.".encode() + body, hashlib.sha256)
    return {
        "Content-Type": "application/json",
        "User-Agent": "Makker",
        "webhook-id": call_id,
        "webhook-timestamp": at,
        "webhook-signature": f"v1,{base64.b64encode(signed.digest()).decode()}",
    }


def _body(call: Call, data: Any) -> bytes:
    return msgspec.json.encode({"type": call.event, "timestamp": call.at, "data": data})


def _data(connection: Connection, call: Call) -> Told | None:
    """Show the appointment or alert as it stands; None when it is gone."""
    realm = call.hook.realm
    if call.is_about_appointment:
        found = case_system.find_appointment(connection, realm, call.subject_id)
        if found is None:
            return None
        whose = (found.appointment.municipality_id, found.appointment.person_id)
        return Told(show_appointment(found), whose)
    alert = case_system.find_alert(connection, realm, call.subject_id)
    if alert is None:
        return None
    return Told(show_alert(alert), (alert.municipality_id, alert.person_id))


def _note(connection: Connection, call: Call, told: Told, now: datetime) -> None:
    """What is told to another system is noted as what it reads."""
    subject = Subject("api_call", call.id)
    token_id = call.hook.token_id
    readings.note_system(connection, token_id, [told.whose], subject, now)
