"""Personal numbers leave a text; every other number stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.listening.cpr import MARK, remove_cpr


@pytest.mark.parametrize(
    "number",
    [
        "010203-1234",
        "0102031234",
        "010203 1234",
        "010203  1234",
        "010203 - 1234",
        "010203–1234",
        "010203—1234",
        "010203‑1234",
        "010203−1234",
        "０１０２０３－１２３４",
        "01 02 03 12 34",
        "01.02.03-1234",
        "01/02/03-1234",
        "01-02-03-1234",
        "311299.1234",
        "010203\u200b1234",
        "01022003-1234",
        "١٢٠٢٠٣-١٢٣٤",
    ],
)
def test_number_is_removed(number: str) -> None:
    """However it is written, alone and in a sentence."""
    assert remove_cpr(number) == (MARK, True)
    said = f"mit cpr er {number}, ring til mig"
    assert remove_cpr(said) == (f"mit cpr er {MARK}, ring til mig", True)


@pytest.mark.parametrize(
    "text",
    [
        "20000010",
        "20 00 00 10",
        "+4520000010",
        "+45 20 00 00 10",
        "0045 20 00 00 10",
        "ring 12 10 45 67 efter kl 14.30",
        "20 00 00 10 eller 20 00 00 11",
        "d. 03/12-2026 kl 10.30",
        "2026-11-26T13:00",
        "26.11.2026 kl. 13",
        "ordre 320102-1234",
        "kort 4571 1234 5678 9012",
        "sagsnr 0113031234567",
        "010203-123",
        "1303 personer",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    """Phones, dates, orders, cards and longer rows of digits."""
    assert remove_cpr(text) == (text, False)


def test_every_number_goes() -> None:
    """Two in one text, and a phone between them."""
    text = "mit 010203-1234 tlf 20000010 hendes 111199-4321"
    assert remove_cpr(text)[0] == f"mit {MARK} tlf 20000010 hendes {MARK}"


@given(st.text(max_size=300))
def test_anything_can_be_cleaned(text: str) -> None:
    """No text raises, and a cleaned text is clean."""
    cleaned, _ = remove_cpr(text)
    assert remove_cpr(cleaned) == (cleaned, False)


@given(
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(0, 9999),
    st.sampled_from(["", "-", " ", "–", " - "]),
)
def test_every_birthday(day: int, month: int, year: int, rest: int, gap: str) -> None:
    """No digits of a number remain, whatever they are."""
    number = f"{day:02}{month:02}{year:02}{gap}{rest:04}"
    cleaned, found = remove_cpr(f"her {number} tak")
    assert (cleaned, found) == (f"her {MARK} tak", True)
