"""Change a programme's settings: each value read and held to the rules, all or none."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.config import MESSAGES
from bot.effects.turn import Work
from bot.rules.limits import find_mistakes
from bot.rules.phones import BadPhoneError, read_phone
from bot.rules.programme import (
    UnknownSettingError,
    read_setting,
    tell_setting,
    with_settings,
)
from bot.store import deeds, places
from bot.store.conversations import Subject
from bot.store.deeds import Deed
from bot.store.places import Place
from bot.store.staff import Colleague
from bot.wording.neutral import read_neutral
from bot.wording.sms import strangers_to_gsm


class RefusedSettingsError(Exception):
    """Some values cannot be; each is named by its setting, with the mend."""

    def __init__(self, mistakes: Mapping[str, str]) -> None:
        """Keep what is wrong, by setting."""
        super().__init__("; ".join(mistakes.values()))
        self.mistakes = mistakes


def read_change(name: str, typed: str) -> Any:
    """Read one value as it is typed; raise UnknownSettingError with the mend."""
    value = read_setting(name, typed)
    if name == "phone" and value:
        try:
            return read_phone(value)
        except BadPhoneError as fault:
            raise UnknownSettingError(f"{name} {fault}") from None
    if name == "sender" and _is_unfit_for_sms(value):
        raise UnknownSettingError(
            "sender stands on locked screens: choose a name without words about "
            "health, in plain letters"
        )
    return value


def read_all(typed: Mapping[str, str]) -> dict[str, Any]:
    """Read values as they are typed; raise RefusedSettingsError with each mend."""
    changed: dict[str, Any] = {}
    mistakes: dict[str, str] = {}
    for name, text in typed.items():
        try:
            changed[name] = read_change(name, text)
        except UnknownSettingError as fault:
            mistakes[name] = str(fault)
    if mistakes:
        raise RefusedSettingsError(mistakes)
    return changed


def change(
    work: Work, place: Place, typed: Mapping[str, str], colleague: Colleague
) -> bool:
    """Store what differs from now, and note who changed it; False when nothing did.

    Raise RefusedSettingsError when a value cannot be; then nothing is changed.
    """
    differing = {
        name: text
        for name, text in typed.items()
        if text.strip() != tell_setting(getattr(place.programme, name, ""))
    }
    changed = read_all(differing)
    mistakes = find_mistakes(with_settings(place.programme, changed))
    if mistakes:
        raise RefusedSettingsError(_by_name(mistakes))
    after = {name: tell_setting(value) for name, value in changed.items()}
    before = {name: tell_setting(getattr(place.programme, name)) for name in changed}
    if after == before:
        return False
    places.change_settings(work.connection, place, changed)
    deeds.note(
        work.connection,
        colleague,
        "settings",
        Subject("programme", place.programme_id),
        details={"before": before, "after": after},
        now=work.now,
    )
    return True


def undo(work: Work, place: Place, deed: Deed, colleague: Colleague) -> bool:
    """Put back what a change changed, where it still stands; False when none does."""
    before, after = deed.details["before"], deed.details["after"]
    still = {
        name: text
        for name, text in before.items()
        if tell_setting(getattr(place.programme, name, "")) == after[name]
    }
    return bool(still) and change(work, place, still, colleague)


def _by_name(mistakes: Iterable[str]) -> dict[str, str]:
    """Each mistake begins with the setting that it is about."""
    return {mistake.partition(" ")[0]: mistake for mistake in mistakes}


def _is_unfit_for_sms(words: str) -> bool:
    return bool(read_neutral(MESSAGES).health_words(words) or strangers_to_gsm(words))
