"""What the provider reports only ever moves a message forward."""

from itertools import permutations

from bot.effects.reports import take_report
from bot.store import claims
from bot.store import outbox as outbox_store
from bot.store.outbox import LANES, Outgoing
from bot.store.tables.talk import outbox
from tests.town import Town

REPORTS = [("sent", ""), ("delivered", ""), ("undelivered", "30005"), ("sent", "")]


def send(town: Town, person_id: int) -> int:
    """Have a message that the provider has taken."""
    nudge = Outgoing(
        municipality_id=town.municipality_id,
        person_id=person_id,
        delivery="nudge",
        channel="sms",
        words="hej",
    )
    with town.database.transaction() as connection:
        row_id = outbox_store.add(connection, nudge, town.clock.now())
        lanes = tuple(LANES.values())
        (claimed,) = claims.claim(connection, town.clock.now(), lanes=lanes, most=9)
        claims.mark(connection, claimed, "sent", provider_id=f"SM{row_id}")
    return row_id


def test_reports_in_any_order_end_the_same(town: Town) -> None:
    """Delivered stays delivered, however late or often the others come."""
    anna = town.settle_in()
    for order in permutations(REPORTS):
        row_id = send(town, anna)
        for status, code in order:
            with town.database.transaction() as connection:
                take_report(town.work(connection), row_id, status, code)
        (row,) = town.rows(outbox.select().where(outbox.c.id == row_id))
        assert row.state == "delivered", order


def test_a_report_about_nothing_is_harmless(town: Town) -> None:
    """An erased message or a forged id changes nothing."""
    with town.database.transaction() as connection:
        take_report(town.work(connection), 999, "delivered", "")
    assert town.rows(outbox.select()) == []
