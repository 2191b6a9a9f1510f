"""A town of invented people, and the words that tests speak to Makker with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot import dialogue
from bot.clock import COPENHAGEN, MovableClock
from bot.effects.alerts import drill
from bot.effects.plans import plan_reminders
from bot.effects.turn import Work
from bot.house import House
from bot.inbound import Inbound
from bot.presets import preset
from bot.rules.hours import is_working_day
from bot.store import addresses, appointments, install, people, places, staff, timers
from bot.store.appointments import Appointment, NewAppointment
from bot.store.conversations import Subject
from bot.store.database import Database
from bot.store.people import Person
from bot.store.tables.people import people as people_table
from bot.store.tables.talk import outbox
from scheduler.daily import ensure_daily
from scheduler.due import run_due


@dataclass(frozen=True, slots=True)
class Heard:
    """One message that somebody got."""

    id: int
    channel: str
    delivery: str
    words: str
    texts: tuple[str, ...]
    person_id: int | None
    staff_id: int | None
    alert_id: int | None
    created_at: datetime
    contact_id: int | None = None


class Town:
    """Gladsaxe with a consultant, a lead, and young people made when asked for."""

    def __init__(self, database: Database, house: House, clock: MovableClock) -> None:
        """Found the town."""
        self.database = database
        self.house = house
        self.clock = clock
        self._count = 0
        self._read_to = 0
        with database.transaction() as connection:
            self.municipality_id = places.ensure_municipality(
                connection,
                slug="gladsaxe",
                name="Gladsaxe",
                region="hovedstaden",
                now=clock.now(),
            )
            self.programme_id = places.ensure_programme(
                connection, self.municipality_id, "ips_ung", clock.now()
            )
            ensure_daily(self.work(connection))
            # Nobody reminds this town of its test alarm.
            in_a_year = clock.now() + timedelta(days=365)
            install.beat(connection, drill.reminder(self.programme_id), in_a_year)
        self.mette = self.hire("Mette Skov", "+4520000001", "consultant")
        self.bo = self.hire("Bo Lund", "+4520000002", "lead")

    def hire(self, name: str, phone: str, role: str) -> int:
        """Have somebody on the staff."""
        with self.database.transaction() as connection:
            staff_id = staff.add(
                connection,
                municipality_id=self.municipality_id,
                name=name,
                email=f"{name.split(maxsplit=1)[0].lower()}@gladsaxe.example",
                phone=phone,
                now=self.clock.now(),
            )
            staff.grant(
                connection,
                staff_id,
                role,
                municipality_id=self.municipality_id,
                programme_id=self.programme_id,
            )
        return staff_id

    def settle_in(
        self, name: str = "Anna Bæk", phone: str = "+4520000010", **values: Any
    ) -> int:
        """Have a young person, joined unless said otherwise."""
        now = self.clock.now()
        row = {
            "municipality_id": self.municipality_id,
            "programme_id": self.programme_id,
            "consultant_id": self.mette,
            "name": name,
            "birthdate": "2006-05-05",
            "state": "joined",
            "joined_at": now - timedelta(days=60),
            "channel": "sms",
            "rhythm": "weekly",
            "created_at": now - timedelta(days=60),
            **values,
        }
        with self.database.transaction() as connection:
            person_id: int = connection.execute(
                insert(people_table).returning(people_table.c.id), row
            ).scalar_one()
            found = [("sms", phone), ("web", f"web-{person_id}")]
            if row["channel"] == "telegram":
                found.append(("telegram", "777"))
            for channel, value in found:
                addresses.bind(
                    connection,
                    person_id,
                    municipality_id=row["municipality_id"],
                    channel=channel,
                    value=value,
                    now=now,
                )
        return person_id

    def says(
        self,
        words: str,
        phone: str = "+4520000010",
        *,
        channel: str = "sms",
        kind: str = "text",
        provider_id: str | None = None,
    ) -> list[Heard]:
        """Let somebody write, and give every message that came of it."""
        self._count += 1
        inbound = Inbound(
            channel=channel,
            provider_id=provider_id or f"message-{self._count}",
            sender=phone,
            words=words,
            received_at=self.clock.now(),
            kind=kind,
        )
        with self.database.transaction() as connection:
            outcome = dialogue.hear(self.work(connection), inbound)
        assert outcome != "kept", "it was not understood; see the log"
        return self.heard()

    def starts(
        self, flow: str, person_id: int, subject: Subject | None = None
    ) -> list[Heard]:
        """Let Makker start a conversation."""
        with self.database.transaction() as connection:
            person = people.get(connection, person_id)
            dialogue.start(self.work(connection), person, flow, subject)
        return self.heard()

    def agree(self, person_id: int, starts_at: datetime, **values: Any) -> Appointment:
        """Make an appointment and plan its reminders."""
        now = self.clock.now()
        details: dict[str, Any] = {
            "kind": "meeting",
            "minutes": 45,
            "place": "Rosenkæret 39",
            **values,
        }
        with self.database.transaction() as connection:
            person = people.get(connection, person_id)
            new = NewAppointment(
                municipality_id=self.municipality_id,
                person_id=person_id,
                consultant_id=person.consultant_id,
                starts_at=starts_at,
                **details,
            )
            appointment = appointments.add(connection, new, now)
            plan_reminders(connection, person, appointment, now)
        return appointment

    async def wait(self, **span: float) -> list[Heard]:
        """Move the clock on, doing at its time what is due by then."""
        until = self.clock.now() + timedelta(**span)
        heard: list[Heard] = []
        while (due := self._next_due()) is not None and due <= until:
            self.clock.move_to(max(due, self.clock.now()))
            await run_due(self.database, self.house, self.clock)
            heard += self.heard()
        self.clock.move_to(until)
        return heard + self.heard()

    def _next_due(self) -> datetime | None:
        with self.database.reading() as connection:
            return timers.next_due(connection)

    async def tick(self) -> list[Heard]:
        """Do what is due now."""
        await run_due(self.database, self.house, self.clock)
        return self.heard()

    def heard(self) -> list[Heard]:
        """Give the messages that came since the last look.

        Each has arrived, but for what waits for a decent hour.
        """
        now = self.clock.now()
        with self.database.transaction() as connection:
            connection.execute(
                update(outbox)
                .where(outbox.c.state == "waiting", outbox.c.not_before <= now)
                .values(state="delivered")
            )
            rows = connection.execute(
                select(outbox).where(outbox.c.id > self._read_to).order_by(outbox.c.id)
            ).all()
        if rows:
            self._read_to = rows[-1].id
        return [
            Heard(
                row.id,
                row.channel,
                row.delivery,
                row.words,
                tuple(row.texts),
                row.person_id,
                row.staff_id,
                row.alert_id,
                row.created_at,
                row.contact_id,
            )
            for row in rows
        ]

    def hour(self) -> int:
        """Give the local hour."""
        return self.clock.now().astimezone(COPENHAGEN).hour

    def is_workday(self) -> bool:
        """Tell whether consultants work today."""
        day = self.clock.now().astimezone(COPENHAGEN).date()
        return is_working_day(preset("ips_ung"), day)

    def person(self, person_id: int) -> Person:
        """Read a person."""
        with self.database.reading() as connection:
            return people.get(connection, person_id)

    def change(self, person_id: int, **values: Any) -> None:
        """Set fields of a person."""
        with self.database.transaction() as connection:
            connection.execute(
                update(people_table).where(people_table.c.id == person_id), values
            )

    def rows(self, query: Any) -> list[Any]:
        """Read rows."""
        with self.database.reading() as connection:
            return list(connection.execute(query).all())

    def work(self, connection: Connection) -> Work:
        """Give a transaction's work at this time."""
        return Work(connection=connection, house=self.house, now=self.clock.now())


def texts_of(heard: list[Heard]) -> list[str]:
    """Give the keys of what was said, in order."""
    return [key for message in heard for key in message.texts]


def birthdate_for(age: int, on: date) -> str:
    """Give a birthdate for somebody who has this age on a day."""
    return date(on.year - age, 1, 1).isoformat()
