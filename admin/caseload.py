"""My people: who is silent and since when, and who is written to next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.rules.silence import silent_since
from bot.store.pages.people import CaseRow
from bot.store.people import Person

#: More young people than this are too many for one consultant.
MOST_PEOPLE = 20
#: What is most worth knowing of a person's standing.
Standing = Literal["stopped", "declined", "invited", "new", "human", "paused", "joined"]


@dataclass(frozen=True, slots=True)
class Case:
    """A young person in the list, with what was worked out."""

    row: CaseRow
    standing: Standing
    silent_since: datetime | None


def case_of(row: CaseRow, now: datetime) -> Case:
    """Work out how somebody stands."""
    standing = standing_of(row, now)
    is_counted = standing in {"joined", "invited", "human"}
    silent = silent_since(
        row.rhythm,
        heard_at=row.heard_at,
        joined_at=row.joined_at,
        invited_at=row.invited_at,
        now=now,
    )
    return Case(row, standing, silent if is_counted else None)


def silent_first(cases: Iterable[Case]) -> list[Case]:
    """Put the silent first, the longest silent on top; then who is written to next."""
    return sorted(cases, key=_order)


def _order(case: Case) -> tuple[int, float, str]:
    if case.silent_since is not None:
        return 0, case.silent_since.timestamp(), case.row.name
    if case.row.next_at is not None:
        return 1, case.row.next_at.timestamp(), case.row.name
    return 2, 0.0, case.row.name


def standing_of(row: CaseRow | Person, now: datetime) -> Standing:
    """Tell what is most worth knowing of a person's standing."""
    if row.stopped_at is not None:
        return "stopped"
    if row.state == "declined":
        return "declined"
    if row.joined_at is None:
        return "invited" if row.invited_at is not None else "new"
    if row.human_until is not None and row.human_until > now:
        return "human"
    if row.paused_until is not None and row.paused_until > now:
        return "paused"
    return "joined"
