"""How Telegram brings updates to a webhook: each chat's first one until it is taken."""

import asyncio
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from bot.rehearsal.stand_ins.doorbell import Doorbell, Rung, is_loopback
from bot.rehearsal.stand_ins.errands import BREATH, Errands
from bot.rehearsal.stand_ins.faults import Refused
from bot.rehearsal.stand_ins.gate import Declined, Done, phrase
from bot.rehearsal.stand_ins.ledger import Fate
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram_methods import (
    Params,
    bad_request,
    decoded,
    is_yes,
    number,
)
from bot.rehearsal.stand_ins.telegram_queue import Line, Update, UpdateQueue
from bot.rehearsal.stand_ins.telegram_shapes import JSON, seconds

PATIENCE: Final = 60.0
MOST_CONNECTIONS: Final = 40
LONGEST_BACKOFF: Final = 60
LONGEST_RETRY_AFTER: Final = 3600
WEBHOOK_IS_SET: Final = Refused(
    409,
    text="Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{0,256}")


class Webhook:
    """Hold the webhook that is set, and bring updates to it."""

    def __init__(self, stage: Stage, queue: UpdateQueue, errands: Errands) -> None:
        self._stage = stage
        self._queue = queue
        self._errands = errands
        self._doorbell = Doorbell(stage, PATIENCE)
        self._connections = asyncio.Semaphore(MOST_CONNECTIONS)
        self._walked: set[Line] = set()
        self._url = ""
        self._secret = ""
        self._error: tuple[int, str] | None = None
        #: What the bot said when it took an update; a method there is carried out.
        self.on_answer: Callable[[Rung], None] = lambda _rung: None
        queue.on_arrival = self._wake

    async def set(self, params: Params) -> Done:
        """Let updates come to an address from now on."""
        url = str(params.get("url") or "")
        secret = str(params.get("secret_token") or "")
        if not SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if url and not url.startswith("https://") and not is_loopback(url):
            reason = "An HTTPS URL must be provided for webhook"
            raise bad_request(f"bad webhook: {reason}")
        self._allow(params)
        self._url, self._secret = url, secret
        most = number(params, "max_connections") or MOST_CONNECTIONS
        self._connections = asyncio.Semaphore(most)
        self._queue.end_poll(
            Refused(409, text="Conflict: terminated by setWebhook request")
        )
        for line in self._queue.lines():
            self._wake(line)
        return Done("", answer=True)

    async def delete(self, params: Params) -> Done:
        """Let updates wait for a poller again."""
        self._url = ""
        if is_yes(params, "drop_pending_updates"):
            self._queue.drop_all()
        return Done("", answer=True)

    async def info(self, _params: Params) -> Done:
        """Tell what is set, how much waits and what went wrong last."""
        told: JSON = {
            "url": self._url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue),
        }
        if self._error is not None:
            told["last_error_date"], told["last_error_message"] = self._error
        if self._url:
            told |= {"max_connections": MOST_CONNECTIONS, "ip_address": "127.0.0.1"}
        if self._queue.allowed:
            told["allowed_updates"] = sorted(self._queue.allowed)
        return Done("", told, is_a_look=True)

    async def poll(self, params: Params) -> Done:
        """Give updates to a bot that asks for them itself."""
        if self._url:
            raise Declined(WEBHOOK_IS_SET)
        self._allow(params)
        limit = number(params, "limit") or 100
        updates = await self._queue.poll(
            number(params, "offset"), limit, number(params, "timeout")
        )
        return Done("", updates, is_a_look=True)

    async def close(self) -> None:
        """Stop ringing and send the poller home."""
        self._queue.end_poll()
        await self._doorbell.close()

    def _allow(self, params: Params) -> None:
        if "allowed_updates" in params:
            self._queue.allowed = frozenset(decoded(params, "allowed_updates") or ())
        if is_yes(params, "drop_pending_updates"):
            self._queue.drop_all()

    def _wake(self, line: Line) -> None:
        if self._url and line not in self._walked:
            self._walked.add(line)
            self._errands.start(self._walk(line))

    async def _walk(self, line: Line) -> None:
        try:
            while self._url and (update := self._queue.head(line)) is not None:
                wait = await self._bring(update)
                if wait is not None:
                    await self._errands.pause(wait, at_least=BREATH)
        finally:
            self._walked.discard(line)

    async def _bring(self, update: Update) -> int | None:
        body = json.dumps(update.as_json(), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        async with self._connections:
            rung = await self._doorbell.ring(self._url, body, headers)
        if rung.is_taken:
            self._queue.take_off(update)
            self.on_answer(rung)
            return None
        return self._try_again(update, rung)

    def _try_again(self, update: Update, rung: Rung) -> int:
        self._note(update, rung)
        update.failures += 1
        wait = min(rung.retry_after, LONGEST_RETRY_AFTER)
        if not wait and update.failures > 1:
            wait = min(2 ** (update.failures - 1), LONGEST_BACKOFF)
        if self._stage.now() + timedelta(seconds=wait) > update.expires_at:
            self._queue.drop(update)
        return wait

    def _note(self, update: Update, rung: Rung) -> None:
        answer = f"{rung.status} {phrase(rung.status)}"
        reason = f"Wrong response from the webhook: {answer}"
        if rung.failure:
            reason = "Webhook connection closed"
        self._error = (seconds(self._stage.now()), reason)
        fate: Fate = "unknown" if rung.failure == "unanswered" else "refused"
        status = rung.failure or str(rung.status)
        self._queue.write(update, fate, status=status)
