"""What people ask in any state: when, where, who comes; an idea, a goal.

Only a short message that holds nothing else is one: every word of it must belong.
"""

import re
from enum import StrEnum
from typing import Final

from flows.listening.normalise import fold, tokens


class EverydayWish(StrEnum):
    """What is asked of Makker."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    IDEA = "idea"
    STEP = "step"
    MONEY = "money"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BESIDE: Final = _words(
    """
    er det den der vi jeg min mit mine næste gang aftale aftalen aftaler møde mødet
    mødes ses se gruppen gruppe netværksgruppen samtalen samtale nu igen lige egentlig
    så skal være starter begynder så nej hov hej øh altså og forresten makker ? . , !
    """
)
_BY_FIRST: Final = {
    EverydayWish.WHEN: (
        frozenset({"hvornår", "hvad tid", "hvad dag", "hvilken dag", "kl hvad"}),
        _words("tid dag klokken kl på i dag morgen komme møde hvad"),
    ),
    EverydayWish.WHERE: (
        frozenset(
            {"hvor", "hvad er adressen", "hvilken adresse", "adressen", "adresse"}
        ),
        _words("henne hen ligger holder til foregår adressen stedet komme møde sted"),
    ),
    EverydayWish.WHO: (
        frozenset({"hvem", "hvor mange"}),
        _words("kommer med deltager til på i dag ellers alle mange møde"),
    ),
}
_WHOLE: Final = {
    EverydayWish.IDEA: frozenset(
        {
            "ide",
            "ideer",
            "jeg har en ide",
            "har en ide",
            "en ide",
            "jeg har ideer",
            "forslag",
            "jeg har et forslag",
            "et forslag",
            "idekasse",
            "idekassen",
        }
    ),
    EverydayWish.STEP: frozenset(
        {
            "mål",
            "mit mål",
            "mine mål",
            "nyt mål",
            "et nyt mål",
            "jeg vil have et nyt mål",
            "skridt",
            "et skridt",
            "mit skridt",
            "lille skridt",
            "et lille skridt",
            "nyt skridt",
        }
    ),
}
#: What "hvor" begins beside a place: "hvor længe", "hvor tit".
_NO_PLACE: Final = _words("mange meget længe tit ofte lang gammel svært dan")
_LONGEST: Final = 9
_MARKS: Final = frozenset("?.,!")


#: Money from the municipality, and what makes a question of it.
_MONEY: Final = re.compile(
    r"\b(?:penge(?:ne)?|ydelse[nr]?|kontanthjælp(?:en)?|uddannelseshjælp(?:en)?|"
    r"(?:syge)?dagpenge(?:ne)?|su(?:'?en)?|sanktion(?:en|er|eret)?|boligstøtten?)\b"
)
_ASKING: Final = re.compile(
    r"\?|^(?:så |men |og |hej )*(?:hvad|hvor|hvordan|hvornår|"
    r"(?:får|mister|kan|skal|må|bliver|trækker|gælder|ændrer) "
    r"(?:jeg|man|i|de|det|vi|min|mit|mine))\b|"
    r"\b(?:mister|trukket|trækkes|går ud over)\b"
)


def asks_about_money(text: str) -> bool:
    """Tell whether somebody asks what a job or a no-show does to their money."""
    said = fold(text)
    return _MONEY.search(said) is not None and _ASKING.search(said) is not None


def find_everyday_wish(text: str) -> EverydayWish | None:
    """Find what a short message asks, when it asks nothing else."""
    if asks_about_money(text):
        return EverydayWish.MONEY
    words = tokens(text)
    if not words or len(words) > _LONGEST:
        return None
    bare = " ".join(word for word in words if word not in _MARKS)
    for wish, wholes in _WHOLE.items():
        if bare in wholes:
            return wish
    return next((w for w in _BY_FIRST if _asks(w, words, bare)), None)


def _asks(wish: EverydayWish, words: list[str], bare: str) -> bool:
    firsts, friends = _BY_FIRST[wish]
    first = next((f for f in firsts if f"{bare} ".startswith(f"{f} ")), None)
    if first is None:
        return False
    rest = [word for word in words if word not in first.split()]
    if wish is EverydayWish.WHERE and not _NO_PLACE.isdisjoint(rest):
        return False
    return all(word in _BESIDE or word in friends for word in rest)
