"""The second step of log-in: a code of an authenticator, or a recovery code."""

import secrets
from datetime import datetime, timedelta

import pyotp
import segno

from admin.accounts import SPAN
from bot.effects.turn import Work
from bot.keyring import BadLinkError, Keyring
from bot.store import attempts, second_factors

#: How long one may take between password and code, and to set one up.
STEP_LIVES = timedelta(minutes=10)
MOST_TRIES = 8
CODES, CODE_LETTERS = 8, 10
#: No letters that look like figures.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_SECONDS = 30


def new_secret() -> str:
    """Make the secret of a new authenticator."""
    return pyotp.random_base32()


def new_codes() -> tuple[str, ...]:
    """Make recovery codes, to be written down."""
    return tuple(
        "".join(secrets.choice(_LETTERS) for _ in range(CODE_LETTERS))
        for _ in range(CODES)
    )


def draw(secret: str, email: str) -> str:
    """Draw the secret for an authenticator's camera, as the address of a picture."""
    uri = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Makker")
    return segno.make(uri, error="m").svg_data_uri(scale=5, border=2)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Give the step that a code belongs to, a step off either way; None for none."""
    totp, figures = pyotp.TOTP(secret), "".join(code.split())
    here = int(now.timestamp()) // _SECONDS
    for step in (here, here - 1, here + 1):
        if secrets.compare_digest(totp.at(step * _SECONDS).encode(), figures.encode()):
            return step
    return None


def check(work: Work, staff_id: int, code: str) -> bool:
    """Check a code, counted before it is tried; each opens once."""
    tries = attempts.count(work.connection, _counter(staff_id), work.now, SPAN)
    if tries > MOST_TRIES:
        return False
    secret = second_factors.secret_of(work.connection, staff_id)
    step = step_of(secret, code, work.now) if secret else None
    if step is not None:
        is_right = second_factors.use_step(work.connection, staff_id, step)
    else:
        plain = "".join(code.split()).replace("-", "").upper()
        is_right = second_factors.use_code(work.connection, staff_id, plain, work.now)
    if is_right:
        attempts.forget(work.connection, _counter(staff_id))
    return is_right


def sign_half(keyring: Keyring, staff_id: int, now: datetime) -> str:
    """Give what shows that somebody's password was right a moment ago."""
    return keyring.sign(str(staff_id), "half-in", now + STEP_LIVES)


def read_half(keyring: Keyring, token: str, now: datetime) -> int | None:
    """Give whose password was right; None when the token is none, or too old."""
    try:
        return int(keyring.verify(token, "half-in", now))
    except (BadLinkError, ValueError):
        return None


def _counter(staff_id: int) -> str:
    return f"second step {staff_id}"
