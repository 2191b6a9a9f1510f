"""Passwords, one-time links and log-in; nothing is told of who has an account."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.keyring import BadLinkError, Keyring
from bot.store import attempts, staff
from bot.store.database import Connection
from bot.store.staff import Colleague

#: How long a link to choose a password works.
LINK_LIVES = timedelta(hours=72)
_PURPOSE = "welcome"
#: Shortest password, and the longest that is hashed.
FEWEST_LETTERS = 12
MOST_LETTERS = 200
#: Fewest different letters in it.
FEWEST_KINDS = 5
#: Failed log-ins within the span: of an e-mail from one address, of an e-mail
#: from anywhere, and from one address.
SPAN = timedelta(minutes=15)
MOST_TRIES = 8
MOST_TRIES_OF_EMAIL = 40
MOST_TRIES_FROM = 100

_HASHER = PasswordHasher()
#: Two at a time: each takes 64 MB.
_THREADS = ThreadPoolExecutor(2, "password")


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom a link lets choose a password, and when it was made."""

    staff_id: int
    at: datetime


def invite_link(keyring: Keyring, public_url: str, staff_id: int, now: datetime) -> str:
    """Give a link that lets a colleague choose a password, once."""
    subject = f"{staff_id}-{int(now.timestamp() * 1000)}"
    token = keyring.sign(subject, _PURPOSE, now + LINK_LIVES)
    return f"{public_url}/admin/welcome/{token}"


def read_invite(keyring: Keyring, token: str, now: datetime) -> Invited:
    """Read a link's token; raise BadLinkError when it is forged or too old."""
    staff_id, _, made_at = keyring.verify(token, _PURPOSE, now).partition("-")
    if not (staff_id.isdigit() and made_at.isdigit()):
        raise BadLinkError("not a link of this kind")
    return Invited(int(staff_id), datetime.fromtimestamp(int(made_at) / 1000, UTC))


def hash_password(password: str) -> str:
    """Hash a password with argon2id; takes some 70 ms and 64 MB."""
    return _HASHER.hash(password)


async def hash_in_thread(password: str) -> str:
    """Hash a password without holding the loop up."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_THREADS, hash_password, password)


async def is_right(password: str, password_hash: str | None) -> bool:
    """Check a password; without an account it takes as long."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_THREADS, _is_right, password, password_hash)


def is_worn(password_hash: str) -> bool:
    """Tell whether a hash should be made anew with today's parameters."""
    return _HASHER.check_needs_rehash(password_hash)


def may_try(connection: Connection, email: str, address: str, now: datetime) -> bool:
    """Count a log-in before it is tried; False when there were too many."""
    tries = {
        _by_both(email, address): MOST_TRIES,
        f"email {email}": MOST_TRIES_OF_EMAIL,
        f"from {address}": MOST_TRIES_FROM,
    }
    counts = {key: attempts.count(connection, key, now, SPAN) for key in tries}
    return all(counts[key] <= most for key, most in tries.items())


def forget_tries(connection: Connection, email: str, address: str) -> None:
    """Count from the beginning after a log-in that went well."""
    attempts.forget(connection, _by_both(email, address))
    forget_email(connection, email)


def forget_email(connection: Connection, email: str) -> None:
    """Let an e-mail count from the beginning, wherever it was tried from."""
    attempts.forget(connection, f"email {email}")


def find_account(connection: Connection, email: str) -> Colleague | None:
    """Find who may log in with an e-mail and a password."""
    colleague = staff.by_email(connection, email)
    if colleague is None or colleague.is_disabled or not colleague.password_hash:
        return None
    return colleague


def _by_both(email: str, address: str) -> str:
    return f"log-in {email} {address}"


def _is_right(password: str, password_hash: str | None) -> bool:
    try:
        _HASHER.verify(password_hash or _nobodys(), password[:MOST_LETTERS])
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _nobodys() -> str:
    """What is checked where there is no account, so that both take as long."""
    return hash_password("nobody has this password")
