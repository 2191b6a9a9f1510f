"""Write what is exported to the terminal, or to a file that nobody else can read."""

import os
from pathlib import Path
from typing import TextIO

from bot.command.desk import RefusedError


def write_out(text: str, file: str | None, terminal: TextIO) -> None:
    """Write text to a new file, or to the terminal when no file is named."""
    if file is None:
        terminal.write(text)
        return
    write_new(Path(file), text)
    terminal.write(f"{file}\n")


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, for its owner alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise RefusedError(f"{path} is there already: name a new file") from None
    except OSError as fault:
        raise RefusedError(
            f"{path} cannot be written ({fault.strerror}): name another file"
        ) from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
