"""Found the municipality: programmes, groups, staff, and people to be invited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.effects.turn import Work
from bot.rules.hours import next_start
from bot.store import addresses, people, places, rehearsal, staff, timers
from bot.store.timers import Wake
from scheduler.simulation.cast import YoungPerson
from scheduler.simulation.plan import Ground

#: One consultant has at most so many young people.
CASELOAD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The ids that the town has got."""

    municipality_id: int
    #: Programme, group and facilitator by preset.
    programmes: Mapping[str, int]
    groups: Mapping[str, int]
    facilitators: Mapping[str, int]
    #: Young people by their ids.
    people: Mapping[int, YoungPerson]


def found(work: Work, cast: Sequence[YoungPerson], zone: str, ground: Ground) -> Town:
    """Put everybody in an empty database."""
    municipality_id = places.ensure_municipality(
        work.connection, now=work.now, **ground.municipality
    )
    programmes, groups, facilitators = {}, {}, {}
    for number, (preset, told) in enumerate(ground.programmes.items()):
        programmes[preset] = programme_id = places.ensure_programme(
            work.connection, municipality_id, preset, work.now
        )
        place = places.place_of(work.connection, programme_id)
        settings = {**told["settings"], "zone": zone}
        places.change_settings(work.connection, place, settings)
        groups[preset] = places.ensure_group(
            work.connection, municipality_id, programme_id, told["group"]
        )
        hire = Hire(work, municipality_id, programme_id)
        facilitators[preset] = hire.engage(900 + number, "facilitator")
        hire.engage(950 + number, "lead")
    settle = Settling(work, municipality_id, programmes, groups)
    return Town(
        municipality_id=municipality_id,
        programmes=programmes,
        groups=groups,
        facilitators=facilitators,
        people={settle.in_town(young): young for young in cast},
    )


@dataclass(frozen=True, slots=True)
class Hire:
    """Where somebody is engaged."""

    work: Work
    municipality_id: int
    programme_id: int

    def engage(self, number: int, role: str) -> int:
        """Have somebody on the staff."""
        staff_id = staff.add(
            self.work.connection,
            municipality_id=self.municipality_id,
            name=f"{role.capitalize()} {number}",
            email=f"{role}{number}@gladsaxe.example",
            phone=f"+452000{number:04}",
            now=self.work.now,
        )
        staff.grant(
            self.work.connection,
            staff_id,
            role,
            municipality_id=self.municipality_id,
            programme_id=self.programme_id,
        )
        return staff_id


@dataclass(slots=True)
class Settling:
    """Settles young people, and engages a consultant for each caseload."""

    work: Work
    municipality_id: int
    programmes: Mapping[str, int]
    groups: Mapping[str, int]

    def in_town(self, young: YoungPerson) -> int:
        """Put somebody in the database, and plan the invitation."""
        connection = self.work.connection
        values = {
            "municipality_id": self.municipality_id,
            "programme_id": self.programmes[young.preset],
            "consultant_id": self._consultant_of(young),
            "name": young.name,
            "birthdate": young.birthdate.isoformat(),
            "state": "invited",
            "channel": young.channel,
            "rhythm": young.rhythm,
            "slot_hour": young.slot_hour,
            "started_on": young.career and young.career.started_on,
            "created_at": self.work.now,
        }
        person_id = rehearsal.add_person(connection, values)
        for channel in ("sms", "telegram", "web"):
            addresses.bind(
                connection,
                person_id,
                municipality_id=self.municipality_id,
                channel=channel,
                value=address_of(young, channel, person_id),
                now=self.work.now,
            )
        if young.in_group:
            group_id = self.groups[young.preset]
            places.put_in_group(connection, self.municipality_id, person_id, group_id)
        self._plan_invitation(person_id, young)
        return person_id

    def _consultant_of(self, young: YoungPerson) -> int:
        caseload = young.number // (CASELOAD * len(self.programmes))
        programme_id = self.programmes[young.preset]
        number = list(self.programmes).index(young.preset)
        hire = Hire(self.work, self.municipality_id, programme_id)
        return hire.engage(caseload * len(self.programmes) + number, "consultant")

    def _plan_invitation(self, person_id: int, young: YoungPerson) -> None:
        person = people.get(self.work.connection, person_id)
        wake = Wake(
            kind="invite",
            due_at=next_start(
                person.programme, young.invited_at + timedelta(minutes=1)
            ),
            municipality_id=self.municipality_id,
            person_id=person_id,
            subject_id=person_id,
        )
        timers.plant(self.work.connection, wake)


def address_of(young: YoungPerson, channel: str, person_id: int) -> str:
    """Give where somebody writes from on a channel."""
    return {
        "sms": young.phone,
        "telegram": young.chat,
        "web": f"web-{person_id}",
    }[channel]
