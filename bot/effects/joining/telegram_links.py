"""Links into Telegram: good for one use, and only for a short while."""

import secrets
from datetime import timedelta

from bot.effects.turn import Work
from bot.store import install, invitations
from bot.store.database import Connection
from bot.store.people import Person

#: A link is short-lived; 24 bytes are 32 letters, of the 64 that fit.
TELEGRAM_LIVES = timedelta(minutes=30)
_TOKEN_BYTES = 24
#: Under this name the install keeps what Telegram calls its bot.
TELEGRAM = "telegram"


def is_telegram_on(connection: Connection, person: Person) -> bool:
    """Whether the person can be written with on Telegram."""
    return person.programme.telegram and bool(install.known_name(connection, TELEGRAM))


def telegram_link(work: Work, person: Person, staff_id: int | None) -> str | None:
    """Make a link into Telegram that works once; None where there is no bot."""
    bot = install.known_name(work.connection, TELEGRAM)
    if not bot:
        return None
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    invitations.add(
        work.connection,
        person.id,
        municipality_id=person.municipality_id,
        channel="telegram",
        token=token,
        staff_id=staff_id,
        now=work.now,
        expires_at=work.now + TELEGRAM_LIVES,
    )
    return f"https://t.me/{bot}?start={token}"
