"""Whatever people answer, and however long they are silent, every flow ends."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine.engine import advance, begin
from flows.engine.events import QuestionAsked
from flows.engine.facts import AppointmentFacts, Facts
from flows.engine.flow import AnyFlow
from flows.engine.heard import (
    Chose,
    NamedTime,
    SaidSomethingElse,
    SaidWords,
    Started,
    StayedSilent,
)
from flows.engine.steps import Ask
from flows.every_flow import FLOWS
from tests.conftest import MORNING

FACTS = [
    Facts(
        is_under_18=young,
        is_on_watch=watched,
        is_by_sms=by_sms,
        appointment=AppointmentFacts(MORNING),
    )
    for young in (True, False)
    for watched in (True, False)
    for by_sms in (True, False)
]


def replies(flow: AnyFlow, step: Any) -> st.SearchStrategy[Any]:
    """Give anything that could be heard at a question."""
    question = flow.steps[flow.step_names(step)]
    values = (
        [choice.value for choice in question.choices]
        if isinstance(question, Ask)
        else []
    )
    return st.one_of(
        st.sampled_from([StayedSilent(), SaidSomethingElse(), NamedTime(MORNING)]),
        st.builds(SaidWords, st.text(min_size=1, max_size=20)),
        st.builds(Chose, st.sampled_from([*values, "a value of last year"])),
    )


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
@given(data=st.data(), facts=st.sampled_from(FACTS))
def test_any_replies(flow: AnyFlow, data: st.DataObject, facts: Facts) -> None:
    """Any replies lead to questions with patience, and then silence to the end."""
    conversation, events = advance(flow, begin(flow), Started(), facts)
    for _ in range(data.draw(st.integers(0, 8))):
        if not conversation.is_open:
            return
        assert isinstance(events[-2], QuestionAsked)
        heard = data.draw(replies(flow, conversation.step))
        conversation, events = advance(flow, conversation, heard, facts)
    for _ in range(10):
        if not conversation.is_open:
            return
        conversation, events = advance(flow, conversation, StayedSilent(), facts)
    assert not conversation.is_open
