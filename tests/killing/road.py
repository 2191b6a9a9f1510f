"""One day with everything that matters in it, from outside."""

from collections.abc import Callable
from typing import Any

from bot.store.tables.alerts import alerts, tasks
from bot.store.tables.talk import inbox, outbox
from tests.killing.world import World
from tests.town import Town

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"
ANNA, METTE, BO = "+4520000010", "+4520000001", "+4520000002"
#: Telegram chats of a young person with a nudge, and of the consultant.
ASTA, METTE_CHAT = 777, 888
ENDED = {"sent", "delivered", "unsure"}


class Road:
    """What happens between the first word and the end of the day."""

    def __init__(self, there: World, town: Town) -> None:
        """Take the world, and what reads its database."""
        self.there = there
        self.town = town
        self.said = 0

    async def walk(self) -> None:
        """From a red message by a climb and a closing to a cancellation and a nudge."""
        await self.say(ANNA, RED)
        await self.until("the help is on her phone", lambda: self.has(ANNA, "112"))
        await self.until("Mette is told", lambda: self.has(METTE, "Svar 1"))
        await self.climb_to(BO, minutes=11)
        await self.take(BO, self.town.bo)
        await self.climb_to(METTE, minutes=31)
        await self.take(METTE, self.town.mette)
        await self.there.post(f"/close/{self.alert().id}/{self.town.mette}")
        assert self.alert().state == "closed"
        self.there.move(minutes=30)
        await self.until("a reminder", lambda: self.has_ended("appointment.remind"))
        await self.say(ANNA, "nej, jeg kan ikke komme")
        await self.until("the consultant has a task", self.is_cancelled)
        self.there.move(minutes=60)
        await self.until("a nudge", lambda: self.has_ended("link.notice"))
        await self.until("all is quiet", self.is_quiet)
        await self.there.twilio.settle()

    async def climb_to(self, number: str, *, minutes: int) -> None:
        """Let an untaken alert climb to somebody's phone."""
        before = self.told(number)
        self.there.move(minutes=minutes)
        await self.until("the next is told", lambda: self.told(number) > before)

    async def take(self, number: str, staff_id: int) -> None:
        """Take the alert by phone."""
        await self.say(number, "1")
        await self.until("it is taken", lambda: self.alert().taken_by == staff_id)

    async def say(self, number: str, words: str) -> None:
        """Text Makker; who writes does not know who is alive."""
        self.said += 1
        self.there.twilio.text(number, words)
        await self.until("it is understood", self.has_understood)

    async def until(self, what: str, happened: Callable[[], bool]) -> None:
        """Wait for it."""
        await self.there.until(happened, what)

    def has_understood(self) -> bool:
        """Whether everything said so far has been understood."""
        rows = self.town.rows(inbox.select().where(inbox.c.state == "understood"))
        return len(rows) == self.said

    def has(self, number: str, words: str) -> bool:
        """Whether a phone has got something with these words."""
        return any(words in message for message in self.phone(number))

    def told(self, number: str) -> int:
        """Count the pushes on a phone."""
        return sum("Svar 1" in message for message in self.phone(number))

    def phone(self, number: str) -> list[str]:
        """Give what a phone shows."""
        shown = self.there.twilio.phone(number)
        return [message.body for message in shown if not message.is_mine]

    def alert(self) -> Any:
        """Give the one alert."""
        (alert,) = self.town.rows(alerts.select())
        return alert

    def is_cancelled(self) -> bool:
        """Whether the consultant has the cancellation as a task."""
        return (
            len(self.town.rows(tasks.select().where(tasks.c.kind == "declined"))) == 1
        )

    def has_ended(self, key: str) -> bool:
        """Whether what was written with a text went out, or is left in doubt."""
        rows = self.town.rows(outbox.select())
        ended = [row.state in ENDED for row in rows if key in row.texts]
        return bool(ended) and all(ended)

    def is_quiet(self) -> bool:
        """Whether nothing waits that should have gone."""
        now = self.there.now()
        is_due = outbox.c.state.in_(("waiting", "sending")) & (
            outbox.c.not_before <= now
        )
        return not self.town.rows(outbox.select().where(is_due))
