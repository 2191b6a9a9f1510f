"""What answers about wellbeing lead to: a human looks, or looks today; no diagnosis."""

from collections.abc import Sequence
from typing import Literal

from flows.loneliness import LONELY_FROM

#: orange: a human the same day; yellow: the consultant within two working days.
Concern = Literal["orange", "yellow"]

WHO5_ITEMS = 5
#: Each of the five answers, 0 to 5, counts this much of 100.
WHO5_STEP = 4
WHO5_LOW, WHO5_LOWISH = 35, 50
#: A change of ten is one that people notice.
WHO5_FALL, WHO5_BIG_FALL = 10, 20
LOWEST_MOOD = 1
#: Low moods in a row before a human looks.
MOODS_IN_A_ROW = 2


def who5_score(items: Sequence[int]) -> int:
    """Give the score of five answers, 0 to 100."""
    return sum(items) * WHO5_STEP


def who5_concern(items: Sequence[int], last_score: int | None) -> Concern | None:
    """Tell whether answers to WHO-5 need a human, beside how they were last time."""
    score = who5_score(items)
    fall = 0 if last_score is None else last_score - score
    if not any(items):
        return "orange"
    is_falling = fall >= WHO5_BIG_FALL or (score <= WHO5_LOWISH and fall >= WHO5_FALL)
    return "yellow" if score <= WHO5_LOW or is_falling else None


def mood_concern(
    moods: Sequence[int], *, wants_contact: bool = False, fall: int = 0
) -> Concern | None:
    """Tell whether moods, the newest last, need a human.

    Where the programme follows a trend, a fall of so many steps from one check-in to
    the next does too.
    """
    latest = moods[-MOODS_IN_A_ROW:]
    if fall and len(latest) == MOODS_IN_A_ROW and latest[0] - latest[1] >= fall:
        return "yellow"
    if not latest or latest[-1] > LOWEST_MOOD:
        return None
    is_lasting = len(latest) == MOODS_IN_A_ROW and max(latest) <= LOWEST_MOOD
    return "yellow" if is_lasting or wants_contact else None


def loneliness_concern(score: int) -> Concern | None:
    """Tell whether a sum of 3 to 9 needs a human."""
    return "yellow" if score >= LONELY_FROM else None
