"""Read the lists under messages/da: phrases, help lines."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from bot.rules.help_lines import HOLIDAY, HelpLine, Hours


def read_phrases(path: Path) -> tuple[str, ...]:
    """Read one phrase a line; lines that begin with # are notes."""
    lines = path.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def read_help_lines(path: Path) -> tuple[HelpLine, ...]:
    """Read the help lines."""
    return tuple(_help_line(stored) for stored in json.loads(path.read_text("utf-8")))


def _help_line(stored: dict[str, Any]) -> HelpLine:
    age_from, age_to = stored["age"]
    return HelpLine(
        id=stored["id"],
        name=stored["name"],
        reach=stored["reach"],
        is_phone=stored["is_phone"],
        kind=stored["kind"],
        age_from=age_from,
        age_to=age_to,
        regions=frozenset(stored["regions"]),
        hours=tuple(_hours(*hours) for hours in stored["hours"]),
        checked_on=date.fromisoformat(stored["checked_on"]),
        source=stored["source"],
        sms_name=stored.get("sms_name", stored["name"]),
        order=stored["order"],
    )


def _hours(days: str, opens: str, closes: str) -> Hours:
    first, last = map(int, days.split("-"))
    is_every_day = (first, last) == (1, 7)
    covered = {*range(first, last + 1)} | ({HOLIDAY} if is_every_day else set())
    return Hours(frozenset(covered), _minutes(opens), _minutes(closes))


def _minutes(clock: str) -> int:
    hours, minutes = map(int, clock.split(":"))
    return hours * 60 + minutes
