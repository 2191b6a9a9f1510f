"""Test alarm: the programme's own ladder through real channels, marked as a test."""

from bot.effects.alerts.alarm import begin_climb
from bot.effects.turn import Work
from bot.store import alerts, places
from bot.store.alerts import Alert
from bot.store.staff import Colleague


def sound(work: Work, programme_id: int, colleague: Colleague) -> Alert:
    """Start a test; it climbs as a red alert does until somebody takes it."""
    place = places.place_of(work.connection, programme_id)
    alert = alerts.open_new(
        work.connection,
        municipality_id=place.municipality_id,
        person_id=None,
        programme_id=programme_id,
        level="red",
        kind="drill",
        now=work.now,
        is_drill=True,
    )
    alerts.note(work.connection, alert, "drill", work.now, staff_id=colleague.id)
    return begin_climb(work, alert)
