"""Types of fields, shared by what validates requests and what documents them."""

import re
from datetime import UTC, datetime
from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from admin.case_api.problems import ProblemError
from bot.store.pages.case_system import MOST, Page

#: Ids are counted from one; 18 digits fit in every database.
MOST_ID = 10**18 - 1
Id: TypeAlias = Annotated[int, Meta(ge=1, le=MOST_ID)]
Moment: TypeAlias = Annotated[
    str,
    Meta(
        extra_json_schema={"format": "date-time"},
        description="RFC 3339, with its time zone.",
        max_length=64,
    ),
]
EMail: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9.-]+$",
        max_length=254,
        min_length=3,
    ),
]
#: One line of words without control signs, and something to see in it.
_LINE = r"^[^\x00-\x1F\x7F]*[^\x00-\x20\x7F][^\x00-\x1F\x7F]*$"
Place: TypeAlias = Annotated[
    str,
    Meta(
        pattern=_LINE,
        min_length=1,
        max_length=80,
        description="Where; it is read on a phone, so no words of health.",
    ),
]
Name: TypeAlias = Annotated[str, Meta(pattern=_LINE, min_length=1, max_length=120)]
Minutes: TypeAlias = Annotated[int, Meta(ge=5, le=600)]
_FIRST = datetime(1, 1, 1, tzinfo=UTC)
_LAST = datetime(9999, 12, 31, tzinfo=UTC)
_RFC_3339 = re.compile(
    r"(\d{4})(-\d\d-\d\d)[Tt ](\d\d:\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)


class Listing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of a list is wanted."""

    limit: Annotated[int, Meta(ge=1, le=MOST, description="Most items.")] = 50
    cursor: (
        Annotated[int, Meta(ge=1, le=MOST_ID, description="`next` of the page before.")]
        | UnsetType
    ) = UNSET

    def page(self) -> Page:
        """Give the part."""
        after = 0 if self.cursor is UNSET else self.cursor
        return Page(after=after, limit=self.limit)


class Nothing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing may be asked for."""


def read_moment(text: str) -> datetime:
    """Read a moment; those outside the calendar of computers are moved to its rim."""
    match = _RFC_3339.fullmatch(text)
    if match is None:
        raise ProblemError(422, "Write moments as 2026-11-26T13:00:00+01:00.")
    year, days, hours, seconds, fraction, zone = match.groups()
    whole = (
        f"{max(int(year), 1):04}{days}T{hours}:{min(int(seconds), 59):02}"
        f"{(fraction or '.0')[:7]}{'+00:00' if zone in 'Zz' else zone}"
    )
    try:
        moment = datetime.fromisoformat(whole)
    except ValueError:
        raise ProblemError(422, "There is no such day or hour.") from None
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return _FIRST if moment.year == 1 else _LAST


def read_optional_moment(text: str | UnsetType) -> datetime | None:
    """Read a moment where one was given."""
    return None if text is UNSET else read_moment(text)
