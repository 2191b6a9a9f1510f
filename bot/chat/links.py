"""Who a link, or a phone that has opened one, belongs to."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from aiohttp import web

from bot.doorway import Doorway
from bot.keyring import BadLinkError
from bot.store.chat import LINK_LIVES

#: A phone that has opened a link is known this long; its own code opens the rest.
PHONE_LIVES = timedelta(days=90)
#: As long as the history stays open after the own code.
OWN_LIVES = timedelta(minutes=30)
PHONE, OWN = "makker_phone", "makker_own"
_NEVER_LATE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Opened:
    """A link of this install: whose, and whether it still opens."""

    person_id: int
    is_live: bool


class Links:
    """Reads links and cookies, and makes them."""

    def __init__(self, doorway: Doorway) -> None:
        """Take the keys and the clock."""
        self._doorway = doorway
        self._is_https = doorway.house.public_url.startswith("https:")

    def opened(self, request: web.Request) -> Opened | None:
        """Read the link of an address; None when it is not of this install."""
        token = request.match_info["token"]
        person_id = self._verify(token, "chat", _NEVER_LATE)
        if person_id is None:
            return None
        now = self._doorway.clock.now()
        return Opened(person_id, self._verify(token, "chat", now) is not None)

    def new(self, person_id: int) -> str:
        """Give the path of a link that opens the question asked."""
        until = self._doorway.clock.now() + LINK_LIVES
        token = self._doorway.house.keyring.sign(str(person_id), "chat", until)
        return f"/chat/{token}"

    def phone_of(self, request: web.Request) -> int | None:
        """Tell whose phone this is."""
        return self._from_cookie(request, PHONE)

    def is_own(self, request: web.Request, person_id: int) -> bool:
        """Tell whether this person's own code was typed here just now."""
        return self._from_cookie(request, OWN) == person_id

    def know_phone(self, response: web.StreamResponse, person_id: int) -> None:
        """Know the phone again."""
        self._give_cookie(response, PHONE, person_id, PHONE_LIVES)

    def let_in(self, response: web.StreamResponse, person_id: int) -> None:
        """Keep the history open for a while."""
        self._give_cookie(response, OWN, person_id, OWN_LIVES)

    def _from_cookie(self, request: web.Request, name: str) -> int | None:
        now = self._doorway.clock.now()
        return self._verify(request.cookies.get(name, ""), name, now)

    def _verify(self, token: str, purpose: str, now: datetime) -> int | None:
        try:
            subject = self._doorway.house.keyring.verify(token, purpose, now)
        except BadLinkError:
            return None
        return int(subject) if subject.isdigit() else None

    def _give_cookie(
        self,
        response: web.StreamResponse,
        name: str,
        person_id: int,
        lives: timedelta,
    ) -> None:
        until = self._doorway.clock.now() + lives
        response.set_cookie(
            name,
            self._doorway.house.keyring.sign(str(person_id), name, until),
            max_age=int(lives.total_seconds()),
            path="/chat",
            httponly=True,
            secure=self._is_https,
            samesite="Strict",
        )
