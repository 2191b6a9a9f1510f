"""Words that Makker itself asks for: said back alone, they are nobody's cry."""

from typing import Final

from flows.engine.conversation import Offered
from flows.listening.bare_commands import find_bare
from flows.listening.normalise import fold

#: What texts write in capitals, and what buttons offer everywhere.
_KEYWORDS: Final = """
    hjælp; ring; ring til mig; skriv; skriv til mig; ja; nej; ved ikke; ny tid; plan;
    hvornår; pause; start; stop; sjældnere; skift; menu; mine data; slet mig; mål; ide;
    skridt; skyggedag; spring over; på vej; ingen; navn; ikke nu; nej tak; ja tak;
    kvittering; hvor; hvem kommer
"""
ASKED_FOR: Final = frozenset(" ".join(words.split()) for words in _KEYWORDS.split(";"))


def is_asked_for(text: str) -> bool:
    """Tell whether a message is one of those words, and nothing beside."""
    return fold(text).strip(" .!?*\n") in ASKED_FOR or find_bare(text) is not None


def is_label(text: str, offered: Offered) -> bool:
    """Tell whether a message is a number or a label that Makker has written itself.

    What comes from a list can be the person's own words, and is no such label.
    """
    said = _bare(text)
    return any(
        said in {str(choice.number), _bare(choice.label)}
        for choice in offered.choices[offered.listed :]
    )


def _bare(text: str) -> str:
    return " ".join(fold(text).strip(" .!?*\n").split())
