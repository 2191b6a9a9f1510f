"""Secrets of a rehearsal: made once, kept beside its database."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.keyring import new_secret


class LostKeysError(Exception):
    """The database is there and its key is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What an install is given by hand, and the password of its invented staff."""

    secret: str
    password: str
    webhook_secret: str
    auth_token: str
    bot_token: str


def open_keys(path: Path, database: Path) -> Keys:
    """Read the keys, or make them for a database that is not there yet."""
    if path.exists():
        return Keys(**json.loads(path.read_text("utf-8")))
    if database.exists():
        raise LostKeysError(path)
    keys = _make()
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        json.dump(asdict(keys), file)
    return keys


def _make() -> Keys:
    return Keys(
        secret=new_secret(),
        password=f"makker-{secrets.token_hex(4)}",
        webhook_secret=secrets.token_hex(16),
        auth_token=secrets.token_hex(16),
        bot_token=f"200000000:{secrets.token_hex(16)}",
    )
