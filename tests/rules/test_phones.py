"""Phone numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.phones import BadPhoneError, read_phone


@pytest.mark.parametrize(
    "typed",
    [
        "20000010",
        "20 00 00 10",
        "+45 20 00 00 10",
        "+4520000010",
        "0045 20000010",
        "4520000010",
        "20-00-00-10",
        "(+45) 20.00.00.10",
        "tel:+4520000010",
        "20\u00a000\u00a000\u00a010",
    ],
)
def test_one_number_in_every_dress(typed: str) -> None:
    """Blanks, country code or none: the same number."""
    assert read_phone(typed) == "+4520000010"


def test_foreign_number_stays_as_it_is() -> None:
    """Somebody near the border has a number from there."""
    assert read_phone("+49 151 23456789") == "+4915123456789"


@pytest.mark.parametrize("typed", ["", "1234567", "+45123", "4,52E+09", "ring", "+"])
def test_what_is_no_number(typed: str) -> None:
    """The mend is told."""
    with pytest.raises(BadPhoneError, match="eight digits"):
        read_phone(typed)


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_any_eight_digits_are_a_number(digits: str) -> None:
    """No list of numbers in use is asked."""
    assert read_phone(digits) == f"+45{digits}"


@given(st.text(max_size=30))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    """What is read once is read the same again."""
    try:
        number = read_phone(typed)
    except BadPhoneError:
        return
    assert read_phone(number) == number
