"""Which conversation may interrupt which: the small table, pair by pair."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select

from bot.effects.standing import standing_of
from bot.rules.doses import Go, may_ask
from bot.rules.interruption import MEETINGS, meeting
from bot.store.conversations import Subject
from bot.store.tables.talk import conversations
from flows.engine.flow import Starter
from flows.every_flow import FLOWS
from tests.town import Town

M, N, P, S, T = (
    Starter.MAKKER,
    Starter.NOTICE,
    Starter.PERSON,
    Starter.SAFETY,
    Starter.STAFF,
)
#: One conversation of each starter that stands open once it is begun.
_OPEN = {M: "checkin", N: "appointment", P: "pace", S: "safety", T: "got_help"}
#: Another one of each.
_NEW = {N: "number", P: "my_data", S: "safety", T: "welcome"}
_PAIRS = list(product(Starter, Starter))
_PLAYED = [pair for pair in _PAIRS if pair[1] in _NEW and pair != (S, T)]


def begin(town: Town, person_id: int, flow: str) -> None:
    """Begin a conversation, about an appointment where it needs one."""
    subject = None
    if flow == "appointment":
        starts_at = town.clock.now() + timedelta(days=9)
        subject = Subject(flow, town.agree(person_id, starts_at).id)
    town.starts(flow, person_id, subject)


def outcome_of(town: Town, flow: str) -> str | None:
    """Tell how the oldest conversation of a flow ended; None while it is open."""
    found = select(conversations.c.outcome).where(conversations.c.flow == flow)
    outcome: str | None = town.rows(found.order_by(conversations.c.id))[0].outcome
    return outcome


def test_every_pair_is_settled() -> None:
    """Whoever began the open one and the new one, the table says what happens."""
    assert set(MEETINGS) == set(_PAIRS)


@pytest.mark.parametrize("open_one", Starter)
def test_a_nudge_throws_nobody_out(open_one: Starter) -> None:
    """What Makker would ask by itself waits for any talk."""
    assert meeting(open_one, M) == "wait"


@pytest.mark.parametrize("open_one", Starter)
def test_a_notice_stands_beside(open_one: Starter) -> None:
    """An appointment's notice ends nothing, and nothing keeps it back."""
    assert meeting(open_one, N) == "beside"


@pytest.mark.parametrize("open_one", [M, P, S])
def test_distress_takes_over(open_one: Starter) -> None:
    """A red message ends every talk but those that staff and the calendar need."""
    assert meeting(open_one, S) == "replace"


@pytest.mark.parametrize("open_one", Starter)
def test_makker_waits_in_the_town(town: Town, open_one: Starter) -> None:
    """While anything stands open the doses do not let a check-in go."""
    anna = town.settle_in()
    begin(town, anna, _OPEN[open_one])
    town.clock.move(timedelta(minutes=5))
    with town.database.transaction() as connection:
        person = town.person(anna)
        standing = standing_of(town.work(connection), person)
        dose = may_ask(person.programme, standing, town.clock.now())
    assert not isinstance(dose, Go)


@pytest.mark.parametrize(("open_one", "new_one"), _PLAYED)
def test_pairs_in_the_town(town: Town, open_one: Starter, new_one: Starter) -> None:
    """What the table says is what happens to the open conversation."""
    anna = town.settle_in()
    begin(town, anna, _OPEN[open_one])
    before = outcome_of(town, _OPEN[open_one])
    town.starts(_NEW[new_one], anna)
    assert before is None
    is_replaced = outcome_of(town, _OPEN[open_one]) == "replaced"
    assert is_replaced == (meeting(open_one, new_one) == "replace")


@pytest.mark.parametrize("words", ["hvornår er min aftale?", "hvad kan du?"])
def test_in_passing_nothing_ends(town: Town, words: str) -> None:
    """What is answered at once ends not even what the person asked for."""
    anna = town.settle_in()
    begin(town, anna, _OPEN[P])
    town.says(words)
    assert outcome_of(town, _OPEN[P]) is None


def test_what_is_in_passing() -> None:
    """Only what asks nothing of its own, or sorts a reply, is in passing."""
    passing = {flow.name for flow in FLOWS.values() if flow.is_in_passing}
    assert passing == {"which", "menu"}
