"""A human writes in the thread: Makker is quiet, still hears, and goes on after it."""

import pytest

from bot.effects.team import staff_writing
from bot.store.tables.alerts import alerts
from tests.town import Heard, Town, texts_of

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
def anna(town: Town) -> int:
    """Somebody who has been asked something, and whom Mette has taken over."""
    anna = town.settle_in(rhythm="appointments")
    town.starts("got_help", anna)
    with town.database.transaction() as connection:
        staff_writing.take_over(town.work(connection), anna)
    town.heard()
    return anna


def said(heard: list[Heard], person_id: int) -> list[str]:
    """Name what the person was told."""
    return texts_of([one for one in heard if one.person_id == person_id])


async def test_the_talk_goes_on_where_it_was(town: Town, anna: int) -> None:
    """Given back, the question that stood open takes the answer."""
    assert said(town.says("ja tak, det gik fint"), anna) == []
    with town.database.transaction() as connection:
        staff_writing.give_back(town.work(connection), anna)
    assert said(town.says("ja"), anna) == ["got_help.glad"]


async def test_it_ends_by_itself(town: Town, anna: int) -> None:
    """After the programme's hours Makker answers again, though nobody gave it back."""
    hours = town.person(anna).programme.human_hours
    assert said(town.says("hej Mette"), anna) == []
    await town.wait(hours=hours, minutes=1)
    assert said(town.says("ja"), anna) == ["got_help.glad"]


def test_distress_is_heard_in_it(town: Town, anna: int) -> None:
    """A cry among a human's words is an alert, and is answered at once."""
    heard = town.says(RED)
    assert len(town.rows(alerts.select())) == 1
    assert "112" in " ".join(one.words for one in heard if one.person_id == anna)
