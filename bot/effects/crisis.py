"""What Makker answers to distress: a human, 112, and the truth about who is there."""

from bot.effects import conversing, speech
from bot.effects.fields import Scene
from bot.effects.turn import Turn
from bot.rules.age import ADULT
from bot.rules.ladder import anybody_on_watch
from bot.store import outbox, staff, timers
from flows.engine.flow import Starter
from flows.engine.texts import Text
from flows.listening.verdict import Verdict

_FIELDS = ("consultant", "help_line", "second_help_line", "when_back")


def answer(turn: Turn, verdict: Verdict) -> None:
    """Give help at once, after the alert is stored; everything else is silent."""
    turn.delivery = "crisis"
    _still_the_rest(turn)
    rungs = staff.ladder_of(turn.connection, turn.person.programme_id, turn.person.id)
    is_watched = anybody_on_watch(turn.person.programme, rungs, turn.now)
    watch = "on_watch" if is_watched else "off_watch"
    scene = Scene(turn, None)
    speech.say(turn, Text(f"safety.{verdict.level}_{watch}", _FIELDS), scene)
    if turn.person.age(turn.now) < ADULT and turn.channel != "sms":
        speech.say(turn, Text("safety.under_18", ("consultant",)), scene)


def _still_the_rest(turn: Turn) -> None:
    """No check-in, no invitation until a human has let go."""
    for kept in turn.open_conversations:
        flow = turn.house.flows[kept.conversation.flow]
        if flow.starter is Starter.MAKKER:
            conversing.end(turn, kept, "distress")
    timers.drop(turn.connection, "checkin", turn.person.id)
    outbox.skip_waiting(
        turn.connection,
        turn.person.id,
        "distress",
        but=("crisis", "alert", "reply", "change"),
    )
