"""What every turn may consult that is no row in the database."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.keyring import Keyring
from bot.rules.help_lines import HelpLine
from bot.wording.words import Words
from flows.engine.flow import AnyFlow
from flows.listening.ears import Ears


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Words, ears, flows and keys; read once, shared by all turns."""

    words: Words
    ears: Ears
    flows: Mapping[str, AnyFlow]
    help_lines: tuple[HelpLine, ...]
    keyring: Keyring
    public_url: str
