"""Whether the process lives, whether it is ready, and its figures."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_address

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot.channels.channel import Channel
from bot.doorway import Doorway
from bot.effects.alerts.troubles import find_troubles
from bot.store import inbox, install, outbox, schema
from bot.store.database import Connection, StoreError

#: A scheduler that has not beaten for this long is taken for dead.
DEAD_AFTER = timedelta(seconds=30)
#: Seconds that a channel may take to answer.
PATIENCE = 5


class Status:
    """Routes for whoever watches."""

    def __init__(
        self, doorway: Doorway, channels: Mapping[str, Channel], metrics_token: str = ""
    ) -> None:
        """Take what is looked at."""
        self._doorway = doorway
        self._channels = channels
        self._metrics_token = metrics_token

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/healthz", self.healthz),
            web.get("/readyz", self.readyz),
            web.get("/metrics", self.metrics),
        ]

    async def healthz(self, _request: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"ok": True})

    async def readyz(self, _request: web.Request) -> web.Response:
        """Database, schema, scheduler, alerts and channels, each by itself."""
        parts = await self.parts()
        status = 200 if all(parts.values()) else 503
        return web.json_response({"ok": status == 200, **parts}, status=status)  # noqa: PLR2004

    async def metrics(self, request: web.Request) -> web.Response:
        """Figures for Prometheus; for loopback, or with the token, alone."""
        if not self._may_see(request):
            raise web.HTTPForbidden
        waiting = await self._doorway.read(self._waiting)
        registry = CollectorRegistry()
        for name, seconds in waiting.items():
            Gauge(f"makker_{name}_seconds", name, registry=registry).set(seconds)
        return web.Response(body=generate_latest(registry), content_type="text/plain")

    async def parts(self) -> dict[str, bool]:
        """Tell of each part whether it is ready."""
        try:
            parts = await self._doorway.read(self._database_parts)
        except StoreError:
            return {"database": False}
        names = [name for name in self._channels if name != "web"]
        answers = await asyncio.gather(*(self._is_up(name) for name in names))
        return parts | dict(zip(names, answers, strict=True))

    async def _is_up(self, name: str) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._channels[name].is_up()
        except TimeoutError:
            return False

    def _database_parts(self, connection: Connection) -> dict[str, bool]:
        beat = install.last_beat(connection, "scheduler")
        now = self._doorway.clock.now()
        is_current = schema.is_current(connection)
        troubles = set(find_troubles(connection, now)) if is_current else set()
        return {
            "database": True,
            "migrations": is_current,
            "scheduler": beat is not None and abs(now - beat) < DEAD_AFTER,
            "alerts": troubles.isdisjoint({"overdue", "nobody_told"}),
            "pushes": "pushes_fail" not in troubles,
        }

    def _waiting(self, connection: Connection) -> dict[str, float]:
        """Give how long the oldest of each has waited, in seconds."""
        now = self._doorway.clock.now()
        oldest = {
            "inbox_oldest": inbox.oldest_new(connection),
            "alert_push_oldest": outbox.oldest_waiting(connection, 0),
            "crisis_oldest": outbox.oldest_waiting(connection, 1),
        }
        return {
            name: (now - at).total_seconds() if at else 0.0
            for name, at in oldest.items()
        }

    def _may_see(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "")
        if self._metrics_token and given == f"Bearer {self._metrics_token}":
            return True
        try:
            return ip_address(request.remote or "").is_loopback
        except ValueError:
            return False
