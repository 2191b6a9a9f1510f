"""What happens in a conversation, in the past tense; the shell carries it out."""

from dataclasses import dataclass
from datetime import timedelta

from flows.engine.texts import Text


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; flows add their own kinds in flows/events.py."""


@dataclass(frozen=True, slots=True)
class MessageCreated(Event):
    """Makker said something that needs no answer."""

    text: Text
    step: str


@dataclass(frozen=True, slots=True)
class QuestionAsked(Event):
    """Makker asked something; the next reply is read against this question."""

    text: Text
    step: str


@dataclass(frozen=True, slots=True)
class AnswerSaved(Event):
    """The person answered; the value is stored under the slot's name."""

    slot: str
    value: str


@dataclass(frozen=True, slots=True)
class WaitStarted(Event):
    """The conversation waits for a reply until its patience is over."""

    patience: timedelta


@dataclass(frozen=True, slots=True)
class ConversationEnded(Event):
    """The conversation is over."""

    outcome: str
