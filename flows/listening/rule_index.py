"""Which rules a word wakes, so that most words cost no more than being looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flows.listening.rule_match import Sentence, find_all
from flows.listening.rule_patterns import Part, Pattern, RuleBook
from flows.listening.rule_words import Words, spell

_COMMON_COST: Final = 1000
_BEGINNING_COST: Final = 30
_MOST_KNOWN: Final = 50_000


@dataclass(frozen=True, slots=True)
class Known:
    """A word as spelled, and the patterns that are looked at when it is heard."""

    word: str
    fills: bool
    wakes: tuple[int, ...]


class Index:
    """The patterns of shared phrases and of rules in one row, by what wakes them."""

    def __init__(self, book: RuleBook, common: Words, fillers: Words) -> None:
        """Sort the patterns by their rarest part."""
        shared = [
            (name, each) for name, patterns in book.macros.items() for each in patterns
        ]
        self._names = [name for name, _ in shared]
        self.patterns = [each for _, each in shared]
        self.patterns += [rule.pattern for rule in book.rules]
        self._common = common.single
        self._fillers = fillers.single
        self._known: dict[str, Known] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_beginning: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._needs = [_list_needs(each) for each in self.patterns]
        self._backs = [self._wake_by(each, at) for at, each in enumerate(self.patterns)]

    @property
    def first_rule(self) -> int:
        """The number of the first pattern that is a rule's."""
        return len(self._names)

    def know(self, token: str) -> Known:
        """Tell what is known of a word; what was looked up once is remembered."""
        known = self._known.get(token)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[token] = self._look_up(token)
        return known

    def wake(self, sentence: Sentence, heard: Sequence[Known]) -> dict[int, list[int]]:
        """Give the rules to look at, each with the words it may begin at."""
        awake: dict[int, list[int]] = {}
        words = set(sentence.words)
        for spot, known in enumerate(heard):
            for number in known.wakes:
                if number in awake or self._may_stand(number, words):
                    self._add(awake, number, spot)
        for number in range(self.first_rule) if awake else ():
            if number in awake:
                self._find_shared(number, sentence, awake)
        return awake

    def _find_shared(
        self, number: int, sentence: Sentence, awake: dict[int, list[int]]
    ) -> None:
        spans = find_all(self.patterns[number], sentence, awake.pop(number))
        name = self._names[number]
        sentence.macros.setdefault(name, []).extend(spans)
        words = set(sentence.words) if spans else set[str]()
        for woken in self._by_name.get(name, ()) if spans else ():
            if not self._may_stand(woken, words):
                continue
            for start in sorted({start for start, _ in spans}):
                self._add(awake, woken, start)

    def _may_stand(self, number: int, words: set[str]) -> bool:
        return not any(need.isdisjoint(words) for need in self._needs[number])

    def _add(self, awake: dict[int, list[int]], number: int, spot: int) -> None:
        starts = awake.setdefault(number, [])
        first = max(spot - self._backs[number], 0)
        starts.extend(range(max(first, starts[-1] + 1 if starts else 0), spot + 1))

    def _look_up(self, token: str) -> Known:
        word = spell("0" if token[0].isdigit() else token)
        wakes = set(self._by_word.get(word, ()))
        for beginning, numbers in self._by_beginning.items():
            if word.startswith(beginning):
                wakes.update(numbers)
        fills = not word.isalnum() or word in self._fillers
        return Known(word, fills, tuple(sorted(wakes)))

    def _wake_by(self, pattern: Pattern, number: int) -> int:
        """Note what wakes a pattern; return how far before it the pattern begins."""
        costs = [
            (self._cost(part), place)
            for place, part in enumerate(pattern.parts)
            if not part.is_optional and not part.is_barred
        ]
        _, place = min(costs)
        part = pattern.parts[place]
        for word in part.words | {
            each for saying in part.phrases for each in saying[0]
        }:
            self._by_word.setdefault(word, []).append(number)
        for beginning in part.beginnings:
            self._by_beginning.setdefault(beginning, []).append(number)
        for name in part.macros:
            self._by_name.setdefault(name, []).append(number)
        before = pattern.parts[: place + 1]
        return sum(each.gap + 4 for each in before) - 4 if place else 0

    def _cost(self, part: Part) -> int:
        words = part.words | {each for saying in part.phrases for each in saying[0]}
        common = len(words & self._common)
        beginnings = _BEGINNING_COST * len(part.beginnings)
        return len(words) + _COMMON_COST * common + beginnings + 5 * len(part.macros)


def _list_needs(pattern: Pattern) -> tuple[frozenset[str], ...]:
    """List the words of which one must be there, the rarer parts first."""
    plain = [
        part.words
        for part in pattern.parts
        if not (part.is_optional or part.is_barred)
        and not (part.beginnings or part.phrases or part.macros)
    ]
    return tuple(sorted(plain, key=len))
