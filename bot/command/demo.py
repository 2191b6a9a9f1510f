"""makker demo: all of Makker with invented people; only far end and clock differ."""

import argparse
import asyncio
import fcntl
import os
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path

from aiohttp import web
from argon2 import PasswordHasher

from bot import log
from bot.clock import MovableClock
from bot.command.assembly import Assembly, assemble
from bot.command.opening import open_database
from bot.command.parser import Commands
from bot.command.run import stopped
from bot.config import SettingsError
from bot.effects.turn import Work
from bot.rehearsal import seed
from bot.rehearsal.far_end import open_far_end, settings_for
from bot.rehearsal.keys import Keys, LostKeysError, open_keys
from bot.rehearsal.rehearsal import Rehearsal
from bot.rehearsal.theatre import fill_phones, open_theatre
from bot.store import install, rehearsal
from bot.store.database import Database
from scheduler.pacemaker import HEARTBEAT

LOOPBACK = "127.0.0.1"
DATABASE, KEYS, LOCK = "demo.db", "demo.json", "demo.lock"
LOG_IN = "mette@gladsaxe.example"
_MOST = 1 << 16


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("demo", help="try Makker with invented people")
    parser.add_argument(
        "--port", type=_port, default=8080, help="8080 unless said; 0 is any free one"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="forget earlier rehearsals and start anew"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Rehearse until told to stop."""
    log.set_up("ERROR")
    folder = Path(os.environ.get("MAKKER_DATA_DIR") or Path("var") / "demo").resolve()
    with _listening(chosen.port) as door, _alone_in(folder):
        if chosen.fresh:
            _forget(folder)
        asyncio.run(_serve(folder, door))
    return 0


@asynccontextmanager
async def rehearsing(
    folder: Path, door: socket.socket, clock: MovableClock | None = None
) -> AsyncIterator[Rehearsal]:
    """Run a rehearsal on a folder's database, at a door that is open already."""
    public_url = f"http://{LOOPBACK}:{door.getsockname()[1]}"
    keys = _keys(folder)
    settings = settings_for(keys, folder / DATABASE, public_url)
    database = open_database(settings)
    clock = clock or _clock(database)
    async with AsyncExitStack() as closing:
        far_end = await open_far_end(keys, clock, public_url)
        closing.push_async_callback(far_end.mail.close)
        settings = replace(settings, smtp_url=far_end.mail.url)
        # Providers' limits slow down in real seconds, and this clock leaps.
        assembly = assemble(settings, clock, "all", database, paces={})
        _settle_in(assembly, keys)
        await fill_phones(assembly.doorway, far_end)
        application = assembly.application()
        played = open_theatre(
            application,
            assembly.doorway,
            far_end,
            clock,
            pacemaker=assembly.pacemaker,
            sender=assembly.sender,
        )
        runner = await _open(application, door)
        await assembly.start()
        closing.push_async_callback(assembly.stop)
        closing.push_async_callback(runner.cleanup)
        yield played


async def _open(application: web.Application, door: socket.socket) -> web.AppRunner:
    """Serve at the door; streams that are open at the end are not waited for."""
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, door).start()
    return runner


async def _serve(folder: Path, door: socket.socket) -> None:
    stopping = asyncio.create_task(stopped())
    async with rehearsing(folder, door) as played:
        address = played.doorway.house.public_url
        sys.stdout.write(
            f"Makker rehearses at {address}/demo\n"
            f"The staff site is {address}/admin/\n"
            f"Log in as {LOG_IN} with the password {_keys(folder).password}\n"
            "Everybody in it is invented. Stop with Ctrl-C.\n"
        )
        sys.stdout.flush()
        await stopping


def _settle_in(assembly: Assembly, keys: Keys) -> None:
    """Fill an empty database, and let the invented staff in."""
    doorway = assembly.doorway
    with doorway.database.transaction() as connection:
        if seed.is_empty(connection):
            now = doorway.clock.now()
            seed.seed(Work(connection=connection, house=doorway.house, now=now))
        rehearsal.choose_password(connection, PasswordHasher().hash(keys.password))


def _clock(database: Database) -> MovableClock:
    """A clock that runs, and never stands before what has happened already."""
    clock = MovableClock(runs=True)
    with database.reading() as connection:
        beat = install.last_beat(connection, HEARTBEAT)
    if beat is not None and beat > clock.now():
        clock.move_to(beat)
    return clock


def _keys(folder: Path) -> Keys:
    try:
        return open_keys(folder / KEYS, folder / DATABASE)
    except LostKeysError as lost:
        raise SettingsError(
            f"{lost} is missing, and the rehearsal's database opens with nothing "
            "else: start anew with --fresh"
        ) from None


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    """Take the door before anything else is done."""
    try:
        door = socket.create_server((LOOPBACK, port))
    except OSError as fault:
        raise SettingsError(
            f"port {port} cannot be used ({fault.strerror}): "
            "choose another with --port (make demo PORT=...)"
        ) from None
    with door:
        yield door


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One rehearsal at a time has a folder; its messages would go astray else."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("w")
    except OSError as fault:
        raise SettingsError(
            f"{folder} cannot be written ({fault.strerror}): "
            "set MAKKER_DATA_DIR to a folder that can"
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SettingsError(
                f"another rehearsal runs in {folder}: stop it, "
                "or set MAKKER_DATA_DIR to another folder"
            ) from None
        yield


def _forget(folder: Path) -> None:
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS):
        (folder / name).unlink(missing_ok=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) >= _MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give 0 to {_MOST - 1}")
    return int(text)
