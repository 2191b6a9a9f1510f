"""Open conversations survive a new version: what was shipped is still understood."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import select

from bot.command.inspections import lost_conversations
from bot.store.tables.alerts import tasks
from bot.store.tables.talk import conversations
from flows.engine.answers import can_hold, slots_of
from flows.engine.flow import AnyFlow, Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, End, Into
from flows.engine.texts import Text
from flows.every_flow import FLOWS
from tests.flows.shipped_list import FOLDER, add_new, list_now, read_list
from tests.town import Town, texts_of


@pytest.fixture(autouse=True, scope="module")
def lists(request: pytest.FixtureRequest) -> None:
    """Write the lists anew first, where that was asked for."""
    if request.config.getoption("--update-shipped"):
        for flow in FLOWS.values():
            add_new(flow)


def landing(flow: AnyFlow, shipped_step: str) -> Any:
    """Find the step that a conversation of an earlier version stands on."""
    if shipped_step in flow.moved:
        return flow.steps[flow.moved[shipped_step]]
    return flow.steps[flow.step_names(shipped_step)]


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_shipped_questions_are_still_asked(flow: AnyFlow) -> None:
    """Each stands, or is moved to a question; each choice shown then is one now."""
    for step, values in read_list(flow.name).questions.items():
        here = landing(flow, step)
        assert isinstance(here, Ask), f"{flow.name}.{step} waits for nothing; move it"
        now = {choice.value for choice in here.choices}
        assert set(values) <= now, f"{flow.name}.{step} has lost a choice; keep it"


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_shipped_answers_are_still_read(flow: AnyFlow) -> None:
    """Each slot and each value that a row may hold."""
    for slot, values in read_list(flow.name).answers.items():
        assert slot in slots_of(flow.answers), f"{flow.name} has lost {slot}; keep it"
        for value in values:
            assert can_hold(flow.answers, slot, value), f"{flow.name} has lost {value}"


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
def test_lists_are_whole(flow: AnyFlow) -> None:
    """What is new is listed before it ships: pytest --update-shipped."""
    shipped, now = read_list(flow.name), list_now(flow)
    for was, new in (
        (shipped.questions, now.questions),
        (shipped.answers, now.answers),
    ):
        missing = {name for name in new if not set(new[name]) <= {*was.get(name, ())}}
        assert not missing | (new.keys() - was.keys())


def test_no_flow_is_dropped_with_its_rows() -> None:
    """A flow that was shipped is there until its last conversation has ended."""
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(FLOWS)


class Step(StrEnum):
    """Steps of a flow in two versions."""

    ASK = "ask"
    ASK_AGAIN = "ask_again"
    FITS = "fits"
    GOOD = "good"
    BAD = "bad"
    QUIET = "quiet"


class Mood(StrEnum):
    """What can be answered."""

    GOOD = "good"
    BAD = "bad"


class Lately(StrEnum):
    """What a later version can read of it."""

    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the first version keeps."""

    mood: Mood | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class LaterAnswers:
    """What the last version keeps."""

    mood: Lately | None = None
    words: str | None = None


def fits(answers: Answers, _facts: object) -> Any:
    """Go by the answer."""
    return Step.GOOD if answers.mood is Mood.GOOD else Step.BAD


_GOOD = Choice("good", Step.ASK_AGAIN, label="checkin.ask_mood.0")
_BAD = Choice("bad", Step.ASK_AGAIN, label="checkin.later")


def question(*choices: Choice[Step]) -> Ask[Step]:
    """Ask by choices."""
    return Ask(
        text=Text("checkin.mood_again"),
        answer="mood",
        choices=choices,
        words=None if choices else Into("words", Step.FITS),
        unclear=Step.ASK,
        patience=timedelta(days=2),
        silence=Step.QUIET,
    )


STEPS: Mapping[Step, Any] = {
    Step.ASK: question(_GOOD, _BAD),
    Step.ASK_AGAIN: question(),
    Step.FITS: Decide(fits),
    Step.GOOD: End(Text("checkin.thanks"), "good"),
    Step.BAD: End(Text("checkin.skipped"), "bad"),
    Step.QUIET: End(outcome="silent"),
}
FIRST: AnyFlow = Flow(
    name="mood",
    start=Step.ASK,
    answers=Answers,
    steps=STEPS,
    starter=Starter.PERSON,
)


def put_on(town: Town, flow: AnyFlow | None) -> None:
    """Put a version of the flow on, as a deploy does; None takes it out."""
    flows = {name: each for name, each in FLOWS.items() if name != "mood"}
    town.house = replace(
        town.house, flows={**flows, **({"mood": flow} if flow else {})}
    )


def begun(town: Town) -> None:
    """Have Anna stand at the first version's question."""
    anna = town.settle_in(channel="web")
    put_on(town, FIRST)
    town.starts("mood", anna)


def says(town: Town, words: str, kind: str = "text") -> list[str]:
    """Have Anna answer in her own chat."""
    return texts_of(town.says(words, "web-1", channel="web", kind=kind))


def outcomes(town: Town) -> list[str | None]:
    """Tell how the conversations stand."""
    query = select(conversations.c.outcome).order_by(conversations.c.id)
    return [row.outcome for row in town.rows(query)]


@pytest.mark.parametrize("reply", [("1", "text"), ("1.1.1", "button")])
def test_choices_in_another_order(town: Town, reply: tuple[str, str]) -> None:
    """What was shown as the first is meant by 1, and by the button that is there."""
    begun(town)
    put_on(town, replace(FIRST, steps={**STEPS, Step.ASK: question(_BAD, _GOOD)}))
    says(town, *reply)
    says(town, "en lang gåtur")
    assert outcomes(town) == ["good"]


def test_a_step_of_another_name(town: Town) -> None:
    """The conversation goes on from the step that took its place."""
    begun(town)
    with town.database.transaction() as connection:
        connection.execute(conversations.update().values(step="asked_then"))
    put_on(town, replace(FIRST, moved={"asked_then": Step.ASK}))
    says(town, "2")
    says(town, "en lang gåtur")
    assert outcomes(town) == ["bad"]


def test_a_lost_step_is_told(town: Town) -> None:
    """It is parked with a task, the young person reads so, and check has named it."""
    begun(town)
    with town.database.transaction() as connection:
        connection.execute(conversations.update().values(step="asked_then"))
        (named,) = lost_conversations(connection, town.house.flows)
    assert named.startswith("1 open conversation on mood.asked_then")
    assert says(town, "1") == ["wish.lost"]
    assert outcomes(town) == ["parked"]
    (task,) = town.rows(select(tasks.c.kind))
    assert task.kind == "lost_conversation"


def test_a_lost_value_is_told(town: Town) -> None:
    """An answer that can be read no more is never taken for none."""
    begun(town)
    says(town, "2")
    put_on(town, replace(FIRST, answers=LaterAnswers))
    assert says(town, "en lang gåtur") == ["wish.lost"]
    assert outcomes(town) == ["parked"]


async def test_a_lost_flow_is_told(town: Town) -> None:
    """Whoever writes is answered by what there is; its silence parks it."""
    begun(town)
    put_on(town, None)
    assert says(town, "hvad kan du?") == ["menu.what"]
    await town.wait(days=3)
    assert outcomes(town)[0] == "parked"
    kinds = [row.kind for row in town.rows(select(tasks.c.kind))]
    assert "lost_conversation" in kinds
