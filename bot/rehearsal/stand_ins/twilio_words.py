"""The words that Twilio itself hears in an SMS, and what it answers to them."""

from typing import Final, Literal

OptOut = Literal["STOP", "START", "HELP"]

WORDS: Final[dict[str, OptOut]] = {
    **dict.fromkeys(
        (
            "STOP",
            "STOPALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
        ),
        "STOP",
    ),
    **dict.fromkeys(("START", "YES", "UNSTOP"), "START"),
    **dict.fromkeys(("HELP", "INFO"), "HELP"),
}
#: In English, whatever language the person writes.
ANSWERS: Final[dict[OptOut, str]] = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more "
    "messages from this number. Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. "
    "Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}


def hear(body: str) -> OptOut | None:
    """Hear one of Twilio's words; it must be all the message says."""
    return WORDS.get(body.strip().upper())


class OptOuts:
    """Remember who asked which of our numbers to stop."""

    def __init__(self) -> None:
        self._pairs: set[tuple[str, str]] = set()

    def blocks(self, ours: str, theirs: str) -> bool:
        """Say whether a message from us to them is refused."""
        return (ours, theirs) in self._pairs

    def take_in(self, heard: OptOut, ours: str, theirs: str) -> str:
        """Change what is blocked, and give what Twilio answers, if anything."""
        pair = (ours, theirs)
        was_blocked = pair in self._pairs
        if heard == "STOP":
            self._pairs.add(pair)
        elif heard == "START":
            self._pairs.discard(pair)
        elif was_blocked:
            return ""
        return ANSWERS[heard]
