"""The link of a push: signed, for one colleague; behind log-in a tap takes it."""

from datetime import datetime, timedelta

from bot.keyring import BadLinkError, Keyring

#: How long such a link takes an alert.
LIVES = timedelta(hours=72)
_PURPOSE = "take"


def take_link(
    keyring: Keyring, public_url: str, alert_id: int, *, staff_id: int, now: datetime
) -> str:
    """Give the link by which a colleague takes an alert."""
    token = keyring.sign(f"{alert_id}-{staff_id}", _PURPOSE, now + LIVES)
    return f"{public_url}/admin/take/{token}"


def read_take_link(keyring: Keyring, token: str, now: datetime) -> tuple[int, int]:
    """Give alert and colleague of a token; raise BadLinkError when it is none."""
    alert_id, _, staff_id = keyring.verify(token, _PURPOSE, now).partition("-")
    if not (alert_id.isdigit() and staff_id.isdigit()):
        raise BadLinkError("not a link of this kind")
    return int(alert_id), int(staff_id)
