"""A goal in one's own words, one small step this week, and what helped; no counting."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into, OfferedList
from flows.engine.texts import Text
from flows.everyday_events import (
    GoalEnded,
    GoalSet,
    StepEnded,
    StepHelped,
    StepKept,
    StepSet,
)
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be with a goal."""

    WHERE_TO = "where_to"
    ASK_GOAL = "ask_goal"
    KEEP_GOAL = "keep_goal"
    WHICH_GOAL = "which_goal"
    ASK_STEP = "ask_step"
    ASK_NEW_GOAL = "ask_new_goal"
    CHANGE_GOAL = "change_goal"
    END_GOAL = "end_goal"
    GOAL_ENDED = "goal_ended"
    KEEP_STEP = "keep_step"
    STEP_KEPT = "step_kept"
    DID_IT = "did_it"
    NOTE_DONE = "note_done"
    NOTE_WORDS = "note_words"
    KEEP_WORDS = "keep_words"
    TOLD = "told"
    ASK_HELP = "ask_help"
    KEEP_HELP = "keep_help"
    HELP_KEPT = "help_kept"
    ASK_INSTEAD = "ask_instead"
    TRY_AGAIN = "try_again"
    AGAIN = "again"
    SMALLER = "smaller"
    LEAVE = "leave"
    LEFT = "left"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"


class Did(StrEnum):
    """How the step went."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk about a goal."""

    goal: int | None = None
    goal_words: str | None = None
    step_words: str | None = None
    did: Did | None = None
    helped: str | None = None


def where_to(
    _answers: Answers, facts: Facts
) -> Literal[Step.DID_IT, Step.WHICH_GOAL, Step.ASK_STEP, Step.ASK_GOAL]:
    """Ask of the step on its way; else for a step, or for a goal first."""
    own = facts.own_steps
    if own.has_step:
        return Step.DID_IT
    if not own.goals:
        return Step.ASK_GOAL
    return Step.WHICH_GOAL if own.goals > 1 else Step.ASK_STEP


def set_goal(answers: Answers, _facts: Facts) -> GoalSet:
    """Keep a goal beside those there are."""
    return GoalSet(answers.goal_words or "")


def changed_goal(answers: Answers, _facts: Facts) -> GoalSet:
    """Put a goal in the place of the one that was spoken of."""
    return GoalSet(answers.goal_words or "", replaces=answers.goal or 0)


def ended_goal(answers: Answers, _facts: Facts) -> GoalEnded:
    """Let the goal that was spoken of go."""
    return GoalEnded(answers.goal)


def set_step(answers: Answers, _facts: Facts) -> StepSet:
    """Keep the step of the week."""
    return StepSet(answers.step_words or "", answers.goal)


def ended_step(answers: Answers, _facts: Facts) -> StepEnded:
    """Keep how it went."""
    return StepEnded("done" if answers.did is Did.DONE else "partly")


def helped(answers: Answers, _facts: Facts) -> StepHelped:
    """Keep what helped."""
    return StepHelped(answers.helped or "")


_SKIP = Choice("skip", Step.SKIPPED, (Meaning.NO,))


def _ask_words(
    text: Text, into: Into[Step], *choices: Choice[Step], again: Step
) -> Ask[Step]:
    return Ask(
        text=text,
        choices=(*choices, _SKIP),
        words=into,
        unclear=again,
        patience=timedelta(hours=20),
        silence=Step.UNANSWERED,
        heard_as="words",
    )


FLOW = Flow(
    name="step",
    start=Step.WHERE_TO,
    answers=Answers,
    starter=Starter.MAKKER,
    steps={
        Step.WHERE_TO: Decide(where_to),
        Step.ASK_GOAL: _ask_words(
            Text("step.ask_goal", ("first_name",)),
            Into("goal_words", Step.KEEP_GOAL),
            again=Step.ASK_GOAL,
        ),
        Step.KEEP_GOAL: Do(set_goal, Step.ASK_STEP),
        Step.WHICH_GOAL: Ask(
            text=Text("step.which_goal"),
            listed=OfferedList("goals", "goal", Step.ASK_STEP),
            choices=(Choice("new_goal", Step.ASK_GOAL), _SKIP),
            unclear=Step.SKIPPED,
            patience=timedelta(hours=20),
            silence=Step.UNANSWERED,
        ),
        Step.ASK_STEP: _ask_words(
            Text("step.ask_step", ("goal",)),
            Into("step_words", Step.KEEP_STEP),
            Choice("new_goal", Step.ASK_NEW_GOAL),
            again=Step.ASK_STEP,
        ),
        Step.ASK_NEW_GOAL: _ask_words(
            Text("step.ask_new_goal"),
            Into("goal_words", Step.CHANGE_GOAL),
            Choice("end_goal", Step.END_GOAL),
            again=Step.ASK_NEW_GOAL,
        ),
        Step.CHANGE_GOAL: Do(changed_goal, Step.ASK_STEP),
        Step.END_GOAL: Do(ended_goal, Step.GOAL_ENDED),
        Step.GOAL_ENDED: End(Text("step.goal_ended")),
        Step.KEEP_STEP: Do(set_step, Step.STEP_KEPT),
        Step.STEP_KEPT: End(Text("step.step_kept")),
        Step.DID_IT: Ask(
            text=Text("step.did_it", ("first_name", "small_step")),
            answer="did",
            choices=(
                Choice("done", Step.NOTE_DONE, (Meaning.YES,)),
                Choice("partly", Step.NOTE_DONE, (Meaning.UNSURE,)),
                Choice("not_yet", Step.ASK_INSTEAD, (Meaning.NO,)),
                Choice("skip", Step.SKIPPED),
            ),
            words=Into("helped", Step.NOTE_WORDS),
            unclear=Step.SKIPPED,
            patience=timedelta(hours=40),
            silence=Step.UNANSWERED,
        ),
        Step.NOTE_DONE: Do(ended_step, Step.ASK_HELP),
        Step.NOTE_WORDS: Do(StepEnded("partly"), Step.KEEP_WORDS),
        Step.KEEP_WORDS: Do(helped, Step.TOLD),
        Step.TOLD: End(Text("step.told")),
        Step.ASK_HELP: _ask_words(
            Text("step.ask_help"),
            Into("helped", Step.KEEP_HELP),
            again=Step.HELP_KEPT,
        ),
        Step.KEEP_HELP: Do(helped, Step.HELP_KEPT),
        Step.HELP_KEPT: End(Text("step.help_kept")),
        Step.ASK_INSTEAD: Ask(
            text=Text("step.ask_instead"),
            choices=(
                Choice("again", Step.TRY_AGAIN, (Meaning.YES,)),
                Choice("smaller", Step.SMALLER),
                Choice("leave", Step.LEAVE, (Meaning.NO, Meaning.UNSURE)),
            ),
            unclear=Step.LEAVE,
            patience=timedelta(hours=20),
            silence=Step.UNANSWERED,
        ),
        Step.TRY_AGAIN: Do(StepKept(), Step.AGAIN),
        Step.AGAIN: End(Text("step.again")),
        Step.SMALLER: _ask_words(
            Text("step.smaller"),
            Into("step_words", Step.KEEP_STEP),
            again=Step.SMALLER,
        ),
        Step.LEAVE: Do(StepEnded("left"), Step.LEFT),
        Step.LEFT: End(Text("step.left")),
        Step.SKIPPED: End(Text("step.skipped"), "skipped"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
