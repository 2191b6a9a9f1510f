"""Which open question a reply answers, and what leaves a message before it is kept."""

import logging
from datetime import timedelta

import pytest

from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.tables.alerts import alerts
from bot.store.tables.talk import conversations, inbox
from tests.conftest import MORNING
from tests.town import Heard, Town, texts_of

RED = "i nat tager jeg mit eget liv"
CPR = "010203-1234"


def ask_of(town: Town, person_id: int, days: int) -> Appointment:
    """Have an appointment, and ask whether Anna is coming."""
    made = town.agree(person_id, MORNING + timedelta(days=days))
    town.starts("appointment", person_id, Subject("appointment", made.id, made.version))
    return made


def outcomes(town: Town, subject_id: int) -> list[str | None]:
    """Tell how the conversations about an appointment ended."""
    found = conversations.select().where(conversations.c.subject_id == subject_id)
    return [row.outcome for row in town.rows(found)]


def words_of(heard: list[Heard]) -> str:
    """Give all that was said."""
    return "\n".join(message.words for message in heard)


@pytest.mark.parametrize("words", ["ja", "👍", "3", "torsdag", "jeg kommer"])
def test_two_open_questions_and_an_ambiguous_answer(town: Town, words: str) -> None:
    """Makker asks which of the two was meant, and names both."""
    anna = town.settle_in()
    ask_of(town, anna, 3)
    ask_of(town, anna, 6)
    heard = town.says(words)
    assert texts_of(heard) == ["which.ask"]
    assert "1 " in words_of(heard)
    assert "2 " in words_of(heard)


def test_the_one_that_was_meant_takes_the_answer(town: Town) -> None:
    """The words are given to it, and the other stays open."""
    anna = town.settle_in()
    first, second = ask_of(town, anna, 3), ask_of(town, anna, 6)
    listed = words_of(town.says("ja"))
    day = (MORNING + timedelta(days=3)).day
    number = next(line[0] for line in listed.splitlines() if f"{day}. " in line)
    town.says(number)
    assert outcomes(town, second.id) == [None]
    assert outcomes(town, first.id) != [None]


@pytest.mark.parametrize(
    ("words", "flow"), [("5", "checkin"), ("ja jeg kommer", "appointment")]
)
def test_only_one_question_takes_the_answer(town: Town, words: str, flow: str) -> None:
    """A number in its range is the scale's, a yes is the appointment's."""
    anna = town.settle_in()
    town.starts("checkin", anna)
    ask_of(town, anna, 3)
    heard = texts_of(town.says(words))
    assert "which.ask" not in heard
    assert heard[0].startswith(flow)


@pytest.mark.parametrize("words", ["3", "ja", "👍", "torsdag"])
def test_the_open_question_decides(town: Town, words: str) -> None:
    """The same words mean another thing to each question."""
    anna = town.settle_in()
    town.starts("checkin", anna)
    to_scale = texts_of(town.says(words))
    bo = town.settle_in("Bo Dam", "+4520000011")
    ask_of(town, bo, 3)
    to_appointment = texts_of(town.says(words, phone="+4520000011"))
    assert to_scale
    assert to_appointment
    assert to_scale != to_appointment


def test_cpr_is_gone_before_anything_keeps_it(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the row, the log nor the answer holds the number; Anna is told why."""
    caplog.set_level(logging.DEBUG)
    town.settle_in()
    heard = town.says(f"hej mit cpr er {CPR}, tlf 20 00 00 10")
    assert "odd.cpr" in texts_of(heard)
    (row,) = town.rows(inbox.select())
    assert row.words == "hej mit cpr er [CPR], tlf 20 00 00 10"
    assert CPR not in caplog.text + words_of(heard)


def test_bare_cpr_is_answered_by_that_alone(town: Town) -> None:
    """Where nothing else was said, nothing else is answered."""
    town.settle_in()
    assert texts_of(town.says(CPR)) == ["odd.cpr"]


@pytest.mark.parametrize("words", ["menu", "kvittering", "hvad kan du?"])
def test_a_wish_beside_a_cpr_is_granted(town: Town, words: str) -> None:
    """The number is spoken of first, then what was wished."""
    anna = town.settle_in()
    heard = town.says(f"{words}\n{CPR}")
    told = texts_of([message for message in heard if message.person_id == anna])
    assert told[0] == "odd.cpr"
    assert len(told) > 1


@pytest.mark.parametrize("words", [f"STOP. {RED}", f"stop! {RED}", f"STOP {RED}"])
def test_red_line_that_begins_with_stop_is_both(town: Town, words: str) -> None:
    """The alert is raised and answered, and no more check-ins come."""
    anna = town.settle_in()
    heard = town.says(words)
    assert len(town.rows(alerts.select())) == 1
    assert "112" in words_of([h for h in heard if h.person_id == anna])
    assert town.person(anna).stopped_at is not None


def test_stop_it_hurts_stops_nothing(town: Town) -> None:
    """A cry of "Stop, det gør så ondt" is no STOP, with or without an alert."""
    anna = town.settle_in()
    town.says("Stop, det gør så ondt")
    town.says(f"stop, det gør så ondt, {RED}")
    assert town.person(anna).stopped_at is None


@pytest.mark.parametrize("is_reminded", [True, False])
def test_cancelling_is_no_answer_about_distress(
    town: Town, *, is_reminded: bool
) -> None:
    """Beside the talk about distress an appointment is still cancelled."""
    anna = town.settle_in()
    made = town.agree(anna, MORNING + timedelta(days=2))
    town.says("i nat tager jeg mit eget liv")
    if is_reminded:
        subject = Subject("appointment", made.id, made.version)
        town.starts("appointment", anna, subject)
    assert "appointment" in texts_of(town.says("nej, jeg kan ikke komme"))[-1]
    assert None in outcomes_of_flow(town, "safety")


def test_a_plain_no_is_still_about_distress(town: Town) -> None:
    """What is asked about distress is answered first."""
    anna = town.settle_in()
    ask_of(town, anna, 2)
    town.says("i nat tager jeg mit eget liv")
    ask_of(town, anna, 2)
    assert texts_of(town.says("nej"))[0] == "safety.not_in_danger"


def outcomes_of_flow(town: Town, flow: str) -> list[str | None]:
    """Tell how the conversations of a flow ended."""
    found = conversations.select().where(conversations.c.flow == flow)
    return [row.outcome for row in town.rows(found)]
