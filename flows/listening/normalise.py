"""Bring a message as typed into one plain spelling, and cut it into tokens.

`fold` keeps Danish letters and sentence marks, so that other listeners can write
their rules in Danish; `cut` makes tokens of it; `spellings` are the other ways a word
is written, for want of Danish letters or of care. All take time in proportion to the
text.
"""

import re
import unicodedata
from itertools import pairwise
from typing import Final

_FRACTIONS: Final = str.maketrans({"½": " halv ", "¼": " kvart ", "¾": " trekvart "})
_ACCENTED: Final = "öäéèêëáàâãíìîïóòôõúùûüýÿñçß‐‑‒–—―−"
_PLAIN: Final = "øæeeeeaaaaiiiioooouuuuyyncs-------"
#: Joiners, selectors, skin tones and the sexes of an emoji say nothing.
_UNSEEN: Final = (
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0xFE00, 0xFE10),
    *range(0x1F3FB, 0x1F400),
    *(0xAD, 0xFEFF, 0x20E3, 0x2640, 0x2642),
    *map(ord, "'’‘´`ʼ"),
)
_SPELLING: Final[dict[int, str | int]] = {
    **{ord(mark): " " for mark in '*_~^|<>«»“”„"#='},
    **dict.fromkeys(_UNSEEN, ""),
    **str.maketrans(_ACCENTED, _PLAIN),
}
_HEART: Final = re.compile(r"</?3+")
_SMILEY: Final = re.compile(r"(?<!\d)[:;]-?[()dpo/\\|]+(?!\w)")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}|([^\w\s])\2+")
#: "toer" is the number two, every other "oe" is an ø.
_OE: Final = re.compile(r"oe(?<!\btoe(?=r(?:en?)?\b))")
_TOKEN: Final = re.compile(r"\d+(?:[.:,/-]\d+)*|[^\W\d_]+|[^\w\s]|\n")
_SHORT: Final = """
    kl d ca nr min f eks feks pga tlf mvh jan feb mar apr jun jul aug sep sept okt nov
    dec man tir tirs ons tor tors fre lør søn bl a mm osv evt hr fr vh
"""
_ABBREVIATIONS: Final = frozenset(_SHORT.split())
_BARE: Final = str.maketrans("åøæ", "aoa")
_BARE_E: Final = str.maketrans("åøæ", "aoe")
_DOTS: Final = frozenset(".:")
_DOUBLED: Final = re.compile(r"(.)\1+")


def fold(text: str) -> str:
    """Lower, unfold, undecorate and unstretch a text; keep æøå, marks and emoji."""
    text = _HEART.sub("❤", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_FRACTIONS))
    text = _SMILEY.sub(" , ", text.lower().translate(_SPELLING))
    text = _STRETCHED.sub(r"\1\2", text.replace(" - ", " , "))
    return _OE.sub("ø", text.replace("aa", "å").replace("ae", "æ"))


def cut(folded: str) -> list[str]:
    """Cut a folded text into words, numbers, marks and emoji."""
    found: list[str] = _TOKEN.findall(folded)
    return [
        token
        for before, token in pairwise(["", *found])
        if token not in _DOTS or before not in _ABBREVIATIONS
    ]


def tokens(text: str) -> list[str]:
    """Fold a text and cut it."""
    return cut(fold(text))


def undouble(word: str) -> str:
    """Write each letter of a word once where it is doubled."""
    return _DOUBLED.sub(r"\1", word)


def spellings(word: str) -> set[str]:
    """Spell a word in each way it is written without doubles or Danish letters."""
    plain = undouble(word)
    return {plain, plain.translate(_BARE), plain.translate(_BARE_E)}
