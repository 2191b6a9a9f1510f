"""Watch over the watch: what must not wait is looked for, and somebody is told."""

from datetime import timedelta

import aiohttp

from bot.clock import Clock
from bot.effects.alerts.alarm import begin_climb
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.alerts.troubles import find_troubles
from bot.effects.turn import Work
from bot.house import House
from bot.log import record, record_fault
from bot.store import install, staff, trouble
from bot.store.database import Connection, Database

#: The same trouble is told again after this long.
TOLD_AGAIN = timedelta(hours=1)
#: Roles that are told of trouble with the install itself.
WATCHERS = ("it", "lead")
PATIENCE = 10


class Watchdog:
    """Looks each minute; an outside dead-man switch hears from it while all is well."""

    def __init__(
        self, database: Database, house: House, clock: Clock, deadman_url: str
    ) -> None:
        """Take what is watched, and where the sign of life goes."""
        self._database = database
        self._house = house
        self._clock = clock
        self._deadman_url = deadman_url

    async def look(self) -> list[str]:
        """Name the troubles, tell of them, and give a sign of life when none is."""
        try:
            troubles = await self._database.write(self._look)
        except Exception as fault:  # noqa: BLE001 - then the sign of life stays away
            record_fault("watchdog_failed", fault)
            return ["database"]
        if not troubles and self._deadman_url:
            await self._give_sign()
        return troubles

    def _look(self, connection: Connection) -> list[str]:
        now = self._clock.now()
        work = Work(connection=connection, house=self._house, now=now)
        for alert in trouble.alerts_without_timer(connection):
            begin_climb(work, alert)
        troubles = find_troubles(connection, now)
        for name in troubles:
            record("trouble", reason=name)
            _tell(work, name)
        install.beat(connection, "watchdog", now)
        return troubles

    async def _give_sign(self) -> None:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.get(self._deadman_url, allow_redirects=False),
            ):
                return
        except (TimeoutError, aiohttp.ClientError, OSError) as fault:
            record_fault("deadman_unreachable", fault)


def _tell(work: Work, name: str) -> None:
    """Push to those who watch over the install, once an hour for each trouble."""
    told_at = install.last_beat(work.connection, f"trouble {name}")
    if told_at is not None and work.now - told_at < TOLD_AGAIN:
        return
    install.beat(work.connection, f"trouble {name}", work.now)
    for colleague in staff.with_roles(work.connection, WATCHERS):
        notice = Notice(
            staff_id=colleague.id,
            key=f"staff.{name}",
            municipality_id=colleague.municipality_id,
        )
        push(work, notice)
