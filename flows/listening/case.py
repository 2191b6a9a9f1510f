"""A reply about an appointment, with what is known before it is judged."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flows.listening.candidates import Candidate
from flows.listening.meanings import Question
from flows.listening.reading import Reading
from flows.listening.signs import Sign
from flows.listening.stances import Stance, take_stance
from flows.listening.times import Found, choose

_ELSEWHERE: Final = {Sign.BUSY, Sign.SICK, Sign.NOT_SICK, Sign.ABSENT}
_PROPOSING: Final = {Sign.CAN, Sign.COMING, Sign.MOVE, Sign.YES, Sign.FINE}


@dataclass(frozen=True, slots=True)
class Case:
    """What is read, what is asked, and the two things that decide most."""

    reading: Reading
    question: Question
    appointment: datetime | None
    #: What is said plainly.
    stance: Stance | None
    #: The time that is proposed.
    proposal: Found | None

    @property
    def is_event(self) -> bool:
        """Whether the question is of an event, whose hour nobody can move."""
        return self.question is Question.EVENT_RSVP


def open_case(
    reading: Reading,
    question: Question,
    now: datetime,
    appointment: datetime | None,
) -> Case:
    """Find the stance and the proposal of a reply."""
    proposal = choose(reading.words, _list_proposed(reading), now, base=appointment)
    return Case(reading, question, appointment, take_stance(reading), proposal)


def _list_proposed(reading: Reading) -> list[Candidate]:
    """List the times that are not those of something else: work, illness."""
    return [
        candidate
        for candidate, spot in zip(reading.times, reading.spots, strict=True)
        if not candidate.aside and not _is_of_something_else(reading, spot)
    ]


def _is_of_something_else(reading: Reading, spot: int) -> bool:
    clause = reading.clauses[spot]
    signs = [each for each in reading.signs if reading.clauses[each.start] == clause]
    before = {each.tag for each in signs if each.start < spot}
    proposing = any(each.tag in _PROPOSING for each in signs)
    return not proposing and not before.isdisjoint(_ELSEWHERE)
