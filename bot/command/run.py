"""makker run: production, with the settings of the environment."""

import argparse
import asyncio
import os
import signal
import sys
from dataclasses import replace

from aiohttp import web

from bot import log
from bot.clock import SystemClock
from bot.command.assembly import Role, assemble
from bot.command.parser import Commands
from bot.config import Settings, SettingsError, read_settings
from bot.store import schema


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("run", help="run Makker")
    parser.add_argument("--role", choices=("all", "web", "worker"), default="all")
    parser.add_argument("--host")
    parser.add_argument("--port", type=int)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Serve until told to stop."""
    settings = read_settings(os.environ)
    settings = replace(
        settings,
        host=chosen.host or settings.host,
        port=settings.port if chosen.port is None else chosen.port,
    )
    log.set_up(settings.log_level)
    asyncio.run(serve(settings, chosen.role))
    return 0


async def serve(settings: Settings, role: Role) -> None:
    """Serve with these settings until a signal comes."""
    assembly = assemble(settings, SystemClock(), role)
    if not await assembly.doorway.read(schema.is_current):
        raise SettingsError("the database is not up to date: run makker migrate")
    runner = web.AppRunner(assembly.application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, settings.host, settings.port)
    await site.start()
    await assembly.start()
    log.record("running", role=role, port=settings.port)
    sys.stderr.write(f"Makker runs on {settings.public_url}\n")
    await stopped()
    await runner.cleanup()
    await assembly.stop()


async def stopped() -> None:
    """Wait for SIGTERM or SIGINT."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    await stopping.wait()
