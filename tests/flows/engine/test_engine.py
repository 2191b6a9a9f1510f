"""The engine carries a conversation from one wait to the next."""

import json
from dataclasses import replace

import pytest

from flows import checkin
from flows.engine.conversation import Offered
from flows.engine.engine import (
    EndlessFlowError,
    LostStepError,
    advance,
    begin,
    offer,
)
from flows.engine.events import AnswerSaved, ConversationEnded, QuestionAsked
from flows.engine.facts import Facts, Listed
from flows.engine.heard import Chose, SaidSomethingElse, Started, StayedSilent
from flows.engine.steps import OfferedList, Say
from flows.engine.texts import Text
from tests.flows.engine.broken import END, Step, ask, exhibit

FACTS = Facts()


def test_start_goes_to_the_first_question() -> None:
    """Starting asks the first question and counts a turn."""
    conversation, events = advance(checkin.FLOW, begin(checkin.FLOW), Started(), FACTS)
    assert conversation.turn == 1
    assert isinstance(events[0], QuestionAsked)


def test_answer_is_kept_and_leads_on() -> None:
    """A choice is kept in its slot and decides where the talk goes."""
    asked, _ = advance(checkin.FLOW, begin(checkin.FLOW), Started(), FACTS)
    answered, events = advance(checkin.FLOW, asked, Chose("2"), FACTS)
    assert AnswerSaved("mood", "2") in events
    assert answered.step == checkin.Step.LOW


def test_silence_and_nonsense_have_their_own_steps() -> None:
    """Silence nudges, words that do not answer are asked about."""
    asked, _ = advance(checkin.FLOW, begin(checkin.FLOW), Started(), FACTS)
    silent, _ = advance(checkin.FLOW, asked, StayedSilent(), FACTS)
    unclear, _ = advance(checkin.FLOW, asked, SaidSomethingElse(), FACTS)
    assert silent.step == checkin.Step.NUDGE
    assert unclear.step == checkin.Step.MOOD_AGAIN


def test_end_has_an_outcome() -> None:
    """A conversation that ends says how."""
    flow = exhibit({Step.A: Say(Text("x"), Step.C), Step.B: END, Step.C: END})
    conversation, events = advance(flow, begin(flow), Started(), FACTS)
    assert conversation.outcome == "done"
    assert ConversationEnded("done") in events


def test_moved_step_is_followed() -> None:
    """A conversation that stands on a step of last year goes on at its heir."""
    flow = exhibit({Step.A: ask(), Step.B: END, Step.C: END}, moved={"old": Step.A})
    standing = replace(begin(flow), step="old", turn=4)
    conversation, _ = advance(flow, standing, Chose("red"), FACTS)
    assert conversation.outcome == "done"


def test_lost_step_is_said() -> None:
    """A step that nobody knows is no reason to start all over."""
    flow = exhibit({Step.A: ask(), Step.B: END, Step.C: END})
    with pytest.raises(LostStepError):
        advance(flow, replace(begin(flow), step="gone"), Chose("red"), FACTS)


def test_endless_flow_is_stopped() -> None:
    """A loop without a question is an error and never a hang."""
    flow = exhibit({Step.A: Say(Text("x"), Step.A), Step.B: END, Step.C: END})
    with pytest.raises(EndlessFlowError):
        advance(flow, begin(flow), Started(), FACTS)


def test_choices_are_numbered_and_scales_keep_their_numbers() -> None:
    """1 is the first choice; on a scale 3 is three and 0 skips."""
    offered = offer(
        checkin.FLOW,
        "ask_mood",
        FACTS,
        {"0": "Spring over"} | {str(n): str(n) for n in range(1, 6)},
    )
    assert [choice.number for choice in offered.choices] == [1, 2, 3, 4, 5, 0]


def test_offered_survives_storage() -> None:
    """What was shown comes back from JSON as it was."""
    flow = exhibit({Step.A: ask(), Step.B: END, Step.C: END})
    offered = offer(flow, "a", FACTS, {"red": "Rød"})
    assert Offered.from_stored(json.loads(json.dumps(offered.as_stored()))) == offered


def test_listed_choices_come_first() -> None:
    """Free times are offered by number before the standing choices."""
    flow = exhibit(
        {
            Step.A: ask(listed=OfferedList("free_times", "words", Step.C)),
            Step.B: END,
            Step.C: END,
        }
    )
    facts = Facts(lists={"free_times": (Listed("2026-12-01T10:00", "tirsdag"),)})
    offered = offer(flow, "a", facts, {"red": "Rød"})
    assert [(c.number, c.label) for c in offered.choices] == [
        (1, "tirsdag"),
        (2, "Rød"),
    ]
