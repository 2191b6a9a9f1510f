"""What Makker did not send stands on the person's page, with why."""

from bot.store import timers
from bot.store.tables.talk import outbox
from bot.store.timers import Wake
from tests.admin.visitor import Visitor
from tests.town import Town


async def test_what_was_left_out_is_shown_with_why(town: Town, mette: Visitor) -> None:
    """A check-in that was not started says so, in words."""
    anna = town.settle_in(stopped_at=town.clock.now())
    wake = Wake(
        kind="checkin",
        due_at=town.clock.now(),
        municipality_id=town.municipality_id,
        subject_id=anna,
    )
    with town.database.transaction() as connection:
        timers.plant(connection, wake)
    assert await town.tick() == []
    words = (await mette.go(f"/admin/people/{anna}")).words
    assert "Det sendte Makker ikke" in words
    assert "den unge har sagt stop" in words


async def test_a_providers_code_is_shown_too(town: Town, mette: Visitor) -> None:
    """A reason that has no words of its own is shown as it came."""
    anna = town.settle_in()
    town.starts("step", anna)
    with town.database.transaction() as connection:
        connection.execute(outbox.update().values(state="failed", reason="30006"))
    words = (await mette.go(f"/admin/people/{anna}")).words
    assert "udbyderen sagde nej med kode 30006" in words
