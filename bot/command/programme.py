"""makker programme: list, show and change the settings of programmes."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bot.command.desk import Desk, RefusedError, open_desk
from bot.command.opening import open_house
from bot.command.parser import Commands
from bot.effects.team import founding
from bot.effects.team.founding import Founding
from bot.effects.team.settings import RefusedSettingsError, read_change
from bot.effects.turn import Work
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
    name: str
    #: None where the name is one that the municipality chose.
    preset: Programme | None

    @property
    def path(self) -> str:
        """The name as it is listed."""
        slug = self.municipality.slug if self.municipality else ""
        return f"{slug}/{self.name}" if slug else self.name


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser(
        "programme", help="list, show or change the settings of programmes"
    )
    parts = parser.add_subparsers(required=True, metavar="list|show|set|new")
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
    founding = parts.add_parser(
        "new",
        help="a programme of a municipality's own, from a preset",
        description="Found a programme from a preset; FILE holds what differs, as "
        "the presets in bot/presets do.",
    )
    founding.add_argument("name", metavar="NAME", help="as gladsaxe/broen")
    founding.add_argument("--from", dest="preset", metavar="PRESET", required=True)
    founding.add_argument("--file", metavar="FILE", help="TOML of what differs")
    founding.set_defaults(run=found)


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
        if place is None and named.preset is not None:
            sys.stderr.write(f"{named.path} is not set up yet; this is its preset\n")
    if place is not None:
        lines = _lines(place.programme, preset(place.programme.preset))
    elif named.preset is not None:
        lines = _lines(named.preset, named.preset)
    else:
        raise _unknown(named)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0


def found(chosen: argparse.Namespace) -> int:
    """Found a programme of a municipality's own, and print its name."""
    slug, slash, name = chosen.name.rpartition("/")
    toml = Path(chosen.file).read_text("utf-8") if chosen.file else ""
    try:
        municipality = find_municipality(slug)
        new = Founding(name, chosen.preset, toml)
        with open_desk() as desk, desk.database.transaction() as connection:
            house = open_house(desk.keyring, desk.settings.public_url)
            work = Work(connection=connection, house=house, now=desk.now)
            founding.found(work, _municipality(desk, connection, municipality), new)
    except (UnknownMunicipalityError, RefusedSettingsError) as fault:
        raise RefusedError(f"{fault}; a name is municipality/name") from None
    except OSError:
        raise RefusedError(f"{chosen.file} cannot be read") from None
    sys.stdout.write(f"{municipality.slug}{slash}{name}\n")
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
    slug, slash, name = text.rpartition("/")
    try:
        municipality = find_municipality(slug) if slash else None
        is_own = slash and name not in preset_names()
        return Named(municipality, name, None if is_own else preset(name))
    except (UnknownPresetError, UnknownMunicipalityError) as fault:
        raise RefusedError(f"{fault}; a name is {_NAME}") from None


def _unknown(named: Named) -> RefusedError:
    return RefusedError(
        f"no preset is called {named.name}; there are {', '.join(preset_names())}, "
        f"and no programme {named.path}: makker programme new founds one"
    )


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
    known = places.find_place(connection, named.path)
    if known is not None:
        return known
    if named.preset is None:
        raise _unknown(named)
    municipality_id = _municipality(desk, connection, municipality)
    programme_id = places.ensure_programme(
        connection, municipality_id, named.name, desk.now
    )
    return places.place_of(connection, programme_id)


def _municipality(desk: Desk, connection: Connection, named: Municipality) -> int:
    return places.ensure_municipality(
        connection,
        slug=named.slug,
        name=named.name,
        region=named.region,
        now=desk.now,
    )


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
