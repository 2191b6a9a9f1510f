"""A colleague makes, moves or cancels an appointment; the person is told once."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from bot.effects import beginning
from bot.effects.appointments import loose_ends
from bot.effects.joining import numbers
from bot.effects.plans import plan_reminders
from bot.effects.telling import reminder_now, tell
from bot.effects.turn import Work
from bot.effects.work import employers, shadowing
from bot.effects.work.shadow_places import Place
from bot.rules.reminders import decent_time, delivery_for
from bot.store import (
    appointments,
    people,
    slots,
    staff,
    timers,
)
from bot.store import employers as employer_seats
from bot.store.appointments import Appointment, NewAppointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague
from flows.engine.texts import Text

SHADOWING = "shadowing"
#: moved: told anew; amended: nothing that the person has to know.
Changed = Literal["moved", "amended"]
News = Literal["made", "moved"]
FIELDS = ("first_name", "whom", "consultant", "day", "time", "sender")
CANCELLED = Text("appointment.cancelled", FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is agreed: when, for how long, where, and with whom."""

    starts_at: datetime
    minutes: int
    place: str
    kind: str = "meeting"
    company: str | None = None
    contact: str | None = None
    #: Who at the place of work is asked whether the time is good.
    contact_id: int | None = None
    #: Whose appointment it is; the person's own consultant's unless said.
    consultant_id: int | None = None
    #: The first of those that come again.
    series_id: int | None = None


def make(
    work: Work,
    person_id: int,
    terms: Terms,
    colleague: Colleague,
    *,
    series: str = "",
) -> Appointment:
    """Make an appointment; one inside the reminder window is told all the same.

    A day of shadowing is only proposed: it holds once everything is ticked.
    """
    person = people.get(work.connection, person_id)
    if terms.kind == SHADOWING:
        return _propose(work, person, terms)
    made = _add(work, person, terms)
    plan_reminders(work.connection, person, made, work.now, is_told=True)
    _tell_news(work, person, made, "made", series=series)
    employers.ask_to_talk(work, person, made)
    loose_ends.finish_old_wishes(work, person, colleague)
    return made


def add_quietly(work: Work, person: Person, terms: Terms) -> Appointment:
    """Add an appointment that its reminders alone tell of."""
    made = _add(work, person, terms)
    plan_reminders(work.connection, person, made, work.now)
    return made


def _add(work: Work, person: Person, terms: Terms) -> Appointment:
    new = NewAppointment(
        municipality_id=person.municipality_id,
        person_id=person.id,
        consultant_id=terms.consultant_id or person.consultant_id,
        kind=terms.kind,
        starts_at=terms.starts_at,
        minutes=terms.minutes,
        place=terms.place,
        company=terms.company,
        contact=terms.contact,
        series_id=terms.series_id,
    )
    made = appointments.add(work.connection, new, work.now)
    _seat(work, person, made, terms)
    return made


def _seat(work: Work, person: Person, appointment: Appointment, terms: Terms) -> None:
    """Give the contact a part in it; another who had heard of it hears it is off."""
    seat = employer_seats.seat_of(work.connection, appointment.id)
    if terms.contact_id is None:
        return
    if seat is not None and seat.contact_id != terms.contact_id:
        employers.tell_of_cancelling(work, person, appointment)
        employer_seats.unseat(work.connection, appointment.id)
    employer_seats.seat(
        work.connection, appointment.municipality_id, appointment.id, terms.contact_id
    )


def _propose(work: Work, person: Person, terms: Terms) -> Appointment:
    host = staff.get(work.connection, terms.consultant_id or person.consultant_id)
    place = Place(
        starts_at=terms.starts_at,
        minutes=terms.minutes,
        place=terms.place,
        company=terms.company or terms.place,
        meet=terms.contact or "",
        contact_id=terms.contact_id,
    )
    day = shadowing.propose(work, person.id, place, host)
    appointment_id = day.appointment_id if day is not None else None
    proposed = appointments.get(work.connection, appointment_id or 0)
    if proposed is None:
        raise LookupError("the person is gone")
    return proposed


def move(
    work: Work, appointment_id: int, terms: Terms, colleague: Colleague
) -> Changed | None:
    """Move an appointment; None when it is over, cancelled or gone."""
    found = _lock(work, appointment_id)
    if found is None or found[1].state == "cancelled":
        return None
    person, old = found
    is_shadow = old.kind == SHADOWING
    if is_shadow != (terms.kind == SHADOWING):
        terms = replace(terms, kind=old.kind)
    is_same = (old.starts_at, old.place) == (terms.starts_at, terms.place)
    _seat(work, person, old, terms)
    if (old.is_on or old.is_proposed) and is_same:
        kept = appointments.amend(work.connection, old, work.now, **_details(terms))
        employers.ask_to_talk(work, person, kept)
        return "amended"
    was_told = not loose_ends.take_back(work, old) and not is_same
    loose_ends.end_talk(work, person, old)
    moved = appointments.change(
        work.connection,
        old,
        work.now,
        starts_at=terms.starts_at,
        place=terms.place,
        state=_state_when_moved(old),
        confirmed_at=None,
        **_details(terms),
    )
    slots.give_back(work.connection, moved.id, work.now)
    plan_reminders(work.connection, person, moved, work.now, is_told=True)
    news: News = "moved" if was_told else "made"
    if not shadowing.move(work, person, moved):
        _tell_news(work, person, moved, news, old.starts_at)
        employers.ask_to_talk(work, person, moved)
    loose_ends.finish_wishes(work, moved, colleague)
    return "moved"


def _state_when_moved(old: Appointment) -> str:
    """A place that was said no to is only proposed again."""
    is_anew = old.kind == SHADOWING and not old.is_on
    return "proposed" if old.is_proposed or is_anew else "planned"


def cancel(
    work: Work,
    appointment_id: int,
    colleague: Colleague,
    *,
    told: Text | None = CANCELLED,
) -> bool:
    """Cancel an appointment; False when it is over, cancelled or gone.

    Told with nothing, somebody has said so already.
    """
    found = _lock(work, appointment_id)
    if found is None or not (found[1].is_on or found[1].is_proposed):
        return False
    person, old = found
    was_told = not loose_ends.take_back(work, old)
    loose_ends.end_talk(work, person, old)
    timers.drop(work.connection, "reminder", old.id)
    cancelled = appointments.change(work.connection, old, work.now, state="cancelled")
    slots.give_back(work.connection, old.id, work.now)
    if not shadowing.cancel(work, person, cancelled):
        if was_told and told is not None:
            tell(work, person, told, cancelled, colleague.first_name)
        employers.tell_of_cancelling(work, person, cancelled)
    loose_ends.finish_wishes(work, cancelled, colleague)
    return True


def _tell_news(
    work: Work,
    person: Person,
    appointment: Appointment,
    news: News,
    old_time: datetime | None = None,
    *,
    series: str = "",
) -> None:
    """Say it once, and take the answer: another time may be wanted at once.

    To a number in doubt the reminder says it, after their yes.
    """
    if numbers.hold(work, reminder_now(person, appointment, work.now)):
        return
    starts_at = appointment.starts_at
    beginning.begin(
        work,
        person,
        "appointment",
        Subject("appointment", appointment.id, appointment.version),
        answers={"news": "series", "series": series} if series else {"news": news},
        delivery=delivery_for(work.now, starts_at, old_time),
        not_before=decent_time(person.programme, starts_at, work.now),
    )


def _details(terms: Terms) -> dict[str, Any]:
    """What the person is not told of by a message of its own."""
    return {
        "minutes": terms.minutes,
        "kind": terms.kind,
        "company": terms.company,
        "contact": terms.contact,
    }


def _lock(work: Work, appointment_id: int) -> tuple[Person, Appointment] | None:
    """Lock the person first, as every turn of theirs does."""
    known = appointments.get(work.connection, appointment_id)
    if known is None:
        return None
    person = people.lock(work.connection, known.person_id)
    found = appointments.get(work.connection, appointment_id)
    if person is None or found is None or found.starts_at <= work.now:
        return None
    return person, found
