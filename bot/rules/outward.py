"""Which addresses Makker may call or read: none in the clear, none within its walls."""

import ipaddress
from typing import Literal
from urllib.parse import urlsplit

WhyNot = Literal["not_https", "inside"]


def why_not(url: str, public_url: str) -> WhyNot | None:
    """Say why an address may not be called; an install on loopback may call all."""
    if urlsplit(public_url).scheme == "http":
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "not_https"
    if parts.scheme != "https" or not host:
        return "not_https"
    return "inside" if host == "localhost" or _is_private(host) else None


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
