"""Whether what goes out fits: two segments at most, with the longest names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.wording.book import Book
from bot.wording.catalog import Entry
from bot.wording.faults import Fault
from bot.wording.findings import Finding, at
from bot.wording.joined import messages_of
from bot.wording.sms import PART_IN_GSM, for_sms, segments
from bot.wording.words import fields_in, fill
from flows.engine.flow import AnyFlow
from flows.engine.texts import Text

MOST_SEGMENTS = 2
ROOM = MOST_SEGMENTS * PART_IN_GSM
#: What is said in place of words about wellbeing.
NOTICE = "link.notice"
Samples = Mapping[str, str]
_TAKES = "takes {segments} SMS with the longest names ({letters} letters); make "
_LONG = _TAKES + "it shorter by {over}"
_TOGETHER = (
    "goes out in one SMS with the rest of {keys}, which "
    + _TAKES
    + "them shorter by {over}"
)
_ASKING = "goes out in one SMS as {keys}, which asks {count} questions"


def too_long(entry: Entry, samples: Samples) -> Finding | None:
    """Measure one text alone."""
    words = filled(entry, samples)
    if segments(words) <= MOST_SEGMENTS:
        return None
    return at(entry, Fault("long", _LONG, **_measure(words)))


def joined_too_long(
    book: Book, flows: Iterable[AnyFlow], samples: Samples
) -> Iterator[Finding]:
    """Measure what a flow says in one turn, for each policy of wellbeing words."""
    for flow in flows:
        for run in messages_of(flow):
            for is_by_number in (False, True):
                said = _said(book, run, samples, is_by_number=is_by_number)
                if _is_wanted(book, said):
                    yield from _faults_of_run(said, samples)


def filled(entry: Entry, samples: Samples) -> str:
    """Fill the fields with the longest words; one without a sample is left out."""
    known = {name: samples.get(name, "") for name in fields_in(entry.words)}
    return for_sms(fill(entry.words, known, entry.key))


def budget(fields: Iterable[str], samples: Samples) -> int:
    """Tell how many letters are left when the fields are filled."""
    return ROOM - sum(len(samples.get(name, "")) for name in fields)


def _said(
    book: Book, run: Sequence[Text], samples: Samples, *, is_by_number: bool
) -> list[Entry]:
    """Give the longest words for each text of a run; a link for the private ones."""
    keys: dict[str, str] = {}
    for text in run:
        is_private = book.is_private(text.key)
        if is_private and is_by_number and book.has(text.key, "number"):
            keys[text.key] = "number"
        elif is_private:
            keys[NOTICE] = "sms"
        else:
            keys[text.key] = "sms"
    if NOTICE in keys:
        keys[NOTICE] = keys.pop(NOTICE)
    found = (_longest(book, key, variant, samples) for key, variant in keys.items())
    return [entry for entry in found if entry is not None]


def _longest(book: Book, key: str, variant: str, samples: Samples) -> Entry | None:
    entries = [book.find(each, variant) for each in book.alternatives(key)]
    there = [entry for entry in entries if entry is not None]
    return max(there, key=lambda entry: len(filled(entry, samples)), default=None)


def _is_wanted(book: Book, said: Sequence[Entry]) -> bool:
    """One text alone is measured elsewhere; the base's words belong to the base."""
    own = set(map(id, book.own.values()))
    return len(said) > 1 and any(id(entry) in own for entry in said)


def _faults_of_run(said: Sequence[Entry], samples: Samples) -> Iterator[Finding]:
    words = "\n".join(filled(entry, samples) for entry in said)
    keys = " + ".join(entry.key for entry in said)
    if segments(words) > MOST_SEGMENTS:
        yield at(
            said[-1], Fault("long_together", _TOGETHER, keys=keys, **_measure(words))
        )
    if words.count("?") > 1:
        count = words.count("?")
        yield at(said[-1], Fault("ask_together", _ASKING, keys=keys, count=count))


def _measure(words: str) -> dict[str, int]:
    over = max(1, len(words) - ROOM)
    return {"segments": segments(words), "letters": len(words), "over": over}
