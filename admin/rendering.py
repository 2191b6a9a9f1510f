"""Make pages of templates: Danish by key, moments as people say them."""

import re
import secrets
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from admin.access import Viewer
from bot.clock import COPENHAGEN, Clock
from bot.house import House
from bot.wording import dates, moments
from bot.wording.words import fill

FOLDER = Path(__file__).parent
#: Where a request keeps who looks.
VIEWER = web.RequestKey("viewer", Viewer)


class Pages:
    """Templates with the words of messages/da."""

    def __init__(self, house: House, clock: Clock) -> None:
        """Read the templates once."""
        self._words = house.words
        self._clock = clock
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals |= {"t": self.words, "knows": self.knows}
        self._templates.filters["unlinked"] = self._unlinked
        self._link = re.compile(r"https?://\S+/(?:chat|employer)/\S+")

    def words(self, key: str, /, **fields: object) -> str:
        """Give the words of a key, its fields filled."""
        template = self._words.catalog.find(key, "chat")
        if any(isinstance(value, Markup) for value in fields.values()):
            marked = {name: escape(value) for name, value in fields.items()}
            # The words are our own, and what is filled in is escaped.
            return Markup(fill(str(escape(template)), marked, key))  # noqa: S704
        return fill(template, {k: str(v) for k, v in fields.items()}, key)

    def knows(self, key: str) -> bool:
        """Tell whether there are words under a key."""
        return self._words.catalog.has(key, "chat")

    def fragment(self, request: web.Request, name: str, **values: Any) -> str:
        """Render a template for whoever looks."""
        viewer = request.get(VIEWER)
        now = self._clock.now()
        return self._templates.get_template(name).render(
            {
                "viewer": viewer,
                "form_token": viewer.session.form_token if viewer else "",
                "once": secrets.token_urlsafe(12),
                "path": request.path,
                "done": self._done(request),
                "now": now,
                "when": partial(self._when, now),
                "day": partial(self._day, now),
                "last_day": partial(self._last_day, now),
                "on_date": partial(self._on_date, now),
                "tomorrow": now.astimezone(COPENHAGEN) + timedelta(days=1),
                "clock": partial(moments.short_clock, zone=COPENHAGEN),
                "long_clock": partial(dates.clock, zone=COPENHAGEN),
                "weekday": partial(dates.weekday, zone=COPENHAGEN),
                "timed": self._timed,
                **values,
            }
        )

    def page(
        self, request: web.Request, name: str, *, status: int = 200, **values: Any
    ) -> web.Response:
        """Answer with a page."""
        text = self.fragment(request, name, **values)
        return web.Response(text=text, content_type="text/html", status=status)

    def _unlinked(self, words: str) -> str:
        """A link answers as whoever got it: it is not for staff to press."""
        return self._link.sub(self.words("admin.message.link"), words)

    def _done(self, request: web.Request) -> str:
        """What was just done, as the address says after a form was taken."""
        key = f"admin.done.{request.query.get('done', '')}"
        return self.words(key) if self.knows(key) else ""

    def _when(self, now: datetime, moment: datetime) -> Markup:
        return self._timed(moment, moments.said(self._words, moment, now, COPENHAGEN))

    def _timed(self, moment: datetime, said: str) -> Markup:
        """Say a moment as people do, with the whole of it on hover."""
        return Markup('<time datetime="{}" title="{}">{}</time>').format(
            moment.astimezone(COPENHAGEN).isoformat(timespec="seconds"),
            moments.full(moment, COPENHAGEN),
            said,
        )

    def _last_day(self, now: datetime, until: datetime) -> str:
        """A span that ends at midnight is said by the last day in it."""
        return self._day(now, until - timedelta(seconds=1))

    def _on_date(self, now: datetime, day: date) -> Markup:
        return self._when_day(now, datetime.combine(day, time(12), COPENHAGEN))

    def _when_day(self, now: datetime, moment: datetime) -> Markup:
        return Markup('<time datetime="{}">{}</time>').format(
            moment.date().isoformat(), self._day(now, moment)
        )

    def _day(self, now: datetime, moment: datetime) -> str:
        return moments.day(self._words, moment, now, COPENHAGEN)
