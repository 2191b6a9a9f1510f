"""The fields that texts may use, each with where its words come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.effects.turn import Turn
from bot.rules.help_lines import HelpLine, choose
from bot.rules.hours import next_opening
from bot.store import appointments
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.wording import dates

#: How long a link in a message works.
LINK_LIVES = timedelta(hours=72)
#: Kinds of help line for the hours of a crisis, the best first.
CRISIS_LINES = ("crisis", "doctor", "talk")


class NoSuchMatterError(Exception):
    """A text speaks of an appointment, and its conversation has none."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a text is said about."""

    turn: Turn
    subject: Subject | None
    #: Words that the caller gives, before any of the fields below.
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def appointment(self) -> Appointment:
        """The appointment spoken of, as it stands now."""
        subject = self.subject
        if subject is None or subject.kind != "appointment":
            raise NoSuchMatterError("no appointment is spoken of")
        found = appointments.get(self.turn.connection, subject.id)
        if found is None:
            raise NoSuchMatterError("the appointment is gone")
        return found

    def day(self, moment: datetime) -> str:
        """Say a day as the programme's people do."""
        zone = self.turn.person.programme.time_zone
        return self.turn.house.words.day(moment, self.turn.now, zone)

    def clock(self, moment: datetime) -> str:
        """Say a time of day as the programme's people do."""
        return dates.clock(moment, self.turn.person.programme.time_zone)

    def help_line(self, place: int) -> HelpLine | None:
        """Give the first or second help line that is open now for this person."""
        lines = help_lines_now(self.turn)
        return lines[place] if place < len(lines) else None


def fields_for(scene: Scene, names: tuple[str, ...]) -> dict[str, str]:
    """Give the words of the fields that a text declares."""
    return {
        name: scene.given[name] if name in scene.given else FIELDS[name](scene)
        for name in names
    }


def help_lines_now(turn: Turn) -> tuple[HelpLine, ...]:
    """Choose the help lines to show in this turn."""
    person = turn.person
    return choose(
        turn.house.help_lines,
        CRISIS_LINES,
        age=person.age(turn.now),
        region=person.region,
        local=turn.now.astimezone(person.programme.time_zone),
    )


def chat_link(turn: Turn) -> str:
    """Sign a link that opens only the question asked."""
    token = turn.house.keyring.sign(str(turn.person.id), "chat", turn.now + LINK_LIVES)
    return f"{turn.house.public_url}/chat/{token}"


def _when_back(scene: Scene) -> str:
    """Say when the consultant is at work: now, or the day and the hour."""
    programme = scene.turn.person.programme
    opening = next_opening(programme, scene.turn.now)
    words = scene.turn.house.words
    if opening <= scene.turn.now:
        return words.term("date.today")
    return words.say(
        "date.day_at",
        scene.turn.channel,
        {"day": scene.day(opening), "time": scene.clock(opening)},
    )


def _help(place: int) -> Callable[[Scene], str]:
    def words(scene: Scene) -> str:
        line = scene.help_line(place)
        if line is None:
            return scene.turn.house.words.term("safety.own_doctor")
        return f"{line.name} {line.reach}"

    return words


FIELDS: Mapping[str, Callable[[Scene], str]] = {
    "first_name": lambda scene: scene.turn.person.first_name,
    "consultant": lambda scene: scene.turn.person.consultant_first_name,
    "sender": lambda scene: scene.turn.person.programme.sender,
    "phone": lambda scene: (
        scene.turn.person.programme.phone or scene.turn.person.consultant_phone
    ),
    "link": lambda scene: chat_link(scene.turn),
    "when_back": _when_back,
    "help_line": _help(0),
    "second_help_line": _help(1),
    "day": lambda scene: scene.day(scene.appointment.starts_at),
    "time": lambda scene: scene.clock(scene.appointment.starts_at),
    "place": lambda scene: scene.appointment.place,
    "company": lambda scene: scene.appointment.company,
    "contact": lambda scene: scene.appointment.contact,
}
