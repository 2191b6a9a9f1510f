"""Whether every text is there, and none that nobody needs."""

from collections.abc import Iterable, Iterator, Sequence

from bot.wording import needs as needed
from bot.wording.book import Book, root_of
from bot.wording.catalog import Entry
from bot.wording.faults import Fault
from bot.wording.findings import Finding, at
from bot.wording.needs import Need, open_forms
from bot.wording.neutral import Neutral
from bot.wording.usage import Use

#: A key that may have words for chat alone lies in this list.
_PRIVATE = "neutral/private.txt"
#: What a municipality's own words must keep where the base has it.
KEPT = ("112", "{help_line}", "{second_help_line}", "{who_knows}")
_FIXED = "is an instrument, word for word; take it away"
_NO_SMS = "never goes out by SMS; write it for chat alone"
_LEFT_OUT = "leaves out {found}, which Makker's own words have; put it in"


def missing(
    base: Book, entries: Sequence[Entry], needs: Iterable[Need]
) -> Iterator[Finding]:
    """Find texts without words."""
    empty = {entry.key for entry in entries if not entry.words}
    for entry in entries:
        if not entry.words:
            yield at(entry, "has no words yet; write them")
    told: set[str] = set()
    for need in needs:
        if need.key in told or base.has(need.key, "chat"):
            continue
        told.add(need.key)
        is_half = need.key in base.keys
        if need.key not in empty or is_half:
            words = "has no words for chat" if is_half else "has no words"
            yield _absent(need, f"{words}, and {need.place} needs them")


def private_by_slip(
    base: Book, needs: Iterable[Need], neutral: Neutral
) -> Iterator[Finding]:
    """Find messages that would go by a link on SMS though nobody said so."""
    told: set[str] = set()
    for need in needs:
        if need.reach != "message" or need.key in told:
            continue
        told.add(need.key)
        if base.is_private(need.key) and not neutral.is_private(need.key):
            entry = base.find(need.key, "chat")
            if entry is not None:
                yield at(
                    entry,
                    'has no words for SMS; write msgctxt "sms", or list it in '
                    f"{_PRIVATE} if it may only go by a link",
                )


def uneven_alternatives(base: Book) -> Iterator[Finding]:
    """Find alternatives that lack a variant of the first, or stand alone."""
    for (key, variant), entry in base.own.items():
        root = root_of(key)
        if key == root:
            continue
        if key not in base.alternatives(root):
            yield at(entry, f"is never said: number the alternatives of {root} from 2")
        for other in ("sms", "chat", "number"):
            is_lacking = base.has(root, other) and not base.has(key, other)
            if is_lacking and variant != other:
                yield at(entry, f"has no words for {other}, and {root} has")


def unused(
    entries: Iterable[Entry], needs: Iterable[Need], uses: Sequence[Use]
) -> Iterator[Finding]:
    """Find words that nothing says."""
    wanted = {need.key for need in needs}
    forms = open_forms(uses)
    for entry in entries:
        root = root_of(entry.key)
        if root not in wanted and not any(form.covers(root) for form in forms):
            yield at(entry, "is used nowhere; take it away, or mend the key")


def unlisted(uses: Sequence[Use]) -> Iterator[Finding]:
    """Find forms of keys in the code that could want words nobody knows of."""
    for use in needed.unlisted(uses):
        file, _, line = use.place.rpartition(":")
        yield Finding(
            file=file,
            line=int(line),
            words=f"makes keys of the form {use.key}; list them in "
            "bot/wording/families.py",
        )


def strangers(book: Book, own: Iterable[Entry], neutral: Neutral) -> Iterator[Finding]:
    """Find a municipality's words that the base has not, or lets nobody change."""
    if book.base is None:
        return
    for entry in own:
        if entry.key not in book.base.keys:
            yield at(entry, Fault("no_text", "is no text of Makker's; mend the key"))
        elif neutral.is_fixed(root_of(entry.key)):
            yield at(entry, Fault("fixed", _FIXED))
        elif book.is_private(entry.key) and entry.variant == "sms":
            yield at(entry, Fault("no_sms", _NO_SMS))
        else:
            yield from _left_out(book.base, entry)


def _left_out(base: Book, entry: Entry) -> Iterator[Finding]:
    """Find what a cry for help must be answered with, and these words leave out."""
    standard = base.find(entry.key, entry.variant or "chat")
    for part in KEPT:
        is_there = standard is not None and part in standard.words
        if is_there and entry.words and part not in entry.words:
            yield at(entry, Fault("left_out", _LEFT_OUT, found=part))


def unknown_fields_of_flows(
    needs: Iterable[Need], fields: frozenset[str]
) -> Iterator[Finding]:
    """Find fields that flows declare and nothing fills."""
    for need in needs:
        for name in sorted((need.fields or frozenset()) - fields):
            if need.is_of_flow:
                yield _absent(need, f"declares the field {name}, which nothing fills")


def fields_without_sample(
    fields: Iterable[str], samples: Iterable[str]
) -> Iterator[Finding]:
    """Find fields that nobody could measure a message with."""
    for name in sorted(set(fields) - set(samples)):
        yield Finding(
            file="bot/wording/samples.py",
            words=f"has no sample for the field {{{name}}}; add its longest words",
        )


def allowed_fields(needs: Iterable[Need]) -> dict[str, frozenset[str]]:
    """Give the fields that each text is given; one that no use tells is left out."""
    found: dict[str, frozenset[str]] = {}
    for need in needs:
        if need.fields is not None:
            found[need.key] = found.get(need.key, frozenset()) | need.fields
    return found


def _absent(need: Need, words: str) -> Finding:
    file = f"messages/da/{need.key.partition('.')[0]}.po"
    return Finding(file=file, key=need.key, words=words)
