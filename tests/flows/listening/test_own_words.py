"""Words about one's own pace: hours, ends of a pause, rhythms, plain commands."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from flows.listening.asked_hours import find_hour, find_wished_hour
from flows.listening.asked_rhythms import find_rhythm
from flows.listening.bare_commands import find_bare
from flows.listening.commands import Command
from flows.listening.menu_words import find_asked
from flows.listening.pause_ends import find_said_end

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("kl 17", 17),
        ("17.30", 17),
        ("om formiddagen", 10),
        ("helst om aftenen", 19),
        ("om aftenen kl. 20", 20),
        ("klokken 8", 8),
        ("det ved jeg ikke", None),
        ("25", None),
    ],
)
def test_hours(text: str, hour: int | None) -> None:
    """The clock comes before the part of the day."""
    assert find_hour(text) == hour


def test_a_refused_hour_is_not_wished() -> None:
    """Who does not want mornings has not asked for mornings."""
    assert find_wished_hour("ikke om morgenen") is None
    assert find_wished_hour("ikke så tidligt, hellere kl 15") is None
    assert find_wished_hour("om aftenen") == 19


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mandag", "2026-11-30"),
        ("til mandag", "2026-11-30"),
        ("14 dage", "2026-12-08"),
        ("en uge", "2026-12-01"),
        ("resten af ugen", "2026-11-30"),
        ("indtil 1. december", "2026-12-01"),
        ("til jul", "2026-12-24"),
    ],
)
def test_ends_of_a_pause(text: str, day: str) -> None:
    """A day by itself is the day it ends."""
    found = find_said_end(text, NOW)
    assert found is not None
    assert found.astimezone(COPENHAGEN).date().isoformat() == day


@given(st.text(max_size=60))
def test_an_end_is_never_past(text: str) -> None:
    """Whatever is said, the end lies ahead; and nothing raises."""
    found = find_said_end(text, NOW)
    assert found is None or found > NOW
    hour = find_hour(text)
    assert hour is None or 0 <= hour <= 23


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("kun aftaler tak", "appointments"),
        ("skriv kun om aftaler", "appointments"),
        ("hver anden uge", "fortnightly"),
        ("en gang om måneden", "monthly"),
        ("lidt mindre", None),
    ],
)
def test_rhythms(text: str, rhythm: str | None) -> None:
    """How often, when it is said."""
    assert find_rhythm(text) == rhythm


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("SKIFT", Command.OTHER_CHANNEL),
        ("Skift.", Command.OTHER_CHANNEL),
        ("sjældnere", Command.LESS_OFTEN),
        ("SJAELDNERE", Command.LESS_OFTEN),
        ("slet mig", Command.DELETE_ME),
        ("mine data", Command.MY_DATA),
        ("plan", Command.PLAN),
        ("min plan er at sove", None),
        ("jeg vil skifte job", None),
        ("skiftet er kl. 8", None),
    ],
)
def test_bare_commands(text: str, command: Command | None) -> None:
    """Only the whole message is one."""
    assert find_bare(text) == command


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hvad kan du?", "what"),
        ("hvad kan du hjælpe med", "what"),
        ("menu", "what"),
        ("hvem er du", "who"),
        ("er du en robot?", "who"),
        ("hvor har I mit nummer fra", "who"),
        ("hjælp", None),
        ("HJÆLP MIG", None),
        ("jeg har brug for hjælp, hvad kan jeg gøre", None),
    ],
)
def test_who_asks_what(text: str, asked: str | None) -> None:
    """Whoever needs help is never given a menu."""
    assert find_asked(text) == asked
