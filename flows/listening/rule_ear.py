"""The rule ear: patterns of words, with what denies, calms or ages them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from flows.listening.rule_index import Index, Known
from flows.listening.rule_match import Sentence, Span, find_match
from flows.listening.rule_patterns import Rule, RuleBook
from flows.listening.rule_words import NO_WORDS, Words
from flows.listening.verdict import CALM, Level, Verdict

_TOKEN: Final = re.compile(
    r"\d+(?:[.:,/-]\d+)*|[^\W\d_]+(?:['’`´][^\W\d_]+)*|[^\w\s]|\n"
)
_DOTS: Final = frozenset(".")
_ENDS: Final = frozenset(".!?;\n…")
#: A no this close before a phrase is said of it.
_NO_BEFORE: Final = 2
_RANK: Final[dict[Level, int]] = {"none": 0, "yellow": 1, "orange": 2, "red": 3}
_HINT: Final = "a hint"
_MOST_REASONS: Final = 4


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    level: Level
    remark: str
    words: str


class RuleEar:
    """Hears by rules that anybody can read."""

    def __init__(self, book: RuleBook, groups: Mapping[str, Words]) -> None:
        """Take the rules, gravest first, and the small words that they share."""
        ranked = sorted(book.rules, key=lambda rule: -_RANK[rule.level])
        self._rules = tuple(ranked)
        self._index = Index(
            replace(book, rules=self._rules),
            groups.get("COMMON", NO_WORDS),
            groups.get("FILLER", NO_WORDS),
        )
        self._no = groups.get("NO", NO_WORDS).single
        self._no_before = self._no | groups.get("NO_BEFORE", NO_WORDS).single
        self._excused_after = groups.get("NO_EXCUSED_AFTER", NO_WORDS).single
        self._excused_before = groups.get("NO_EXCUSED_BEFORE", NO_WORDS).single

    def hear(self, text: str) -> Verdict:
        """Judge a text by its gravest sentence."""
        hits: list[_Hit] = []
        for heard in self._cut(text):
            if any(known.wakes for known in heard):
                hits += self._hear_sentence(heard)
            if any(hit.level == "red" for hit in hits):
                break
        return _judge(hits)

    def _cut(self, text: str) -> Iterator[list[Known]]:
        """Cut a text into sentences; a stop before a number ends none."""
        sentence: list[Known] = []
        stopped = False
        for token in _TOKEN.findall(text.lower()):
            if stopped and not token[0].isdigit():
                yield sentence
                sentence = []
            stopped = token in _DOTS and bool(sentence)
            if token in _ENDS and not stopped and sentence:
                yield sentence
                sentence = []
            elif token not in _ENDS:
                sentence.append(self._index.know(token))
        if sentence:
            yield sentence

    def _hear_sentence(self, heard: list[Known]) -> list[_Hit]:
        sentence = Sentence(
            [known.word for known in heard], [known.fills for known in heard]
        )
        awake = self._index.wake(sentence, heard)
        hits: list[_Hit] = []
        for number in sorted(awake):
            rule = self._rules[number - self._index.first_rule]
            span = find_match(rule.pattern, sentence, awake[number])
            if span is not None:
                hits.append(self._weigh(rule, span, sentence))
        return _age(hits)

    def _weigh(self, rule: Rule, span: Span, sentence: Sentence) -> _Hit:
        words = " ".join(sentence.words[slice(*span)])
        if not rule.has_own_no and self._is_denied(span, sentence):
            return _Hit(rule, "yellow", "denied", words)
        calming = rule.calmed_by.intersection(sentence.words)
        if calming:
            return _Hit(rule, "yellow", f"beside {min(calming)}", words)
        if rule.is_weak:
            return _Hit(rule, "none", _HINT, words)
        return _Hit(rule, rule.level, "", words)

    def _is_denied(self, span: Span, sentence: Sentence) -> bool:
        start, end = span
        words = sentence.words
        for spot in range(max(start - _NO_BEFORE, 0), min(end + 1, len(words))):
            if words[spot] not in (self._no_before if spot < start else self._no):
                continue
            before = words[spot - 1] if spot else ""
            after = words[spot + 1] if spot + 1 < len(words) else ""
            excused = before in self._excused_after or after in self._excused_before
            if not excused:
                return True
        return False


def _age(hits: list[_Hit]) -> list[_Hit]:
    """What is said to be long past takes the rest of its sentence with it."""
    past = next((hit for hit in hits if hit.rule.kind == "past"), None)
    said = [hit for hit in hits if hit.rule.kind != "past"]
    if past is None or past.remark:
        return said
    return [replace(hit, level="yellow", remark=f"past: {past.words}") for hit in said]


def _judge(hits: list[_Hit]) -> Verdict:
    if not hits:
        return CALM
    hinted = [hit.rule.level for hit in hits if hit.remark == _HINT]
    gravest = max(
        hits,
        key=lambda hit: (_RANK[hit.level], hit.remark == _HINT, _RANK[hit.rule.level]),
    )
    grave = [hit for hit in hits if hit.level == gravest.level]
    return Verdict(
        gravest.level,
        gravest.rule.kind,
        tuple(dict.fromkeys(map(_explain, grave[:_MOST_REASONS]))),
        hint=max(hinted, key=_RANK.__getitem__, default="none"),
    )


def _explain(hit: _Hit) -> str:
    remark = f", {hit.remark}" if hit.remark else ""
    return f"rule {hit.rule.kind} `{hit.rule.text}`: {hit.words}{remark}"
