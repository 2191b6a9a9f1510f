"""The fields that texts may use, each with where its words come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.effects.everyday.everyday_words import EVERYDAY_FIELDS, meetup_of
from bot.effects.own import own_words
from bot.effects.turn import Turn, Work
from bot.effects.work import work_words
from bot.rules.help_lines import ADULT, HelpLine, choose, own_doctor_answers
from bot.rules.hours import next_opening
from bot.rules.ladder import is_on_watch
from bot.rules.phones import show_phone
from bot.rules.programme import Programme
from bot.store import alerts, appointments, pushes, staff, watch
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.meetups import Meetup
from bot.store.places import Place
from bot.wording import dates

#: How long a link in a message works.
LINK_LIVES = timedelta(hours=72)
#: Kinds of help line for the hours of a crisis, the best first.
CRISIS_LINES = ("crisis", "doctor", "talk")
_VIOLENCE = ("violence", "crisis", "doctor")
#: Kinds of help line by the kind of matter, where it has its own.
LINES_FOR: Mapping[str, tuple[str, ...]] = {
    "abuse": _VIOLENCE,
    "threat": _VIOLENCE,
    "exploited": _VIOLENCE,
    "forced_travel": _VIOLENCE,
    "danger_other": _VIOLENCE,
    "eating": ("eating", *CRISIS_LINES),
    "psychosis": ("doctor", "crisis", "talk"),
    "overdose": ("doctor", "crisis"),
    "selfharm_now": ("doctor", "crisis"),
    "med_stop": ("doctor", "talk", "crisis"),
}


class NoSuchMatterError(Exception):
    """A text speaks of an appointment, and its conversation has none."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a text is said about."""

    turn: Turn
    subject: Subject | None
    #: Words that the caller gives, before any of the fields below.
    given: Mapping[str, str] = field(default_factory=dict)
    #: What has been answered in the conversation.
    answers: Mapping[str, str] = field(default_factory=dict)
    #: It is said in Makker's own chat alone; elsewhere a link leads there.
    is_web_only: bool = False

    @property
    def matter(self) -> Appointment | Meetup:
        """The appointment or the meetup spoken of, as it stands now."""
        subject = self.subject
        if subject is not None and subject.kind == "meetup":
            return meetup_of(self.turn, subject)
        return self.appointment

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

    @property
    def host(self) -> str:
        """The first name of whoever has the appointment, else of the consultant."""
        if self.subject is None or self.subject.kind != "appointment":
            return self.turn.person.consultant_first_name
        return work_words.host_name(self.turn, self.appointment)

    @property
    def wished_at(self) -> datetime:
        """The time that the person has named."""
        return datetime.fromisoformat(self.answers["new_time"])

    def day(self, moment: datetime) -> str:
        """Say a day as the programme's people do."""
        zone = self.turn.person.programme.time_zone
        return self.turn.house.words.day(moment, self.turn.now, zone)

    def clock(self, moment: datetime) -> str:
        """Say a time of day as the programme's people do."""
        return dates.clock(moment, self.turn.person.programme.time_zone)

    def help_line(self, place: int) -> HelpLine | None:
        """Give the first or second help line that is open now for this matter."""
        kinds = LINES_FOR.get(self.answers.get("kind", ""), CRISIS_LINES)
        lines = help_lines_now(self.turn, kinds)
        return lines[place] if place < len(lines) else None


def fields_for(scene: Scene, names: tuple[str, ...]) -> dict[str, str]:
    """Give the words of the fields that a text declares."""
    return {
        name: scene.given[name] if name in scene.given else FIELDS[name](scene)
        for name in names
    }


def help_lines_now(
    turn: Turn, kinds: tuple[str, ...] = CRISIS_LINES
) -> tuple[HelpLine, ...]:
    """Choose the help lines to show in this turn."""
    person = turn.person
    return choose(
        turn.house.help_lines,
        kinds,
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


def _who_knows(scene: Scene) -> str:
    """Say the truth about who has been told, and when somebody will see it."""
    turn = scene.turn
    alert = alerts.open_of(turn.connection, turn.person.id)
    words = turn.house.words
    if alert is None:
        return words.say("safety.nobody_told", turn.channel, {})
    if alert.state == "taken" and alert.taken_by is not None:
        owner = staff.get(turn.connection, alert.taken_by).first_name
        return words.say("safety.taken_by", turn.channel, {"owner": owner})
    told = pushes.last_told(turn.connection, alert.id)
    if told is None:
        return words.say("safety.nobody_told", turn.channel, {})
    rungs = watch.ladder(turn.connection, alert.programme_id, turn.person.id, turn.now)
    is_there = any(
        is_on_watch(turn.person.programme, rung, turn.now)
        for rung in rungs
        if rung.staff_id == told
    )
    name = staff.get(turn.connection, told).first_name
    fields = {"told": name, "when_back": _when_back(scene)}
    return words.say(
        "safety.told_on_watch" if is_there else "safety.told_off_watch",
        turn.channel,
        fields,
    )


def _help_line(scene: Scene) -> str:
    """Give the first line that is open; when none is, one's own doctor."""
    line = scene.help_line(0)
    return line.told_by(scene.turn.channel) if line else _of_doctor(scene)


def _second_help_line(scene: Scene) -> str:
    """Give the second line that is open; else the doctor, and at last 112."""
    line = scene.help_line(1)
    if line is not None:
        return line.told_by(scene.turn.channel)
    if scene.help_line(0) is None:
        return scene.turn.house.words.term("safety.emergency")
    return _of_doctor(scene)


def _of_doctor(scene: Scene) -> str:
    return _doctor_or_112(scene.turn, scene.turn.person.programme)


def line_for_anybody(work: Work, place: Place, channel: str) -> str:
    """Give an open line to somebody whose age is not known."""
    local = work.now.astimezone(place.programme.time_zone)
    for_all = [line for line in work.house.help_lines if line.is_for_all]
    found = choose(for_all, CRISIS_LINES, age=ADULT, region=place.region, local=local)
    return found[0].told_by(channel) if found else _doctor_or_112(work, place.programme)


def _doctor_or_112(work: Work, programme: Programme) -> str:
    """One's own doctor while they answer, and else 112: never a closed door."""
    local = work.now.astimezone(programme.time_zone)
    key = "safety.own_doctor" if own_doctor_answers(local) else "safety.emergency"
    return work.house.words.term(key)


FIELDS: Mapping[str, Callable[[Scene], str]] = {
    **EVERYDAY_FIELDS,
    "first_name": lambda scene: scene.turn.person.first_name,
    "series": lambda scene: work_words.series(scene.turn, scene.answers["series"]),
    "consultant": lambda scene: scene.host,
    "sender": lambda scene: scene.turn.person.programme.sender,
    "phone": lambda scene: show_phone(
        scene.turn.person.programme.phone or scene.turn.person.consultant_phone
    ),
    "host_phone": lambda scene: show_phone(
        work_words.host_phone(scene.turn, scene.appointment)
    ),
    "link": lambda scene: chat_link(scene.turn),
    "when_back": _when_back,
    "who_knows": _who_knows,
    "help_line": _help_line,
    "second_help_line": _second_help_line,
    "day": lambda scene: scene.day(scene.matter.starts_at),
    "time": lambda scene: scene.clock(scene.matter.starts_at),
    "place": lambda scene: scene.matter.place,
    "company": lambda scene: scene.appointment.company,
    "contact": lambda scene: scene.appointment.contact,
    "whom": lambda scene: work_words.whom(scene.turn, scene.appointment),
    "calendar": lambda scene: work_words.calendar_link(scene.turn, scene.appointment),
    "meet": lambda scene: work_words.meet(scene.turn, scene.appointment),
    "practical": lambda scene: work_words.practical(scene.turn, scene.appointment),
    "workplace": lambda scene: work_words.workplace(scene.turn, scene.subject),
    "start_day": lambda scene: work_words.start_day(scene.turn, scene.subject),
    "contact_by": lambda scene: work_words.contact_by(scene.turn, scene.subject),
    "wished_day": lambda scene: work_words.day_in_full(scene.turn, scene.wished_at),
    "wished_time": lambda scene: scene.clock(scene.wished_at),
    "full_name": lambda scene: scene.turn.person.name,
    "age_from": lambda scene: str(scene.turn.person.programme.age_from),
    "age_to": lambda scene: str(scene.turn.person.programme.age_to),
    "other_places": lambda scene: own_words.other_places(scene.turn),
    "rhythm": lambda scene: own_words.rhythm(scene.turn),
    "pause_end": lambda scene: own_words.pause_end(scene.turn),
    "asked_hour": lambda scene: own_words.asked_hour(scene.answers.get("hour")),
    "number_end": lambda scene: own_words.number_end(scene.turn),
    "birthday": lambda scene: own_words.birthday(scene.turn),
    "message_count": lambda scene: str(own_words.holdings(scene.turn).messages),
    "answer_count": lambda scene: str(own_words.holdings(scene.turn).answers),
    "appointment_count": lambda scene: str(own_words.holdings(scene.turn).appointments),
    "plan_count": lambda scene: str(own_words.holdings(scene.turn).plan_lines),
    "readers": lambda scene: own_words.readers(scene.turn),
    "sharing": lambda scene: own_words.shared(scene.turn),
    "plan": lambda scene: own_words.plan(scene.turn),
    "former": lambda scene: own_words.former(scene.turn),
    "next_steps": lambda scene: own_words.next_steps(scene.turn),
}
