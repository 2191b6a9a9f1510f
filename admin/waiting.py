"""What waits for a human, in the lines of a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.effects.appointments.seeing import SEEN
from bot.store.pages.tasks import TaskRow

#: Several of these from one person are one line.
_TOGETHER = frozenset({"message", "late"})


@dataclass(frozen=True, slots=True)
class Group:
    """One line: a task, or several of a kind from one person."""

    tasks: tuple[TaskRow, ...]
    phone: str

    @property
    def first(self) -> TaskRow:
        """The oldest of them; the line stands where it stands."""
        return self.tasks[0]

    @property
    def kind(self) -> str:
        """What it is about."""
        return self.first.kind

    @property
    def is_told_when_seen(self) -> bool:
        """Whether the person learns that it was seen."""
        return self.kind in SEEN

    @property
    def wished_at(self) -> datetime | None:
        """The time that the person wishes, when they named one exactly."""
        if self.kind != "new_time":
            return None
        try:
            wished = datetime.fromisoformat(self.first.words)
        except ValueError:
            return None
        return wished if wished.tzinfo is not None else None


def in_groups(rows: Iterable[TaskRow], phones: Mapping[int, str]) -> list[Group]:
    """Put messages of one person on one line; the order stays by the oldest."""
    gathered: dict[tuple[object, ...], list[TaskRow]] = {}
    for row in rows:
        is_one = row.kind in _TOGETHER and row.person_id is not None
        key = (row.person_id, row.kind, row.is_seen) if is_one else (row.id,)
        gathered.setdefault(key, []).append(row)
    return [
        Group(tuple(found), phones.get(found[0].person_id or 0, ""))
        for found in gathered.values()
    ]
