"""Read a request: what is accepted, the query, the body; each mistake is told."""

from typing import Any, TypeVar

import msgspec
from aiohttp import web
from msgspec import Struct

from admin.case_api.problems import ProblemError

#: Largest body that is read.
MOST_BYTES = 64 * 1024
S = TypeVar("S", bound=Struct)


async def read_body(request: web.Request) -> bytes:
    """Read the body as far as it may go, and a byte more that tells it is too large."""
    body = bytearray()
    while len(body) <= MOST_BYTES and not request.content.at_eof():
        body += await request.content.read(MOST_BYTES + 1 - len(body))
    return bytes(body)


def refuse_what_is_no_json(request: web.Request) -> None:
    """Refuse whoever cannot read JSON."""
    accepted = request.headers.get("Accept", "*/*")
    kinds = {
        part.partition(";")[0].strip().lower()
        for part in accepted.split(",")
        if not _is_unwanted(part)
    }
    known = {"*/*", "application/*", "application/json", "application/problem+json", ""}
    if not kinds & known:
        raise ProblemError(406, "Accept application/json.")


def read_query(request: web.Request, wanted: type[S]) -> S:
    """Read the query; what is not known is a mistake, as what is given twice."""
    if len(set(request.query)) != len(request.query):
        raise ProblemError(400, "Give each parameter once.")
    try:
        return msgspec.convert(dict(request.query), wanted, strict=False)
    except (msgspec.ValidationError, ValueError) as fault:
        raise ProblemError(400, f"In the query: {_told(fault)}.") from None


def parse_body(request: web.Request, body: bytes, wanted: type[S]) -> S:
    """Read a JSON body of a known shape."""
    if request.content_type != "application/json":
        raise ProblemError(415, "Send application/json.")
    try:
        return msgspec.convert(_whole(msgspec.json.decode(body)), wanted)
    except msgspec.ValidationError as fault:
        raise ProblemError(422, f"In the body: {_told(fault)}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ProblemError(400, "The body is not JSON.") from None


def refuse_large(body: bytes) -> None:
    """Refuse a body that is larger than anything asked for here."""
    if len(body) > MOST_BYTES:
        raise ProblemError(413, f"Send {MOST_BYTES // 1024} kB or less.")


def _whole(value: Any) -> Any:
    """In JSON 45.0 is a whole number too."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: _whole(part) for name, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list) else value


def _is_unwanted(part: str) -> bool:
    parameters = part.replace(" ", "").lower().split(";")[1:]
    return any(p in {"q=0", "q=0.0", "q=0.00", "q=0.000"} for p in parameters)


def _told(fault: Exception) -> str:
    """Say what and where; what was sent is not repeated."""
    return str(fault) if isinstance(fault, msgspec.ValidationError) else "not readable"
