"""Tell apart who asks what Makker is, what it can do, and who needs help."""

from typing import Final, Literal

from flows.listening.normalise import fold

Asked = Literal["who", "what"]

_WHAT: Final = (
    "hvad kan",
    "hvad gør du",
    "hvad hjælper du",
    "hvad laver du",
    "hvad skal jeg skrive",
    "hvad skal man skrive",
    "hvordan virker",
    "hvordan bruger",
    "hvordan fungerer",
    "menu",
    "kommando",
    "muligheder",
    "vejledning",
    "manual",
    "info",
)
_WHO: Final = (
    "hvem",
    "er du",
    "er det en robot",
    "er det et menneske",
    "er det ai",
    "hvad er du",
    "hvad er makker",
    "hvad er det her",
    "hvad er dette",
    "hvad er det for",
    "robot",
    "chatgpt",
    "mit nummer",
    "hvorfor skriver",
    "hvorfor får jeg",
)
_NEEDS_HELP: Final = ("brug for hjælp", "hjælp mig", "kan du hjælpe mig")


def find_asked(text: str) -> Asked | None:
    """Tell what was asked about Makker; None where help itself is asked for."""
    said = fold(text).strip(" .!?")
    if said.startswith("hjælp") or any(words in said for words in _NEEDS_HELP):
        return None
    if any(words in said for words in _WHAT):
        return "what"
    return "who" if any(words in said for words in _WHO) else None
