"""What is wrong with a request, as problem+json: what, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from aiohttp import web
from msgspec import Meta, Struct, json

MEDIA_TYPE = "application/problem+json"
#: Every status that a request can be refused with, and its title.
TITLES: Mapping[int, str] = {
    400: "The request cannot be read",
    401: "A token is needed",
    403: "The token does not reach this",
    404: "There is no such thing here",
    405: "This address does not take that method",
    406: "Only JSON is given",
    409: "It cannot be done as things stand",
    413: "The body is too large",
    415: "Only JSON is taken",
    422: "The body does not fit",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "Nothing can be stored just now",
}


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457)."""

    status: Annotated[int, Meta(ge=400, le=599)]
    title: str
    detail: Annotated[str, Meta(description="What to do about it.")]
    type: str = "about:blank"


@dataclass(slots=True, eq=False)
class ProblemError(Exception):
    """A request is refused."""

    status: int
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is answered with."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"

    def response(self) -> web.Response:
        """Make the response."""
        headers = {"Content-Type": self.media_type, **self.headers}
        return web.Response(status=self.status, body=self.body, headers=headers)


def refuse(fault: ProblemError) -> Answer:
    """Answer with what is wrong."""
    problem = Problem(
        status=fault.status,
        title=TITLES.get(fault.status, "The request is refused"),
        detail=fault.detail,
    )
    return Answer(fault.status, json.encode(problem), fault.headers, MEDIA_TYPE)


def missing() -> ProblemError:
    """What is elsewhere and what is nowhere are refused alike."""
    return ProblemError(404, "Look it up in its list: it is not within this token.")
