"""Line and bar charts as SVG, drawn here; each stands beside its table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

_WIDTH, _HEIGHT = 640, 300
_LEFT, _TOP, _RIGHT, _BOTTOM = 48, 16, 16, 40
_WHOLE = 100
_GRID = (0, 20, 40, 60, 80, 100)
#: Most labels below a line chart.
_MOST_LABELS = 13
_BAR, _BAR_GAP, _BAR_LABEL = 26, 12, 290


@dataclass(frozen=True, slots=True)
class Mark:
    """A label, and a share; None leaves a gap."""

    label: str
    share: Fraction | None


def line_chart(marks: Sequence[Mark], title: str, about: str, *, aim: int = 0) -> str:
    """Draw shares along a line; what is left out is a gap, never a nought."""
    inner = [*_grid(), *_labels(marks), *_lines(marks)]
    if aim:
        height = f"{_y(Fraction(aim, _WHOLE)):.1f}"
        inner.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{height}" y2="{height}" '
            'stroke="#8c2e0b" stroke-dasharray="6 4"/>'
        )
    return _svg(inner, title, about, _HEIGHT)


def bar_chart(marks: Sequence[Mark], title: str, about: str) -> str:
    """Draw shares as bars with their figures at the end."""
    height = _TOP + len(marks) * (_BAR + _BAR_GAP) + _TOP
    room = _WIDTH - _BAR_LABEL - 70
    inner = []
    for number, mark in enumerate(marks):
        top = _TOP + number * (_BAR + _BAR_GAP)
        middle = top + _BAR // 2 + 5
        width = 0 if mark.share is None else float(mark.share) * room
        said = "-" if mark.share is None else percent(mark.share)
        label = f'x="{_BAR_LABEL - 8}" y="{middle}" text-anchor="end"'
        bar = f'x="{_BAR_LABEL}" y="{top}" width="{width:.1f}" height="{_BAR}"'
        inner += [
            f"<text {label}>{escape(mark.label)}</text>",
            f'<rect {bar} fill="#0059b3"/>',
            f'<text x="{_BAR_LABEL + width + 8:.1f}" y="{middle}">{said}</text>',
        ]
    return _svg(inner, title, about, height)


def percent(share: Fraction) -> str:
    """Write a share as people do: 42,6 %."""
    return f"{float(share) * _WHOLE:.1f} %".replace(".", ",")


def _svg(inner: Sequence[str], title: str, about: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        'role="img" aria-labelledby="chart-title chart-about" font-size="13" '
        'font-family="sans-serif" fill="#1a1a1a">'
        f'<title id="chart-title">{escape(title)}</title>'
        f'<desc id="chart-about">{escape(about)}</desc>{"".join(inner)}</svg>'
    )


def _grid() -> Iterator[str]:
    for whole in _GRID:
        y = _y(Fraction(whole, _WHOLE))
        yield (
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
            'stroke="#bfbfbf"/>'
        )
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{whole}</text>'


def _labels(marks: Sequence[Mark]) -> Iterator[str]:
    every = max(1, -(-len(marks) // _MOST_LABELS))
    for number in range(0, len(marks), every):
        x = _x(number, len(marks))
        yield (
            f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">'
            f"{escape(marks[number].label)}</text>"
        )


def _lines(marks: Sequence[Mark]) -> Iterator[str]:
    stretch: list[str] = []
    for number, mark in enumerate(marks):
        if mark.share is None:
            yield from _stretch(stretch)
            stretch = []
            continue
        point = f"{_x(number, len(marks)):.1f},{_y(mark.share):.1f}"
        stretch.append(point)
        x, y = point.split(",")
        yield f'<circle cx="{x}" cy="{y}" r="3" fill="#0059b3"/>'
    yield from _stretch(stretch)


def _stretch(points: Sequence[str]) -> Iterator[str]:
    if len(points) > 1:
        yield (
            f'<polyline points="{" ".join(points)}" fill="none" stroke="#0059b3" '
            'stroke-width="2"/>'
        )


def _x(number: int, of: int) -> float:
    room = _WIDTH - _LEFT - _RIGHT
    return _LEFT + room * number / max(1, of - 1)


def _y(share: Fraction) -> float:
    room = _HEIGHT - _TOP - _BOTTOM
    return _TOP + room * (1 - float(share))
