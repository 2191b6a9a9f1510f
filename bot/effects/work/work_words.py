"""Words about appointments, jobs and days of shadowing that texts may use."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.effects.turn import Turn
from bot.rules.transition import deadlines
from bot.store import companies, shadow_days, spells, staff, transitions
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.spells import Spell
from bot.wording import dates

#: A calendar link works until some time after the hour.
_LINK_OUTLIVES = timedelta(days=1)


def host_name(turn: Turn, appointment: Appointment) -> str:
    """Give the first name of whoever has the appointment."""
    if appointment.consultant_id == turn.person.consultant_id:
        return turn.person.consultant_first_name
    return staff.get(turn.connection, appointment.consultant_id).first_name


def host_phone(turn: Turn, appointment: Appointment) -> str:
    """Give the number of whoever has the appointment, or the programme's."""
    host = staff.get(turn.connection, appointment.consultant_id)
    return host.phone or turn.person.programme.phone


def whom(turn: Turn, appointment: Appointment) -> str:
    """Say whom one meets: the consultant, and the place of work where it takes part."""
    name = host_name(turn, appointment)
    if not appointment.company:
        return name
    words = turn.house.words
    fields = {"consultant": name, "company": appointment.company}
    return words.say("appointment.and_company", turn.channel, fields)


def calendar_link(turn: Turn, appointment: Appointment) -> str:
    """Sign a link to the appointment as a file for the phone's calendar."""
    until = max(appointment.starts_at, turn.now) + _LINK_OUTLIVES
    token = turn.house.keyring.sign(str(appointment.id), "calendar", until)
    return f"{turn.house.public_url}/calendar/{token}.ics"


def series(turn: Turn, told: str) -> str:
    """Say how often and how many times, as hver uge, 6 gange."""
    weeks, _, times = told.partition(" ")
    key = "appointment.every_week" if weeks == "1" else "appointment.every_other_week"
    return turn.house.words.say(key, turn.channel, {"count": times})


def day_in_full(turn: Turn, moment: datetime) -> str:
    """Say a day with its date, also when it is tomorrow: it is read back."""
    return dates.weekday(moment, turn.person.programme.time_zone)


def day_in_zone(moment: datetime, zone: ZoneInfo) -> str:
    """Say a day with its date to somebody who may read it another day."""
    return dates.weekday(moment, zone)


def day_of(turn: Turn, day: date) -> str:
    """Say a date as people do."""
    zone = turn.person.programme.time_zone
    noon = datetime.combine(day, time(12), zone)
    return turn.house.words.day(noon, turn.now, zone)


def meet(turn: Turn, appointment: Appointment) -> str:
    """Say whom to ask for; nothing where nobody is named."""
    if not appointment.contact:
        return ""
    fields = {"contact": appointment.contact}
    return _sentence(turn, "shadow.meet", fields)


def practical(turn: Turn, appointment: Appointment) -> str:
    """Say what to wear and how to get there, as far as staff have written it."""
    day = shadow_days.of_appointment(turn.connection, appointment.id)
    if day is None:
        return ""
    told = (("shadow.clothes", "clothes"), ("shadow.route", "route"))
    return "".join(
        _sentence(turn, key, {name: getattr(day, name)})
        for key, name in told
        if getattr(day, name)
    )


def workplace(turn: Turn, subject: Subject | None) -> str:
    """Say where a job or education is, as hos Bager Holm."""
    spell = _spell(turn, subject)
    words = turn.house.words
    if spell.company_id is None:
        return words.term(f"job_started.at_{spell.kind}")
    name = companies.name_of(turn.connection, spell.company_id)
    return words.say("job_started.at_company", turn.channel, {"company": name})


def start_day(turn: Turn, subject: Subject | None) -> str:
    """Say the first day of a job."""
    return day_of(turn, _spell(turn, subject).starts_on)


def contact_by(turn: Turn, subject: Subject | None) -> str:
    """Say by which day somebody will have been in touch."""
    transition = transitions.get(turn.connection, subject.id) if subject else None
    if transition is None:
        raise LookupError("no discharge is spoken of")
    programme = turn.person.programme
    days = {d.part: d.day for d in deadlines(programme, transition.discharged_on)}
    return day_of(turn, days["contact"])


def _sentence(turn: Turn, key: str, fields: Mapping[str, str]) -> str:
    """Put words to a sentence that others follow."""
    return turn.house.words.say(key, turn.channel, fields) + " "


def _spell(turn: Turn, subject: Subject | None) -> Spell:
    found = spells.get(turn.connection, subject.id) if subject else None
    if found is None:
        raise LookupError("no job is spoken of")
    return found
