"""What all stand-ins share: clock, pace, ledger, faults, and where the bot is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.stand_ins.faults import Faults
from bot.rehearsal.stand_ins.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Set the stage that the stand-ins play on."""

    #: The only clock; the demo moves it.
    now: Callable[[], datetime]
    ledger: Ledger
    faults: Faults = field(default_factory=Faults)
    #: How long a provider's second takes here: 1 as in life, 0 at once.
    pace: float = 0.0
    #: The bot's address as the providers know it; signatures are made over it.
    public_url: str = ""
    #: Where that address is really met; empty when it is loopback itself.
    local_url: str = ""
