"""The rehearsal page: two phones, a clock, and what can be started between them."""

from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader

from bot.wording.catalog import read_folder
from bot.wording.words import Words

FOLDER = Path(__file__).parent
#: What the page proposes to write, and which faults it has a switch for.
IDEAS = ("low", "call", "coming", "move", "sick", "help", "stop", "crisis")
SWITCHES = ("sms_silent", "telegram_busy", "telegram_blocked", "mail_silent")
#: Keys under this are the script's.
SCRIPT = "demo.js."
#: Nothing from elsewhere, nothing inline; the chat page is shown in a frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Page:
    """The routes of /demo itself."""

    def __init__(self, words: Words) -> None:
        """Make the page once; nothing on it changes but by its script."""
        templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"), autoescape=True
        )
        templates.globals["t"] = words.term
        self._text = templates.get_template("demo.html").render(
            words=_for_script(words),
            ideas=[words.term(f"demo.idea.{idea}") for idea in IDEAS],
            switches=[(name, f"demo.fault.{name}") for name in SWITCHES],
        )

    def routes(self) -> list[web.AbstractRouteDef]:
        """Give the routes."""
        return [
            web.get("/demo", self.show),
            web.get("/demo/", self.show),
            web.static("/demo/static", FOLDER / "static"),
        ]

    async def show(self, _request: web.Request) -> web.Response:
        """Show the page."""
        return web.Response(text=self._text, content_type="text/html", headers=HEADERS)


def _for_script(words: Words) -> dict[str, str]:
    entries = read_folder(words.catalog.folder)
    return {
        entry.key.removeprefix(SCRIPT): entry.words
        for entry in entries
        if entry.key.startswith(SCRIPT)
    }
