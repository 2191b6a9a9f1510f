"""What Makker answers to distress: a human, 112, and the truth about who is there."""

from bot.effects import conversing
from bot.effects.turn import Turn
from bot.store import outbox
from bot.store.conversations import Kept
from flows.engine.flow import Starter
from flows.engine.heard import SaidSomethingElse
from flows.listening.verdict import Verdict

_GRAVITY = {"doubt": 0, "orange": 1, "red": 2}


def must_answer(turn: Turn, verdict: Verdict) -> bool:
    """Distress always; doubt unless the talk about it is going on already."""
    return verdict.is_alarming or (verdict.asks_directly and _open_talk(turn) is None)


def answer(turn: Turn, verdict: Verdict) -> None:
    """Give help at once, after the alert is stored; everything else is silent."""
    turn.delivery = "crisis"
    level = verdict.level if verdict.is_alarming else "doubt"
    talk = _open_talk(turn)
    if talk is not None and _is_about_as_grave(talk, level):
        conversing.go_on(turn, talk, SaidSomethingElse())
        return
    if verdict.is_alarming:
        _still_the_rest(turn)
    answers = {"level": level, "kind": verdict.kind}
    conversing.start(turn, "safety", answers=answers)


def _open_talk(turn: Turn) -> Kept | None:
    """The talk about distress that is going on."""
    for kept in turn.open_conversations:
        if kept.conversation.flow == "safety":
            return kept
    return None


def _is_about_as_grave(talk: Kept, level: str) -> bool:
    """The same answer is not given twice; a graver message gets its own."""
    known = talk.conversation.answers.get("level", "doubt")
    return _GRAVITY[level] <= _GRAVITY.get(known, 0)


def _still_the_rest(turn: Turn) -> None:
    """No check-in, no invitation until a human has let go."""
    for kept in turn.open_conversations:
        flow = turn.house.flows[kept.conversation.flow]
        if flow.starter is Starter.MAKKER:
            conversing.end(turn, kept, "distress")
    outbox.skip_waiting(
        turn.connection,
        turn.person.id,
        "distress",
        but=("crisis", "alert", "reply", "change"),
    )
