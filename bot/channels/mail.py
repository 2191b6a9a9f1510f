"""E-mail to staff, by SMTP."""

from collections.abc import Collection
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib
from typing_extensions import override

from bot.channels.channel import Channel, Message, RefusedError, UnsureError

PATIENCE = 10


class Mail(Channel):
    """One SMTP server."""

    name = "email"

    def __init__(self, url: str, subject: str) -> None:
        """Take smtp://user:password@host:port?from=address."""
        parts = urlsplit(url)
        self._host = parts.hostname or "localhost"
        self._port = parts.port or (465 if parts.scheme == "smtps" else 25)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._is_tls = parts.scheme == "smtps"
        self._from = unquote(parts.query.removeprefix("from=")) or "makker@localhost"
        self._subject = subject

    @override
    async def send(self, message: Message) -> str:
        mail = EmailMessage()
        mail["From"], mail["To"] = self._from, message.to
        mail["Subject"] = message.title or self._subject
        mail["Message-ID"] = f"<makker-{message.outbox_id}@{self._host}>"
        mail.set_content(message.words)
        try:
            await aiosmtplib.send(
                mail,
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._is_tls,
                timeout=PATIENCE,
            )
        except aiosmtplib.SMTPConnectError:
            raise RefusedError("unreachable") from None
        except aiosmtplib.SMTPResponseException as refusal:
            raise RefusedError(str(refusal.code)) from None
        except aiosmtplib.SMTPRecipientsRefused:
            raise RefusedError("550") from None
        except (aiosmtplib.SMTPException, OSError):
            raise UnsureError("no answer") from None
        return str(mail["Message-ID"])

    @override
    async def find(self, message: Message, but: Collection[str] = ()) -> str | None:
        """Mail cannot be looked up."""
        raise UnsureError("no look-up")

    @override
    async def is_up(self) -> bool:
        try:
            async with aiosmtplib.SMTP(
                hostname=self._host,
                port=self._port,
                use_tls=self._is_tls,
                timeout=PATIENCE,
            ):
                return True
        except (aiosmtplib.SMTPException, OSError):
            return False

    @override
    async def close(self) -> None:
        """Nothing is held open."""
