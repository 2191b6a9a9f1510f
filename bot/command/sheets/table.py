"""Read a CSV file into rows with their line numbers, whatever made it."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

#: More than this is no list of one programme's people.
MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, and where; never the words that stand there."""

    line: int
    column: str
    words: str

    @override
    def __str__(self) -> str:
        """Say it in one line."""
        if not self.line:
            return self.words
        place = f"line {self.line}"
        return (
            f"{place}, {self.column}: {self.words}"
            if self.column
            else (f"{place}: {self.words}")
        )


class FaultyFileError(Exception):
    """A file cannot be imported; nothing of it was."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep every fault, in the order of the file."""
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column, each without blanks around or doubled."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a kind of file has, and those that it may leave out."""

    every: tuple[str, ...]
    may_miss: frozenset[str] = frozenset()

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that must be there."""
        return tuple(name for name in self.every if name not in self.may_miss)


def read_table(path: Path, columns: Columns) -> list[Row]:
    """Read the rows under the header; raise FaultyFileError with what is wrong."""
    lines = list(_lines(_decode(_read(path))))
    if not lines:
        raise FaultyFileError(
            [_of_file(f"the file is empty; its first line is {_example(columns)}")]
        )
    _, first = lines[0]
    header = _header(first, columns)
    faults: list[Fault] = []
    rows = [_row(line, cells, header, faults) for line, cells in lines[1:]]
    if faults:
        raise FaultyFileError(faults)
    return rows


def _read(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise FaultyFileError([_of_file(f"{path} cannot be read: {reason}")]) from None
    if len(raw) > MOST_BYTES:
        raise FaultyFileError([_of_file("the file is larger than 20 MB; divide it")])
    return raw


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        mend = "is not UTF-8; save the file as CSV UTF-8"
        raise FaultyFileError([Fault(line, "", mend)]) from None


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that is not blank, with the line it begins on."""
    heading = text.partition("\n")[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            cleaned = [" ".join(cell.split()) for cell in cells]
            if any(cleaned):
                yield begins, cleaned
            begins = reader.line_num + 1
    except csv.Error:
        mend = "is no CSV row; look for a quotation mark that is not closed"
        raise FaultyFileError([Fault(begins, "", mend)]) from None


def _header(first: Sequence[str], columns: Columns) -> list[str]:
    header = [name.lower() for name in first]
    missing = [name for name in columns.needed if name not in header]
    if missing:
        raise FaultyFileError(
            [
                Fault(1, name, f"is missing; the header is {_example(columns)}")
                for name in missing
            ]
        )
    faults = [
        Fault(1, name, f"is no column; the header is {_example(columns)}")
        for name in header
        if name and name not in columns.every
    ]
    faults += [
        Fault(1, name, "stands twice in the header; keep one")
        for name in columns.every
        if header.count(name) > 1
    ]
    if faults:
        raise FaultyFileError(faults)
    return header


def _row(
    line: int, cells: list[str], header: Sequence[str], faults: list[Fault]
) -> Row:
    wanted = len(header)
    if len(cells) < wanted or any(cells[wanted:]):
        faults.append(
            Fault(line, "", f"has {len(cells)} cells where the header has {wanted}")
        )
    pairs = zip(header, cells, strict=False)
    return Row(line, {name: cell for name, cell in pairs if name})


def _of_file(words: str) -> Fault:
    return Fault(0, "", words)


def _example(columns: Columns) -> str:
    return ",".join(columns.every)
