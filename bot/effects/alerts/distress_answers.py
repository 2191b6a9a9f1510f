"""What the answer to the one direct question does, and to "did you get help?"."""

from bot.effects.alerts.alarm import Cry, raise_alarm
from bot.effects.appointments import agreements
from bot.effects.turn import Turn
from bot.store import inbox
from bot.store.conversations import Kept
from flows.events import DistressAnswered, FlowChosen, HelpMissed
from flows.listening.verdict import Verdict


def alarm(turn: Turn, kept: Kept, event: DistressAnswered) -> None:
    """A yes is red; not knowing, or no answer in ten minutes, is orange."""
    said = kept.conversation.answers.get("direct", "no answer")
    verdict = Verdict(event.level, "confirmed", (f"direct question: {said}",))
    person = turn.person
    cry = Cry(
        verdict=verdict,
        inbox_id=turn.inbox_id or inbox.newest_of(turn.connection, person.id),
        municipality_id=person.municipality_id,
        programme_id=person.programme_id,
        person_id=person.id,
    )
    raise_alarm(turn, cry)
    turn.delivery = "crisis"


def miss_help(turn: Turn, _kept: Kept, _event: HelpMissed) -> None:
    """Who says that no help came is given to the consultant again."""
    agreements.tell_consultant(turn, "no_help", None)


def follow(turn: Turn, _kept: Kept, event: FlowChosen) -> None:
    """Go on with another conversation after this one."""
    turn.followed_by.append(event.flow)
