"""makker export api: the document that other systems are built against."""

import argparse
import json
import sys

from admin.case_api.document import document
from bot.command.export.writing import write_out
from bot.command.parser import Commands


def add_to(parts: Commands) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser(
        "api",
        help="the OpenAPI document of the case-system API",
        description="The same as /api/v1/openapi.json; it needs no settings.",
    )
    parser.add_argument("--out", metavar="FILE", help="write it there")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the document."""
    text = json.dumps(document(), indent=2, ensure_ascii=False) + "\n"
    write_out(text, chosen.out, sys.stdout)
    return 0
