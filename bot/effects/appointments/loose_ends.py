"""What hangs on an appointment that changes: words, talk and wishes about it."""

from bot.effects import conversing
from bot.effects.telling import channel_of
from bot.effects.turn import Turn, Work
from bot.store import appointments, conversations, notices, tasks
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague

#: What an appointment that is new to the person is told with.
MADE = ("appointment.made", "appointment.call_made", "appointment.series_made")
#: Wishes that a change of the appointment answers.
ANSWERED = ("declined", "sick", "new_time")


def take_back(work: Work, appointment: Appointment) -> bool:
    """Take waiting words back; True when the person had not been told of it yet."""
    subject = Subject("appointment", appointment.id)
    return not notices.take_back(work.connection, subject).isdisjoint(MADE)


def end_talk(work: Work, person: Person, appointment: Appointment) -> None:
    """A yes to the old time must never be heard as a yes to the new one."""
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=channel_of(person),
        delivery="change",
    )
    subject = Subject("appointment", appointment.id)
    for kept in conversations.heard_about(work.connection, person.id, subject):
        conversing.end(turn, kept, "replaced")


def finish_old_wishes(work: Work, person: Person, colleague: Colleague) -> None:
    """A new appointment answers the wish for one after another was missed."""
    for task_id in tasks.open_of(work.connection, ("new_time",), person.id):
        task = tasks.get(work.connection, task_id)
        subject = task.subject if task else None
        old = appointments.get(work.connection, subject.id) if subject else None
        if old is not None and not (old.is_on and old.starts_at > work.now):
            tasks.finish(work.connection, task_id, colleague.id, work.now)


def finish_wishes(work: Work, appointment: Appointment, colleague: Colleague) -> None:
    """A change answers the wish for one; nobody has to tick that off."""
    subject = Subject("appointment", appointment.id)
    for task_id in tasks.open_about(work.connection, ANSWERED, subject):
        tasks.finish(work.connection, task_id, colleague.id, work.now)
