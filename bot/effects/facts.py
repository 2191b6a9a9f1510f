"""What a flow may know in this turn, read anew from the store."""

from collections.abc import Callable, Mapping

from bot.effects.everyday.everyday_facts import add_everyday, list_goals
from bot.effects.fields import Scene, fields_for
from bot.effects.own import own_facts, own_words
from bot.effects.turn import Turn
from bot.effects.work import work_facts
from bot.rules.age import ADULT
from bot.rules.hours import is_working_time
from bot.rules.quiet_spells import is_paused
from bot.store.conversations import Kept
from flows.engine.facts import Facts, Listed
from flows.listening.amounts import find_minutes
from flows.listening.matters import is_on_the_way, speaks_of_appointment


def facts_of(turn: Turn, kept: Kept) -> Facts:
    """Read the facts for a person and for what the conversation is about."""
    person = turn.person
    flow = turn.house.flows[kept.conversation.flow]
    facts = Facts(
        is_under_18=person.age(turn.now) < ADULT,
        is_on_watch=is_working_time(person.programme, turn.now),
        has_joined=person.has_joined,
        is_by_sms=turn.channel == "sms",
        now=turn.now.astimezone(person.programme.time_zone),
        fits_age=own_facts.fits_age(turn),
        needs_guardian=own_facts.needs_guardian(turn),
        has_night_watch=own_facts.has_night_watch(turn, kept),
        is_stopped=person.stopped_at is not None,
        is_paused=is_paused(person.paused_until, turn.now),
        has_ended=person.state == "ended",
        has_plan=own_facts.has_plan(turn, kept),
        appointment=work_facts.of_appointment(turn, kept),
        shadow=work_facts.of_shadow(turn, kept),
        named_minutes=find_minutes(turn.words),
        is_on_the_way=is_on_the_way(turn.words),
        speaks_of_appointment=speaks_of_appointment(turn.words),
        free_starts=work_facts.free_starts(turn, kept),
        lists={name: LISTS[name](turn, kept) for name in flow.lists},
    )
    return add_everyday(turn, kept, facts)


def _open_questions(turn: Turn, which: Kept) -> tuple[Listed, ...]:
    """Name each other open question by what it is about."""
    return tuple(
        Listed(str(kept.id), _about(turn, kept))
        for kept in turn.open_conversations
        if kept.conversation.flow != which.conversation.flow
    )


def _about(turn: Turn, kept: Kept) -> str:
    """Say what a question is about: an appointment by its time, else by its flow."""
    words = turn.house.words
    scene = Scene(turn, kept.subject)
    kind = kept.subject.kind if kept.subject else ""
    if kind in {"appointment", "meetup"}:
        return words.say(
            f"which.{kind}", turn.channel, fields_for(scene, ("day", "time"))
        )
    return words.term(f"which.{kept.conversation.flow}")


#: What questions offer as choices, by the name that flows use.
LISTS: Mapping[str, Callable[[Turn, Kept], tuple[Listed, ...]]] = {
    "goals": list_goals,
    "open_questions": _open_questions,
    "free_slots": work_facts.free_slots,
    "channels": own_facts.channels,
    "plan_lines": own_words.plan_lines,
}
