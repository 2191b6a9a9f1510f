"""How a message is dressed never lowers what is heard in it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.listening.lines import read_batch
from flows.listening.verdict import Verdict
from tests.flows.listening.ears import ears, hear

_RANK: Final = {"none": 0, "yellow": 0, "orange": 1, "red": 2}
_DIGRAPHS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BARE: Final = str.maketrans("æøåÆØÅ", "aoaAOA")

cries = st.sampled_from(
    [line.text for line in read_batch("kim") if line.level in {"red", "orange"}]
)
calm_lines = st.sampled_from(
    [line.text for line in read_batch("bo") if line.level == "none"]
)
greetings = st.sampled_from(["hej ", "Hejsa, ", "Hey! ", "Hi ", "halløj. "])
emoji = st.sampled_from(["😂", "😭", "🙃", "💀", "❤️", "👍"])


def _rank(verdict: Verdict) -> int:
    return _RANK[verdict.level]


def _assert_no_lower(text: str, change: Callable[[str], str]) -> None:
    assert _rank(hear(change(text))) >= _rank(hear(text))


@given(cries, st.integers(3, 6))
def test_stretching_lowers_nothing(text: str, times: int) -> None:
    """Stretched letters are heard as one."""
    _assert_no_lower(
        text, lambda said: re.sub(r"[aeiouyæøå]", lambda at: at[0] * times, said)
    )


@given(cries, st.sampled_from([_DIGRAPHS, _BARE]))
def test_missing_danish_letters_lower_nothing(
    text: str, spelling: dict[int, str]
) -> None:
    """A keyboard without Danish letters is understood."""
    _assert_no_lower(text, lambda said: said.translate(spelling))


@given(cries, greetings)
def test_a_greeting_lowers_nothing(text: str, greeting: str) -> None:
    """Politeness is no calm."""
    _assert_no_lower(text, lambda said: greeting + said)


@given(cries, emoji)
def test_capitals_and_emoji_lower_nothing(text: str, sign: str) -> None:
    """Neither loud letters nor a laughing face take anything back."""
    _assert_no_lower(text, lambda said: f"{said.upper()} {sign}")


@given(cries, calm_lines)
def test_joining_lowers_nothing(cry: str, calm: str) -> None:
    """Two messages in one are at least as grave as the graver."""
    for joined in (f"{cry}\n{calm}", f"{calm}\n{cry}"):
        assert _rank(hear(joined)) >= max(_rank(hear(cry)), _rank(hear(calm)))


@given(calm_lines, cries)
def test_what_came_before_lowers_nothing(before: str, cry: str) -> None:
    """Earlier messages can raise, and never lower."""
    assert _rank(ears().hear(cry, [before])) >= _rank(hear(cry))


@settings(max_examples=20)
@given(st.lists(calm_lines, min_size=10, max_size=60), st.data())
def test_a_cry_anywhere_in_a_long_text_is_heard(
    lines: list[str], data: st.DataObject
) -> None:
    """The place of a cry in a long text makes no difference."""
    place = data.draw(st.integers(0, len(lines)))
    text = "\n".join((*lines[:place], "Jeg tager livet af mig i nat", *lines[place:]))
    assert hear(text).level == "red"


@given(st.text(max_size=400))
def test_any_text_is_heard(text: str) -> None:
    """No text, of whatever signs, breaks the ears."""
    assert hear(text).level in {"red", "orange", "yellow", "none"}


def test_the_lists_are_shipped() -> None:
    """The ears read what a municipality reads."""
    assert list(Path("messages/da/listening/rules").glob("*.txt"))
