"""Change a text of Makker's for one municipality: checked, kept, said at once."""

from collections.abc import Mapping, Sequence
from typing import Literal

from bot.effects.team.word_rules import shipped_book, shipped_standard
from bot.effects.turn import Work
from bot.store import deeds, wordings
from bot.store.conversations import Subject
from bot.store.places import Place
from bot.store.staff import Colleague
from bot.store.wordings import Slot, Version
from bot.wording.catalog import Entry, Key
from bot.wording.checks import check_change
from bot.wording.families import PAGES
from bot.wording.findings import Finding

#: What answers a cry for help is read by a second human before it goes live.
SECOND_LOOK = frozenset({"safety", "help", "got_help"})
#: What is not said to a municipality's own young people; nobody changes it there.
NOT_LOCAL = PAGES | {"staff", "stranger", "calendar", "date", "employer"}
#: Said to those whose municipality nobody knows.
_TO_STRANGERS = frozenset(
    ["type_code", "wrong_code", "code_over", "no_code", "unknown"]
)
#: Longest words that a text can have.
MOST_LETTERS = 1500
Outcome = Literal["live", "waiting", "same"]


class RefusedWordsError(Exception):
    """Words break a rule; each finding says which, and the mend."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep what must be mended."""
        super().__init__("; ".join(finding.words for finding in findings))
        self.findings = findings


def may_change(key: str) -> bool:
    """Whether a municipality may have words of its own for a text."""
    is_instrument = shipped_standard().neutral.is_fixed(key.partition("~")[0])
    return is_local(key) and not is_instrument


def is_local(key: str) -> bool:
    """Whether a text is said to a municipality's own young people."""
    namespace, _, name = key.partition("~")[0].partition(".")
    is_to_strangers = namespace == "link" and name in _TO_STRANGERS
    return namespace not in NOT_LOCAL and not is_to_strangers


def needs_second(slot: Slot) -> bool:
    """Whether a second human reads a text before it goes live."""
    return slot[0].partition(".")[0] in SECOND_LOOK


def own_words(work: Work, place: Place) -> Mapping[Key, str]:
    """Give a municipality's own words as they are said: its files, and over them."""
    files = work.house.words.catalog.own(place.municipality)
    return {**files, **wordings.live(work.connection, place.municipality_id)}


def find_faults(work: Work, place: Place, slot: Slot, words: str) -> Sequence[Finding]:
    """Hold words to the rules of `makker words check`; warnings come last."""
    own = {
        key: _entry(key, said)
        for key, said in own_words(work, place).items()
        if key != slot
    }
    entry = _entry(slot, words)
    return check_change(shipped_book(), own, entry, shipped_standard())


def change(
    work: Work, place: Place, colleague: Colleague, slot: Slot, words: str
) -> Outcome:
    """Keep new words, none to say Makker's own; raise RefusedWordsError."""
    before = said_now(work, place, slot)
    if words == before:
        return "same"
    if words:
        findings = find_faults(work, place, slot, words)
        faults = [finding for finding in findings if not finding.is_warning]
        if faults:
            raise RefusedWordsError(faults)
    place_id, connection = place.municipality_id, work.connection
    waits = needs_second(slot) and not _was_read(work, place, slot, words)
    version_id = wordings.add(
        connection, place_id, slot, words, colleague=colleague, now=work.now
    )
    if not waits:
        wordings.go_live(connection, place_id, version_id, now=work.now)
    details = {"key": slot[0], "variant": slot[1], "before": before, "after": words}
    _note(work, place, colleague, "words_wait" if waits else "words", details)
    return "waiting" if waits else "live"


def approve(work: Work, place: Place, colleague: Colleague, version: Version) -> bool:
    """Let words go live that somebody else wrote; nobody approves their own."""
    if version.author_id == colleague.id or not version.is_waiting:
        return False
    wordings.go_live(
        work.connection,
        place.municipality_id,
        version.id,
        seconded_by=colleague.id,
        now=work.now,
    )
    details = {"key": version.slot[0], "variant": version.slot[1]}
    _note(work, place, colleague, "words_approved", details)
    return True


def drop(work: Work, place: Place, colleague: Colleague, version: Version) -> None:
    """Take words away that wait; what is said now stays as it is."""
    wordings.drop(work.connection, place.municipality_id, version.id, work.now)
    details = {"key": version.slot[0], "variant": version.slot[1]}
    _note(work, place, colleague, "words_dropped", details)


def said_now(work: Work, place: Place, slot: Slot) -> str:
    """Give what staff have changed a text to; empty when they have not."""
    live = wordings.live(work.connection, place.municipality_id)
    return live.get(slot, "")


def _was_read(work: Work, place: Place, slot: Slot, words: str) -> bool:
    """Makker's own words, and what has been live before, have been read by two."""
    earlier = wordings.versions_of(work.connection, place.municipality_id, [slot[0]])
    return not words or any(
        one.slot == slot and one.words == words and one.live_number is not None
        for one in earlier
    )


def _entry(slot: Slot, words: str) -> Entry:
    return Entry(key=slot[0], variant=slot[1], words=words, file="", line=0, notes=())


def _note(
    work: Work,
    place: Place,
    colleague: Colleague,
    what: str,
    details: Mapping[str, str | None],
) -> None:
    subject = Subject("municipality", place.municipality_id)
    deeds.note(work.connection, colleague, what, subject, details=details, now=work.now)
