"""Commands that Makker's own texts ask for, word by word: "SKIFT", "MINE DATA"."""

from typing import Final

from flows.listening.commands import Command
from flows.listening.normalise import fold

_WORDS: Final = {
    Command.OTHER_CHANNEL: (
        "skift",
        "skift kanal",
        "skift sted",
        "andet sted",
        "et andet sted",
        "nyt nummer",
        "jeg har fået nyt nummer",
    ),
    Command.LESS_OFTEN: (
        "sjældnere",
        "mindre",
        "mindre tit",
        "ikke så tit",
        "kun aftaler",
        "kun om aftaler",
    ),
    Command.OTHER_TIME: (
        "andet tidspunkt",
        "et andet tidspunkt",
        "andet klokkeslæt",
        "et andet klokkeslæt",
        "skift tidspunkt",
    ),
    Command.MY_DATA: (
        "mine data",
        "mine ting",
        "hvem har læst",
        "hvem har læst det",
        "hvem har læst mine beskeder",
        "hvem læser",
        "hvem kan læse",
        "ret mine data",
    ),
    Command.DELETE_ME: ("slet mig", "slet mine ting", "slet mine beskeder"),
    Command.PLAN: ("plan", "min plan"),
}
_COMMANDS: Final = {
    words: command for command, phrases in _WORDS.items() for words in phrases
}


def find_bare(text: str) -> Command | None:
    """Find the command that is the whole message."""
    return _COMMANDS.get(fold(text).strip(" .!?*"))
