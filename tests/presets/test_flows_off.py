"""What a programme is without does not begin: by the clock, by staff, on a wish."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.effects.work import shadowing
from bot.presets import preset
from bot.rules.asking import Past, what_to_ask
from bot.rules.limits import find_mistakes
from bot.rules.programme import OPTIONAL_FLOWS
from bot.store.tables.talk import conversations
from flows.engine.flow import Starter
from flows.every_flow import FLOWS
from tests.own.desk import do, set_up
from tests.town import Town


def begun(town: Town) -> set[str]:
    """Give the conversations that have asked something."""
    rows = town.rows(select(conversations).where(conversations.c.outcome.is_(None)))
    return {row.flow for row in rows}


def test_only_what_can_be_done_without_can_be_off() -> None:
    """Help, consent, appointments and one's own data stay, whatever is set."""
    assert set(FLOWS) >= OPTIONAL_FLOWS
    for flow in FLOWS.values():
        if flow.starter is Starter.SAFETY:
            assert flow.name not in OPTIONAL_FLOWS
    programme = replace(preset("ips_ung"), flows_off=("help", "safety"))
    assert programme.begins("help")
    assert programme.begins("safety")
    assert find_mistakes(programme) != []


@pytest.mark.parametrize("flow", ["checkin", "who5"])
def test_the_clock_begins_nothing_that_is_off(town: Town, flow: str) -> None:
    """Makker's own questions."""
    set_up(town, flows_off=[flow])
    anna = town.settle_in()
    assert town.starts(flow, anna) == []


def test_staff_begin_nothing_that_is_off(town: Town) -> None:
    """An invitation to wish a day of shadowing is not sent."""
    set_up(town, flows_off=["shadow"])
    anna = town.settle_in()
    do(town, lambda work: shadowing.invite_to_wish(work, anna))
    assert town.heard() == []
    assert begun(town) == set()


@pytest.mark.parametrize(("words", "flow"), [("skyggedag", "shadow")])
def test_whoever_asks_is_told(town: Town, words: str, flow: str) -> None:
    """A wish for what the programme has not is answered, by whom to ask."""
    set_up(town, flows_off=[flow])
    town.settle_in()
    (told,) = town.says(words)
    assert "Det har vi ikke hos os. Spørg Mette" in told.words
    assert begun(town) == set()


def test_what_is_off_is_not_chosen_for_a_slot(town: Town) -> None:
    """The next question steps in for it, so that nobody is forgotten."""
    past = Past(
        joined_at=town.clock.now().replace(year=2020),
        who5_at=None,
        loneliness_at=None,
        step_at=None,
        has_goal=False,
        meetup_at=None,
    )
    asked = set()
    for off in ((), ("who5",), ("who5", "step")):
        programme = replace(preset("ips_ung"), flows_off=off)
        asked.add(what_to_ask(programme, past, town.clock.now()))
    assert asked == {"who5", "step", "checkin"}
