"""makker check: everything that would fail in production, each with the mend."""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.channels.channel import Channel
from bot.clock import COPENHAGEN, SystemClock
from bot.command import inspections
from bot.command.assembly import open_channels
from bot.command.desk import RefusedError, telling_of_faults
from bot.command.opening import database_keyring, open_database, open_house
from bot.command.parser import Commands
from bot.command.words import find_faults
from bot.config import MESSAGES, Settings, SettingsError, find_mistakes, read_settings
from bot.rules.help_lines import HelpLine
from bot.status import PATIENCE
from bot.store.database import Database
from bot.wording.lists import read_help_lines
from flows.engine import checks
from flows.every_flow import FLOWS


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "check",
        help="everything that would fail in production",
        description="Look at settings, database, flows, words, help lines, channels, "
        "ladders and accounts. Exit 0 when all is well, else 1 with one line for "
        "each thing and its mend.",
    )
    parser.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    """Print each thing that is wrong; exit 1 when there is one."""
    found = list(dict.fromkeys(find_everything(SystemClock().now())))
    for line in found:
        sys.stdout.write(f"{line}\n")
    if not found:
        sys.stdout.write("All is well.\n")
    return 1 if found else 0


def find_everything(now: datetime) -> Iterator[str]:
    """Go through what needs no settings, then through the install."""
    lines = read_help_lines(MESSAGES / "help_lines.json")
    yield from (
        f"flow {m}" for flow in FLOWS.values() for m in checks.find_mistakes(flow)
    )
    yield from (f"words {fault}" for fault in find_faults(MESSAGES))
    today = now.astimezone(COPENHAGEN).date()
    yield from inspections.old_help_lines(lines, today)
    wrong = find_mistakes(os.environ)
    yield from wrong
    if wrong:
        yield "database, channels and accounts were not looked at: mend the settings"
        return
    yield from _of_install(read_settings(os.environ), lines, now)


def _of_install(
    settings: Settings, lines: tuple[HelpLine, ...], now: datetime
) -> Iterator[str]:
    try:
        with telling_of_faults():
            yield from _of_database(settings, lines, now)
    except (SettingsError, RefusedError) as fault:
        yield str(fault)
    yield from asyncio.run(_of_channels(settings))


def _of_database(
    settings: Settings, lines: tuple[HelpLine, ...], now: datetime
) -> Iterable[str]:
    try:
        database = open_database(settings)
    except ValueError as fault:
        return [f"MAKKER_DATABASE_URL cannot be used: {fault}"]
    try:
        return _look_into(database, settings, lines, now)
    finally:
        database.close()


def _look_into(
    database: Database,
    settings: Settings,
    lines: tuple[HelpLine, ...],
    now: datetime,
) -> list[str]:
    with database.reading() as connection:
        if not inspections.is_current(connection):
            return ["the database is not up to date: run makker migrate"]
        return [
            *inspections.losing_settings(connection),
            *inspections.unreadable(connection),
            *inspections.lost_conversations(connection, FLOWS),
            *inspections.places_without_help(connection, lines),
            *inspections.empty_ladders(connection),
            *inspections.missing_drills(connection, now),
            *inspections.troubles(connection, now),
            *inspections.accounts(connection),
            *inspections.missing_channels(connection, settings),
        ]


async def _of_channels(settings: Settings) -> list[str]:
    """Ask every channel that is on whether it answers."""
    house = open_house(database_keyring(settings), settings.public_url)
    channels = open_channels(settings, house)
    names = list(channels)
    answers = await asyncio.gather(*(_is_up(channels[name]) for name in names))
    for channel in channels.values():
        await channel.close()
    return [
        f"channel {name} does not answer or does not know us: "
        f"check {inspections.SETTINGS_OF[name]} and the way out to the provider"
        for name, is_up in zip(names, answers, strict=True)
        if not is_up
    ]


async def _is_up(channel: Channel) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            return await channel.is_up()
    except Exception:  # noqa: BLE001 - whatever it is, the channel is not reachable
        return False
