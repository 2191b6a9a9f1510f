"""A late reply is still the answer to what was asked, days after the silence."""

from collections.abc import Sequence
from dataclasses import replace

from bot.effects.fits import Fit, hear, is_exact
from bot.effects.turn import Turn
from bot.store import conversations
from bot.store.conversations import STILL_HEARD, Kept
from flows.engine.flow import Starter
from flows.engine.heard import HintedTime, SaidWords
from flows.listening.matters import is_small_talk

#: How a conversation ends whose answer stands until they say otherwise.
_STANDS = "standing"


def find_late(turn: Turn, words: str) -> Sequence[Fit]:
    """Give the questions that a late reply answers, one for each matter.

    What nobody answered goes before what stands anyway; own words are for the last
    question alone, and only where they were asked for.
    """
    ended = _ended(turn)
    standing = {one.id for one in ended if one.conversation.outcome == _STANDS}
    again = [one for one in (reopened(turn, kept) for kept in ended) if one]
    heard = [(kept, hear(turn, kept, words)) for kept in again]
    exact = [
        fit
        for fit in heard
        if is_exact(fit, words) and not isinstance(fit[1], HintedTime)
    ]
    if not exact:
        return [fit for fit in heard[:1] if _tells(turn, fit, words)]
    found = {_matter(fit[0]): fit for fit in reversed(exact)}
    fresh = [
        fit
        for fit in reversed(list(found.values()))
        if fit[0].id not in standing and not _is_own_errand(turn, fit[0])
    ]
    return fresh or exact[:1]


def reopened(turn: Turn, kept: Kept) -> Kept | None:
    """Stand at the last question again, when its silence is not too long ago."""
    conversation = kept.conversation
    flow = turn.house.flows.get(conversation.flow)
    if flow is None or conversation.outcome not in STILL_HEARD or kept.asked_at is None:
        return None
    if conversation.offered is None or turn.now - kept.asked_at > flow.late_reply:
        return None
    step = conversation.offered.step
    return replace(kept, conversation=replace(conversation, step=step, outcome=None))


def _ended(turn: Turn) -> Sequence[Kept]:
    """What ended in silence, or stands, not too long ago; the newest first."""
    longest = max(flow.late_reply for flow in turn.house.flows.values())
    return conversations.ended_since(
        turn.connection, turn.person.id, turn.now - longest
    )


def _tells(turn: Turn, fit: Fit, words: str) -> bool:
    """Whether own words are what the last question asked for."""
    offered = fit[0].conversation.offered
    return (
        isinstance(fit[1], SaidWords)
        and offered is not None
        and offered.heard_as == "words"
        and not turn.open_conversations
        and not is_small_talk(words)
    )


def _matter(kept: Kept) -> tuple[str, str, int]:
    subject = kept.subject
    what = (subject.kind, subject.id) if subject else ("", 0)
    return (kept.conversation.flow, *what)


def _is_own_errand(turn: Turn, kept: Kept) -> bool:
    return turn.house.flows[kept.conversation.flow].starter is Starter.PERSON
