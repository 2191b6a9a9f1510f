"""Phone numbers as people type them, and as Makker keeps them."""

import re

DENMARK = "+45"
_LETTERS_OF_NUMBERS = re.compile(r"[\s\u00a0\u202f./()\-\u2010-\u2015]+")
_DANISH = re.compile(r"\+45\d{8}")
_FOREIGN = re.compile(r"\+(?!45)[1-9]\d{6,14}")
_BARE = re.compile(r"\d{8}")
_WITHOUT_PLUS = re.compile(r"45\d{8}")


class BadPhoneError(Exception):
    """What was typed is no phone number; the message says the mend."""


def show_phone(number: str) -> str:
    """Give a Danish number as people write it, 20 00 00 01; any other as it is."""
    if not _DANISH.fullmatch(number):
        return number
    digits = number.removeprefix(DENMARK)
    return " ".join(digits[place : place + 2] for place in range(0, len(digits), 2))


def read_phone(text: str) -> str:
    """Give a number as +4520000000; any eight Danish digits are one.

    The library that knows which numbers are in use refuses +45 20 00 00 00 and
    newly opened series, so shape alone decides.
    """
    number = _LETTERS_OF_NUMBERS.sub("", text.removeprefix("tel:"))
    if _BARE.fullmatch(number):
        number = DENMARK + number
    elif _WITHOUT_PLUS.fullmatch(number):
        number = f"+{number}"
    elif number.startswith("00"):
        number = f"+{number[2:]}"
    if _DANISH.fullmatch(number) or _FOREIGN.fullmatch(number):
        return number
    raise BadPhoneError("is not a phone number; write it as +45 and eight digits")
