"""What can be asked: one typed value an operation validates, answers and documents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from msgspec import Struct

from admin.case_api.fields import MOST_ID, Nothing
from bot.effects.turn import Work
from bot.store import readings
from bot.store.conversations import Subject
from bot.store.tokens import Realm, Token

Method = Literal["GET", "POST", "PATCH", "DELETE"]
#: What a token may be given leave to.
SCOPES = (
    "people:read",
    "appointments:read",
    "appointments:write",
    "meetups:read",
    "alerts:read",
    "alerts:take",
    "outcomes:read",
    "webhooks:write",
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, read and in its window, inside its transaction."""

    work: Work
    token: Token
    query: Any
    body: Any
    #: The id in the address; 0 where there is none.
    id: int

    @property
    def realm(self) -> Realm:
        """What the token reaches."""
        return self.token.realm

    def note(self, kind: str, read: Iterable[tuple[int, int | None]]) -> None:
        """Note whose data is read: municipality and person of each."""
        subject = Subject(f"api_{kind}", self.id)
        readings.note_system(
            self.work.connection, self.token.id, read, subject, self.work.now
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one address."""

    id: str
    method: Method
    path: str
    scope: str
    summary: str
    act: Callable[[Asked], Any]
    answer: type[Struct] | None
    status: int = 200
    query: type[Struct] = Nothing
    body: type[Struct] | None = None
    description: str = ""

    @property
    def is_writing(self) -> bool:
        """Whether it changes something, so that a key keeps it from happening twice."""
        return self.method != "GET"

    @property
    def has_id(self) -> bool:
        """Whether the address names one thing."""
        return "{id}" in self.path


def cut(rows: Sequence[T], limit: int, row_id: Callable[[T], int]) -> tuple[Any, Any]:
    """Cut the row off that tells of another page; give the rest and where it begins."""
    shown = rows[:limit]
    return shown, row_id(shown[-1]) if len(rows) > limit else None


def read_id(text: str) -> int | None:
    """Read an id out of an address."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_ID))
    return (int(text) or None) if is_number else None
