"""Hours of the week in which some are busy, as staff note them: never with what."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial

from bot.clock import COPENHAGEN
from bot.effects.turn import Work
from bot.store import people, slots
from scheduler.simulation.founding import Town
from scheduler.simulation.luck import Luck
from scheduler.simulation.play import Play

#: How many are busy for some hours of each week.
_SHARE = 0.2
_FIRST, _LAST, _HOURS = 8, 13, timedelta(hours=2)
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_WORKDAYS = 5

Span = tuple[datetime, datetime]


class Treatment:
    """The same two hours of every week, for a fifth of the town."""

    def __init__(self, play: Play, town: Town, seed: int, until: datetime) -> None:
        """Have staff note them once, for the whole of the play."""
        for person_id, young in town.people.items():
            chance = Luck(f"{seed}/treatment/{young.number}")
            if chance.befalls(_SHARE):
                spans = _spans(chance, young.invited_at, until)
                play.plan(young.invited_at, partial(self._note, person_id, spans))

    def _note(self, person_id: int, spans: Sequence[Span], work: Work) -> None:
        person = people.get(work.connection, person_id)
        for span in spans:
            slots.add_busy(
                work.connection, person.municipality_id, span, person_id=person_id
            )


def _spans(chance: Luck, since: datetime, until: datetime) -> Sequence[Span]:
    """Give the same hours of each week, by the local clock."""
    monday = since.astimezone(COPENHAGEN).date()
    monday -= monday.weekday() * _DAY
    day = monday + chance.randrange(_WORKDAYS) * _DAY
    hour = time(chance.randint(_FIRST, _LAST))
    found: list[Span] = []
    while (begins := datetime.combine(day, hour, COPENHAGEN)) < until:
        found.append((begins, begins + _HOURS))
        day += _WEEK
    return found
