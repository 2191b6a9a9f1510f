"""Hold every text in messages/da to what flows and code need, and to the rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.wording import lengths, presence, rules
from bot.wording.book import VARIANTS, Book, open_book, root_of
from bot.wording.catalog import Entry, Key, read_folder
from bot.wording.families import FOR_OTHERS, PAGES
from bot.wording.faults import Fault
from bot.wording.findings import Finding, at
from bot.wording.lix import HIGHEST, lix
from bot.wording.needs import (
    Need,
    Reach,
    needs_of_code,
    needs_of_flow,
    usual_reach,
)
from bot.wording.neutral import Neutral, read_neutral
from bot.wording.po import blocks_of, fault_of_file, read_text
from bot.wording.usage import Use
from bot.wording.words import fields_in
from flows.engine.flow import AnyFlow

#: Namespaces that answer a cry for help; plain words are allowed there.
SAFETY = "safety"
#: Namespaces that staff read, not the young person.
STAFF = PAGES - {"chat", "button"} | {"staff"}
_NOT_GIVEN = "uses {{{name}}}, which it is not given; it has {given}"
_NO_FIELD = "uses {{{name}}}, which is no field of a text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What the words are held to."""

    flows: Mapping[str, AnyFlow]
    uses: Sequence[Use]
    #: Fields that Makker can fill by itself.
    fields: frozenset[str]
    samples: Mapping[str, str]
    neutral: Neutral

    @property
    def needs(self) -> list[Need]:
        """Every text that flows and code need, in their order."""
        every = self.flows.values()
        of_flows = [need for flow in every for need in needs_of_flow(flow)]
        return [*of_flows, *needs_of_code(self.uses, every)]


def check_messages(folder: Path, standard: Standard) -> list[Finding]:
    """Check the base and each municipality's own words."""
    entries = _read(folder, folder)
    base = open_book(entries)
    needs = standard.needs
    findings = [
        *_faults_of_files(folder, folder),
        *presence.unlisted(standard.uses),
        *presence.missing(base, entries, needs),
        *presence.private_by_slip(base, needs, standard.neutral),
        *presence.uneven_alternatives(base),
        *presence.unused(entries, needs, standard.uses),
        *presence.unknown_fields_of_flows(needs, standard.fields),
        *presence.fields_without_sample(standard.fields, standard.samples),
        *_check_book(base, entries, standard),
        *_too_hard(base),
    ]
    for place in _places(folder)[1:]:
        own = _read(place, folder)
        book = open_book(own, base)
        findings += _faults_of_files(place, folder)
        findings += presence.strangers(book, own, standard.neutral)
        findings += _check_book(book, own, standard)
    findings = list(dict.fromkeys(findings))
    return sorted(findings, key=lambda f: (f.is_warning, f.file, f.line))


def unreadable_files(folder: Path) -> list[Finding]:
    """Find the files that are no gettext at all; the others' check comes after."""
    return [fault for place in _places(folder) for fault in _unreadable(place)]


def check_change(
    base: Book, own: Mapping[Key, Entry], entry: Entry, standard: Standard
) -> list[Finding]:
    """Check words that somebody has changed, together with the other own words."""
    after = open_book([*own.values(), entry], base)
    near = replace(standard, flows=_flows_with(entry.key, standard))
    new = dict.fromkeys(_check_book(after, [entry], near))
    for known in _check_joined(open_book(own.values(), base), near):
        new.pop(known, None)
    findings = [*presence.strangers(after, [entry], standard.neutral), *new]
    return sorted(findings, key=lambda found: (found.is_warning, found.words))


def _flows_with(key: str, standard: Standard) -> Mapping[str, AnyFlow]:
    """Give the flows that say a text; the notice of a link is said in every one."""
    root = root_of(key)
    return {
        name: flow
        for name, flow in standard.flows.items()
        if root == lengths.NOTICE or root in {need.key for need in needs_of_flow(flow)}
    }


def check_words(entry: Entry, reach: Reach, standard: Standard) -> Iterator[Finding]:
    """Check one text by itself, as the staff site does before it is kept."""
    namespace = entry.key.partition(".")[0]
    faults = list(rules.faults_everywhere(entry.words, standard.neutral))
    if reach == "message":
        faults += rules.faults_of_message(entry.words)
    is_for_others = namespace in FOR_OTHERS and reach == "message"
    if is_on_sms(entry, reach):
        faults += rules.faults_on_sms(
            entry.words, standard.neutral, is_safety=namespace == SAFETY
        )
        length = lengths.too_long(entry, standard.samples)
        if length is not None:
            yield length
    elif is_for_others:
        faults += rules.health_words(entry.words, standard.neutral)
    yield from (at(entry, fault) for fault in faults)
    if namespace not in STAFF:
        for doubt in rules.doubts(entry.words, standard.neutral):
            yield at(entry, doubt, is_warning=True)


def is_on_sms(entry: Entry, reach: Reach) -> bool:
    """Whether SMS can carry these words."""
    return reach == "message" and entry.variant != "chat"


def reading_of(base: Book) -> float:
    """Measure everything that a young person can read."""
    return lix(
        entry.words
        for (key, variant), entry in base.own.items()
        if key.partition(".")[0] not in STAFF and variant in {None, "chat"}
    )


def _check_book(
    book: Book, entries: Sequence[Entry], standard: Standard
) -> Iterator[Finding]:
    needs = standard.needs
    reaches = _reaches(needs)
    allowed = presence.allowed_fields(needs)
    for entry in entries:
        if not entry.words:
            continue
        root = root_of(entry.key)
        reach = reaches.get(root) or usual_reach(root.partition(".")[0])
        if book.base is not None and book.is_private(root) and entry.variant is None:
            reach = "label"
        yield from check_words(entry, reach, standard)
        if reach != "page":
            yield from _unknown_fields(entry, allowed.get(root), standard)
    yield from _check_joined(book, standard)


def _check_joined(book: Book, standard: Standard) -> Iterator[Finding]:
    return lengths.joined_too_long(book, standard.flows.values(), standard.samples)


def _unknown_fields(
    entry: Entry, allowed: frozenset[str] | None, standard: Standard
) -> Iterator[Finding]:
    for name in sorted(fields_in(entry.words)):
        if allowed is not None and name not in allowed:
            given = ", ".join(sorted(allowed)) or "none"
            yield at(entry, Fault("not_given", _NOT_GIVEN, name=name, given=given))
        elif name not in standard.fields | standard.samples.keys():
            yield at(entry, Fault("no_field", _NO_FIELD, name=name))


def _reaches(needs: Iterable[Need]) -> dict[str, Reach]:
    """Give how far each text goes; a message that is a label elsewhere stays one."""
    found: dict[str, Reach] = {}
    for need in needs:
        if found.get(need.key) != "message":
            found[need.key] = need.reach
    return found


def _too_hard(base: Book) -> Iterator[Finding]:
    measured = reading_of(base)
    if measured > HIGHEST:
        words = f"the whole set has LIX {measured:.1f}, above {HIGHEST}; simplify"
        yield Finding(file="messages/da", words=words, is_warning=True)


def _places(folder: Path) -> list[Path]:
    """Give the base folder, then each municipality's."""
    own = (p for p in sorted(folder.iterdir()) if p.is_dir() and any(p.glob("*.po")))
    return [folder, *own]


def _read(place: Path, folder: Path) -> list[Entry]:
    """Read a folder's entries, each with its file as it is found from outside."""
    return [
        Entry(
            key=entry.key,
            variant=entry.variant,
            words=entry.words,
            file=_shown(place / entry.file, folder),
            line=entry.line,
            notes=entry.notes,
        )
        for entry in read_folder(place)
    ]


def _unreadable(place: Path) -> Iterator[Finding]:
    for path in sorted(place.glob("*.po")):
        fault = fault_of_file(path)
        if fault is not None:
            yield Finding(file=f"{place.name}/{path.name}", words=fault)


def _faults_of_files(place: Path, folder: Path) -> Iterator[Finding]:
    """What babel forgives: the same entry twice, unread ones, unknown variants."""
    seen: dict[tuple[str, str | None], str] = {}
    for path in sorted(place.glob("*.po")):
        for block in blocks_of(read_text(path)):
            where = f"{_shown(path, folder)}:{block.line}"
            first = seen.setdefault((block.key, block.variant), where)
            words = []
            if first != where:
                words.append(f"stands in {first} too; keep one")
            if block.is_fuzzy:
                words.append("is marked fuzzy; read it, and take the mark away")
            if block.variant not in {None, *VARIANTS}:
                words.append(f"is for no channel; msgctxt is {' or '.join(VARIANTS)}")
            for word in words:
                yield Finding(
                    file=_shown(path, folder),
                    line=block.line,
                    key=block.key,
                    variant=block.variant,
                    words=word,
                )


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder.parent.parent).as_posix()


def standard_for(
    folder: Path,
    *,
    flows: Mapping[str, AnyFlow],
    uses: Sequence[Use],
    fields: frozenset[str],
    samples: Mapping[str, str],
) -> Standard:
    """Put together what a folder of messages is held to."""
    return Standard(
        flows=flows,
        uses=uses,
        fields=fields,
        samples=samples,
        neutral=read_neutral(folder),
    )
