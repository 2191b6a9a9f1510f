"""Somebody with a browser: fetches pages, reads their forms and sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

import aiohttp
from typing_extensions import override

PASSWORD = "fire gode ord her"


@dataclass(slots=True)
class Form:
    """A form on a page."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """What came back."""

    status: int
    path: str
    text: str
    headers: Mapping[str, str]

    @property
    def forms(self) -> Sequence[Form]:
        """The forms that stand on it."""
        reader = _Reader()
        reader.feed(self.text)
        return reader.forms

    @property
    def words(self) -> str:
        """What can be read on it, with single spaces."""
        reader = _Reader()
        reader.feed(self.text)
        return " ".join("".join(reader.words).split())

    def form(self, action: str) -> Form:
        """Find a form by the end of its address."""
        for found in self.forms:
            if found.action.endswith(action):
                return found
        raise AssertionError(f"no form for {action} on {self.path}: {self.words}")

    def has_form(self, action: str) -> bool:
        """Tell whether a form stands on the page."""
        return any(found.action.endswith(action) for found in self.forms)


class Visitor:
    """A browser without JavaScript."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        """Browse with a session that keeps cookies."""
        self.session = session

    async def go(self, path: str, **options: object) -> Page:
        """Fetch a page, and follow where it leads."""
        async with self.session.get(path, **options) as answer:  # type: ignore[arg-type]
            return await _page(answer)

    async def send(self, page: Page, action: str, **fields: str) -> Page:
        """Fill in a form of a page and send it."""
        form = page.form(action)
        kept = [(name, value) for name, value in form.fields if name not in fields]
        filled = [*kept, *((n, v) for n, v in fields.items() if v)]
        async with self.session.post(form.action or page.path, data=filled) as answer:
            return await _page(answer)

    async def post(self, path: str, **fields: str) -> Page:
        """Send what no page has asked for."""
        async with self.session.post(path, data=fields) as answer:
            return await _page(answer)

    async def log_in(self, email: str, password: str = PASSWORD) -> Page:
        """Log in by the form."""
        page = await self.go("/admin/login")
        return await self.send(page, "/login", email=email, password=password)


async def _page(answer: aiohttp.ClientResponse) -> Page:
    text = await answer.text()
    return Page(answer.status, answer.url.path_qs, text, dict(answer.headers))


class _Reader(HTMLParser):
    """Reads forms and words."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: list[str] = []
        self._area = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._part(tag)
        if tag == "form":
            self.forms.append(Form(found.get("action", "")))
        elif tag == "textarea":
            self._area = found.get("name", "")
            self.forms[-1].fields.append((self._area, ""))
        elif tag == "select":
            self.forms[-1].fields.append((found.get("name", ""), ""))
        elif tag == "option" and self.forms:
            self._choose(found)
        elif tag == "input" and self.forms and _is_sent(found):
            self.forms[-1].fields.append((found["name"], found.get("value", "")))

    @override
    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if tag == "textarea":
            self._area = ""

    @override
    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].fields[-1] = (self._area, data)
        self.words.append(data)

    def _choose(self, found: Mapping[str, str]) -> None:
        """The first option stands, unless another is marked."""
        name, chosen = self.forms[-1].fields[-1]
        if not chosen or "selected" in found:
            self.forms[-1].fields[-1] = (name, found.get("value", ""))

    def _part(self, tag: str) -> None:
        """Words in two blocks stand apart; in one line they stand as written."""
        if tag not in {"a", "strong", "time"}:
            self.words.append(" ")


def _is_sent(found: Mapping[str, str]) -> bool:
    if found.get("type") in {"radio", "checkbox"} and "checked" not in found:
        return False
    return "name" in found
