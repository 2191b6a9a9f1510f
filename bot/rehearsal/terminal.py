"""A conversation in lines: what Makker says is printed instead of sent."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from typing_extensions import override

from bot import dialogue
from bot.channels.channel import Channel, Message
from bot.clock import COPENHAGEN, MovableClock
from bot.doorway import Doorway
from bot.effects.plans import plan_checkin, plan_reminders
from bot.effects.reports import take_report
from bot.effects.turn import Work
from bot.house import House
from bot.inbound import Inbound
from bot.rehearsal import cue, seed
from bot.rehearsal.cue import Begun, Refused
from bot.rehearsal.gathering import subject_for
from bot.rehearsal.past import address_of
from bot.rehearsal.town import YoungPerson, read_plan
from bot.sender import Sender
from bot.store import appointments, people, timers
from bot.store.appointments import NewAppointment
from bot.store.database import Connection, Database
from bot.store.people import Person
from bot.wording import dates
from scheduler.due import run_due

#: Everything that has a far end.
CHANNELS = ("sms", "telegram", "web", "email")
#: Until the appointment that can be spoken of, and the first check-in.
APPOINTMENT_IN, CHECKIN_IN = timedelta(days=4), timedelta(days=3)
AFTERNOON = time(13)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is printed."""

    words: str
    #: Beside the conversation: what others get, and what time it is.
    is_aside: bool = False


class Printed(Channel):
    """A channel whose far end is the terminal."""

    def __init__(self, name: str, show: Callable[[str, Message], None]) -> None:
        """Take who prints."""
        self.name = name
        self._show = show

    @override
    async def send(self, message: Message) -> str:
        self._show(self.name, message)
        return f"{self.name}-{message.outbox_id}"

    @override
    async def find(self, message: Message, but: Collection[str] = ()) -> str | None:
        return None

    @override
    async def is_up(self) -> bool:
        return True

    @override
    async def close(self) -> None:
        """Nothing is held open."""


class Terminal:
    """One invented young person on one channel, with the real dialogue behind."""

    def __init__(
        self,
        database: Database,
        house: House,
        clock: MovableClock,
        channel: str,
        show: Callable[[Line], None],
    ) -> None:
        """Settle the person and the staff in an empty database."""
        self.house, self.clock, self.channel = house, clock, channel
        self._show = show
        self._doorway = Doorway(database, house, clock)
        channels = {name: Printed(name, self._deliver) for name in CHANNELS}
        self._sender = Sender(database, house, channels, clock, {})
        self._young: YoungPerson = read_plan().people[0]
        self._numbers = iter(range(1, 1_000_000))
        with database.transaction() as connection:
            self.person_id = _settle_in(self._work(connection), channel)
        self._staff = {
            address: colleague.name.split()[0]
            for colleague in read_plan().staff
            for address in (colleague.phone, colleague.email)
        }
        self._told = ""
        #: Printed, and not yet reported as delivered, as a provider would.
        self._printed: list[int] = []
        #: The moment that was said last in a wait; None outside of one.
        self._stamped: datetime | None = None

    async def say(self, words: str) -> None:
        """Let the young person write."""
        await self.tick()
        address = address_of(self._young, self.channel, self.person_id)
        await self._hear(self.channel, address, words)

    async def take(self) -> bool:
        """Let the colleague who was told last take the alert; False if nobody was."""
        if not self._told:
            return False
        await self._hear("sms", self._told, "1")
        return True

    async def start(self, flow: str) -> str | None:
        """Start a flow; give the reason when Makker does not."""
        begun = await self._doorway.write(_start, self.person_id, flow)
        await self.tick()
        return begun.reason if isinstance(begun, Refused) else None

    async def wait(self, span: timedelta) -> None:
        """Let time go by, stopping wherever something is due."""
        until = self.clock.now() + span
        self._stamped = self.clock.now()
        while (due := await self._next_due()) is not None and due <= until:
            self.clock.move_to(max(due, self.clock.now()))
            await self.tick()
        self.clock.move_to(max(until, self.clock.now()))
        await self.tick()
        self._stamped = None

    async def tick(self) -> None:
        """Do and print what is due now."""
        await run_due(self._doorway.database, self.house, self.clock)
        while await self._sender.send_ready():
            for outbox_id in self._printed:
                await self._doorway.write(take_report, outbox_id, "delivered", "")
            self._printed.clear()

    async def person(self) -> Person:
        """Read the young person."""
        return await self._doorway.read(people.get, self.person_id)

    def moment(self) -> str:
        """Say what time it is."""
        now = self.clock.now()
        day = dates.weekday(now, COPENHAGEN)
        fields = {"day": day, "time": dates.clock(now, COPENHAGEN)}
        return self.house.words.say("date.day_at", "web", fields)

    async def _hear(self, channel: str, sender: str, words: str) -> None:
        inbound = Inbound(
            channel=channel,
            provider_id=f"line-{next(self._numbers)}",
            sender=sender,
            words=words,
            received_at=self.clock.now(),
        )
        await self._doorway.write(dialogue.hear, inbound)
        await self.tick()

    async def _next_due(self) -> datetime | None:
        return await self._doorway.read(timers.next_due)

    def _deliver(self, channel: str, message: Message) -> None:
        self._printed.append(message.outbox_id)
        colleague = self._staff.get(message.to)
        if colleague is not None:
            self._tell_of_push(channel, message, colleague)
        elif channel == self.channel:
            self._stamp()
            self._show(Line(message.words))
            if message.buttons and channel != "sms":
                labels = " ".join(f"[{label}]" for label, _ in message.buttons)
                self._show(Line(labels, is_aside=True))
        else:
            self._stamp()
            fields = {"words": message.words}
            self._aside(f"talk.on_{channel}", fields)

    def _tell_of_push(self, channel: str, message: Message, colleague: str) -> None:
        if channel == "sms":
            self._told = message.to
            self._stamp()
            fields = {"owner": colleague, "words": message.words}
            self._aside("talk.staff_gets", fields)

    def _stamp(self) -> None:
        """Say the time before what comes at a new moment of a wait."""
        if self._stamped is not None and self._stamped != self.clock.now():
            self._stamped = self.clock.now()
            self._show(Line(f"[{self.moment()}]", is_aside=True))

    def _aside(self, key: str, fields: dict[str, str]) -> None:
        words = self.house.words.say(key, "web", fields)
        self._show(Line(words, is_aside=True))

    def _work(self, connection: Connection) -> Work:
        return Work(connection=connection, house=self.house, now=self.clock.now())


def _settle_in(work: Work, channel: str) -> int:
    """Have the town, and its first young person in the middle of a programme."""
    town = seed.found(work, read_plan())
    person_id = next(iter(town.people))
    people.change(
        work.connection,
        person_id,
        state="joined",
        joined_at=work.now - seed.BEFORE,
        channel=channel,
    )
    person = people.get(work.connection, person_id)
    plan_checkin(work.connection, person, person.rhythm, work.now + CHECKIN_IN)
    new = NewAppointment(
        municipality_id=person.municipality_id,
        person_id=person.id,
        consultant_id=person.consultant_id,
        kind="meeting",
        starts_at=_afternoon(person, work.now + APPOINTMENT_IN),
        minutes=45,
        place=read_plan().people[0].appointments[0].place,
    )
    made = appointments.add(work.connection, new, work.now)
    plan_reminders(work.connection, person, made, work.now)
    return person_id


def _afternoon(person: Person, moment: datetime) -> datetime:
    zone = person.programme.time_zone
    day = seed.working_day(person.programme, moment.astimezone(zone).date())
    return datetime.combine(day, AFTERNOON, zone)


def _start(work: Work, person_id: int, flow: str) -> Begun | Refused:
    match flow:
        case (
            "welcome"
            | "checkin"
            | "appointment"
            | "meetup"
            | "who5"
            | "shadow"
            | "job_started"
            | "milestone"
            | "transition"
        ):
            return cue.give(work, person_id, flow, None)
        case "meetup_after" | "loneliness":
            person = people.get(work.connection, person_id)
            dialogue.start(work, person, flow, subject_for(work, person))
            return Begun()
        case _:
            person = people.get(work.connection, person_id)
            dialogue.start(work, person, flow, None)
            return Begun()
