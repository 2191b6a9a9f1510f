"""Read the texts that a municipality can change: by conversation, and one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from admin import access
from admin.access import NotHereError, Viewer
from bot.effects.team import wording
from bot.effects.team.word_rules import (
    shipped_book,
    shipped_needs,
    shipped_standard,
)
from bot.effects.turn import Work
from bot.store import wordings
from bot.store.places import Place
from bot.store.wordings import Slot, Version
from bot.wording.book import root_of
from bot.wording.catalog import Key
from bot.wording.needs import Reach, usual_reach
from bot.wording.preview import Preview, preview

#: Most texts that a search shows; more are found by a longer word.
MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class About:
    """One conversation: how many texts it has, and how many are changed."""

    name: str
    texts: int
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One text in a list."""

    key: str
    words: str
    is_own: bool
    is_button: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """Everything on the page of texts."""

    place: Place
    conversations: Sequence[About]
    about: str
    wanted: str
    rows: Sequence[Row]
    is_more: bool
    waiting: Sequence[Version]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """Words of a text for one channel, or for all."""

    slot: Slot
    number: int
    base: str
    #: What is said now.
    words: str
    is_own: bool
    waiting: Version | None
    preview: Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One version, what it took the place of, and whether it is said now."""

    version: Version
    before: str
    is_said: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """Everything on the page of one text."""

    place: Place
    key: str
    about: str
    slots: Sequence[SlotView]
    #: The fields that the words may use, each with its longest words.
    fields: Mapping[str, str]
    history: Sequence[Change]
    may_change: bool
    is_private: bool
    needs_second: bool


def read_list(
    work: Work, viewer: Viewer, programme_id: int, about: str, wanted: str
) -> ListView:
    """Read the conversations, and the texts of one or what a search finds."""
    place = access.place(work.connection, viewer, programme_id)
    own = wording.own_words(work, place)
    slots = _local_slots()
    found = [slot for slot in slots if _is_meant(slot, own, about, wanted.strip())]
    shown = found if about else found[:MOST_FOUND]
    return ListView(
        place=place,
        conversations=_conversations(slots, own),
        about=about,
        wanted=wanted,
        rows=[_row(slot, own) for slot in _once_a_key(shown)],
        is_more=len(found) > len(shown),
        waiting=wordings.waiting(work.connection, place.municipality_id),
    )


def read_text(work: Work, viewer: Viewer, programme_id: int, key: str) -> TextView:
    """Read one text with all its words and every version."""
    place = access.place(work.connection, viewer, programme_id)
    slots = slots_of(key)
    if not slots:
        raise NotHereError
    municipality_id = place.municipality_id
    keys = list(dict.fromkeys(slot[0] for slot in slots))
    versions = wordings.versions_of(work.connection, municipality_id, keys)
    own = wording.own_words(work, place)
    return TextView(
        place=place,
        key=key,
        about=key.partition(".")[0],
        slots=[_slot(n, slot, own, versions) for n, slot in enumerate(slots, start=1)],
        fields=_fields_of(key),
        history=_history(versions),
        may_change=wording.may_change(key),
        is_private=shipped_book().is_private(key),
        needs_second=wording.needs_second((key, None)),
    )


def slots_of(key: str) -> Sequence[Slot]:
    """Give every place of a text that words can stand in, alternatives too."""
    return [slot for slot in _local_slots() if root_of(slot[0]) == key]


def preview_of(slot: Slot, words: str) -> Preview:
    """Show how words would look."""
    root = root_of(slot[0])
    return preview(
        words,
        slot[1],
        _reach(root),
        shipped_standard().samples,
        is_private=shipped_book().is_private(root),
    )


@cache
def _local_slots() -> Sequence[Slot]:
    return [slot for slot in shipped_book().own if wording.is_local(slot[0])]


def _conversations(slots: Iterable[Slot], own: Mapping[Key, str]) -> list[About]:
    texts: dict[str, set[str]] = {}
    for key, _ in slots:
        texts.setdefault(key.partition(".")[0], set()).add(root_of(key))
    changed = {root_of(key) for key, _ in own}
    return [About(name, len(keys), len(keys & changed)) for name, keys in texts.items()]


def _is_meant(slot: Slot, own: Mapping[Key, str], about: str, wanted: str) -> bool:
    if about:
        return slot[0].startswith(f"{about}.")
    words = own.get(slot, shipped_book().own[slot].words)
    sought = wanted.casefold()
    return bool(sought) and (sought in words.casefold() or sought in slot[0])


def _once_a_key(slots: Iterable[Slot]) -> list[Slot]:
    """A text with several words stands once, by the first of them."""
    return list({root_of(slot[0]): slot for slot in reversed(list(slots))}.values())[
        ::-1
    ]


def _row(slot: Slot, own: Mapping[Key, str]) -> Row:
    root = root_of(slot[0])
    return Row(
        key=root,
        words=own.get(slot, shipped_book().own[slot].words),
        is_own=any(root_of(key) == root for key, _ in own),
        is_button=_reach(root) == "label",
    )


def _slot(
    number: int, slot: Slot, own: Mapping[Key, str], versions: Sequence[Version]
) -> SlotView:
    base = shipped_book().own[slot].words
    words = own.get(slot, base)
    waits = [one for one in versions if one.slot == slot and one.is_waiting]
    return SlotView(
        slot=slot,
        number=number,
        base=base,
        words=words,
        is_own=slot in own,
        waiting=waits[0] if waits else None,
        preview=preview_of(slot, words),
    )


def _history(versions: Sequence[Version]) -> list[Change]:
    """Pair each version with what was said before it."""
    said: dict[Slot, Version] = {}
    changes = []
    for version in sorted(versions, key=lambda one: (one.live_number or 0, one.id)):
        before = said.get(version.slot)
        changes.append((version, before.words if before else ""))
        if version.live_number is not None:
            said[version.slot] = version
    return [
        Change(version=one, before=before, is_said=said.get(one.slot) is one)
        for one, before in sorted(changes, key=lambda pair: -pair[0].id)
    ]


def _fields_of(key: str) -> Mapping[str, str]:
    need = shipped_needs().get(key)
    samples = shipped_standard().samples
    names = sorted(need.fields or ()) if need else []
    return {name: samples.get(name, "") for name in names}


def _reach(root: str) -> Reach:
    need = shipped_needs().get(root)
    return need.reach if need else usual_reach(root.partition(".")[0])
