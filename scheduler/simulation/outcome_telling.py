"""Tell what has come of everybody in a play: figures by programme, and their curve."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bot.rules.charts import Mark, line_chart, percent
from bot.rules.courses import Course
from bot.rules.curves import Point, curve
from bot.rules.outcomes import Figure, figure, now_in

#: Months of the window that the evaluation follows everybody through.
WINDOW = 18
#: At work or in education after the window, with IPS and without: 59.9 and 46.5 %.
_AIM = 60


def figures(courses: Sequence[Course], as_of: date) -> Mapping[str, Figure]:
    """Count who is at work or in education, by municipality and programme."""
    found: dict[str, list[Course]] = {}
    for course in courses:
        found.setdefault(f"{course.municipality}/{course.programme}", []).append(course)
    return {path: figure(those, now_in(), as_of) for path, those in found.items()}


def as_lines(courses: Sequence[Course], as_of: date) -> Iterator[str]:
    """Give the figures in lines that stand under each other."""
    yield f"at work or in education on {as_of}"
    yield f"  {'':<26}{'in':>8}{'of':>8}{'unknown':>9}{'share':>9}"
    for path, one in figures(courses, as_of).items():
        share = "" if one.share is None else percent(one.share)
        yield (
            f"  {path:<26}{one.numerator:>8}{one.denominator:>8}"
            f"{one.unknown:>9}{share:>9}"
        )


def as_values(courses: Sequence[Course], as_of: date) -> Mapping[str, Any]:
    """Give the figures and the curve as JSON can hold them."""
    return {
        "as_of": as_of.isoformat(),
        "now": {path: _values(one) for path, one in figures(courses, as_of).items()},
        "curve": [
            {"month": point.month, **_values(point.figure)}
            for point in curve(courses, WINDOW, as_of)
        ],
    }


def as_chart(courses: Sequence[Course], as_of: date) -> str:
    """Draw the share at work or in education, month by month after the start."""
    points = curve(courses, WINDOW, as_of)
    marks = [Mark(str(point.month), point.share) for point in points]
    title = f"At work or in education, by month after the start, {WINDOW} months"
    return line_chart(marks, title, _about(points), aim=_AIM) + "\n"


def _about(points: Sequence[Point]) -> str:
    last = points[-1].figure
    return (
        f"{last.denominator} people who began {WINDOW} months ago or earlier; in month "
        f"{WINDOW} {last.numerator} were in, of {last.unknown} nobody knows"
    )


def _values(one: Figure) -> Mapping[str, int]:
    return {"in": one.numerator, "of": one.denominator, "unknown": one.unknown}
