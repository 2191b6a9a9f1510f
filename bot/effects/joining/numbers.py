"""A number may change hands: after long silence it is confirmed first."""

from datetime import timedelta

from bot.effects.appointments import agreements
from bot.effects.plans import RHYTHMS, plan_checkin
from bot.effects.turn import Turn, Work
from bot.rules.freshness import is_stale
from bot.rules.hours import next_start
from bot.rules.quiet_spells import is_paused
from bot.store import addresses, deliveries, occurrences, outbox, people, tasks, timers
from bot.store.addresses import Address
from bot.store.conversations import Kept
from bot.store.occurrences import Occurrence
from bot.store.outbox import Outgoing
from bot.store.people import Person
from bot.store.timers import Wake
from flows.engine.flow import Starter
from flows.events import NumberConfirmed, NumberDenied, NumberUnanswered

#: The question is asked by a timer of this kind; it names the flow too.
ASK = "number"
#: What waits for the answer is kept in timers of this kind, for this long.
HELD = "held"
KEPT = timedelta(days=30)
#: Words that were held back longer than this are no longer true.
STILL_TRUE = timedelta(days=3)
#: The state of a number that has been asked about.
DOUBTED = "doubted"
#: A number that has been asked about, or that no message reaches, is not asked.
_NOBODY_ANSWERS = {DOUBTED, "dead", "blocked"}
_SORRY = "number.denied"
#: What was held back comes after the answer, in a message of its own.
_AFTER = timedelta(seconds=5)


def hold(work: Work, wake: Wake) -> bool:
    """Keep back what would be said to a number in doubt; False when it may go."""
    person = wake.person_id and people.lock(work.connection, wake.person_id)
    if not person or _hears_nothing(person, wake, work):
        return False
    if doubtful(work, person) is None:
        return False
    _keep(work, person, wake)
    if wake.kind == "reminder":
        doubt(work, person)
    else:
        _plan_question(work, person)
    return True


def doubt(work: Work, person: Person) -> None:
    """Have the question asked, and have a human know that something waits."""
    _plan_question(work, person)
    _tell_of_doubt(work, person)


def doubtful(work: Work, person: Person) -> Address | None:
    """Give the number that must be confirmed first; None when all is well.

    From whom nothing was ever heard, nothing can be confirmed again.
    """
    if person.heard_at is None:
        return None
    if person.channel == "telegram" and person.programme.telegram:
        return None
    address = addresses.bound_now(work.connection, person.id, "sms")
    if address is None:
        return None
    is_in_doubt = address.state == DOUBTED or is_stale(
        work.now, person.heard_at, address.bound_at, address.confirmed_at
    )
    return address if is_in_doubt else None


def is_in_doubt(turn: Turn) -> bool:
    """Whether nobody has said yet that this number is still the person's.

    A talk about distress goes on all the same, with whoever it is.
    """
    if turn.channel != "sms" or _is_in_crisis(turn):
        return False
    if open_question(turn) is None and not is_stale(turn.now, turn.person.heard_at):
        return False
    address = addresses.bound_now(turn.connection, turn.person.id, "sms")
    return address is not None and address.state == DOUBTED


def _is_in_crisis(turn: Turn) -> bool:
    flows = turn.house.flows
    return any(
        flows[kept.conversation.flow].starter is Starter.SAFETY
        for kept in turn.open_conversations
    )


def open_question(turn: Turn) -> Kept | None:
    """Find the question whose number it is, while it is open."""
    return next(
        (k for k in turn.open_conversations if k.conversation.flow == ASK), None
    )


def confirm(turn: Turn, _kept: Kept, _event: NumberConfirmed) -> None:
    """Note that it is theirs, and let what was held back come now."""
    address = addresses.bound_now(turn.connection, turn.person.id, "sms")
    if address is not None:
        addresses.confirm(turn.connection, address.id, turn.now)
    for held in timers.take(turn.connection, HELD, turn.person.id):
        wake = Wake(
            kind=held.details["kind"],
            due_at=turn.now + _AFTER,
            municipality_id=held.municipality_id,
            person_id=held.person_id,
            subject_id=held.details["subject_id"],
            turn=held.details["turn"],
            details=held.details["details"],
        )
        timers.plant(turn.connection, wake)
    since = turn.now - STILL_TRUE
    deliveries.send_held(turn.connection, turn.person.id, since, turn.now + _AFTER)


def let_go(work: Work, held: Wake) -> None:
    """Note why something was never said; a check-in is planned anew all the same."""
    if held.person_id is None:
        return
    person = people.get(work.connection, held.person_id)
    kind, subject_id = held.details["kind"], held.details["subject_id"]
    local = work.now.astimezone(person.programme.time_zone)
    occurrence = Occurrence(
        municipality_id=held.municipality_id,
        person_id=held.person_id,
        plan=f"appointment {subject_id}" if kind == "reminder" else kind,
        local_date=local.date(),
        slot=f"{local:%H:%M}",
        reason="unconfirmed",
    )
    occurrences.settle(work.connection, occurrence, work.now)
    if kind == "checkin" and person.rhythm in RHYTHMS:
        again = work.now + RHYTHMS[person.rhythm]
        plan_checkin(work.connection, person, person.rhythm, again)


def deny(turn: Turn, _kept: Kept, _event: NumberDenied) -> None:
    """Let the number be nobody's, say so to whoever has it, and tell a human.

    The answer goes to the sender as to a stranger: it is not the person's any more.
    """
    person = turn.person
    address = addresses.bound_now(turn.connection, person.id, "sms")
    if address is not None:
        addresses.unbind(turn.connection, "sms", address.value, turn.now)
    for held in timers.take(turn.connection, HELD, person.id):
        let_go(turn, held)
    outbox.skip_waiting(
        turn.connection, person.id, "no_address", but=("crisis", "alert")
    )
    sorry = Outgoing(
        municipality_id=person.municipality_id,
        delivery="reply",
        channel=turn.channel,
        words=turn.house.words.say(_SORRY, turn.channel, {}),
        texts=(_SORRY,),
        inbox_id=turn.inbox_id,
    )
    outbox.add(turn.connection, sorry, turn.now)
    _tell_of_doubt(turn, person)


def miss(turn: Turn, _kept: Kept, _event: NumberUnanswered) -> None:
    """Nobody answers: the consultant finds the person another way."""
    _tell_of_doubt(turn, turn.person)


def _hears_nothing(person: Person, wake: Wake, work: Work) -> bool:
    """Whether it would not be said anyway."""
    if person.stopped_at is not None or person.state == "declined":
        return True
    return wake.kind == "checkin" and is_paused(person.paused_until, work.now)


def _plan_question(work: Work, person: Person) -> None:
    """The question comes once, and at a decent hour."""
    address = addresses.bound_now(work.connection, person.id, "sms")
    if address is None or address.state in _NOBODY_ANSWERS:
        return
    timers.drop(work.connection, ASK, person.id)
    wake = Wake(
        kind=ASK,
        due_at=next_start(person.programme, work.now),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
    )
    timers.plant(work.connection, wake)


def _keep(work: Work, person: Person, wake: Wake) -> None:
    held = Wake(
        kind=HELD,
        due_at=work.now + KEPT,
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
        details={
            "kind": wake.kind,
            "subject_id": wake.subject_id,
            "turn": wake.turn,
            "details": dict(wake.details),
        },
    )
    timers.plant(work.connection, held)


def _tell_of_doubt(work: Work, person: Person) -> None:
    """A notice that has not gone out is a human's matter, once."""
    if not tasks.has_open(work.connection, "number", person.id):
        turn = Turn(
            connection=work.connection,
            house=work.house,
            person=person,
            now=work.now,
            channel="sms",
            delivery="nudge",
        )
        agreements.tell_consultant(turn, "number", None)
