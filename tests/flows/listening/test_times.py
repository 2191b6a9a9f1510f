"""Danish times: exact or vague, across changes of clock and year, never past."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from flows.listening.times import Vague, find_time

#: A Tuesday.
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=COPENHAGEN)
#: The Thursday after.
BASE = datetime(2026, 11, 26, 13, 0, tzinfo=COPENHAGEN)


def read(text: str, now: datetime = NOW, base: datetime | None = BASE) -> str:
    """Give the exact local time, or the kind of vagueness."""
    found = find_time(text, now, base=base)
    if found is None:
        return "nothing"
    if found.at is None:
        return str(found.vague)
    return f"{found.at.astimezone(COPENHAGEN):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("halv ti i morgen", "2026-11-25T09:30"),
        ("kvart over 2 på fredag", "2026-11-27T14:15"),
        ("d. 3/12 kl 10.30", "2026-12-03T10:30"),
        ("i overmorgen kl 11", "2026-11-26T11:00"),
        ("om en time", "2026-11-24T10:00"),
        ("uge 49 tirsdag kl 9", "2026-12-01T09:00"),
        ("samme tid på mandag", "2026-11-30T13:00"),
        ("tirsdag i næste uge kl 10", "2026-12-01T10:00"),
        ("næste tirsdag kl 10", "2026-12-01T10:00"),
        ("en time senere", "2026-11-26T14:00"),
        ("kl 1430", "2026-11-26T14:30"),
        ("fem minutter i halv fire", "2026-11-26T15:25"),
        ("onsdaw i næst uch klok ti", "2026-12-02T10:00"),
        ("monday 10.30", "2026-11-30T10:30"),
        ("friday at 2 pm", "2026-11-27T14:00"),
        ("en halv time frem til 13.30", "2026-11-26T13:30"),
        ("den 1. kl 9", "2026-12-01T09:00"),
        ("den første december klokken ni", "2026-12-01T09:00"),
        ("i aften kl 7", "2026-11-24T19:00"),
        ("tirsdag om 14 dage kl 10", "2026-12-08T10:00"),
        ("mandag kl 10, nej jeg mener kl 11", "2026-11-30T11:00"),
        ("kan ikke 13 men 12 er fint", "2026-11-26T12:00"),
        ("10 på fredag?", "2026-11-27T10:00"),
        ("torsdag kl 13 går ikke, men fredag kl 12", "2026-11-27T12:00"),
        ("jeg har tandlæge kl 10, men kan kl 14", "2026-11-26T14:00"),
    ],
)
def test_exact(text: str, at: str) -> None:
    """Day and clock are both fixed."""
    assert read(text) == at


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("fredag", Vague.DATE_ONLY),
        ("i morgen", Vague.DATE_ONLY),
        ("fredag formiddag", Vague.PART),
        ("mellem 10 og 12 på fredag", Vague.INTERVAL),
        ("fredag efter kl 12", Vague.INTERVAL),
        ("mandag eller tirsdag kl 10", Vague.SEVERAL),
        ("fredag kl 9 eller 10", Vague.SEVERAL),
    ],
)
def test_vague(text: str, why: Vague) -> None:
    """What leaves the hour or the day open is never made exact."""
    assert read(text) == why


@pytest.mark.parametrize("text", ["ja tak", "jeg er 19 år", "1500 kr", "bus 6", ""])
def test_nothing(text: str) -> None:
    """Numbers of other things are no times."""
    assert read(text, base=None) == "nothing"


def test_hours_of_the_afternoon() -> None:
    """One to six without more are in the afternoon; with a zero or a morning, not."""
    assert read("fredag kl 2") == "2026-11-27T14:00"
    assert read("fredag kl 6") == "2026-11-27T18:00"
    assert read("fredag kl 7") == "2026-11-27T07:00"
    assert read("fredag kl 06.00") == "2026-11-27T06:00"


def test_clock_of_today_that_has_gone() -> None:
    """Half past seven this evening, not this morning."""
    assert read("i dag kl 8", base=None) == "2026-11-24T20:00"


def test_new_year() -> None:
    """A day of January named in December is next year's, and so is week 1."""
    now = datetime(2026, 12, 30, 10, 0, tzinfo=COPENHAGEN)
    assert read("fredag kl 10", now, None) == "2027-01-01T10:00"
    assert read("d. 2/1 kl 10", now, None) == "2027-01-02T10:00"
    assert read("uge 1 mandag kl 9", now, None) == "2027-01-04T09:00"
    assert read("uge 53 torsdag kl 9", now, None) == "2026-12-31T09:00"


def test_leap_day() -> None:
    """The 29th of February is the next one that there is; the 30th is none."""
    now = datetime(2027, 3, 1, 10, 0, tzinfo=COPENHAGEN)
    assert read("29/2 kl 10", now, None) == "2028-02-29T10:00"
    leap = datetime(2028, 2, 28, 10, 0, tzinfo=COPENHAGEN)
    assert read("i morgen kl 9", leap, None) == "2028-02-29T09:00"
    assert read("30. februar kl 10", now, None) in {"nothing", "date_only"}


def test_spring() -> None:
    """The hour that is skipped becomes the next; an hour of waiting is an hour."""
    now = datetime(2026, 3, 28, 10, 0, tzinfo=COPENHAGEN)
    assert read("i morgen kl 02.30", now, None) == "2026-03-29T03:30"
    night = datetime(2026, 3, 29, 1, 30, tzinfo=COPENHAGEN)
    assert read("om en time", night, None) == "2026-03-29T03:30"
    base = datetime(2026, 3, 30, 13, 0, tzinfo=COPENHAGEN)
    assert read("samme tid på fredag", now, base) == "2026-04-03T13:00"


def test_autumn() -> None:
    """The hour that comes twice is counted twice."""
    night = datetime(2026, 10, 25, 1, 30, tzinfo=COPENHAGEN)
    found = find_time("om 3 timer", night)
    assert found is not None
    assert found.at is not None
    assert found.at - night.astimezone(UTC) == timedelta(hours=3)
    assert read("i morgen kl 10", night, None) == "2026-10-26T10:00"


def test_now_may_be_in_any_zone() -> None:
    """Late in the evening in Copenhagen is still the same Danish day."""
    now = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    assert read("i morgen kl 9", now, None) == "2026-11-25T09:00"
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert read("i morgen kl 9", late, None) == "2026-11-26T09:00"


_SAID = """
    i morgen overmorgen dag aften på fredag mandag om en to halv kvart over kl 10 14.30
    d. 3/12 29/2 den 31. uge 1 53 næste samme tid senere tidligere timer time dage eller
    til fra mellem og nej ikke december februar januar , . ? 0 24 99 formiddag nat før
    efter 1430 20.00 eftermiddag måned weekend jul pm 12
"""
WORDS = _SAID.split()
FIRST = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
LAST = datetime(2099, 12, 31, tzinfo=UTC).replace(tzinfo=None)
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


@given(st.lists(st.sampled_from(WORDS), max_size=9), MOMENTS, st.booleans())
def test_never_past(words: list[str], now: datetime, spoken_of: object) -> None:
    """Whatever is named, and whenever it is said, the time is to come."""
    base = now + timedelta(days=2, hours=3) if spoken_of else None
    found = find_time(" ".join(words), now, base=base)
    if found is None:
        return
    assert found.at is None or found.at > now
    assert found.day is None or found.day >= now.astimezone(COPENHAGEN).date()
    assert (found.at is None) is (found.vague is not None)


@given(st.text(max_size=120), MOMENTS)
def test_any_text(text: str, now: datetime) -> None:
    """No text raises."""
    found = find_time(text, now)
    assert found is None or found.day is None or isinstance(found.day, date)
