"""Log in by the municipality's own log-in: OpenID Connect with code and PKCE."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import aiohttp
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.config import OidcSettings

#: How long one may take at the other log-in.
LIVES = timedelta(minutes=10)
_TIMEOUT = aiohttp.ClientTimeout(total=10)
_ALGORITHMS = ["RS256", "PS256", "ES256"]
#: Seconds that two clocks may differ.
_LEEWAY = 60


class OidcError(Exception):
    """The other log-in answered what cannot be trusted; the message holds no person."""


@dataclass(frozen=True, slots=True)
class Journey:
    """What binds an answer to the browser that asked; kept in its cookie."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def begin(cls) -> "Journey":
        """Begin one that nobody can guess."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))

    @classmethod
    def read(cls, text: str) -> "Journey | None":
        """Read what a cookie holds."""
        parts = text.split("~")
        return cls(*parts) if len(parts) == 3 else None  # noqa: PLR2004

    @property
    def text(self) -> str:
        """What the cookie holds."""
        return f"{self.state}~{self.nonce}~{self.verifier}"

    @property
    def challenge(self) -> str:
        """What the other log-in learns of the verifier."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def is_answered_by(self, state: str) -> bool:
        """Whether an answer belongs to this journey."""
        return hmac.compare_digest(self.state.encode(), state.encode())


@dataclass(frozen=True, slots=True)
class Known:
    """Who somebody is at the other log-in."""

    subject: str
    #: Empty when it is not said, or said not to be checked.
    email: str


class Oidc:
    """The other log-in; its addresses and keys are read when they are needed."""

    def __init__(self, settings: OidcSettings, public_url: str) -> None:
        """Take where it is, and where it sends people back to."""
        self._settings = settings
        self._back = f"{public_url}/admin/login/back"
        self._found: Mapping[str, Any] = {}

    async def way_there(self, journey: Journey) -> str:
        """Give the address to send a browser to."""
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
            found = await self._discover(session)
        query = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": self._back,
            "scope": "openid email profile",
            "state": journey.state,
            "nonce": journey.nonce,
            "code_challenge": journey.challenge,
            "code_challenge_method": "S256",
        }
        return f"{found['authorization_endpoint']}?{urlencode(query)}"

    async def who_came(self, journey: Journey, code: str, now: datetime) -> Known:
        """Exchange the code; raise OidcError when what comes cannot be trusted."""
        try:
            async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
                found = await self._discover(session)
                token = await self._fetch_token(session, found, journey, code)
                async with session.get(found["jwks_uri"]) as answer:
                    keys = KeySet.import_key_set(await answer.json())
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as fault:
            raise OidcError(type(fault).__name__) from None
        return self._read_token(token, keys, journey, now)

    async def _discover(self, session: aiohttp.ClientSession) -> Mapping[str, Any]:
        if not self._found:
            address = f"{self._settings.issuer}/.well-known/openid-configuration"
            try:
                async with session.get(address) as answer:
                    found = await answer.json()
            except (aiohttp.ClientError, TimeoutError, ValueError) as fault:
                raise OidcError(type(fault).__name__) from None
            if found.get("issuer", "").rstrip("/") != self._settings.issuer:
                raise OidcError("another issuer")
            self._found = found
        return self._found

    async def _fetch_token(
        self,
        session: aiohttp.ClientSession,
        found: Mapping[str, Any],
        journey: Journey,
        code: str,
    ) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": journey.verifier,
            "client_id": self._settings.client_id,
            "client_secret": self._settings.client_secret,
        }
        async with session.post(found["token_endpoint"], data=form) as answer:
            if answer.status != 200:  # noqa: PLR2004
                raise OidcError(f"token endpoint answered {answer.status}")
            token: str = (await answer.json())["id_token"]
            return token

    def _read_token(
        self, token: str, keys: KeySet, journey: Journey, now: datetime
    ) -> Known:
        try:
            claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
            jwt.JWTClaimsRegistry(
                now=int(now.timestamp()),
                leeway=_LEEWAY,
                iss={"essential": True, "value": self._found["issuer"]},
                aud={"essential": True, "value": self._settings.client_id},
                exp={"essential": True},
                sub={"essential": True},
                nonce={"essential": True, "value": journey.nonce},
            ).validate(claims)
        except (JoseError, ValueError) as fault:
            raise OidcError(type(fault).__name__) from None
        is_checked = claims.get("email_verified", True) is True
        email = str(claims.get("email", "")).lower() if is_checked else ""
        return Known(f"{self._settings.issuer} {claims['sub']}", email)
