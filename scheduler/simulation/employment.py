"""What staff write of jobs and educations, as everybody's course of life has it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial

from bot.clock import COPENHAGEN
from bot.effects.turn import Work
from bot.effects.work import jobs
from bot.effects.work.jobs import Job
from scheduler.simulation.careers import Stint
from scheduler.simulation.founding import Town
from scheduler.simulation.play import Play

#: Staff know of a first day before it, and hear of a last one afterwards.
_BEFORE, _AFTER = timedelta(days=5), timedelta(days=2)
_DAY = timedelta(days=1)
_HOURS = Decimal(18)


class Employment:
    """The courses of life of the town, written down as they go."""

    def __init__(self, play: Play, town: Town) -> None:
        """Plan what is written; what lies before the play comes first."""
        self._play = play
        for person_id, young in town.people.items():
            if young.career is None:
                continue
            known_at = young.invited_at + _DAY
            for stint in young.career.stints:
                at = max(known_at, _morning(stint.from_on) - _BEFORE)
                play.plan(at, partial(self._start, person_id, stint))

    def _start(self, person_id: int, stint: Stint, work: Work) -> None:
        job = Job(kind=stint.kind, starts_on=stint.from_on, hours=_HOURS)
        spell = jobs.start(work, person_id, job)
        if spell is not None and stint.until_on is not None:
            at = max(work.now, _morning(stint.until_on) + _AFTER)
            self._play.plan(at, partial(self._end, spell.id, stint.until_on))

    def _end(self, spell_id: int, until_on: date, work: Work) -> None:
        jobs.end(work, spell_id, until_on)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(10), COPENHAGEN)
