"""Match patterns against the words of one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from flows.listening.rule_patterns import Part, Pattern

#: Words that say nothing and may stand between any two others.
_MOST_FILLERS: Final = 2

Span = tuple[int, int]


@dataclass(slots=True)
class Sentence:
    """The words of a sentence, which of them only fill, and phrases found in it."""

    words: Sequence[str]
    fills: Sequence[bool]
    macros: dict[str, list[Span]] = field(default_factory=dict)


def find_match(
    pattern: Pattern, sentence: Sentence, starts: Sequence[int]
) -> Span | None:
    """Give where a pattern first stands, tried from each of the starts."""
    for start in starts:
        if pattern.at_start and not all(sentence.fills[:start]):
            continue
        for end in _go_on(pattern, 0, sentence, start, at=True):
            return start, end
    return None


def _go_on(
    pattern: Pattern, place: int, sentence: Sentence, spot: int, *, at: bool
) -> Iterator[int]:
    """Match the parts from this place on; `at` is for the first, without a gap."""
    if place == len(pattern.parts):
        if not pattern.at_end or _is_at_end(pattern, sentence, spot):
            yield spot
        return
    part = pattern.parts[place]
    if part.is_barred:
        if not _stands_within(part, sentence, spot):
            yield from _go_on(pattern, place + 1, sentence, spot, at=at)
        return
    last = spot if at else _reach(part, sentence, spot)
    for begin in range(spot, min(last, len(sentence.words) - 1) + 1):
        for end in _stand(part, sentence, begin):
            yield from _go_on(pattern, place + 1, sentence, end, at=False)
    if part.is_optional:
        yield from _go_on(pattern, place + 1, sentence, spot, at=at)


def _reach(part: Part, sentence: Sentence, spot: int) -> int:
    """Tell how far on a part may begin: its gap, and words that only fill."""
    last = spot + part.gap
    fillers = 0
    while (
        fillers < _MOST_FILLERS and last < len(sentence.fills) and sentence.fills[last]
    ):
        last += 1
        fillers += 1
    return last


def _is_at_end(pattern: Pattern, sentence: Sentence, spot: int) -> bool:
    rest = range(spot, len(sentence.words))
    return sum(not sentence.fills[each] for each in rest) <= pattern.end_gap


def _stands_within(part: Part, sentence: Sentence, spot: int) -> bool:
    last = min(_reach(part, sentence, spot), len(sentence.words) - 1)
    return any(
        True for begin in range(spot, last + 1) for _ in _stand(part, sentence, begin)
    )


def _stand(part: Part, sentence: Sentence, begin: int) -> Iterator[int]:
    """Give where a part that begins here has ended."""
    word = sentence.words[begin]
    if word in part.words or (part.beginnings and word.startswith(part.beginnings)):
        yield begin + 1
    for phrase in part.phrases:
        end = begin + len(phrase)
        said = sentence.words[begin:end]
        if (
            word in phrase[0]
            and len(said) == len(phrase)
            and all(each in own for each, own in zip(said, phrase, strict=True))
        ):
            yield end
    for macro in part.macros:
        for start, end in sentence.macros.get(macro, ()):
            if start == begin:
                yield end


def find_all(pattern: Pattern, sentence: Sentence, starts: Sequence[int]) -> list[Span]:
    """Give every place where a pattern stands, tried from each of the starts."""
    return [
        (start, end)
        for start in starts
        for end in _go_on(pattern, 0, sentence, start, at=True)
    ]
