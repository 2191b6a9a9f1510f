"""JSON addresses under /demo/api, for the rehearsal page and for tests."""

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, get_args

from aiohttp import web

from bot.rehearsal.cue import Cue
from bot.rehearsal.rehearsal import CannotError, Rehearsal

#: Longest message that a phone sends.
MOST_LETTERS = 4000
#: Furthest that one journey goes.
FURTHEST = timedelta(days=31)
CHANNELS = ("sms", "telegram")
STARTING_CHANNELS = ("sms", "telegram", "web")
CUES = get_args(Cue)

Body = Mapping[str, Any]
Deed = Callable[[Body], Awaitable[dict[str, Any] | None]]


class Api:
    """Reads what the page asks for, and answers in JSON."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        """Take what is played on."""
        self._rehearsal = rehearsal
        self._words = rehearsal.doorway.house.words

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        deeds: Mapping[str, Deed] = {
            "say": self._say,
            "press": self._press,
            "tap": self._tap,
            "clock": self._move_clock,
            "start": self._start,
            "fault": self._switch,
        }
        return [
            web.get("/demo/api/state", self._state),
            web.get("/demo/api/chat", self._chat),
            *(web.post(f"/demo/api/{n}", self._doing(d)) for n, d in deeds.items()),
        ]

    async def _state(self, request: web.Request) -> web.Response:
        try:
            return _json(await self._rehearsal.state(_person_in(request)))
        except CannotError as no:
            return self._refuse(no)

    async def _chat(self, request: web.Request) -> web.Response:
        try:
            url = await self._rehearsal.chat_link(_person_in(request))
        except CannotError as no:
            return self._refuse(no)
        return _json({"url": url})

    def _doing(self, deed: Deed) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            try:
                told = await deed(await _body(request))
            except CannotError as no:
                return self._refuse(no)
            return _json({"ok": True, **(told or {})})

        return handle

    async def _say(self, body: Body) -> None:
        words = _text(body, "words")
        if "staff" in body:
            await self._rehearsal.answer(_number(body, "staff"), words)
            return
        channel = _one_of(body, "channel", CHANNELS)
        await self._rehearsal.say(
            _number(body, "person"), "sms" if channel == "sms" else "telegram", words
        )

    async def _press(self, body: Body) -> None:
        await self._rehearsal.press(_number(body, "person"), _text(body, "label"))

    async def _tap(self, body: Body) -> None:
        await self._rehearsal.tap(
            _number(body, "person"), _number(body, "message"), _text(body, "data")
        )

    async def _move_clock(self, body: Body) -> None:
        match body.get("to"):
            case "morning":
                await self._rehearsal.move_to_morning()
            case "appointment":
                await self._rehearsal.move_to_appointment(_number(body, "person"))
            case _:
                by = timedelta(minutes=_number(body, "minutes"))
                if not timedelta() < by <= FURTHEST:
                    raise CannotError("clock")
                await self._rehearsal.move(by)

    async def _start(self, body: Body) -> dict[str, Any]:
        what = _one_of(body, "what", CUES)
        channel = body.get("channel")
        if channel is not None:
            channel = _one_of(body, "channel", STARTING_CHANNELS)
        reason = await self._rehearsal.start(_number(body, "person"), what, channel)
        return {"note": self._term(f"demo.wait.{reason}")} if reason else {}

    async def _switch(self, body: Body) -> None:
        await self._rehearsal.switch(
            _text(body, "name"),
            _number(body, "person") if "person" in body else 0,
            is_on=body.get("on") is True,
        )

    def _refuse(self, no: CannotError) -> web.Response:
        words = self._term(f"demo.cannot.{no.reason}")
        return _json({"ok": False, "reason": no.reason, "error": words}, status=409)

    def _term(self, key: str) -> str:
        return self._words.term(key)


def _json(told: Mapping[str, Any], status: int = 200) -> web.Response:
    return web.json_response(told, status=status, headers={"Cache-Control": "no-store"})


async def _body(request: web.Request) -> Body:
    """Only JSON is read: a form of another site cannot send it unasked."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        body = json.loads(await request.text())
    except ValueError:
        raise CannotError("unreadable") from None
    if not isinstance(body, dict):
        raise CannotError("unreadable")
    return body


def _person_in(request: web.Request) -> int:
    text = request.query.get("person", "0")
    if not (text.isascii() and text.isdigit()) or len(text) > len("999999999"):
        raise CannotError("nobody")
    return int(text)


def _number(body: Body, name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 1 << 53:
        raise CannotError("unreadable")
    return value


def _text(body: Body, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise CannotError("empty")
    return value.strip()[:MOST_LETTERS]


def _one_of(body: Body, name: str, allowed: tuple[str, ...]) -> Any:
    value = body.get(name)
    if value not in allowed:
        raise CannotError("unreadable")
    return value
