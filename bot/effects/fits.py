"""How a person's words fit a question as it was shown to them."""

from datetime import datetime

from bot.effects.turn import Turn
from bot.store import appointments
from bot.store.conversations import Kept
from flows.engine.conversation import Offered
from flows.engine.heard import Chose, Heard, HintedTime, NamedTime, SaidSomethingElse
from flows.listening.answers import hear_answer, is_amount
from flows.listening.times import find_spoken_day

#: A question, and what the words are to it.
Fit = tuple[Kept, Heard]


def hear(turn: Turn, kept: Kept, words: str) -> Heard:
    """Read words against the question that a conversation stands at."""
    offered = kept.conversation.offered
    if offered is None:
        return SaidSomethingElse()
    local = turn.now.astimezone(turn.person.programme.time_zone)
    heard = hear_answer(words, offered, local, _about(turn, kept))
    flow = turn.house.flows[kept.conversation.flow]
    if flow.is_web_only and turn.channel != "web" and _tells_much(heard, offered):
        return SaidSomethingElse()
    is_no = heard == Chose("no")
    return SaidSomethingElse() if is_no and not on_its_day(turn, kept, words) else heard


def on_its_day(turn: Turn, kept: Kept, words: str) -> bool:
    """Whether words can be about an appointment: they name its day, or none.

    "Jeg kan ikke komme på torsdag" is no word about the one on Wednesday.
    """
    starts_at = _starts_at(turn, kept)
    if starts_at is None:
        return True
    local = turn.now.astimezone(turn.person.programme.time_zone)
    return find_spoken_day(words, local) in {None, starts_at.date()}


def is_exact(fit: Fit, words: str) -> bool:
    """Tell whether words are just what the question asks for, and no own words."""
    if isinstance(fit[1], Chose | NamedTime | HintedTime):
        return True
    offered = fit[0].conversation.offered
    return offered is not None and is_amount(words, offered)


def _tells_much(heard: Heard, offered: Offered) -> bool:
    """Whether it answers an item that is asked in Makker's own chat alone."""
    return isinstance(heard, Chose) and any(
        choice.value == heard.value and "item" in choice.means
        for choice in offered.choices
    )


def _about(turn: Turn, kept: Kept) -> datetime | None:
    """The local time that is spoken of: of the appointment, or just proposed."""
    zone = turn.person.programme.time_zone
    offered = kept.conversation.offered
    if offered is not None and offered.told_from:
        return datetime.fromisoformat(offered.told_from).astimezone(zone)
    return _starts_at(turn, kept)


def _starts_at(turn: Turn, kept: Kept) -> datetime | None:
    """The local time of the appointment that a conversation is about."""
    if kept.subject is None or kept.subject.kind != "appointment":
        return None
    found = appointments.get(turn.connection, kept.subject.id)
    if found is None:
        return None
    return found.starts_at.astimezone(turn.person.programme.time_zone)
