"""A flow's answers, between stored strings and its own frozen dataclass."""

import types
import typing
from collections.abc import Hashable, Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

A = TypeVar("A")


class LostAnswerError(Exception):
    """An answer was kept that the flow cannot read any more."""


def slots_of(answers: type[Any]) -> dict[str, type[Any]]:
    """Give each slot of an answers dataclass with its type, None left out."""
    return _slots(typing.cast("Hashable", answers))


def load_answers(answers: type[A], stored: Mapping[str, str]) -> A:
    """Rebuild the answers; slots that the flow no longer has are left behind."""
    kinds = slots_of(answers)
    known = {slot: value for slot, value in stored.items() if slot in kinds}
    for slot, value in known.items():
        if not can_hold(answers, slot, value):
            raise LostAnswerError(slot)
    return answers(**{s: read_value(kinds[s], value) for s, value in known.items()})


def read_value(kind: type[Any], value: str) -> Any:
    """Read one stored value; raise ValueError when the kind cannot hold it."""
    if kind is bool:
        return value == "yes"
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is int or issubclass(kind, StrEnum):
        return kind(value)
    return value


@cache
def _slots(answers: Any) -> dict[str, type[Any]]:
    hints = typing.get_type_hints(answers)
    return {field.name: _inner(hints[field.name]) for field in fields(answers)}


def can_hold(answers: type[Any], slot: str, value: str) -> bool:
    """Tell whether a slot can hold a value; one of last year's may not be known."""
    try:
        read_value(slots_of(answers)[slot], value)
    except (ValueError, KeyError):
        return False
    return True


def _inner(hint: Any) -> type[Any]:
    """Take None out of ``X | None``."""
    if isinstance(hint, types.UnionType):
        (kind,) = (part for part in hint.__args__ if part is not type(None))
        return typing.cast("type[Any]", kind)
    return typing.cast("type[Any]", hint)
