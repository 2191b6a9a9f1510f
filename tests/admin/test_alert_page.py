"""One alert: words with two before, why, history with delivery, take, close."""

from datetime import timedelta

from sqlalchemy import select, update

from bot.effects.alerts import taking
from bot.store import readings, staff
from bot.store.tables.alerts import alerts
from bot.store.tables.talk import outbox, timers
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED
from tests.admin.visitor import Visitor
from tests.town import Town, texts_of


def told(town: Town, person_id: int) -> list[str]:
    """Give the texts that a person was told since the last look."""
    return texts_of([h for h in town.heard() if h.person_id == person_id])


async def test_words_stand_with_two_before(town: Town, mette: Visitor) -> None:
    """The message that alarmed, two before it and no more; why Makker reacted."""
    anna = town.settle_in()
    for words in ("et gammelt ord", "det regner her", "jeg spiser frokost"):
        town.says(words)
    town.says(RED)
    page = await mette.go("/admin/alerts/1")
    assert RED in page.words
    assert "det regner her" in page.words
    assert "jeg spiser frokost" in page.words
    assert "et gammelt ord" not in page.words
    assert "Derfor reagerede Makker" in page.words
    assert 'href="tel:+4520000010"' in page.text
    with town.database.reading() as connection:
        (reading,) = readings.of_person(connection, anna)
    assert (reading.subject.kind, reading.purpose) == ("alert", "alert")


async def test_next_on_the_ladder_is_named(town: Town, mette: Visitor) -> None:
    """Who is told, and when, if nobody takes it."""
    town.settle_in()
    town.says(RED)
    words = (await mette.go("/admin/alerts/1")).words
    assert "Den går videre til Ida Holm i dag kl. 10.10." in words


async def test_history_tells_how_the_pushes_went(town: Town, mette: Visitor) -> None:
    """Each push with its channel and how far it came."""
    town.settle_in()
    town.says(RED)
    with town.database.transaction() as connection:
        connection.execute(update(outbox).values(state="delivered"))
    words = (await mette.go("/admin/alerts/1")).words
    assert "Beskeden kom, og Makker slog alarm" in words
    assert "Mette Skov fik besked (SMS, leveret)" in words


async def test_person_under_18_brings_the_duty_to_notify(
    town: Town, mette: Visitor
) -> None:
    """The page reminds of the duty, and of telling the young person first."""
    town.settle_in(birthdate="2010-03-03")
    town.says(RED)
    assert "pligt til at underrette" in (await mette.go("/admin/alerts/1")).words


async def test_only_one_takes_it(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """The second to press sees who has it."""
    town.settle_in()
    town.says(RED)
    bo = await visitor("bo")
    seen_by_bo = await bo.go("/admin/alerts/1")
    await mette.send(await mette.go("/admin/alerts/1"), "/take")
    page = await bo.send(seen_by_bo, "/take")
    assert "Mette Skov har taget den" in page.words
    assert town.rows(select(alerts))[0].taken_by == town.mette


async def test_read_is_told_once_and_only_by_pressing(
    town: Town, mette: Visitor
) -> None:
    """The young person hears that it is read when it is, by name."""
    anna = town.settle_in()
    town.says(RED)
    page = await mette.send(await mette.go("/admin/alerts/1"), "/take")
    assert told(town, anna) == ["safety.taken"]
    page = await mette.send(page, "/seen")
    assert not page.has_form("/seen")
    assert told(town, anna) == ["safety.seen"]


async def test_noted_talk_stops_the_climb(town: Town, mette: Visitor) -> None:
    """Taken and spoken: it stays with whoever has it, until it is closed."""
    town.settle_in()
    town.says(RED)
    page = await mette.send(await mette.go("/admin/alerts/1"), "/take")
    page = await mette.send(page, "/spoke")
    assert "I har talt sammen i dag kl. 10" in page.words
    await town.wait(minutes=40)
    assert town.rows(select(alerts))[0].state == "taken"


async def test_offered_alert_is_taken_over(town: Town, visitor: NewVisitor) -> None:
    """Whoever is asked says yes on the page, too."""
    eva = town.hire("Eva Toft", "+4520000006", "consultant")
    town.settle_in()
    town.says(RED)
    with town.database.transaction() as connection:
        mette = staff.get(connection, town.mette)
        taking.take(town.work(connection), 1, mette)
        taking.offer(town.work(connection), 1, mette, eva)
    browser = await visitor("eva")
    page = await browser.go("/admin/alerts/1")
    assert "En kollega beder dig tage over" in page.words
    await browser.send(page, "/take")
    assert town.rows(select(alerts))[0].taken_by == eva


async def test_closing_needs_three_answers(town: Town, mette: Visitor) -> None:
    """Who spoke, when, what now: each missing one is named, the rest is kept."""
    town.settle_in()
    town.says(RED)
    page = await mette.send(await mette.go("/admin/alerts/1"), "/take")
    page = await mette.send(page, "/close", who="", what_now="Vi ses i morgen.")
    assert page.status == 422
    assert "Udfyld feltet" in page.words
    assert "Vi ses i morgen." in dict(page.form("/close").fields)["what_now"]
    page = await mette.send(page, "/close", who="Mette Skov", date="2026-11-25")
    assert "Tidspunktet er ikke kommet endnu" in page.words
    assert town.rows(select(alerts))[0].state == "taken"


async def test_closed_by_a_named_human(town: Town, mette: Visitor) -> None:
    """Kept with who closed it, and Makker asks again by the old rhythm."""
    anna = town.settle_in()
    town.says(RED)
    page = await mette.send(await mette.go("/admin/alerts/1"), "/take")
    town.clock.move(timedelta(minutes=20))
    page = await mette.go("/admin/alerts/1")
    page = await mette.send(page, "/close", time="10:15", what_now="Mor er hos hende.")
    assert page.path == "/admin/?done=closed"
    row = town.rows(select(alerts))[0]
    assert (row.state, row.closed_by) == ("closed", town.mette)
    assert row.contact_at == town.clock.now() - timedelta(minutes=5)
    words = (await mette.go("/admin/alerts/1")).words
    assert "Mor er hos hende." in words
    assert "Mette Skov talte med den unge" in words
    planned = town.rows(select(timers).where(timers.c.kind == "checkin"))
    assert [row.person_id for row in planned] == [anna]


async def test_untaken_alert_cannot_be_closed(town: Town, mette: Visitor) -> None:
    """Somebody must have taken it first."""
    town.settle_in()
    town.says(RED)
    page = await mette.go("/admin/alerts/1")
    assert not page.has_form("/close")
    token = dict(page.form("/take").fields)["token"]
    await mette.post(
        "/admin/alerts/1/close",
        token=token,
        who="Mette",
        date="2026-11-24",
        time="09.00",
        what_now="x",
    )
    assert town.rows(select(alerts))[0].state == "open"


async def test_stranger_in_distress_can_be_rung(town: Town, mette: Visitor) -> None:
    """An alert about nobody on file shows the number that wrote."""
    town.says(RED, phone="+4520000077")
    with town.database.reading() as connection:
        assert readings.of_person(connection, 0) == []
    page = await mette.go("/admin/alerts/1")
    if page.status == 404:
        town.clock.move(timedelta(minutes=10))
        await town.tick()
    page = await mette.go("/admin/alerts/1")
    assert "Ukendt nummer" in page.words
    assert 'href="tel:+4520000077"' in page.text
