"""How many SMS a text becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.stand_ins.segments import count_segments


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 1),
        ("æøåÆØÅé" * 22 + "123456", 1),
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("x" * 69 + "ê", 1),
        ("x" * 70 + "ê", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_segments_end_where_they_should(text: str, segments: int) -> None:
    """160 letters, 70 with one that is not in GSM-7, 153 and 67 in parts."""
    assert count_segments(text) == segments


@given(st.text(), st.text())
def test_more_text_never_takes_fewer(text: str, more: str) -> None:
    """Adding letters never makes a message shorter."""
    assert count_segments(text) <= count_segments(text + more)
