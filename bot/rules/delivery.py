"""What a refusal or a lost answer means, by delivery class and provider code."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Delivery = Literal["alert", "crisis", "reply", "change", "nudge"]
#: ok, blocked by the person or the provider, or dead: nobody has the number.
AddressState = Literal["ok", "blocked", "dead"]

#: Seconds until the next attempt; the last one repeats.
BACKOFF = (1, 2, 5, 10, 30, 60)
#: How long each class is worth sending; an alert as long as it is open.
LIVES: dict[Delivery, timedelta | None] = {
    "alert": None,
    "crisis": timedelta(hours=24),
    "reply": timedelta(hours=6),
    "change": timedelta(hours=24),
    "nudge": timedelta(hours=6),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a provider's code says about the message and the address."""

    is_final: bool
    address: AddressState = "ok"
    #: Most attempts worth making; None as many as the class lives.
    most: int | None = None
    #: Until the next attempt, where the code asks for its own time.
    again_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Send once more, after a while."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Send no more, and say why."""

    reason: str
    address: AddressState = "ok"


_RETRY = Meaning(is_final=False)
_DEAD = Meaning(is_final=True, address="dead")
_BLOCKED = Meaning(is_final=True, address="blocked")
_FINAL = Meaning(is_final=True)

#: Telegram and Twilio codes; sources: Bot API errors, Twilio error dictionary.
CODES: dict[str, Meaning] = {
    "403": _BLOCKED,
    "chat_not_found": _DEAD,
    "400": _FINAL,
    "429": _RETRY,
    "unreachable": _RETRY,
    "20003": _RETRY,
    "20429": _RETRY,
    "20503": _RETRY,
    "21211": _DEAD,
    "21408": _FINAL,
    "21610": _BLOCKED,
    "21614": _DEAD,
    "30003": Meaning(is_final=False, most=3, again_after=timedelta(hours=8)),
    "30004": _BLOCKED,
    "30005": _DEAD,
    "30006": _DEAD,
    "30007": _FINAL,
    "30008": Meaning(is_final=False, most=2, again_after=timedelta(minutes=5)),
    "550": _DEAD,
}


def meaning_of(code: str, delivery: Delivery) -> Meaning:
    """Read a code; an unknown one is tried again for all that is no nudge."""
    known = CODES.get(code)
    if known is not None:
        return known
    if code.startswith("5"):
        return _RETRY
    return _FINAL if delivery == "nudge" else _RETRY


def after_refusal(
    delivery: Delivery,
    code: str,
    *,
    attempts: int,
    age: timedelta,
    retry_after: float | None = None,
) -> TryAgain | GiveUp:
    """Decide what a refusal leads to; the message certainly did not go out."""
    meaning = meaning_of(code, delivery)
    lives = LIVES[delivery]
    is_spent = meaning.most is not None and attempts >= meaning.most
    if meaning.is_final or is_spent or (lives is not None and age > lives):
        return GiveUp(code, meaning.address)
    if retry_after is not None:
        return TryAgain(timedelta(seconds=retry_after))
    pause = BACKOFF[min(attempts, len(BACKOFF)) - 1]
    return TryAgain(meaning.again_after or timedelta(seconds=pause))


def is_sent_again_in_doubt(delivery: Delivery) -> bool:
    """Tell whether a message that may have gone out is sent once more.

    An alert, a crisis answer or a change in doubt goes out again; a reply and a
    nudge never do, unless a look-up has shown that the first one did not go.
    """
    return delivery in {"alert", "crisis", "change"}
