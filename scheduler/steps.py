"""Ask of the small step of the week, when the doses allow it."""

from bot import dialogue
from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.rules.doses import Wait, may_ask
from bot.store import people
from bot.store.timers import Timer
from scheduler.settling import put_off, settle


def ask_of_step(work: Work, timer: Timer) -> None:
    """Start the talk about steps; a rhythm of appointments alone is left in peace."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None or person.rhythm == "appointments":
        return
    dose = may_ask(person.programme, standing_of(work, person), work.now)
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return
    if settle(work, person, "step", dose, timer):
        dialogue.start_in_turn(work, person, "step")
