"""Read a form as far as it can be read: what somebody wrote is never lost to a sign."""

from urllib.parse import parse_qsl

from aiohttp import web

#: Largest form: more than the longest message, each letter written as its bytes.
MOST_BYTES = 64 * 1024


async def read_form(request: web.Request) -> dict[str, str]:
    """Read the fields of a form; letters that are no UTF-8 are replaced."""
    body = bytearray()
    while len(body) <= MOST_BYTES and not request.content.at_eof():
        body += await request.content.read(MOST_BYTES + 1 - len(body))
    if len(body) > MOST_BYTES:
        raise web.HTTPRequestEntityTooLarge(MOST_BYTES, len(body))
    text = bytes(body).decode("utf-8", "replace")
    try:
        fields = parse_qsl(text, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        raise web.HTTPBadRequest(text="too many fields") from None
    return dict(fields)
