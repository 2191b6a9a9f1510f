"""The invented town, as it stands in town.toml."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "town.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the town is made of, and what its people write."""

    municipality: Mapping[str, str]
    #: Group and settings by preset.
    programmes: Mapping[str, Mapping[str, Any]]
    names: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[str]]
    replies: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is founded before anybody comes: a municipality and its programmes."""

    municipality: Mapping[str, str]
    #: Group and settings by preset.
    programmes: Mapping[str, Mapping[str, Any]]


def usual_ground() -> Ground:
    """Give the invented town, where all five programmes are one municipality's."""
    plan = read_plan()
    return Ground(municipality=plan.municipality, programmes=plan.programmes)


@cache
def read_plan() -> Plan:
    """Read the town."""
    return Plan(**tomllib.loads(_FILE.read_text("utf-8")))
