"""A flow: one conversation as a typed value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any, Generic

from flows.engine.steps import A, Ask, S, Step


class Starter(StrEnum):
    """Who starts the flow; doses and quiet hours bind what Makker starts."""

    MAKKER = "makker"
    NOTICE = "notice"
    PERSON = "person"
    SAFETY = "safety"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Generic[S, A]):
    """Steps by name, where it starts, and what it keeps."""

    name: str
    start: S
    answers: type[A]
    steps: Mapping[S, Step[S, A]]
    starter: Starter
    #: Step names of earlier versions, and the step that took their place.
    moved: Mapping[str, S] = field(default_factory=dict)
    #: True where a reply is read against this question before any other.
    speaks_first: bool = False
    #: True where words that do not answer it are read against the other questions.
    lets_pass: bool = False
    #: True where it answers or sorts out in passing, and ends nothing that is open.
    is_in_passing: bool = False
    #: True where it is asked in Makker's own chat alone, whatever SMS may carry.
    is_web_only: bool = False
    #: How long after its silent end a reply is still taken for the answer.
    late_reply: timedelta = timedelta(days=7)

    @property
    def lists(self) -> frozenset[str]:
        """The lists that its questions offer as choices."""
        return frozenset(
            step.listed.of
            for step in self.steps.values()
            if isinstance(step, Ask) and step.listed is not None
        )

    @property
    def step_names(self) -> type[S]:
        """The enum that names this flow's steps."""
        return type(self.start)


#: A flow whatever its steps and answers, as lists of flows hold it.
AnyFlow = Flow[Any, Any]
