"""makker flows: check, draw or list the conversations."""

import argparse
import sys
from pathlib import Path

from bot.command.parser import Commands
from flows.engine.checks import find_mistakes
from flows.engine.diagram import draw
from flows.every_flow import FLOWS


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("flows", help="check, draw or list the flows")
    parts = parser.add_subparsers(required=True, metavar="check|draw|list")
    parts.add_parser("check").set_defaults(run=check)
    parts.add_parser("list").set_defaults(run=list_names)
    drawing = parts.add_parser("draw")
    drawing.add_argument("name", nargs="?", choices=sorted(FLOWS))
    drawing.add_argument("--out", type=Path, metavar="DIR")
    drawing.set_defaults(run=draw_flows)


def check(_chosen: argparse.Namespace) -> int:
    """Print every mistake; exit 1 when there is one."""
    mistakes = [m for flow in FLOWS.values() for m in find_mistakes(flow)]
    for mistake in mistakes:
        sys.stdout.write(f"{mistake}\n")
    if not mistakes:
        sys.stdout.write(f"{len(FLOWS)} flows, no mistakes.\n")
    return 1 if mistakes else 0


def list_names(_chosen: argparse.Namespace) -> int:
    """Print one name a line."""
    for name in sorted(FLOWS):
        sys.stdout.write(f"{name}\n")
    return 0


def draw_flows(chosen: argparse.Namespace) -> int:
    """Draw one flow or all, on standard output or to files."""
    names = [chosen.name] if chosen.name else sorted(FLOWS)
    if chosen.out is not None:
        chosen.out.mkdir(parents=True, exist_ok=True)
    for name in names:
        drawn = draw(FLOWS[name])
        if chosen.out is None:
            sys.stdout.write(drawn)
        else:
            (chosen.out / f"{name}.mmd").write_text(drawn, "utf-8")
    return 0
