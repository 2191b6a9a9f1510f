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


@cache
def read_plan() -> Plan:
    """Read the town."""
    return Plan(**tomllib.loads(_FILE.read_text("utf-8")))
