"""One transaction's work; and one turn of one person in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.house import House
from bot.rules.delivery import Delivery
from bot.store import wordings
from bot.store.conversations import Kept, Subject
from bot.store.database import Connection
from bot.store.people import Person
from bot.wording.words import Words
from flows.events import ReplyMeant


@dataclass(slots=True, kw_only=True)
class Work:
    """What everything in one transaction shares."""

    connection: Connection
    house: House
    now: datetime


def local_words(work: Work, person: Person) -> Words:
    """Give the words as the person's municipality says them just now."""
    changed = wordings.live(work.connection, person.municipality_id)
    return work.house.words.under(person.municipality, changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that Makker says in a turn, in words for its channel."""

    key: str
    words: str
    buttons: tuple[str, ...] = ()
    is_question: bool = False
    is_private: bool = False
    conversation_id: int | None = None
    turn: int | None = None
    subject: Subject | None = None


@dataclass(slots=True, kw_only=True)
class Turn(Work):
    """Everything that the parts of one person's turn share."""

    person: Person
    #: Where the person is answered.
    channel: str
    delivery: Delivery
    #: The message that this turn answers; None when Makker starts.
    inbox_id: int | None = None
    #: The words of that message.
    words: str = ""
    said: list[Said] = field(default_factory=list)
    #: Flows that something in this turn leads to; after a space the wish to begin by.
    followed_by: list[str] = field(default_factory=list)
    #: The open question that the person said their words were for.
    meant: ReplyMeant | None = None
    #: What is said waits until then; None lets it go at once.
    not_before: datetime | None = None
    #: Conversations that were open when the turn began, the newest first.
    open_conversations: Sequence[Kept] = ()

    def __post_init__(self) -> None:
        """Speak as the person's municipality does, with what staff changed just now."""
        self.house = replace(self.house, words=local_words(self, self.person))

    @property
    def is_started_by_makker(self) -> bool:
        """Whether no message of the person's caused this turn."""
        return self.inbox_id is None
