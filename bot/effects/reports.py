"""What the provider reports of a message: forward only, and a failure is understood."""

from bot.effects.turn import Work
from bot.effects.undelivered import give_up
from bot.rules.delivery import GiveUp, after_refusal
from bot.store import addresses, deliveries

#: Twilio's states, in ours.
_STATES = {
    "sent": "sent",
    "delivered": "delivered",
    "undelivered": "failed",
    "failed": "failed",
}


def take_report(work: Work, outbox_id: int, status: str, code: str) -> None:
    """Note how far a message has come; one that failed is retried or given up."""
    state = _STATES.get(status)
    if state == "delivered":
        deliveries.report(work.connection, outbox_id, state, delivered_at=work.now)
    elif state == "failed":
        _take_failure(work, outbox_id, code)


def _take_failure(work: Work, outbox_id: int, code: str) -> None:
    claimed = deliveries.report(
        work.connection, outbox_id, "failed", reason=code or None
    )
    if claimed is None:
        return
    decision = after_refusal(
        claimed.delivery,
        code or "30008",
        attempts=claimed.attempts,
        age=work.now - claimed.created_at,
    )
    if not isinstance(decision, GiveUp):
        deliveries.send_again(work.connection, outbox_id, work.now + decision.after)
        return
    address = claimed.person_id and addresses.bound_now(
        work.connection, claimed.person_id, claimed.channel
    )
    give_up(
        work,
        claimed,
        decision.reason,
        address_id=address.id if address else None,
        address=decision.address,
    )
