"""Make the pages: Danish by key, numbers that can be tapped, nothing from elsewhere."""

import re
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.house import House

FOLDER = Path(__file__).parent
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'self'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_ADDRESS = r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]"
_EIGHT_DIGITS = r"(?:\+45 ?)?\d{2}(?: ?\d{2}){3}|\d{2} \d{3} \d{3}"


class ChatTemplates:
    """Templates of the young person's own pages."""

    def __init__(self, house: House) -> None:
        """Read the templates once."""
        self._is_https = house.public_url.startswith("https:")
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["t"] = house.words.term
        numbers = [line.reach for line in house.help_lines if line.is_phone]
        self._links = _links(numbers)
        self._templates.filters["linked"] = self.linked

    def page(self, name: str, *, status: int = 200, **values: Any) -> web.Response:
        """Answer with a page; each form on it counts once."""
        text = self._templates.get_template(name).render(
            {"once": uuid.uuid4().hex, **values}
        )
        headers = dict(_HEADERS)
        if self._is_https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        return web.Response(
            text=text, content_type="text/html", status=status, headers=headers
        )

    def linked(self, words: str) -> Markup:
        """Let numbers be called and addresses opened by a tap."""
        parts, end = [], 0
        for match in self._links.finditer(words):
            parts += [escape(words[end : match.start()]), _link(match[0])]
            end = match.end()
        return Markup().join([*parts, escape(words[end:])])


def _links(numbers: Iterable[str]) -> re.Pattern[str]:
    known = sorted({"112", *numbers}, key=len, reverse=True)
    phones = "|".join([*map(re.escape, known), _EIGHT_DIGITS])
    return re.compile(rf"{_ADDRESS}|(?<![\d.,:+])(?:{phones})(?![\d]|[.,:]\d)")


def _link(found: str) -> Markup:
    if found.startswith("http"):
        return Markup('<a href="{}">{}</a>').format(found, found)
    return Markup('<a class="call" href="tel:{}">{}</a>').format(
        found.replace(" ", ""), found
    )
