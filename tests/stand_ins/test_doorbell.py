"""Where a provider's calls can go."""

import time

import pytest

from bot.rehearsal.stand_ins.doorbell import Doorbell, is_loopback
from bot.rehearsal.stand_ins.ledger import Ledger
from bot.rehearsal.stand_ins.stage import Stage
from tests.stand_ins.surroundings import PUBLIC, Clock

LOCAL = "http://127.0.0.1:8080"


def doorbell(local_url: str = LOCAL) -> Doorbell:
    """Hang a doorbell at an address."""
    ledger = Ledger(time.monotonic)
    stage = Stage(now=Clock(), ledger=ledger, public_url=PUBLIC, local_url=local_url)
    return Doorbell(stage, 1)


@pytest.mark.parametrize(
    ("url", "is_here"),
    [
        ("http://127.0.0.1:80/x", True),
        ("http://localhost/x", True),
        ("http://[::1]:8080/x", True),
        ("https://makker.example/x", False),
        ("http://127.0.0.1.example/x", False),
        ("http://10.0.0.1/x", False),
        ("nonsense", False),
    ],
)
def test_loopback_is_known(url: str, *, is_here: bool) -> None:
    """Only this machine is loopback, however the address is written."""
    assert is_loopback(url) is is_here


@pytest.mark.parametrize(
    ("url", "way"),
    [
        (f"{PUBLIC}/a?b=1", f"{LOCAL}/a?b=1"),
        (PUBLIC, LOCAL),
        (f"{PUBLIC}.evil.example/a", f"{PUBLIC}.evil.example/a"),
        ("https://other.example/a", "https://other.example/a"),
        (f"{LOCAL}/a", f"{LOCAL}/a"),
    ],
)
def test_public_address_is_met_on_loopback(url: str, way: str) -> None:
    """Only the bot's own address is led to this machine."""
    assert doorbell().way_to(url) == way


def test_door_elsewhere_is_refused() -> None:
    """A stage whose door is on another machine cannot be set."""
    with pytest.raises(ValueError, match="local_url"):
        doorbell("http://10.0.0.1")


async def test_other_machines_are_never_called() -> None:
    """A call to elsewhere ends as if nobody was there."""
    rung = await doorbell().ring("https://other.example/a", b"", {})
    assert rung.failure == "unreached"
