"""What conversations about appointments and work may know, read anew."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.effects.turn import Turn
from bot.effects.work.work_words import day_in_full
from bot.rules.reminders import TOO_LATE
from bot.store import appointments, employers, shadow_days, slots
from bot.store.appointments import Appointment
from bot.store.conversations import Kept
from bot.wording import dates
from flows.engine.facts import AppointmentFacts, Listed, ShadowFacts

#: How far ahead free slots are offered, and how many at a time.
_AHEAD = timedelta(days=28)
MOST_OFFERED = 3


def of_appointment(turn: Turn, kept: Kept) -> AppointmentFacts | None:
    """Tell how the appointment stands."""
    found = _appointment(turn, kept)
    if found is None:
        return None
    return AppointmentFacts(
        starts_at=found.starts_at,
        kind=found.kind,
        is_cancelled=found.state == "cancelled",
        is_declined=found.state == "declined",
        is_confirmed=found.state == "confirmed",
        is_over=found.starts_at + timedelta(minutes=found.minutes) <= turn.now,
        is_place_coming=_is_place_coming(turn, found),
    )


def of_shadow(turn: Turn, kept: Kept) -> ShadowFacts | None:
    """Tell how the day of shadowing stands."""
    found = _appointment(turn, kept)
    day = shadow_days.of_appointment(turn.connection, found.id) if found else None
    if found is None or day is None:
        return None
    seat = employers.seat_of(turn.connection, found.id)
    return ShadowFacts(
        is_cancelled=day.state == "cancelled",
        is_over=found.starts_at + timedelta(minutes=found.minutes) <= turn.now,
        is_place_told=seat is not None and seat.state != "silent",
    )


def free_starts(turn: Turn, kept: Kept) -> frozenset[datetime]:
    """Give when free slots begin, once a time has been named for the appointment."""
    is_named = "new_time" in kept.conversation.answers
    return frozenset(_free(turn, kept)) if is_named else frozenset()


def free_slots(turn: Turn, kept: Kept) -> tuple[Listed, ...]:
    """Offer the first few free slots of whoever has the appointment."""
    zone = turn.person.programme.time_zone
    words = turn.house.words
    return tuple(
        Listed(
            at.isoformat(),
            words.say(
                "date.day_at",
                turn.channel,
                {"day": day_in_full(turn, at), "time": dates.clock(at, zone)},
            ),
        )
        for at in _free(turn, kept)[:MOST_OFFERED]
    )


def _free(turn: Turn, kept: Kept) -> Sequence[datetime]:
    """Give the free slots of a meeting with a colleague alone.

    They are locked: two who are offered the same slot take it one after the other.
    """
    found = _appointment(turn, kept)
    if found is None or found.kind != "meeting":
        return []
    return slots.free_of(
        turn.connection,
        found.consultant_id,
        found.person_id,
        turn.now + TOO_LATE,
        until=turn.now + _AHEAD,
        is_locked=True,
    )


def _is_place_coming(turn: Turn, appointment: Appointment) -> bool:
    """Whether the place has said yes to the time as it stands."""
    if appointment.kind != "three_party":
        return False
    seat = employers.seat_of(turn.connection, appointment.id)
    return seat is not None and seat.state == "confirmed"


def _appointment(turn: Turn, kept: Kept) -> Appointment | None:
    if kept.subject is None or kept.subject.kind != "appointment":
        return None
    return appointments.get(turn.connection, kept.subject.id)
