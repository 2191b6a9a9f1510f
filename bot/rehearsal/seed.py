"""Fill an empty database with the invented town, and with the weeks behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.effects.plans import plan_reminders
from bot.effects.turn import Work
from bot.effects.work.shadow_places import Place, keep_place, plan_to_ask
from bot.rehearsal.past import Deed, Past, address_of
from bot.rehearsal.town import Agreement, Plan, YoungPerson, read_plan
from bot.rules.hours import is_working_day, next_start
from bot.rules.programme import Programme
from bot.store import addresses, appointments, people, places, rehearsal, staff, timers
from bot.store.appointments import NewAppointment
from bot.store.database import Connection
from bot.store.people import Person
from bot.store.timers import Wake

CHANNELS = ("sms", "telegram", "web")
#: The town is this much older than its first invitation.
BEFORE = timedelta(days=40)
#: Appointments are made this long before now.
MADE_BEFORE = timedelta(days=6)
SHADOW_MINUTES = 180
_DAY = timedelta(days=1)
_THURSDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The ids that the town has got."""

    municipality_id: int
    programmes: Mapping[str, int]
    staff: Mapping[str, int]
    people: Mapping[int, YoungPerson]


def is_empty(connection: Connection) -> bool:
    """Tell whether nobody lives in the database yet."""
    return not places.every_place(connection)


def seed(work: Work) -> Town:
    """Found the town and play its last weeks up to this moment."""
    town = found(work, read_plan())
    past = Past(work.connection, work.house, town.people)
    for person_id, young in town.people.items():
        person = people.get(work.connection, person_id)
        _plan_invitation(work, person, young)
        for agreement in young.appointments:
            made_at = work.now - MADE_BEFORE
            starts_at = when(person.programme, agreement, work.now)
            past.plan(made_at, agree(person, agreement, starts_at))
    past.play(work.now)
    return town


def found(work: Work, plan: Plan) -> Town:
    """Put the municipality, its staff and its young people in the database."""
    connection, since = work.connection, work.now - BEFORE
    municipality_id = places.ensure_municipality(
        connection, slug=plan.slug, name=plan.name, region=plan.region, now=since
    )
    programmes = {
        preset: places.ensure_programme(connection, municipality_id, preset, since)
        for preset in plan.programmes
    }
    for preset, programme in plan.programmes.items():
        place = places.place_of(connection, programmes[preset])
        places.change_settings(connection, place, programme.settings)
    ids = _hire(connection, plan, municipality_id, programmes, since)
    town = Town(
        municipality_id=municipality_id, programmes=programmes, staff=ids, people={}
    )
    settled = {_settle_in(work, plan, town, young): young for young in plan.people}
    return Town(
        municipality_id=municipality_id,
        programmes=programmes,
        staff=ids,
        people=settled,
    )


def when(programme: Programme, agreement: Agreement, now: datetime) -> datetime:
    """Give the moment of an appointment whose day is told from today."""
    today = now.astimezone(programme.time_zone).date()
    tomorrow = today + _DAY
    day = {
        "today": working_day(programme, today),
        "next": working_day(programme, tomorrow),
        "thursday": tomorrow + (_THURSDAY - tomorrow.isoweekday()) % 7 * _DAY,
    }[agreement.day]
    return datetime.combine(
        day, time.fromisoformat(agreement.time), programme.time_zone
    )


def agree(person: Person, agreement: Agreement, starts_at: datetime) -> Deed:
    """Give the deed of making an appointment."""

    def make(work: Work) -> None:
        if agreement.kind == "shadowing":
            _propose(work, person, agreement, starts_at)
            return
        new = NewAppointment(
            municipality_id=person.municipality_id,
            person_id=person.id,
            consultant_id=person.consultant_id,
            kind=agreement.kind,
            starts_at=starts_at,
            minutes=45,
            place=agreement.place,
            company=agreement.company,
            contact=agreement.contact,
        )
        made = appointments.add(work.connection, new, work.now)
        plan_reminders(work.connection, person, made, work.now)

    return make


def _propose(
    work: Work, person: Person, agreement: Agreement, starts_at: datetime
) -> None:
    place = Place(
        starts_at=starts_at,
        minutes=SHADOW_MINUTES,
        place=agreement.place,
        company=agreement.company or agreement.place,
        meet=agreement.contact or "",
    )
    _, proposed = keep_place(
        work.connection,
        person,
        place,
        consultant_id=person.consultant_id,
        now=work.now,
    )
    plan_to_ask(work.connection, person, proposed, work.now)


def working_day(programme: Programme, day: date) -> date:
    """Give the day, or the next one on which people work."""
    while not is_working_day(programme, day):
        day += _DAY
    return day


def _hire(
    connection: Connection,
    plan: Plan,
    municipality_id: int,
    programmes: Mapping[str, int],
    since: datetime,
) -> Mapping[str, int]:
    hired = {}
    for colleague in plan.staff:
        hired[colleague.name] = staff_id = staff.add(
            connection,
            municipality_id=municipality_id,
            name=colleague.name,
            email=colleague.email,
            phone=colleague.phone,
            now=since,
        )
        rehearsal.choose_push(connection, staff_id, colleague.push_by)
        staff.grant(
            connection,
            staff_id,
            colleague.role,
            municipality_id=municipality_id,
            programme_id=programmes.get(colleague.programme or ""),
        )
    return hired


def _settle_in(work: Work, plan: Plan, town: Town, young: YoungPerson) -> int:
    since = work.now - timedelta(days=(young.invited_days_ago or 0) + 1)
    programme_id = town.programmes[young.programme]
    values = {
        "municipality_id": town.municipality_id,
        "programme_id": programme_id,
        "consultant_id": town.staff[young.consultant],
        "name": young.name,
        "birthdate": _birthdate(young, work.now),
        "state": "invited",
        "channel": young.channel,
        "rhythm": "weekly",
        "created_at": since,
    }
    person_id = rehearsal.add_person(work.connection, values)
    for channel in CHANNELS:
        addresses.bind(
            work.connection,
            person_id,
            municipality_id=town.municipality_id,
            channel=channel,
            value=address_of(young, channel, person_id),
            now=since,
        )
    if young.in_group:
        name = plan.programmes[young.programme].group
        group_id = places.ensure_group(
            work.connection, town.municipality_id, programme_id, name
        )
        places.put_in_group(work.connection, town.municipality_id, person_id, group_id)
    return person_id


def _birthdate(young: YoungPerson, now: datetime) -> str:
    """Born on 1 February, so that the age holds on most days of a year's end."""
    year = now.year - young.age - (now.month == 1)
    return date(year, 2, 1).isoformat()


def _plan_invitation(work: Work, person: Person, young: YoungPerson) -> None:
    if young.invited_days_ago is None:
        return
    morning = (work.now - timedelta(days=young.invited_days_ago)).replace(
        hour=9, minute=5, second=0, microsecond=0
    )
    wake = Wake(
        kind="invite",
        due_at=next_start(person.programme, morning),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
    )
    timers.plant(work.connection, wake)
