"""Where a request meets the faults that are switched on, and is written down."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web

from bot.rehearsal.stand_ins.faults import (
    AnswerLost,
    CutShort,
    Garbled,
    HungUp,
    Refused,
)
from bot.rehearsal.stand_ins.ledger import NOTHING, Entry, Fate, Provider
from bot.rehearsal.stand_ins.stage import Stage


@dataclass(frozen=True, slots=True)
class Call:
    """Say what a client asks for, and whom it is about."""

    provider: Provider
    op: str
    to: str = ""
    text: str = ""
    extra: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Done:
    """Tell what came of a request that was carried out."""

    id: str
    answer: object
    status: int = 200
    #: Looking is not written down; it would drown the rest.
    is_a_look: bool = False


Act = Callable[[], Awaitable[Done]]


class Declined(Exception):  # noqa: N818 - it is an answer, not a mishap
    """End a request with the error a provider gives for it."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.text)
        self.refused = refused


def phrase(status: int) -> str:
    """Name an HTTP status, also one that HTTP does not know."""
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Error"


def hang_up(request: web.Request) -> web.Response:
    """Drop the connection; the answer goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def cut_short(
    request: web.Request, whole: web.Response, share: float
) -> web.StreamResponse:
    """Promise the whole answer, send a part, and drop the connection."""
    body = whole.body if isinstance(whole.body, bytes) else b""
    part = web.StreamResponse(status=whole.status)
    part.content_type = whole.content_type
    part.content_length = len(body)
    await part.prepare(request)
    await part.write(body[: int(len(body) * share)])
    if request.transport is not None:
        request.transport.close()
    return part


class Gate:
    """Let requests in, through the faults, into the ledger."""

    def __init__(
        self,
        stage: Stage,
        *,
        accept: Callable[[Done], web.Response],
        refuse: Callable[[Refused], web.Response],
    ) -> None:
        self._stage = stage
        self._accept = accept
        self._refuse = refuse
        self._at_work: set[asyncio.Task[web.StreamResponse]] = set()

    async def let_in(
        self, request: web.Request, call: Call, act: Act
    ) -> web.StreamResponse:
        """Carry out a request, also for a client that does not wait for the answer."""
        work = asyncio.create_task(self._work(request, call, act))
        self._at_work.add(work)
        work.add_done_callback(self._at_work.discard)
        return await asyncio.shield(work)

    async def _work(
        self, request: web.Request, call: Call, act: Act
    ) -> web.StreamResponse:
        met = self._stage.faults.meet(f"{call.provider}.{call.op}", call.to)
        await asyncio.sleep(met.delay)
        match met.fault:
            case Refused() as refused:
                return self._decline(call, refused)
            case HungUp():
                self.write(call, "refused", answer="never given")
                return hang_up(request)
            case AnswerLost():
                await self.carry_out(call, act, answer="lost")
                return hang_up(request)
            case CutShort(share):
                whole = await self.carry_out(call, act, answer="cut short")
                return await cut_short(request, whole, share)
            case Garbled() as garbled:
                return await self._garble(call, act, garbled)
            case _:
                return await self.carry_out(call, act)

    async def carry_out(self, call: Call, act: Act, **extra: str) -> web.Response:
        """Do what was asked and write down what came of it."""
        try:
            done = await act()
        except Declined as declined:
            return self._decline(call, declined.refused)
        if not done.is_a_look:
            self.write(call, "accepted", done.id, **extra)
        return self._accept(done)

    def write(
        self, call: Call, fate: Fate, provider_id: str = "", **extra: str
    ) -> Entry:
        """Write a call into the ledger."""
        entry = Entry(
            provider=call.provider,
            op=call.op,
            id=provider_id,
            to=call.to,
            text=call.text,
            fate=fate,
            extra={**call.extra, **extra},
        )
        return self._stage.ledger.write(entry)

    def _decline(self, call: Call, refused: Refused) -> web.Response:
        code = str(refused.code or refused.status)
        self.write(call, "refused", status=str(refused.status), code=code)
        return self._refuse(refused)

    async def _garble(self, call: Call, act: Act, garbled: Garbled) -> web.Response:
        if garbled.is_carried_out:
            await self.carry_out(call, act, answer="garbled")
        else:
            self.write(call, "refused", answer="garbled")
        return web.Response(
            text=garbled.body,
            status=garbled.status,
            content_type=garbled.content_type,
        )
