"""Beside the thread: WHO-5 as a line, goals, plan, readers, the journal; search."""

from datetime import timedelta

from bot.store import measures, own_plans, people
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED, agree
from tests.admin.visitor import Visitor
from tests.town import Town


def answer_who5(town: Town, person_id: int, *scores: int) -> None:
    """Have somebody answered WHO-5 every four weeks, the last one today."""
    now = town.clock.now()
    with town.database.transaction() as connection:
        person = people.get(connection, person_id)
        for weeks, score in enumerate(reversed(scores)):
            measures.add_answers(
                connection,
                person,
                "who5",
                score=score,
                items=[score // 20] * 5,
                conversation_id=1,
                now=now - timedelta(weeks=4 * weeks),
            )


async def test_who5_is_a_line_with_a_table_beside(town: Town, mette: Visitor) -> None:
    """Drawn by the server over the Danish bands, and the same figures as a table."""
    anna = town.settle_in()
    answer_who5(town, anna, 40, 60)
    page = await mette.go(f"/admin/people/{anna}")
    assert "<polyline" in page.text
    assert "WHO-5 fra 60 til 40 af 100" in page.words or "40 til 60" in page.words
    assert "style=" not in page.text
    assert "Af 100" in page.words


async def test_one_answer_is_no_line(town: Town, mette: Visitor) -> None:
    """Then the table alone stands there."""
    anna = town.settle_in()
    answer_who5(town, anna, 52)
    page = await mette.go(f"/admin/people/{anna}")
    assert "<polyline" not in page.text
    assert "52" in page.words


async def test_journal_has_five_sober_lines(town: Town, mette: Visitor) -> None:
    """Appointments and what was agreed; never moods, silence or no-shows."""
    anna = town.settle_in()
    answer_who5(town, anna, 20, 12)
    agree(town, anna, hours=28)
    town.says(RED)
    page = await mette.send(await mette.go("/admin/alerts/1"), "/take")
    await mette.send(page, "/close", what_now="Vi ses i morgen.")
    text = (await mette.go(f"/admin/people/{anna}")).text
    journal = text.partition('id="journal"')[2].partition(">")[2].partition("<")[0]
    lines = journal.splitlines()
    assert len(lines) == 5
    assert "25.11.2026 kl. 14.00, Rosenkæret 39" in lines[2]
    assert "Vi ses i morgen." in lines[4]
    assert "WHO" not in journal
    assert "12" not in journal


async def test_readers_and_plan_stand_there(town: Town, mette: Visitor) -> None:
    """Who has read, and the person's own plan."""
    anna = town.settle_in()
    with town.database.transaction() as connection:
        own_plans.add(
            connection,
            anna,
            municipality_id=town.municipality_id,
            part="people",
            words="Moster Lis",
            staff_id=None,
            now=town.clock.now(),
        )
    words = (await mette.go(f"/admin/people/{anna}")).words
    assert "Moster Lis" in words
    assert "Mette Skov, i dag kl. 10, egen konsulent" in words


async def test_number_finds_within_the_window_alone(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """A whole number leads to its owner; for others it is as if it were not there."""
    town.hire("Eva Toft", "+4520000006", "consultant")
    anna = town.settle_in()
    assert (await mette.go("/admin/people?name=20 00 00 10")).path == (
        f"/admin/people/{anna}"
    )
    page = await (await visitor("eva")).go("/admin/people?name=20000010")
    assert page.path.startswith("/admin/people?")
    assert "Anna" not in page.text


async def test_search_stands_on_every_page(town: Town, mette: Visitor) -> None:
    """By name from anywhere, without a script."""
    anna = town.settle_in()
    for path in (
        "/admin/",
        f"/admin/people/{anna}",
        f"/admin/people/{anna}/appointments",
    ):
        assert (await mette.go(path)).has_form("/admin/people"), path


async def test_more_than_twenty_are_warned_of(town: Town, mette: Visitor) -> None:
    """From the twenty-first on."""
    for number in range(20):
        town.settle_in(f"Ung {number}", f"+45200000{number + 50:02}")
    assert "for mange" not in (await mette.go("/admin/")).words
    town.settle_in("Ung Sidst", "+4520000099")
    assert "21 unge er for mange" in (await mette.go("/admin/")).words


async def test_accessibility_statement_is_for_anybody(visitor: NewVisitor) -> None:
    """No log-in is asked for."""
    page = await (await visitor()).go("/admin/accessibility")
    assert page.status == 200
    assert "WCAG 2.2" in page.words
