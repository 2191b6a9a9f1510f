"""What small words mean: amounts, and whether an appointment is spoken of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine.conversation import Offered, OfferedChoice
from flows.engine.heard import Chose, HintedTime, NamedTime
from flows.listening.amounts import MOST_HOURS, find_hours, find_minutes
from flows.listening.answers import find_offered, hear_answer
from flows.listening.matters import (
    ShortWish,
    find_short_wish,
    is_on_the_way,
    says_ill,
    says_job_ended,
    speaks_of_appointment,
)
from tests.conftest import MORNING


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("10 min", 10),
        ("bliver et kvarter forsinket", 15),
        ("en halv time", 30),
        ("ca. 20 minutter pga bus 350", 20),
        ("15", 15),
        ("to timer", 120),
        ("om lidt", None),
        ("kl 10", None),
    ],
)
def test_minutes(words: str, minutes: int | None) -> None:
    """How late somebody says they are."""
    assert find_minutes(words) == minutes


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("12", 12.0),
        ("12,5", 12.5),
        ("ca. tolv timer", 12.0),
        ("syv og en halv", 7.5),
        ("ingen", 0.0),
        ("en del", None),
        ("mellem 10 og 12", None),
        ("200", None),
        ("ved ikke", None),
    ],
)
def test_hours(words: str, hours: float | None) -> None:
    """How many hours somebody says they worked."""
    assert find_hours(words, MOST_HOURS) == hours


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_stumble(words: str) -> None:
    """Whatever people write, these never fail, and amounts stay within reason."""
    minutes, hours = find_minutes(words), find_hours(words, MOST_HOURS)
    assert minutes is None or 0 < minutes <= 240
    assert hours is None or 0 <= hours <= MOST_HOURS
    for tell in (speaks_of_appointment, says_ill, says_job_ended, is_on_the_way):
        assert tell(words) in {True, False}
    find_short_wish(words)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("SKRIV", ShortWish.LETTER),
        ("skriv til mig i stedet", ShortWish.LETTER),
        ("jeg vil hellere skrive", ShortWish.LETTER),
        ("skyggedag", ShortWish.SHADOW),
        ("jeg vil gerne prøve et job", ShortWish.SHADOW),
        ("skriv det til Mette", None),
        ("skyggedagen var fin", None),
    ],
)
def test_short_wishes(words: str, wish: ShortWish | None) -> None:
    """Only a message that is nothing else is such a wish."""
    assert find_short_wish(words) is wish


OFFERED = Offered(
    step="remind",
    heard_as="appointment_confirm",
    choices=(
        OfferedChoice(1, "coming", "Jeg kommer", ("yes",)),
        OfferedChoice(2, "call", "Ring til mig", ("talk_to_human",)),
        OfferedChoice(3, "write", "Skriv til mig"),
        OfferedChoice(None, "no", "Jeg kan ikke", ("no",)),
    ),
    takes_time=True,
    takes_hint=True,
)


def test_what_is_only_heard_has_no_number() -> None:
    """The fourth number is nothing, and the words for it are understood."""
    assert find_offered("4", OFFERED) is None
    assert hear_answer("jeg kan ikke", OFFERED, MORNING, None) == Chose("no")
    assert [choice.value for choice in OFFERED.shown] == ["coming", "call", "write"]


def test_the_first_word_of_a_label_is_enough() -> None:
    """RING and SKRIV answer; a word that begins two labels does not."""
    assert hear_answer("RING", OFFERED, MORNING, None) == Chose("call")
    assert hear_answer("skriv!", OFFERED, MORNING, None) == Chose("write")
    assert find_offered("jeg", OFFERED) is None


def test_a_time_that_is_not_exact_is_a_hint() -> None:
    """The day is kept in the person's words until the clock is told."""
    heard = hear_answer("fredag formiddag", OFFERED, MORNING, None)
    assert heard == HintedTime("fredag formiddag")


def test_a_clock_goes_on_from_the_day_that_was_said() -> None:
    """Fredag formiddag, and then kl. 10."""
    stored = {**OFFERED.as_stored(), "before": "fredag formiddag"}
    heard = hear_answer("kl 10", Offered.from_stored(stored), MORNING, None)
    assert isinstance(heard, NamedTime)
    assert f"{heard.at:%a %H:%M}" == "Fri 10:00"


@given(
    st.lists(
        st.sampled_from(["1", "2", "Ring til mig", "nej", "fredag kl 9"]), max_size=1
    )
)
def test_what_is_stored_is_read_as_it_was(words: list[str]) -> None:
    """A question of last week is the same question."""
    again = Offered.from_stored(OFFERED.as_stored())
    assert again == OFFERED
    for word in words:
        assert hear_answer(word, again, MORNING, None) == hear_answer(
            word, OFFERED, MORNING, None
        )
