"""A programme of a municipality's own: a preset, a name, and what differs, as TOML."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.effects.team.settings import RefusedSettingsError, read_all
from bot.effects.turn import Work
from bot.presets import FOLDER, preset, preset_names
from bot.rules.limits import find_mistakes
from bot.rules.programme import tell_setting, with_settings
from bot.store import deeds, places, staff
from bot.store.conversations import Subject
from bot.store.places import NewProgramme
from bot.store.staff import Colleague

#: A name stands in commands and addresses: small letters, figures, no spaces.
NAME = re.compile(r"[a-z][a-z0-9_]{2,39}")


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new programme is called, starts from, and has otherwise."""

    name: str
    preset: str
    toml: str


def found(work: Work, municipality_id: int, new: Founding) -> int:
    """Store a new programme and give its id; raise RefusedSettingsError with mends."""
    settings = read_founding(new)
    taken = {
        place.name
        for place in places.every_place(work.connection)
        if place.municipality_id == municipality_id
    }
    if new.name in taken:
        raise RefusedSettingsError({"name": f"there is a programme {new.name} already"})
    row = NewProgramme(municipality_id, new.preset, new.name, settings)
    return places.add_programme(work.connection, row, work.now)


def lead(work: Work, programme_id: int, colleague: Colleague) -> None:
    """Let whoever founded a programme lead it, and note that they founded it."""
    place = places.place_of(work.connection, programme_id)
    staff.grant(
        work.connection,
        colleague.id,
        "lead",
        municipality_id=place.municipality_id,
        programme_id=programme_id,
    )
    deeds.note(
        work.connection,
        colleague,
        "programme_founded",
        Subject("programme", programme_id),
        details={"name": place.name, "preset": place.programme.preset},
        now=work.now,
    )


def read_founding(new: Founding) -> Mapping[str, Any]:
    """Read what differs from the preset; raise RefusedSettingsError with each mend."""
    if not NAME.fullmatch(new.name) or new.name in preset_names():
        raise RefusedSettingsError(
            {"name": "name takes small letters, figures and _, and is no preset's"}
        )
    if new.preset not in preset_names():
        known = ", ".join(preset_names())
        raise RefusedSettingsError({"preset": f"preset is one of {known}"})
    try:
        stored = tomllib.loads(new.toml)
    except tomllib.TOMLDecodeError as fault:
        raise RefusedSettingsError({"toml": f"toml cannot be read: {fault}"}) from None
    settings = read_all({name: tell_setting(value) for name, value in stored.items()})
    mistakes = find_mistakes(with_settings(preset(new.preset), settings))
    if mistakes:
        raise RefusedSettingsError({"toml": "; ".join(mistakes)})
    return settings


def toml_of(preset_name: str) -> str:
    """Give a preset as it ships, to be changed; notes for developers stay behind."""
    if preset_name not in preset_names():
        return ""
    lines = (FOLDER / f"{preset_name}.toml").read_text("utf-8").splitlines()
    return "".join(f"{line}\n" for line in lines if not line.startswith("#"))
