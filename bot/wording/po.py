"""The .po files as text: what babel forgives is found, and entries are put in."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

HEADER = """\
msgid ""
msgstr ""
"Language: da\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_ID = re.compile(r'^msgid\s+"((?:[^"\\]|\\.)*)"', re.MULTILINE)
_CONTEXT = re.compile(r'^msgctxt\s+"((?:[^"\\]|\\.)*)"', re.MULTILINE)
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*(?:\r?\n[ \t]*)*\r?\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One entry as it stands in the file, and where it ends there."""

    key: str
    variant: str | None
    line: int
    ends: int
    is_fuzzy: bool


@dataclass(frozen=True, slots=True)
class New:
    """An entry to put in, and the keys that it should stand behind."""

    key: str
    variant: str | None
    note: str
    after: Sequence[str]


def read_text(path: Path) -> str:
    """Read a file as it is, line ends included."""
    return path.read_bytes().decode("utf-8")


def fault_of_file(path: Path) -> str | None:
    """Tell why a file cannot be read as gettext; None when it can."""
    try:
        text = read_text(path)
    except UnicodeDecodeError:
        return "is not UTF-8; save it as UTF-8"
    try:
        read_po(io.StringIO(text), locale="da", abort_invalid=True)
    except (PoFileError, ValueError) as fault:
        line = getattr(fault, "lineno", None)
        where = "" if line is None else f" in line {line}"
        return f"is no gettext file{where}; open it in Poedit to see what is wrong"
    return None


def blocks_of(text: str) -> list[Block]:
    """List the entries of a file in its order, the header left out."""
    return [block for block in _blocks(text) if block.key]


def put_in(text: str, entries: Sequence[New]) -> str:
    """Put entries behind their neighbours; all else stays byte for byte."""
    for entry in entries:
        text = _put_one(text, entry)
    return text


def _blocks(text: str) -> Iterator[Block]:
    begins = 0
    for end in [*(match.start() for match in _BLANK.finditer(text)), len(text)]:
        part = text[begins:end]
        key = _ID.search(part)
        context = _CONTEXT.search(part)
        if key is not None:
            yield Block(
                key=key.group(1),
                variant=context.group(1) if context else None,
                line=text.count("\n", 0, begins + key.start()) + 1,
                ends=begins + len(part.rstrip()),
                is_fuzzy=_FUZZY.search(part) is not None,
            )
        begins = end


def _put_one(text: str, entry: New) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    written = newline.join(_lines(entry))
    place = _place(text, entry)
    if place is None:
        body = text.rstrip()
        return f"{body}{newline * 2}{written}{newline}"
    return f"{text[:place]}{newline * 2}{written}{text[place:]}"


def _place(text: str, entry: New) -> int | None:
    """Find the end of the nearest entry before it in the order of the flow."""
    ends: dict[str, int] = {}
    for block in blocks_of(text):
        ends[block.key.partition("~")[0]] = block.ends
    for key in reversed(entry.after):
        if key in ends:
            return ends[key]
    return None


def _lines(entry: New) -> list[str]:
    lines = [f"#. {entry.note}"]
    if entry.variant is not None:
        lines.append(f'msgctxt "{entry.variant}"')
    return [*lines, f'msgid "{entry.key}"', 'msgstr ""']
