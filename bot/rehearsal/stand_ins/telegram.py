"""A stand-in for Telegram: the Bot API on one side, people's phones on the other."""

import functools
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from itertools import count
from typing import Any, Final

from aiohttp import web

from bot.rehearsal.stand_ins import telegram_shapes as shapes
from bot.rehearsal.stand_ins.doorbell import Rung
from bot.rehearsal.stand_ins.errands import Errands
from bot.rehearsal.stand_ins.faults import TELEGRAM_METHODS, Refused
from bot.rehearsal.stand_ins.gate import Call, Declined, Done, Gate, phrase
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram_chats import Chat, Chats, Screen
from bot.rehearsal.stand_ins.telegram_methods import Methods, Params, inline_markup
from bot.rehearsal.stand_ins.telegram_queue import UpdateQueue
from bot.rehearsal.stand_ins.telegram_shapes import JSON, Kind, Person
from bot.rehearsal.stand_ins.telegram_webhook import Webhook

TOKEN: Final = re.compile(r"[1-9]\d*:[A-Za-z0-9_-]+")
#: Bots write a method's name as they like.
METHODS: Final = {name.lower(): name for name in TELEGRAM_METHODS}
TOO_MANY: Final = int(HTTPStatus.TOO_MANY_REQUESTS)


class TelegramStandIn:
    """Be Telegram for one bot and the people who write to it."""

    def __init__(self, token: str, stage: Stage, *, name: str = "Makker") -> None:
        if not TOKEN.fullmatch(token):
            raise ValueError("A bot token looks like 123456:letters; hand in one.")
        self.token = token
        self._stage = stage
        self._errands = Errands(stage.pace)
        first = int(stage.now().timestamp())
        self._chats = Chats(first)
        self._numbers = count(first)
        self._bot = shapes.bot_user(token, name, "invented_bot")
        self._methods = Methods(self._bot, self._chats, stage.now)
        self._queue = UpdateQueue(stage, self._errands)
        self._webhook = Webhook(stage, self._queue, self._errands)
        self._webhook.on_answer = self._take_answer
        self._gate = Gate(stage, accept=_accept, refuse=_refuse)

    def application(self) -> web.Application:
        """Serve `/bot<TOKEN>/<method>`, to be mounted where the bot looks for it."""
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        application.on_shutdown.append(self.close)
        return application

    async def settle(self) -> None:
        """Wait until every update has been brought to the webhook."""
        await self._errands.settle()

    async def close(self, _application: web.Application | None = None) -> None:
        """Leave everything as it lies."""
        await self._errands.close()
        await self._webhook.close()

    def introduce(self, person: Person) -> None:
        """Let somebody have Telegram, with a name of their own."""
        self._chats.introduce(person)

    def chat(self, chat_id: int) -> Screen:
        """Show a chat as the phone does."""
        return self._chats.screen(chat_id)

    def people(self) -> tuple[Person, ...]:
        """Give everybody who has a chat."""
        return tuple(chat.person for chat in self._chats)

    def remember(
        self,
        chat_id: int,
        text: str,
        *,
        at: datetime,
        is_mine: bool,
        markup: Mapping[str, Any] | None = None,
    ) -> None:
        """Let a chat show what it had before this run."""
        chat = self._chats.of(chat_id)
        sender = shapes.user(chat.person) if is_mine else self._bot
        said = shapes.message(self._chats.number(), sender, chat.person, at)
        chat.messages[said["message_id"]] = {
            **said,
            "text": text,
            **inline_markup(markup),
        }
        chat.change_keyboard(markup or {})

    def say(self, chat_id: int, text: str) -> int:
        """Write to the bot, and give the message's number."""
        return self._write(chat_id, shapes.words(text))

    def send(self, chat_id: int, kind: Kind, caption: str = "") -> int:
        """Send the bot something that is not plain text; a forward has its words."""
        person = self._chats.of(chat_id).person
        now = self._stage.now()
        carried = shapes.attachment(kind, next(self._numbers), person, now)
        said = "text" if kind == "forwarded" else "caption"
        words = {said: caption} if caption or said == "text" else {}
        return self._write(chat_id, {**carried, **words})

    def press(self, chat_id: int, label: str) -> int:
        """Press a key of the keyboard below the chat: an ordinary message."""
        chat = self._chats.of(chat_id)
        if label not in {key for row in chat.keyboard for key in row}:
            raise ValueError(f"No key says {label!r}; look at chat().keyboard.")
        if chat.hides_keyboard_once_used:
            chat.keyboard = ()
        return self.say(chat_id, label)

    def tap(self, chat_id: int, message_id: int, data: str) -> str:
        """Tap a button under a message, and give the query's id."""
        chat = self._chats.of(chat_id)
        if data not in chat.buttons_under(message_id):
            raise ValueError(f"No button carries {data!r}; look at chat().bubbles.")
        query_id = str(next(self._numbers))
        self._methods.await_answer(query_id, chat)
        tapped = chat.messages[message_id]
        query = shapes.callback(query_id, chat.person, tapped, data)
        self._queue.add("callback_query", chat_id, query)
        return query_id

    def edit(self, chat_id: int, message_id: int, text: str) -> None:
        """Change something that was already said."""
        chat = self._chats.of(chat_id)
        if message_id not in chat.messages:
            raise ValueError(f"No message {message_id}; look at chat().bubbles.")
        changed = {
            **chat.messages[message_id],
            **shapes.words(text),
            "edit_date": shapes.seconds(self._stage.now()),
        }
        chat.messages[message_id] = changed
        self._queue.add("edited_message", chat_id, changed)

    def block(self, chat_id: int) -> None:
        """Block the bot: it is told once, and everything it sends is refused."""
        self._change_membership(chat_id, is_blocked=True)

    def unblock(self, chat_id: int) -> None:
        """Take the bot back."""
        self._change_membership(chat_id, is_blocked=False)

    def _change_membership(self, chat_id: int, *, is_blocked: bool) -> None:
        chat = self._chats.of(chat_id)
        if chat.is_blocked == is_blocked:
            return
        chat.is_blocked = is_blocked
        now = self._stage.now()
        told = shapes.membership(chat.person, self._bot, now, is_blocked=is_blocked)
        self._queue.add("my_chat_member", chat_id, told)

    def _write(self, chat_id: int, said: JSON) -> int:
        chat: Chat = self._chats.of(chat_id)
        written = {
            **shapes.message(
                self._chats.number(),
                shapes.user(chat.person),
                chat.person,
                self._stage.now(),
            ),
            **said,
        }
        chat.messages[written["message_id"]] = written
        self._queue.add("message", chat_id, written)
        return int(written["message_id"])

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        if not TOKEN.fullmatch(token):
            return _refuse(Refused(404, text="Not Found"))
        if token != self.token:
            return _refuse(Refused(401, text="Unauthorized"))
        method = METHODS.get(request.match_info["method"].lower())
        if method is None:
            return _refuse(Refused(404, text="Not Found: method not found"))
        try:
            params = await _read(request)
        except ValueError:
            return _refuse(Refused(400, text="Bad Request: can't parse request body"))
        return await self._gate.let_in(
            request, _call(method, params), self._act(method, params)
        )

    def _act(self, method: str, params: Params) -> Callable[[], Awaitable[Done]]:
        about_updates = {
            "setWebhook": self._webhook.set,
            "deleteWebhook": self._webhook.delete,
            "getWebhookInfo": self._webhook.info,
            "getUpdates": self._webhook.poll,
        }
        if method in about_updates:
            return functools.partial(about_updates[method], params)

        async def act() -> Done:
            return self._methods.perform(method, params)

        return act

    def _take_answer(self, rung: Rung) -> None:
        try:
            params = json.loads(rung.text) if rung.text else None
        except ValueError:
            return
        if not isinstance(params, dict) or "method" not in params:
            return
        method = METHODS.get(str(params["method"]).lower())
        if method is None:
            return
        call = _call(method, params)
        try:
            done = self._methods.perform(method, params)
        except Declined:
            self._gate.write(call, "refused", via="webhook answer")
        else:
            self._gate.write(call, "accepted", done.id, via="webhook answer")


def _call(method: str, params: Params) -> Call:
    markup = params.get("reply_markup", "")
    shown = markup if isinstance(markup, str) else json.dumps(markup)
    return Call(
        "telegram",
        method,
        to=str(params.get("chat_id", "")),
        text=str(params.get("text") or ""),
        extra={"reply_markup": shown} if shown else {},
    )


async def _read(request: web.Request) -> dict[str, Any]:
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        params |= body if isinstance(body, dict) else {}
    elif request.can_read_body:
        params |= dict(await request.post())
    return params


def _accept(done: Done) -> web.Response:
    return web.json_response({"ok": True, "result": done.answer})


def _refuse(refused: Refused) -> web.Response:
    told: JSON = {"ok": False, "error_code": refused.status}
    headers: dict[str, str] = {}
    told["description"] = refused.text or phrase(refused.status)
    if refused.status == TOO_MANY:
        wait = refused.retry_after
        told["description"] = f"Too Many Requests: retry after {wait}"
        told["parameters"] = {"retry_after": wait}
        headers["Retry-After"] = str(wait)
    return web.json_response(told, status=refused.status, headers=headers)
