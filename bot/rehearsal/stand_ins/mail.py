"""A stand-in for a mail server: SMTP on loopback."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Final
from weakref import WeakSet

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from bot.rehearsal.stand_ins.faults import AnswerLost, HungUp, Refused
from bot.rehearsal.stand_ins.ledger import Entry, Fate
from bot.rehearsal.stand_ins.stage import Stage

LOOPBACK: Final = "127.0.0.1"
TAKEN: Final = "250 OK"
GONE: Final = "421 Gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Show one letter in an inbox."""

    sender: str
    to: str
    subject: str
    text: str
    at: datetime
    message_id: str


class MailStandIn:
    """Be a mail server that keeps what it gets."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._server: asyncio.Server | None = None
        self._guests: WeakSet[SMTP] = WeakSet()
        self._letters: list[Letter] = []
        self.port = 0

    @property
    def url(self) -> str:
        """Give the address as a setting."""
        return f"smtp://{LOOPBACK}:{self.port}"

    async def start(self, port: int = 0) -> None:
        """Open the door; without a port, any free one."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._greet, LOOPBACK, port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Close the door."""
        if self._server is not None:
            self._server.close()
            for guest in tuple(self._guests):
                _hang_up(guest)
            await self._server.wait_closed()
            self._server = None

    def inbox(self, address: str | None = None) -> tuple[Letter, ...]:
        """Show the letters to somebody, or all."""
        return tuple(letter for letter in self._letters if address in (None, letter.to))

    def remember(self, letter: Letter) -> None:
        """Let an inbox show what it had before this run."""
        self._letters.append(letter)

    async def handle_DATA(  # noqa: N802 - aiosmtpd looks for it by this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Take in a letter, unless a fault has it otherwise."""
        del session
        letters = self._read(envelope)
        met = self._stage.faults.meet("mail.deliver", envelope.rcpt_tos[0])
        await asyncio.sleep(met.delay)
        match met.fault:
            case Refused() as refused:
                self._write(letters, "refused")
                return f"{refused.status} {refused.text or 'Refused'}"
            case HungUp():
                self._write(letters, "refused")
                return _hang_up(server)
            case AnswerLost():
                self._keep(letters, answer="lost")
                return _hang_up(server)
            case _:
                self._keep(letters)
                return TAKEN

    def _greet(self) -> SMTP:
        guest = SMTP(
            self,
            hostname="mail.example",
            enable_SMTPUTF8=True,
            auth_require_tls=False,
            authenticator=_let_anybody_in,
        )
        self._guests.add(guest)
        return guest

    def _read(self, envelope: Envelope) -> list[Letter]:
        content = envelope.content or b""
        raw = content if isinstance(content, bytes) else content.encode()
        parsed = message_from_bytes(raw, EmailMessage, policy=policy.default)
        body = parsed.get_body(("plain", "html"))
        return [
            Letter(
                sender=envelope.mail_from or "",
                to=to,
                subject=str(parsed.get("Subject", "")),
                text=str(body.get_content()).strip() if body else "",
                at=self._stage.now(),
                message_id=str(parsed.get("Message-ID", "")),
            )
            for to in envelope.rcpt_tos
        ]

    def _keep(self, letters: list[Letter], **extra: str) -> None:
        self._letters.extend(letters)
        self._write(letters, "accepted", **extra)

    def _write(self, letters: list[Letter], fate: Fate, **extra: str) -> None:
        for letter in letters:
            entry = Entry(
                provider="mail",
                op="deliver",
                id=letter.message_id,
                to=letter.to,
                text=letter.text,
                fate=fate,
                extra={"subject": letter.subject, **extra},
            )
            self._stage.ledger.write(entry)


def _hang_up(server: SMTP) -> str:
    if isinstance(server.transport, asyncio.WriteTransport):
        server.transport.abort()
    return GONE


def _let_anybody_in(*_who: Any) -> AuthResult:
    return AuthResult(success=True)
