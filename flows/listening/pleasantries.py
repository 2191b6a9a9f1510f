"""What is said only to be friendly: a greeting, thanks, a nod, a goodbye."""

import re
from enum import StrEnum
from typing import Final

from flows.listening.normalise import fold


class Pleasantry(StrEnum):
    """What kind of friendliness a message is, and nothing else."""

    HELLO = "hello"
    THANKS = "thanks"
    NOD = "nod"
    BYE = "bye"


_NAMED: Final = r"(?: (?:du|der|makker|igen|alle|med dig|med jer))*"
_HEARTS: Final = "❤♥🙏😊🙂😀😃😄🥰🤗😘💕💙💚💛🧡🫶"
_NODS: Final = "👍👌✅🙌💪🆗"
_WHOLE: Final = {
    Pleasantry.BYE: re.compile(
        r"(?:hej hej|farvel|vi ses|ses|god ?nat|sov godt|vi skrives(?: ved)?|"
        r"(?:hav? )?(?:en )?god (?:dag|aften|weekend))" + _NAMED
    ),
    Pleasantry.HELLO: re.compile(
        r"(?:h[ea]j+(?:sa|så)?|he+y+|hi+|hello|hallo+j?|halløj(?:sa)?|dav(?:s)?|goddag|"
        r"god ?morgen|god ?aften|mojn|yo)" + _NAMED
    ),
    Pleasantry.THANKS: re.compile(
        rf"(?:(?:ok|okay|fedt|super|dejligt|fint|nå) )?(?:(?:mange|tusind|1000) )?tak+"
        rf"(?: skal du have| for (?:det|alt|hjælpen|beskeden|snakken|i dag))?{_NAMED}|"
        rf"selv tak|thx|thanks|[{_HEARTS} ]+"
    ),
    Pleasantry.NOD: re.compile(
        rf"(?:det er )?(?:o+k+(?:ay|ej)?|fint|super|perfekt|godt|cool|nice|fedt)|"
        rf"okidoki|forstået|modtaget|alt godt|jep|yes|klart|[{_NODS} ]+"
    ),
}
_MARKS: Final = re.compile(r"[.!,?]+")


def find_pleasantry(text: str) -> Pleasantry | None:
    """Find the friendliness that a message is, when it is nothing more."""
    said = " ".join(_MARKS.sub(" ", fold(text)).split())
    kinds = (kind for kind, pattern in _WHOLE.items() if pattern.fullmatch(said))
    return next(kinds, None) if said else None
