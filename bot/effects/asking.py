"""When, where, who comes, my receipt: answered at once, beside whatever is asked."""

from typing import Literal

from bot.effects import conversing, speech
from bot.effects.fields import Scene
from bot.effects.turn import Turn
from bot.store import appointments, rsvps
from bot.store.conversations import Subject
from flows.engine.texts import Text

What = Literal["when", "where", "who", "receipt"]
MATTERS = ("appointment", "meetup")


def tell_when(turn: Turn) -> None:
    """Say when the next one is."""
    _tell(turn, "when")


def tell_where(turn: Turn) -> None:
    """Say where the next one is."""
    _tell(turn, "where")


def tell_who_comes(turn: Turn) -> None:
    """Say how many come, and which of the staff; never anybody else."""
    _tell(turn, "who")


def tell_receipt(turn: Turn) -> None:
    """Say when the last cancellation came, and who has seen it when."""
    _tell(turn, "receipt")


def take_idea(turn: Turn) -> None:
    """Ask what should be different."""
    conversing.start(turn, "ideas")


def speak_of_steps(turn: Turn) -> None:
    """Speak of goals and steps now; a talk about them that stands open begins anew."""
    for kept in turn.open_conversations:
        if kept.conversation.flow == "step":
            conversing.end(turn, kept, "replaced")
    conversing.start(turn, "step")


def tell_of_money(turn: Turn) -> None:
    """Answer with the words that the municipality has approved, and no others."""
    speech.say(turn, Text("money.answer", ("consultant",)), Scene(turn, None))


def _tell(turn: Turn, what: What) -> None:
    conversing.start(turn, "ask", _matter(turn), {"what": what})


def _matter(turn: Turn) -> Subject | None:
    """Give what an open question is about; else what comes next."""
    for kept in turn.open_conversations:
        if kept.subject is not None and kept.subject.kind in MATTERS:
            return kept.subject
    coming = appointments.coming_of(turn.connection, turn.person.id, turn.now)
    appointment = next((a for a in coming if a.is_on), None)
    meetup = rsvps.next_meetup_of(turn.connection, turn.person.id, turn.now)
    if meetup is not None:
        meetup_id, starts_at = meetup
        if appointment is None or starts_at < appointment.starts_at:
            return Subject("meetup", meetup_id)
    return None if appointment is None else Subject("appointment", appointment.id)
