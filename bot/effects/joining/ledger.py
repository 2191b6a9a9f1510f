"""Write consents down: to which words, where, at what age."""

import hashlib

from bot.effects.turn import Turn
from bot.store import consents
from bot.store.consents import Act, Entry, What

#: Letters of a digest that are kept; enough to tell wordings apart.
_KEPT = 12


def note(turn: Turn, what: What, act: Act, key: str) -> None:
    """Note what the person says now to the words that stand under a key."""
    person = turn.person
    entry = Entry(
        municipality_id=person.municipality_id,
        person_id=person.id,
        what=what,
        act=act,
        version=version_of(turn, key),
        channel=turn.channel,
        age=person.age(turn.now),
        at=turn.now,
    )
    consents.add(turn.connection, entry)


def version_of(turn: Turn, key: str) -> str:
    """Name the words that a key shows here: the key, its form, and their digest."""
    words, person = turn.house.words, turn.person
    policy = person.programme.sms_wellbeing
    variant = words.variant_for(key, turn.channel, policy) or "chat"
    shown = words.catalog.find(key, variant, person.wording)
    digest = hashlib.sha256(shown.encode()).hexdigest()[:_KEPT]
    return f"{key}/{variant}@{digest}"
