"""How a provider reaches the bot: a POST over loopback, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
)

from bot.rehearsal.stand_ins.stage import Stage

CONNECT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Rung:
    """Tell how the bot answered, or that it did not."""

    status: int = 0
    text: str = ""
    retry_after: int = 0
    #: Nobody there, or somebody who took it and never answered.
    failure: Literal["", "unreached", "unanswered"] = ""

    @property
    def is_taken(self) -> bool:
        """Say whether the bot took it."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


def is_loopback(url: str) -> bool:
    """Say whether an address stays on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Doorbell:
    """Ring at the bot's door."""

    def __init__(self, stage: Stage, patience: float) -> None:
        self._public_url = stage.public_url.rstrip("/")
        self._local_url = stage.local_url.rstrip("/")
        if self._local_url and not is_loopback(self._local_url):
            raise ValueError("Stand-ins stay on loopback: give a local_url there.")
        self._patience = ClientTimeout(total=patience, connect=CONNECT_SECONDS)
        self._session: ClientSession | None = None

    def way_to(self, url: str) -> str:
        """Turn the bot's public address into the one on this machine."""
        path = url.removeprefix(self._public_url) if self._public_url else url
        is_ours = path != url and path[:1] in ("", "/", "?")
        return self._local_url + path if self._local_url and is_ours else url

    async def ring(self, url: str, body: bytes, headers: Mapping[str, str]) -> Rung:
        """Post something and wait for the answer."""
        way = self.way_to(url)
        if not is_loopback(way):
            return Rung(failure="unreached")
        try:
            return await self._post(way, body, headers)
        except (ClientConnectorError, ConnectionTimeoutError):
            return Rung(failure="unreached")
        except (TimeoutError, ClientError, OSError):
            return Rung(failure="unanswered")

    async def _post(self, way: str, body: bytes, headers: Mapping[str, str]) -> Rung:
        if self._session is None:
            self._session = ClientSession(timeout=self._patience)
        async with self._session.post(
            way, data=body, headers=headers, allow_redirects=False
        ) as response:
            wait = response.headers.get("Retry-After", "")
            return Rung(
                response.status,
                await response.text(errors="replace"),
                int(wait) if wait.isdecimal() else 0,
            )

    async def close(self) -> None:
        """Go home."""
        if self._session is not None:
            await self._session.close()
            self._session = None
