"""Presets: programmes as data, one file each."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.rules.programme import Programme, with_settings

FOLDER = Path(__file__).parent


class UnknownPresetError(Exception):
    """No preset has this name."""


def preset_names() -> tuple[str, ...]:
    """Name every preset."""
    return tuple(
        sorted(p.stem for p in FOLDER.glob("*.toml") if p.stem != "municipalities")
    )


@cache
def preset(name: str) -> Programme:
    """Read a preset; raise UnknownPresetError with the names there are."""
    if name not in preset_names():
        raise UnknownPresetError(
            f"no preset is called {name}; there are {', '.join(preset_names())}"
        )
    settings = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return with_settings(Programme(preset=name), settings)


@cache
def regions() -> Mapping[str, str]:
    """Give each municipality's region, by the municipality's name."""
    stored = tomllib.loads((FOLDER / "municipalities.toml").read_text("utf-8"))
    return {name: region for region, names in stored.items() for name in names}
