"""Facts about the person's own standing: age, consents, the watch, the plan."""

from bot.effects.joining.telegram_links import is_telegram_on
from bot.effects.turn import Turn
from bot.rules import consent
from bot.store import addresses, common_plans, consents, own_plans, watch
from bot.store.conversations import Kept
from flows.engine.facts import Listed


def fits_age(turn: Turn) -> bool:
    """Whether the programme takes in somebody of their age today."""
    person = turn.person
    return consent.fits_age(person.programme, person.age(turn.now))


def needs_guardian(turn: Turn) -> bool:
    """Whether a holder of custody must say yes, and has not."""
    person = turn.person
    if not consent.needs_guardian(person.programme, person.age(turn.now)):
        return False
    return not consents.is_given(turn.connection, person.id, "guardian")


def has_night_watch(turn: Turn, kept: Kept) -> bool:
    """Whether somebody is on duty at every hour; only the welcome tells of it."""
    if kept.conversation.flow != "welcome":
        return False
    person = turn.person
    rungs = watch.ladder(turn.connection, person.programme_id, person.id, turn.now)
    return any(rung.is_always_on for rung in rungs)


def has_plan(turn: Turn, kept: Kept) -> bool:
    """Whether there is a plan for bad days; only its own talk asks."""
    if kept.conversation.flow != "my_plan":
        return False
    connection, person_id = turn.connection, turn.person.id
    has_lines = bool(own_plans.lines_of(connection, person_id))
    return has_lines or common_plans.plan_of(connection, person_id) is not None


def channels(turn: Turn, _kept: Kept) -> tuple[Listed, ...]:
    """Offer the other places to write, and a new number."""
    person, connection = turn.person, turn.connection
    has_phone = addresses.bound_now(connection, person.id, "sms") is not None
    is_open = {
        "sms": has_phone,
        "telegram": is_telegram_on(connection, person),
        "web": True,
        "number": has_phone,
    }
    return tuple(
        Listed(place, turn.house.words.term(f"place.{place}", person.wording))
        for place, is_offered in is_open.items()
        if is_offered and place != person.channel
    )
