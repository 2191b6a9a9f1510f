"""What else people answer to an invitation: meet me, fetch me, it is too much."""

import re
from enum import StrEnum
from typing import Final

from flows.listening.normalise import fold


class Company(StrEnum):
    """What somebody needs so that coming is possible, or that it is not."""

    DOOR = "at_the_door"
    RIDE = "a_ride"
    TOO_MUCH = "too_much"


_TOO_MUCH: Final = re.compile(
    r"\b(?:ikke|ik|intet) (?:\w+ ){0,3}?(?:overskue|overskuer|overskueligt|magter?|"
    r"orker?|rumme|overskud)\b|"
    r"\b(?:overskuer|orker|magter) (?:\w+ ){0,2}?(?:ikke|ik)\b|"
    r"\b(?:alt )?for (?:meget|voldsomt|mange mennesker)\b|\buoverskueligt?\b"
)
_DOOR: Final = re.compile(
    r"\bmøde?(?:r)? (?:\w+ )?mig\b|\bmødes (?:\w+ )?(?:ved døren|udenfor|først)\b|"
    r"\b(?:ved|foran|uden for) døren\b|\btag(?:e)? imod mig\b|"
    r"\bfølges (?:med|ind|op)\b|\bfølge mig\b|"
    r"\bgår? (?:med )?ind (?:sammen )?med\b|"
    r"\bvente på mig (?:ved|ude)"
)
_RIDE: Final = re.compile(
    r"\b(?:hent|henter|hente|hentet|hentes)\b|\b(?:et )?lift\b|"
    r"\b(?:køre|kør|kører) (?:\w+ )?mig\b|\bkøre(?:s|lejlighed)\b|\bblive kørt\b|"
    r"\bkan ikke komme derhen\b"
)
_REFUSED: Final = re.compile(
    r"\b(?:behøver|skal|behøves|vil) (?:\w+ )?ikke (?:\w+ )?(?:hent|møde|køre|følge)|"
    r"\bikke nødvendigt\b|\bselv komme\b|\bkommer selv\b"
)


def find_company(text: str) -> Company | None:
    """Find what somebody asks for with their yes, or that it is too much."""
    said = fold(text)
    if _TOO_MUCH.search(said):
        return Company.TOO_MUCH
    if _REFUSED.search(said):
        return None
    if _RIDE.search(said):
        return Company.RIDE
    return Company.DOOR if _DOOR.search(said) else None
