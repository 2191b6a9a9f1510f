"""What the commands' own parts of the command line share."""

import argparse
from argparse import ArgumentParser, _SubParsersAction
from datetime import datetime
from typing import TypeAlias

from bot.clock import COPENHAGEN

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def read_moment(text: str) -> datetime:
    """Read an argument that is a moment; without an offset it is Danish time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no moment: write it as 2026-11-24T10:00"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)
