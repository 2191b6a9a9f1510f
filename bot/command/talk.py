"""makker talk: a conversation in the terminal, with the real dialogue behind it."""

import argparse
import asyncio
import io
import os
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bot import log
from bot.clock import MovableClock
from bot.command.opening import open_house
from bot.command.parser import Commands, read_moment
from bot.keyring import Keyring, new_secret, read_secret
from bot.rehearsal.terminal import Line, Terminal
from bot.store import schema
from bot.store.database import Database
from flows.every_flow import FLOWS

PUBLIC_URL = "https://makker.gladsaxe.example"
CHANNELS = ("sms", "telegram", "web")
#: Longest that one wait takes.
LONGEST = timedelta(days=366)
UNITS: Mapping[str, timedelta] = {
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
}
_SPAN = re.compile(r"(?:\d{1,6}[dhm])+")
_PART = re.compile(r"(\d+)([dhm])")
_DIM, _PLAIN = "\x1b[2m", "\x1b[0m"
_INTERRUPTED = 130


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "talk", help="talk with Makker in the terminal, as an invented young person"
    )
    parser.add_argument("--channel", choices=CHANNELS, default="sms")
    parser.add_argument(
        "--now",
        type=read_moment,
        metavar="ISO",
        help="when it is, as 2026-11-24T10:00; the clock stands until /wait moves it",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Talk until the lines end."""
    log.set_up("CRITICAL")
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        asyncio.run(_talk(chosen.channel, chosen.now))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read has gone; nothing is left to say at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


async def _talk(channel: str, now: datetime | None) -> None:
    with tempfile.TemporaryDirectory(prefix="makker-talk-") as folder:
        keyring = Keyring((read_secret(new_secret()),))
        database = Database(f"sqlite:///{Path(folder) / 'talk.db'}", keyring)
        schema.migrate(database)
        house = open_house(keyring, PUBLIC_URL)
        clock = MovableClock(now, runs=now is None)
        try:
            talk = Talk(Terminal(database, house, clock, channel, _show))
            for line in _lines():
                await talk.take(line)
        finally:
            database.close()


class Talk:
    """Reads lines: words for Makker, and commands that begin with a stroke."""

    def __init__(self, terminal: Terminal) -> None:
        """Take whom the words are for."""
        self._terminal = terminal
        self._commands: Mapping[str, Callable[[str], Awaitable[None]]] = {
            "/wait": self._wait,
            "/start": self._start,
            "/take": self._take,
            "/who": self._who,
            "/help": self._help,
        }

    async def take(self, line: str) -> None:
        """Take one line."""
        words = line.strip()
        if not words:
            return
        name, _, rest = words.partition(" ")
        if not words.startswith("/"):
            await self._terminal.say(words)
        elif name in self._commands:
            await self._commands[name](rest.strip())
        else:
            self._tell("talk.unknown_command")

    async def _wait(self, rest: str) -> None:
        span = read_span(rest)
        if span is None:
            self._tell("talk.how_to_wait")
            return
        await self._terminal.wait(span)
        if sys.stdout.isatty():
            _show(Line(f"[{self._terminal.moment()}]", is_aside=True))

    async def _start(self, rest: str) -> None:
        if rest not in FLOWS:
            names = ", ".join(sorted(FLOWS))
            self._tell("talk.how_to_start", {"names": names})
            return
        try:
            refused = await self._terminal.start(rest)
        except Exception:  # noqa: BLE001 - a flow may need what stands nowhere here
            self._tell("talk.not_by_itself")
            return
        if refused is not None:
            self._tell(f"demo.cannot.{refused}")

    async def _take(self, _rest: str) -> None:
        if not await self._terminal.take():
            self._tell("talk.nobody_told")

    async def _who(self, _rest: str) -> None:
        person = await self._terminal.person()
        fields = {
            "name": person.name,
            "age": str(person.age(self._terminal.clock.now())),
            "channel": self._terminal.channel,
            "consultant": person.consultant_name,
            "moment": self._terminal.moment(),
        }
        self._tell("talk.who", fields)

    async def _help(self, _rest: str) -> None:
        self._tell("talk.help", {"names": ", ".join(sorted(FLOWS))})

    def _tell(self, key: str, fields: Mapping[str, str] | None = None) -> None:
        words = self._terminal.house.words.say(key, "web", fields or {})
        _show(Line(words, is_aside=True))


def read_span(text: str) -> timedelta | None:
    """Read a span as 26h, 90m or 1d12h; None when it is none."""
    joined = "".join(text.split()).lower()
    if not _SPAN.fullmatch(joined):
        return None
    parts = _PART.findall(joined)
    span = sum((int(count) * UNITS[unit] for count, unit in parts), timedelta())
    return span if span <= LONGEST else None


def _lines() -> Iterator[str]:
    is_prompted = sys.stdin.isatty()
    while True:
        if is_prompted:
            sys.stdout.write("> ")
            sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _show(line: Line) -> None:
    is_dim = line.is_aside and sys.stdout.isatty()
    words = f"{_DIM}{line.words}{_PLAIN}" if is_dim else line.words
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
