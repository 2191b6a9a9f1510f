"""Write the entries that are missing into the files, in the order of the flow."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.wording.catalog import read_folder
from bot.wording.lengths import budget
from bot.wording.needs import Need
from bot.wording.po import HEADER, New, put_in, read_text


def write_missing(
    folder: Path, needs: Sequence[Need], samples: Mapping[str, str]
) -> list[str]:
    """Put in what is missing; give the keys that were added, each with its file."""
    known = {(entry.key, entry.variant): entry.file for entry in read_folder(folder)}
    files = {key: file for (key, _), file in known.items()}
    wanted: dict[str, list[New]] = {}
    first: dict[str, Need] = {}
    for need in needs:
        first.setdefault(need.key, need)
    order = list(first)
    for place, (key, need) in enumerate(first.items()):
        before = order[: place + 1]
        for variant in _missing_variants(need, known):
            file = _file_of(key, before, files)
            new = New(key, variant, note_of(need, samples), before)
            wanted.setdefault(file, []).append(new)
    for file, entries in wanted.items():
        _write(folder / file, entries)
    return [
        f"{file}: {entry.key}" + (f" ({entry.variant})" if entry.variant else "")
        for file, entries in wanted.items()
        for entry in entries
    ]


def note_of(need: Need, samples: Mapping[str, str]) -> str:
    """Say what a writer needs: where it is said, with what, and how long."""
    place = need.place[0].upper() + need.place[1:]
    fields = need.fields or frozenset()
    given = ", ".join(f"{{{name}}}" for name in sorted(fields))
    note = f"{place}. Fields: {given or 'none'}."
    if need.reach == "message":
        note += (
            f" SMS: at most {budget(fields, samples)} letters beside the fields, "
            "if it stands alone."
        )
    return note


def _missing_variants(
    need: Need, known: Mapping[tuple[str, str | None], str]
) -> tuple[str | None, ...]:
    """A question is worded apart for SMS, which has no buttons; other texts once."""
    has = {variant for key, variant in known if key == need.key}
    if not has:
        is_question = need.is_of_flow and need.is_question
        return ("sms", "chat") if is_question else (None,)
    return ("chat",) if not has & {None, "chat"} else ()


def _file_of(key: str, before: Iterable[str], files: Mapping[str, str]) -> str:
    """Give the file that the key's neighbours of the same namespace stand in."""
    namespace = key.partition(".")[0]
    near = [files[k] for k in before if k in files and k.startswith(f"{namespace}.")]
    return near[-1] if near else f"{namespace}.po"


def _write(path: Path, entries: Sequence[New]) -> None:
    text = read_text(path) if path.exists() else HEADER
    path.write_bytes(put_in(text, entries).encode())
