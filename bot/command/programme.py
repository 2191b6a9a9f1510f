"""makker programme: list, show and change the settings of programmes."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.command.desk import Desk, RefusedError, open_desk
from bot.command.parser import Commands
from bot.effects.team.settings import read_change
from bot.presets import UnknownPresetError, preset, preset_names
from bot.presets.municipalities import (
    Municipality,
    UnknownMunicipalityError,
    find_municipality,
)
from bot.rules.limits import find_mistakes
from bot.rules.programme import (
    Programme,
    UnknownSettingError,
    tell_setting,
    with_settings,
)
from bot.store import places
from bot.store.database import Connection
from bot.store.places import Place

_NAME = "municipality/preset, as gladsaxe/ips_ung"


@dataclass(frozen=True, slots=True)
class Named:
    """What NAME names, whether or not it is set up yet."""

    municipality: Municipality | None
    preset: Programme

    @property
    def path(self) -> str:
        """The name as it is listed."""
        name = self.preset.preset
        return f"{self.municipality.slug}/{name}" if self.municipality else name


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser(
        "programme", help="list, show or change the settings of programmes"
    )
    parts = parser.add_subparsers(required=True, metavar="list|show|set")
    listing = parts.add_parser(
        "list", help="the presets, and the programmes that are set up"
    )
    listing.set_defaults(run=list_programmes)
    showing = parts.add_parser("show", help="every setting of a programme or preset")
    showing.add_argument("name", metavar="NAME", help=f"{_NAME}, or a preset")
    showing.set_defaults(run=show)
    setting = parts.add_parser(
        "set",
        help="change settings of a programme",
        description="Change settings; makker programme show NAME lists them. "
        "A programme that is not set up yet is founded from its preset.",
    )
    setting.add_argument("name", metavar="NAME", help=_NAME)
    setting.add_argument("settings", nargs="+", metavar="KEY=VALUE")
    setting.set_defaults(run=change)


def list_programmes(_chosen: argparse.Namespace) -> int:
    """Print the presets, then each municipality's programmes."""
    with open_desk() as desk, desk.database.reading() as connection:
        found = places.every_place(connection)
    for name in preset_names():
        sys.stdout.write(f"{name}\tpreset\n")
    for place in found:
        changed = ",".join(sorted(place.changed)) or "as the preset"
        sys.stdout.write(f"{place.path}\t{place.municipality_name}\t{changed}\n")
    return 0


def show(chosen: argparse.Namespace) -> int:
    """Print each setting; one that differs from the preset says what that has."""
    named = _read_name(chosen.name)
    place = None
    if named.municipality is not None:
        with open_desk() as desk, desk.database.reading() as connection:
            place = places.find_place(connection, named.path)
        if place is None:
            sys.stderr.write(f"{named.path} is not set up yet; this is its preset\n")
    programme = place.programme if place else named.preset
    for line in _lines(programme, named.preset):
        sys.stdout.write(f"{line}\n")
    return 0


def change(chosen: argparse.Namespace) -> int:
    """Change settings, all or none, and print what they are now."""
    named = _read_name(chosen.name)
    municipality = named.municipality
    if municipality is None:
        raise RefusedError(f"{chosen.name} is a preset; name {_NAME}")
    changed = dict(_read_change(text) for text in chosen.settings)
    with open_desk() as desk, desk.database.transaction() as connection:
        place = _ensure(desk, connection, municipality, named)
        mistakes = find_mistakes(with_settings(place.programme, changed))
        if mistakes:
            raise RefusedError("; ".join(mistakes))
        places.change_settings(connection, place, changed)
    for key, value in changed.items():
        sys.stdout.write(f"{named.path} {key}={tell_setting(value)}\n")
    return 0


def _read_name(text: str) -> Named:
    slug, slash, preset_name = text.rpartition("/")
    try:
        programme = preset(preset_name)
        return Named(find_municipality(slug) if slash else None, programme)
    except (UnknownPresetError, UnknownMunicipalityError) as fault:
        raise RefusedError(f"{fault}; a name is {_NAME}") from None


def _read_change(text: str) -> tuple[str, Any]:
    key, equals, typed = text.partition("=")
    if not equals:
        raise RefusedError(f"{key} has no value; write KEY=VALUE, as telegram=on")
    try:
        return key, read_change(key, typed)
    except UnknownSettingError as fault:
        raise RefusedError(str(fault)) from None


def _ensure(
    desk: Desk, connection: Connection, municipality: Municipality, named: Named
) -> Place:
    found = places.find_place(connection, named.path)
    if found is not None:
        return found
    municipality_id = places.ensure_municipality(
        connection,
        slug=municipality.slug,
        name=municipality.name,
        region=municipality.region,
        now=desk.now,
    )
    programme_id = places.ensure_programme(
        connection, municipality_id, named.preset.preset, desk.now
    )
    return places.place_of(connection, programme_id)


def _lines(programme: Programme, base: Programme) -> Iterator[str]:
    now, before = _settings(programme), _settings(base)
    for key, value in now.items():
        differs = "" if value == before[key] else f"\t(preset: {before[key]})"
        yield f"{key}={value}{differs}"


def _settings(programme: Programme) -> Mapping[str, str]:
    return {
        field.name: tell_setting(getattr(programme, field.name))
        for field in fields(programme)
    }
