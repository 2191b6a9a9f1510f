"""Patterns of the rules, as written in messages/da/listening/rules, made ready."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, get_args

from flows.listening.rule_words import NO_WORDS, Words, is_group, respell
from flows.listening.verdict import Level

Groups = Mapping[str, Words]

#: Words that each sign lets stand between.
_GAPS: Final = {"~": 3, "~~": 8, "~~~": 16}


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a pattern: what may stand there, and how far from the last."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    phrases: tuple[tuple[frozenset[str], ...], ...] = ()
    macros: tuple[str, ...] = ()
    gap: int = 0
    is_optional: bool = False
    #: Nothing of this may stand here, or in the gap before it.
    is_barred: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of parts."""

    parts: tuple[Part, ...]
    at_start: bool = False
    at_end: bool = False
    end_gap: int = 0

    @property
    def reach(self) -> int:
        """How many words a match may be long."""
        return sum(part.gap + 3 for part in self.parts) + 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with what it says and what calms it."""

    pattern: Pattern
    level: Level
    kind: str
    text: str
    #: Groups of words that make it harmless when they stand in the same sentence.
    calmed_by: frozenset[str] = frozenset()
    #: The pattern says no itself, so that a no beside it takes nothing back.
    has_own_no: bool = False
    #: A hint and no more: it weighs one level less.
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, and the phrases they share."""

    macros: Mapping[str, tuple[Pattern, ...]]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    level: Level
    kind: str
    calmed_by: frozenset[str]


def read_rules(texts: Mapping[str, str], groups: Groups) -> RuleBook:
    """Read rule files by name; a line that cannot be read is named in the error."""
    macros: dict[str, tuple[Pattern, ...]] = {}
    rules: list[Rule] = []
    for name in sorted(texts):
        heading: _Heading | None = None
        for number, line in enumerate(texts[name].splitlines(), 1):
            stripped = line.strip()
            if not stripped or stripped.startswith("#"):
                continue
            try:
                if stripped.startswith("["):
                    heading = _read_heading(stripped, groups)
                elif stripped.startswith("@") and " = " in stripped:
                    macro, _, ways = stripped.partition(" = ")
                    macros[macro.strip()] = tuple(
                        _read_pattern(way, groups) for way in ways.split(" / ")
                    )
                else:
                    rules.append(_read_rule(stripped, heading, groups))
            except ValueError as wrong:
                raise ValueError(f"{name} line {number}: {wrong}") from None
    return RuleBook(macros, tuple(rules))


def _read_heading(line: str, groups: Groups) -> _Heading:
    words = line.strip("[]").split()
    level = next((each for each in get_args(Level) if each == words[0]), None)
    if level is None or len(words) < 2:  # noqa: PLR2004
        raise ValueError("a heading is written `[red intent unless FILM SPIL]`")
    names = [name for word in words[3:] for name in word.split("|")]
    calm = [groups[name].single for name in names if is_group(name, groups)]
    return _Heading(level, words[1], frozenset[str]().union(*calm))


def _read_rule(line: str, heading: _Heading | None, groups: Groups) -> Rule:
    if heading is None:
        raise ValueError("a rule stands before any heading")
    text = line
    has_own_no = line.endswith("%neg")
    is_weak = line.startswith("? ")
    line = line.removesuffix("%neg").removeprefix("? ")
    return Rule(
        pattern=_read_pattern(line, groups),
        level=heading.level,
        kind=heading.kind,
        text=text,
        calmed_by=heading.calmed_by,
        has_own_no=has_own_no,
        is_weak=is_weak,
    )


def _read_pattern(text: str, groups: Groups) -> Pattern:
    signs = text.split()
    at_start, at_end = signs[:1] == ["<"], signs[-1:] == [">"]
    signs = signs[at_start : len(signs) - at_end]
    parts: list[Part] = []
    gap = 0
    for sign in signs:
        if sign in _GAPS:
            gap = max(gap, _GAPS[sign])
            continue
        parts.append(replace(_read_part(sign, groups), gap=gap))
        gap = 0
    if not any(not part.is_optional and not part.is_barred for part in parts):
        raise ValueError(f"nothing to listen for in {text!r}")
    return Pattern(tuple(parts), at_start=at_start, at_end=at_end, end_gap=gap)


def _read_part(sign: str, groups: Groups) -> Part:
    barred, optional = sign.startswith("!"), sign.endswith("?")
    words = NO_WORDS
    beginnings: list[str] = []
    macros: list[str] = []
    for choice in sign.removeprefix("!").removesuffix("?").split("|"):
        if choice.startswith("@"):
            macros.append(choice)
        elif choice.endswith("*"):
            beginnings += respell([choice[:-1]]).single
        else:
            own = groups[choice] if is_group(choice, groups) else respell([choice])
            words |= own
    return Part(
        words=words.single,
        beginnings=tuple(sorted(beginnings)),
        phrases=tuple(words.sayings),
        macros=tuple(macros),
        is_optional=optional,
        is_barred=barred,
    )
