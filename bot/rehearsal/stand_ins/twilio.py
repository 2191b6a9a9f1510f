"""A stand-in for Twilio: its REST API on one side, people's phones on the other."""

import base64
import hmac
from collections.abc import Callable

from aiohttp import web

from bot.rehearsal.stand_ins.errands import Errands
from bot.rehearsal.stand_ins.gate import Call, Done, Gate
from bot.rehearsal.stand_ins.ledger import Entry
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.twilio_carrier import Carrier, Text
from bot.rehearsal.stand_ins.twilio_desk import Desk, Form, accept, decline, refuse
from bot.rehearsal.stand_ins.twilio_messages import (
    API_VERSION,
    Direction,
    Message,
    Messages,
    media_urls,
    new_sid,
)
from bot.rehearsal.stand_ins.twilio_webhooks import Webhooks, inbound_form, spoken
from bot.rehearsal.stand_ins.twilio_words import OptOuts, hear


class TwilioStandIn:
    """Be Twilio for one account with one number, and the phones that text it."""

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        stage: Stage,
        *,
        number: str,
        inbound_url: str,
    ) -> None:
        self.account_sid = account_sid
        self.number = number
        self._auth_token = auth_token
        self._stage = stage
        self._inbound_url = inbound_url
        self._errands = Errands(stage.pace)
        self._messages = Messages(account_sid)
        self._opt_outs = OptOuts()
        self._webhooks = Webhooks(stage, self._errands, auth_token)
        self._carrier = Carrier(account_sid, stage, self._errands, self._webhooks)
        self._gate = Gate(stage, accept=accept, refuse=refuse)
        self._desk = Desk(
            account_sid,
            number,
            messages=self._messages,
            opt_outs=self._opt_outs,
            now=stage.now,
        )
        self._desk.on_created = self._carrier.carry

    def application(self) -> web.Application:
        """Serve `/2010-04-01/Accounts/...`, alone or under a prefix."""
        application = web.Application()
        application.add_routes(self.routes())
        application.on_shutdown.append(self.close)
        return application

    def routes(self) -> tuple[web.RouteDef, ...]:
        """Give the same addresses for an application that is there already."""
        account = f"/{API_VERSION}/Accounts/{{account_sid}}"
        one = f"{account}/Messages/{{sid}}.json"
        return (
            web.get(f"{account}.json", self._get_account),
            web.post(f"{account}/Messages.json", self._create),
            web.get(f"{account}/Messages.json", self._list),
            web.get(one, self._fetch),
            web.post(one, self._update),
            web.delete(one, self._delete),
        )

    async def settle(self) -> None:
        """Wait until every message is at its end and every call is made."""
        await self._errands.settle()

    async def close(self, _application: web.Application | None = None) -> None:
        """Leave everything as it lies."""
        await self._errands.close()
        await self._webhooks.close()

    def phone(self, number: str) -> tuple[Text, ...]:
        """Show the messages as the phone with that number does."""
        return self._carrier.phone(number)

    def numbers(self) -> tuple[str, ...]:
        """Give the numbers that have sent or got something."""
        return self._carrier.numbers()

    def remember(self, number: str, text: Text) -> None:
        """Let a phone show what it had before this run."""
        self._carrier.show(number, text)

    def text(
        self,
        from_number: str,
        body: str,
        *,
        pictures: int = 0,
        country: str = "DK",
    ) -> str:
        """Text our number from a phone, and give the message's SID."""
        message = self._keep(
            "inbound", from_number, self.number, body, pictures=pictures
        )
        moment = self._stage.now()
        written = Text(is_mine=True, other=self.number, body=body, at=moment)
        self._carrier.show(from_number, written)
        form = inbound_form(self.account_sid, message, country)
        heard = hear(body)
        if heard is not None:
            form["OptOutType"] = heard
            answer = self._opt_outs.take_in(heard, self.number, from_number)
            self._answer_itself(from_number, answer)
        self._errands.start(self._bring(message, form))
        return message.sid

    def _keep(
        self,
        direction: Direction,
        sender: str,
        to: str,
        body: str,
        *,
        pictures: int = 0,
    ) -> Message:
        now = self._stage.now()
        is_inbound = direction == "inbound"
        sid = new_sid("MM" if pictures else "SM")
        return self._messages.add(
            Message(
                sid=sid,
                direction=direction,
                sender=sender,
                to=to,
                body=body,
                status="received" if is_inbound else "queued",
                created_at=now,
                updated_at=now,
                sent_at=now if is_inbound else None,
                media=media_urls(self.account_sid, sid, pictures),
            )
        )

    def _answer_itself(self, number: str, words: str) -> None:
        if not words:
            return
        own = self._keep("outbound-reply", self.number, number, words)
        own.status, own.sent_at = "delivered", own.created_at
        self._carrier.deliver(own, words)
        self._write(own, "own_answer")

    async def _bring(self, message: Message, form: Form) -> None:
        rung = await self._webhooks.call(
            "inbound", self._inbound_url, form, message.sender
        )
        for words in spoken(rung):
            reply = self._keep("outbound-reply", self.number, message.sender, words)
            self._write(reply, "twiml_reply")
            if not self._opt_outs.blocks(self.number, message.sender):
                self._carrier.carry(reply)

    def _write(self, message: Message, op: str) -> None:
        self._stage.ledger.write(
            Entry(
                provider="twilio",
                op=op,
                id=message.sid,
                to=message.to,
                text=message.body,
            )
        )

    async def _serve(
        self, request: web.Request, call: Call, act: Callable[[], Done]
    ) -> web.StreamResponse:
        async def checked() -> Done:
            self._check(request)
            return act()

        return await self._gate.let_in(request, call, checked)

    def _check(self, request: web.Request) -> None:
        wanted = f"{self.account_sid}:{self._auth_token}"
        token = base64.b64encode(wanted.encode()).decode()
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Basic {token}".encode()):
            raise decline(20003, 401)
        if request.match_info["account_sid"] != self.account_sid:
            raise decline(20404, 404)

    def _about(self, request: web.Request, op: str) -> Call:
        message = self._messages.get(request.match_info["sid"])
        return Call("twilio", op, to=message.to if message else "")

    async def _get_account(self, request: web.Request) -> web.StreamResponse:
        call = Call("twilio", "Accounts.fetch")
        return await self._serve(request, call, self._desk.account)

    async def _create(self, request: web.Request) -> web.StreamResponse:
        form = await _read(request)
        call = Call(
            "twilio", "Messages.create", form.get("To", ""), form.get("Body", "")
        )
        return await self._serve(request, call, lambda: self._desk.create(form))

    async def _list(self, request: web.Request) -> web.StreamResponse:
        query = dict(request.query)
        call = Call("twilio", "Messages.list", query.get("To", ""))
        return await self._serve(request, call, lambda: self._desk.page(query))

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        sid = request.match_info["sid"]
        call = self._about(request, "Messages.fetch")
        return await self._serve(request, call, lambda: self._desk.fetch(sid))

    async def _update(self, request: web.Request) -> web.StreamResponse:
        sid, form = request.match_info["sid"], await _read(request)
        call = self._about(request, "Messages.update")
        return await self._serve(request, call, lambda: self._desk.update(sid, form))

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        sid = request.match_info["sid"]
        call = self._about(request, "Messages.delete")
        return await self._serve(request, call, lambda: self._desk.delete(sid))


async def _read(request: web.Request) -> dict[str, str]:
    posted = await request.post()
    return {name: str(value) for name, value in posted.items()}
