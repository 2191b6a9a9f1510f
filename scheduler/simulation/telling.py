"""Tell what a play has shown: a table, one JSON object, and a picture."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from scheduler.simulation.verdict import Verdict

#: Most wrong things that are told one by one.
_MOST_TOLD = 20
_WIDTH, _HEIGHT, _MARGIN = 720, 190, 46
_INK, _BAR = "#1a1a1a", "#0059b3"
_HOURS = 24
#: Messages in a week that stand in a column of their own; more stand together.
_MANY = 7


_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {2 * _HEIGHT}" '
    f'role="img" font-family="sans-serif" font-size="11" fill="{_INK}">'
)


def as_json(verdict: Verdict, **more: object) -> str:
    """Give the figures as one object."""
    return json.dumps(
        {
            "sent": verdict.sent,
            "skipped": dict(verdict.skipped.most_common()),
            "quiet_hour_violations": len(verdict.quiet_hour_violations),
            "doubles": len(verdict.doubles),
            "silent_losses": len(verdict.silent_losses),
            **more,
        }
    )


def as_table(verdict: Verdict) -> str:
    """Give the figures in lines that stand under each other."""
    return "\n".join(_lines(verdict)) + "\n"


def as_svg(verdict: Verdict, people: int, weeks: int) -> str:
    """Draw messages per person and week, and the hours of the day."""
    per_week = _per_week(verdict, people, weeks)
    by_hour = {f"{hour:02}": verdict.by_hour[hour] for hour in range(_HOURS)}
    return "\n".join(
        (
            _HEAD,
            "<title>What Makker started by itself</title>",
            *_chart("Weeks of one person, by messages that count", per_week, 0),
            *_chart("Messages by local hour of the day", by_hour, _HEIGHT),
            "</svg>\n",
        )
    )


def _lines(verdict: Verdict) -> Iterator[str]:
    yield f"{'sent by itself':<28}{verdict.sent:>8}"
    for delivery, count in verdict.by_delivery.most_common():
        yield f"  of class {delivery:<17}{count:>8}"
    yield f"{'skipped':<28}{verdict.skipped.total():>8}"
    for reason, count in verdict.skipped.most_common():
        yield f"  {reason:<26}{count:>8}"
    for name, wrong in _wrong(verdict).items():
        yield f"{name:<28}{len(wrong):>8}"
        for told in wrong[:_MOST_TOLD]:
            yield f"  {told}"


def _wrong(verdict: Verdict) -> Mapping[str, Sequence[str]]:
    return {
        "quiet hour violations": verdict.quiet_hour_violations,
        "doubles": verdict.doubles,
        "silent losses": verdict.silent_losses,
    }


def _per_week(verdict: Verdict, people: int, weeks: int) -> Mapping[str, int]:
    """Count the weeks of one person that had none, one, two messages and so on."""
    counted = Counter(min(count, _MANY) for count in verdict.by_week.values() if count)
    counted[0] = people * weeks - counted.total()
    names = {count: str(count) for count in range(_MANY)} | {_MANY: f"{_MANY}+"}
    return {name: counted[count] for count, name in names.items()}


def _chart(title: str, counts: Mapping[str, int], top: int) -> Iterator[str]:
    most = max(*counts.values(), 1)
    room = _HEIGHT - 2 * _MARGIN
    step = (_WIDTH - 2 * _MARGIN) / len(counts)
    floor = top + _HEIGHT - _MARGIN
    yield f'<text x="{_MARGIN}" y="{top + 22}" font-size="14">{escape(title)}</text>'
    for number, (name, count) in enumerate(counts.items()):
        height = room * count / most
        left = _MARGIN + number * step
        middle = left + step * 0.4
        yield (
            f'<rect x="{left:.1f}" y="{floor - height:.1f}" width="{step * 0.8:.1f}" '
            f'height="{height:.1f}" fill="{_BAR}"/>'
        )
        yield _word(middle, floor + 14, name)
        if count:
            yield _word(middle, floor - height - 3, str(count))


def _word(middle: float, y: float, words: str) -> str:
    return f'<text x="{middle:.1f}" y="{y:.1f}" text-anchor="middle">{words}</text>'
