"""What can go wrong at a provider, switched on as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Final

TELEGRAM_METHODS: Final = (
    "getMe",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "getUpdates",
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "deleteMessage",
    "deleteMessages",
    "answerCallbackQuery",
    "sendChatAction",
    "setMyCommands",
    "deleteMyCommands",
    "getMyCommands",
    "setMyName",
    "setMyDescription",
    "setMyShortDescription",
    "setChatMenuButton",
    "setMyDefaultAdministratorRights",
)
REQUESTS: Final = (
    *(f"telegram.{method}" for method in TELEGRAM_METHODS),
    "twilio.Messages.create",
    "twilio.Messages.list",
    "twilio.Messages.fetch",
    "twilio.Messages.update",
    "twilio.Messages.delete",
    "twilio.Accounts.fetch",
    "mail.deliver",
)
#: Where a provider calls the bot.
CALLS: Final = ("telegram.update", "twilio.inbound", "twilio.status")
#: Where an accepted SMS meets the carrier.
DELIVERIES: Final = ("twilio.delivery",)
PLACES: Final = (*REQUESTS, *CALLS, *DELIVERIES)


@dataclass(frozen=True, slots=True)
class Slow:
    """Take this long first; real seconds, for the client's patience is real too."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Answer with an error and do nothing."""

    status: int
    code: int = 0
    text: str = ""
    retry_after: int = 0


@dataclass(frozen=True, slots=True)
class AnswerLost:
    """Do what was asked, then drop the connection."""


@dataclass(frozen=True, slots=True)
class HungUp:
    """Drop the connection and do nothing."""


@dataclass(frozen=True, slots=True)
class CutShort:
    """Do what was asked, then stop in the middle of the answer."""

    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Garbled:
    """Answer with something that is no answer: broken JSON, an HTML error page."""

    body: str = '{"ok": tru'
    content_type: str = "application/json"
    status: int = 200
    is_carried_out: bool = True


@dataclass(frozen=True, slots=True)
class NeverCalled:
    """Leave the bot uncalled."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Call the bot this many times with the same thing."""

    times: int = 2


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Report that the phone never got it."""

    code: int = 30003


@dataclass(frozen=True, slots=True)
class NeverDelivered:
    """Accept it, send it, and never hear from the carrier again."""


RequestFault = Slow | Refused | AnswerLost | HungUp | CutShort | Garbled
CallFault = Slow | NeverCalled | Repeated
DeliveryFault = Slow | Undelivered | NeverDelivered
Fault = RequestFault | CallFault | DeliveryFault

#: Faults by a name that a form or a test table can carry.
PRESETS: Final[Mapping[str, Fault]] = MappingProxyType(
    {
        "too_many_requests": Refused(429, code=20429, retry_after=3),
        "server_error": Refused(500),
        "unavailable": Refused(503),
        "blocked_by_user": Refused(403, text="Forbidden: bot was blocked by the user"),
        "opted_out": Refused(400, code=21610),
        "invalid_number": Refused(400, code=21211),
        "unauthorized": Refused(401, code=20003),
        "answer_lost": AnswerLost(),
        "hung_up": HungUp(),
        "cut_short": CutShort(),
        "bad_json": Garbled(),
        "error_page": Garbled(
            "<html><body><h1>502 Bad Gateway</h1></body></html>",
            content_type="text/html",
            status=502,
            is_carried_out=False,
        ),
        "never_called": NeverCalled(),
        "twice": Repeated(),
        "unreachable": Undelivered(30003),
        "blocked_by_carrier": Undelivered(30004),
        "unknown_handset": Undelivered(30005),
        "landline": Undelivered(30006),
        "filtered": Undelivered(30007),
        "unknown_error": Undelivered(30008),
        "never_delivered": NeverDelivered(),
    }
)


@dataclass(frozen=True, slots=True)
class When:
    """Name which of the matching calls are struck, counted from one."""

    first: int = 1
    last: int | None = None

    def covers(self, count: int) -> bool:
        """Say whether this call is one of them."""
        return self.first <= count and (self.last is None or count <= self.last)


ALWAYS: Final = When()


def nth(number: int) -> When:
    """Strike that call and no other."""
    return When(number, number)


def next_calls(number: int = 1) -> When:
    """Strike that many calls, then no more."""
    return When(1, number)


@dataclass(frozen=True, slots=True)
class Rule:
    """Say where, what, when and for whom."""

    #: A place, or a pattern of places such as `telegram.*`.
    where: str
    what: Fault
    when: When = ALWAYS
    #: A chat id, number or address; empty for everybody.
    who: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """Tell what a call ran into: a wait, a fault, both or neither."""

    delay: float = 0.0
    fault: Fault | None = None


def fits(place: str, fault: Fault) -> bool:
    """Say whether such a thing can happen at such a place."""
    if place in CALLS:
        return isinstance(fault, CallFault)
    if place in DELIVERIES:
        return isinstance(fault, DeliveryFault)
    return isinstance(fault, RequestFault)


@dataclass(slots=True)
class _Armed:
    rule: Rule
    count: int = 0

    def strikes(self, place: str, who: str) -> bool:
        rule = self.rule
        if rule.who not in ("", who) or not fnmatchcase(place, rule.where):
            return False
        if not fits(place, rule.what):
            return False
        self.count += 1
        return rule.when.covers(self.count)


class Faults:
    """Hold the rules that are switched on, and count what they met."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Give the rules that are on, oldest first."""
        return tuple(armed.rule for armed in self._armed)

    def switch_on(self, rule: Rule) -> Rule:
        """Let a fault happen from now on."""
        possible = any(
            fnmatchcase(place, rule.where) and fits(place, rule.what)
            for place in PLACES
        )
        if not possible:
            kind = type(rule.what).__name__
            msg = f"{kind} cannot happen at {rule.where!r}; see faults.PLACES."
            raise ValueError(msg)
        self._armed.append(_Armed(rule))
        return rule

    def switch_off(self, rule: Rule) -> None:
        """End one fault; others go on."""
        self._armed = [armed for armed in self._armed if armed.rule is not rule]

    def clear(self) -> None:
        """End every fault."""
        self._armed.clear()

    def meet(self, place: str, who: str = "") -> Met:
        """Tell what this call runs into; waits add up, the oldest fault wins."""
        delay = 0.0
        fault: Fault | None = None
        for armed in self._armed:
            what = armed.rule.what
            if isinstance(what, Slow):
                delay += what.seconds * armed.strikes(place, who)
            elif fault is None and armed.strikes(place, who):
                fault = what
        return Met(delay, fault)
