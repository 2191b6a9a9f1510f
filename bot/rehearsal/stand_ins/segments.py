"""How many SMS a text becomes, as a provider counts them."""

from typing import Final

#: One octet each; the letters outside ASCII are named to keep this file plain.
GSM_7: Final = frozenset(
    "@\N{POUND SIGN}$\N{YEN SIGN}\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r"
    "\u00c5\u00e5\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e"
    "\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./0123456789:;<=>?\u00a1"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7\u00bf"
    "abcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0"
)
#: Two octets each.
GSM_7_EXTENDED: Final = frozenset("\f^{}\\[~]|\N{EURO SIGN}")


def count_segments(text: str) -> int:
    """Count the segments; a single letter outside GSM-7 makes them short."""
    if all(letter in GSM_7 or letter in GSM_7_EXTENDED for letter in text):
        length = len(text) + sum(letter in GSM_7_EXTENDED for letter in text)
        single, part = 160, 153
    else:
        length = len(text.encode("utf-16-be")) // 2
        single, part = 70, 67
    return 1 if length <= single else -(-length // part)
