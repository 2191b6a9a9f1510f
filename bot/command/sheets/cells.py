"""Read the cells of a row; what is wrong is noted, and the next cell is read."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.command.sheets.table import Fault, Row
from bot.effects.team.founding import NAME
from bot.presets import UnknownPresetError, preset
from bot.presets.municipalities import (
    Municipality,
    UnknownMunicipalityError,
    find_municipality,
)
from bot.rules.phones import BadPhoneError, read_phone

T = TypeVar("T")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_LONGEST = 200
_EARLIEST_BIRTH = date(1900, 1, 1)
_MOST_MINUTES = 24 * 60
_MOST_PLACES = 10_000


class BadCellError(Exception):
    """A cell does not hold what its column takes; the message says the mend."""


class Cells:
    """One row being read; a cell that is wrong gives None and is noted."""

    def __init__(self, row: Row, faults: list[Fault]) -> None:
        """Take the row, and where its faults are noted."""
        self.line = row.line
        self._row = row
        self._faults = faults

    def text(self, column: str) -> str:
        """Give what stands there; nothing when the file lacks the column."""
        return self._row.cells.get(column, "")

    def need(self, column: str, read: Callable[[str], T]) -> T | None:
        """Read a cell that must be filled."""
        if not self.text(column):
            self.note(column, "is empty; fill it in")
            return None
        return self.maybe(column, read)

    def maybe(self, column: str, read: Callable[[str], T]) -> T | None:
        """Read a cell that may be empty."""
        text = self.text(column)
        if not text:
            return None
        try:
            return read(text)
        except BadCellError as fault:
            self.note(column, str(fault))
            return None

    def note(self, column: str, words: str) -> None:
        """Note what is wrong with a cell."""
        self._faults.append(Fault(self.line, column, words))


def name(text: str) -> str:
    """Read a name."""
    if len(text) > _LONGEST or not text.isprintable():
        raise BadCellError(f"is no name; write at most {_LONGEST} letters")
    return text


def phone(text: str) -> str:
    """Read a phone number."""
    try:
        return read_phone(text)
    except BadPhoneError as fault:
        raise BadCellError(str(fault)) from None


def email(text: str) -> str:
    """Read an e-mail address; letters are small."""
    if not _EMAIL.fullmatch(text) or len(text) > _LONGEST:
        raise BadCellError("is not an e-mail address; write it as name@place.dk")
    return text.lower()


def birthdate(text: str) -> date:
    """Read a day of birth."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadCellError("is not a date; write it as 2008-05-31") from None
    if day < _EARLIEST_BIRTH:
        raise BadCellError("is too long ago; write it as 2008-05-31")
    return day


def municipality(text: str) -> Municipality:
    """Read the name of a municipality."""
    try:
        return find_municipality(text)
    except UnknownMunicipalityError as fault:
        raise BadCellError(str(fault)) from None


def programme(text: str) -> str:
    """Read the name of a preset, or of a programme of the municipality's own."""
    name = text.lower()
    try:
        return preset(name).preset
    except UnknownPresetError as fault:
        if NAME.fullmatch(name):
            return name
        raise BadCellError(str(fault)) from None


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Read a whole number within limits."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
            raise BadCellError(f"is not a whole number from {least} to {most}")
        return int(text)

    return read


minutes = whole_number(1, _MOST_MINUTES)
places = whole_number(1, _MOST_PLACES)


def one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    """Read one of a few words."""
    words = tuple(allowed)

    def read(text: str) -> str:
        if text.lower() not in words:
            raise BadCellError(f"must be one of {', '.join(words)}")
        return text.lower()

    return read


def local_time(text: str) -> datetime:
    """Read a local day and time, without its zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or ":" not in text:
        raise BadCellError("is not a local time; write it as 2026-11-26T13:00")
    return moment


def in_zone(local: datetime, zone: ZoneInfo) -> datetime:
    """Place a local time in its zone; refuse an hour that the clock leaps over."""
    if local.tzinfo is not None:
        return local
    moment = local.replace(tzinfo=zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise BadCellError("does not exist: the clock is put forward over that hour")
    return moment


def neutral_words(unwanted: Callable[[str], list[str]]) -> Callable[[str], str]:
    """Read words that will stand on locked screens: neutral ones alone."""

    def read(text: str) -> str:
        if unwanted(text):
            raise BadCellError(
                "holds a word about health, which SMS must not carry; "
                "write the street, or a name that says less"
            )
        return name(text)

    return read
