"""Curves and charts: the same people all along, gaps for what is hidden."""

from datetime import date
from fractions import Fraction
from xml.etree import ElementTree as ET

from bot.rules.calendar_sums import add_months
from bot.rules.charts import Mark, bar_chart, line_chart, percent
from bot.rules.courses import Course, Stay
from bot.rules.curves import curve

START = date(2024, 1, 15)
LATER = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"


def people() -> list[Course]:
    """Sixty of a hundred find work, some each month, as in the evaluation."""
    return [
        Course(
            person=number,
            programme="ips_pulje",
            municipality="vejle",
            started_on=START,
            age=22,
            stays=()
            if number >= 60
            else (Stay("work", add_months(START, 1 + number % 18), None),),
        )
        for number in range(100)
    ]


def test_the_eighteen_months_curve_rises_to_sixty() -> None:
    """Nobody at the start, sixty of a hundred at the end; small months are hidden."""
    points = curve(people(), 18, LATER)
    assert [point.month for point in points] == list(range(19))
    assert points[0].is_hidden
    assert points[18].share == Fraction(60, 100)
    shown = [point.share for point in points if point.share is not None]
    assert shown == sorted(shown)
    assert {point.figure.denominator for point in points} == {100}


def test_who_has_not_come_through_is_not_on_the_curve() -> None:
    """The window must have passed for whoever is followed."""
    late = [
        Course(
            person=1,
            programme="ips_pulje",
            municipality="vejle",
            started_on=date(2026, 1, 1),
            age=20,
        )
    ]
    assert curve(late, 18, LATER)[18].figure.denominator == 0


def test_line_has_a_gap_where_nothing_may_be_shown() -> None:
    """What is hidden is neither a point nor a nought."""
    shares = [Fraction(1, 4), Fraction(1, 2), None, Fraction(3, 4), Fraction(4, 5)]
    marks = [Mark(str(n), share) for n, share in enumerate(shares)]
    drawn = ET.fromstring(line_chart(marks, "Kurve", "Om <kurven>", aim=60))  # noqa: S314 - our own
    assert len(drawn.findall(f"{SVG}circle")) == 4
    assert len(drawn.findall(f"{SVG}polyline")) == 2
    title = drawn.find(f"{SVG}title")
    assert title is not None
    assert title.text == "Kurve"
    assert "style" not in line_chart(marks, "Kurve", "")


def test_bars_say_their_figures() -> None:
    """Each bar has its label and its share in words."""
    drawn = bar_chart(
        [Mark("I arbejde", Fraction(20, 47)), Mark("Skjult", None)], "", ""
    )
    assert "42,6 %" in drawn
    assert ">-</text>" in drawn
    assert percent(Fraction(1, 2)) == "50,0 %"
