"""A call is agreed: who rings, when, and from which number."""

from datetime import datetime

from bot.effects.appointments import appointing
from bot.effects.appointments.appointing import Terms
from bot.effects.turn import Work
from bot.rules.phones import show_phone
from bot.store import tasks
from bot.store.appointments import Appointment
from bot.store.staff import Colleague

#: How long a call is kept free.
MINUTES = 15
_ANSWERED = ("call_me", "job_call")


def announce_call(
    work: Work, person_id: int, at: datetime, colleague: Colleague, *, number: str = ""
) -> Appointment:
    """Tell the person who rings, when and from which number; a wish is answered."""
    terms = Terms(
        starts_at=at,
        minutes=MINUTES,
        place=show_phone(number or colleague.phone),
        kind="call",
        consultant_id=colleague.id,
    )
    made = appointing.make(work, person_id, terms, colleague)
    tasks.finish_of(
        work.connection, _ANSWERED, person_id, staff_id=colleague.id, now=work.now
    )
    return made
