"""Staff find a place, tick what must be in order, and confirm a day of shadowing."""

from collections.abc import Mapping, Sequence

from bot.effects import beginning
from bot.effects.plans import plan_shadow
from bot.effects.telling import tell
from bot.effects.turn import Work
from bot.effects.work import employers, shadow_notes
from bot.effects.work.shadow_places import Place, keep_place
from bot.rules.hours import next_start
from bot.rules.reminders import decent_time, delivery_for
from bot.rules.shadow_days import Missing, Tick
from bot.rules.shadow_days import missing as missing_of
from bot.store import appointments, people, shadow_days, tasks, timers
from bot.store import employers as seats
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.shadow_days import ShadowDay
from bot.store.staff import Colleague
from flows.engine.texts import Text

#: Longest words that the site takes, so that an SMS can carry them.
MOST_LETTERS: Mapping[str, int] = {"clothes": 30, "route": 40}
#: Wishes that a place answers.
_ANSWERED_BY_PLACE = ("shadow_wish", "shadow_other_day", "shadow_no")
_FIELDS = ("company", "day", "consultant")
_CANCELLED = Text("shadow.cancelled", _FIELDS)
_CANCELLED_TOLD = Text("shadow.cancelled_told", _FIELDS)
_ESCORTED = Text("shadow.escorted", ("owner", "day", "time", "place"))


def invite_to_wish(work: Work, person_id: int) -> None:
    """Ask what somebody would like to try."""
    person = people.lock(work.connection, person_id)
    if person is not None:
        not_before = next_start(person.programme, work.now)
        beginning.begin(work, person, "shadow", not_before=not_before)


def propose(
    work: Work, person_id: int, place: Place, colleague: Colleague
) -> ShadowDay | None:
    """Ask about a place that was found; nothing is agreed with anybody yet."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return None
    day, appointment = keep_place(
        work.connection, person, place, consultant_id=colleague.id, now=work.now
    )
    if place.contact_id is not None:
        seats.seat(
            work.connection, person.municipality_id, appointment.id, place.contact_id
        )
    tasks.finish_of(
        work.connection,
        _ANSWERED_BY_PLACE,
        person.id,
        staff_id=colleague.id,
        now=work.now,
    )
    _begin(work, person, appointment, "proposed")
    return day


def tick(
    work: Work,
    shadow_id: int,
    name: Tick,
    colleague: Colleague,
    *,
    is_ticked: bool = True,
) -> None:
    """Note that insurance, status or the rules for the young are in order, or not."""
    shadow_days.tick(
        work.connection,
        shadow_id,
        name,
        staff_id=colleague.id if is_ticked else None,
        now=work.now if is_ticked else None,
    )


def set_disclosure(work: Work, shadow_id: int, choice: str) -> None:
    """Keep what the young person has chosen when staff have talked with them."""
    shadow_days.change(
        work.connection, shadow_id, disclosure=choice, disclosed_at=work.now
    )


def what_is_missing(work: Work, shadow_id: int) -> Sequence[Missing]:
    """Name what keeps a day from being confirmed; empty when nothing does."""
    day = shadow_days.get(work.connection, shadow_id)
    if day is None or day.appointment_id is None:
        return ["answer"]
    appointment = appointments.get(work.connection, day.appointment_id)
    person = people.get(work.connection, day.person_id)
    return missing_of(
        age=person.age(appointment.starts_at if appointment else work.now),
        ticked=day.ticked,
        answer=day.answer,
        disclosure=day.disclosure,
    )


def confirm(work: Work, shadow_id: int) -> Sequence[Missing]:
    """Tell the place and the person that the day holds; give what is missing, if any.

    Before insurance, status and, under 18, the rules are ticked, nobody is told.
    """
    missing = what_is_missing(work, shadow_id)
    day = shadow_days.get(work.connection, shadow_id)
    if missing or day is None or day.state != "proposed":
        return missing
    person = people.lock(work.connection, day.person_id)
    appointment = appointments.get(work.connection, day.appointment_id or 0)
    if person is None or appointment is None:
        return ["answer"]
    day = shadow_days.change(work.connection, day.id, state="confirmed")
    held = appointments.change(
        work.connection,
        appointment,
        work.now,
        state="confirmed",
        confirmed_at=work.now,
    )
    employers.tell_of_shadow(work, person, held, day.disclosure)
    plan_shadow(work.connection, person, day, held, work.now)
    _begin(work, person, held, "ready")
    return []


def accept_escort(work: Work, shadow_id: int, colleague: Colleague) -> bool:
    """A named adult goes with them for the first minutes; now Makker may say so."""
    day = shadow_days.get(work.connection, shadow_id)
    if day is None or day.state != "confirmed" or day.escorted_by == colleague.id:
        return False
    person = people.lock(work.connection, day.person_id)
    appointment = appointments.get(work.connection, day.appointment_id or 0)
    if person is None or appointment is None:
        return False
    shadow_days.change(work.connection, day.id, escorted_by=colleague.id)
    shadow_notes.finish(work, ("escort",), appointment.id, colleague)
    tell(work, person, _ESCORTED, appointment, colleague.first_name)
    return True


def move(work: Work, person: Person, appointment: Appointment) -> bool:
    """Tell of a new time; False when the appointment is no day of shadowing."""
    day = shadow_days.of_appointment(work.connection, appointment.id)
    if day is None:
        return False
    shadow_days.change(work.connection, day.id, escorted_by=None)
    if day.state == "confirmed":
        employers.tell_of_shadow(work, person, appointment, day.disclosure)
        plan_shadow(work.connection, person, day, appointment, work.now)
        _begin(work, person, appointment, "moved")
    elif day.state in {"proposed", "cancelled"}:
        shadow_days.change(work.connection, day.id, state="proposed", answer=None)
        _begin(work, person, appointment, "proposed")
    return True


def cancel(work: Work, person: Person, appointment: Appointment) -> bool:
    """Tell place and person that it is off; False when it is no day of shadowing."""
    day = shadow_days.of_appointment(work.connection, appointment.id)
    if day is None:
        return False
    timers.drop(work.connection, "shadow", appointment.id)
    shadow_days.change(work.connection, day.id, state="cancelled")
    is_told = employers.tell_of_cancelling(
        work, person, appointment, disclosure=day.disclosure
    )
    text = _CANCELLED_TOLD if is_told else _CANCELLED
    tell(work, person, text, appointment, "")
    return True


def _begin(work: Work, person: Person, appointment: Appointment, part: str) -> None:
    starts_at = appointment.starts_at
    subject = Subject("appointment", appointment.id, appointment.version)
    turn = beginning.notice_turn(work, person)
    beginning.end_talk_about(turn, subject)
    beginning.begin(
        work,
        person,
        "shadow",
        subject,
        answers={"part": part},
        delivery=delivery_for(work.now, starts_at),
        not_before=decent_time(person.programme, starts_at, work.now),
    )
