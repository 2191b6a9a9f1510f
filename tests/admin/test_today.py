"""I dag: alerts, what waits, appointments, my people; and only pressing is seeing."""

from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.store.tables.alerts import tasks
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED, agree, decline, wish_new_time
from tests.admin.visitor import Visitor
from tests.town import Town


async def test_empty_day_says_what_comes_here(mette: Visitor) -> None:
    """An empty page says what to do next."""
    page = await mette.go("/admin/")
    for words in (
        "Ingen beskeder haster",
        "Ingen venter på svar",
        "Du har ingen aftaler i dag",
        "Du har ingen unge endnu",
    ):
        assert words in page.words


async def test_untaken_alert_comes_first(town: Town, mette: Visitor) -> None:
    """Name, level and what happens when nobody takes it; not the words."""
    town.settle_in()
    town.says(RED)
    page = await mette.go("/admin/")
    assert "Haster i dag kl. 10 Anna Bæk" in page.words
    assert "Ingen har taget den endnu. Den går videre i dag kl. 10.10." in page.words
    assert "besluttet" not in page.words


async def test_taking_moves_it_to_mine(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """Taken by one, told to the other."""
    anna = town.settle_in()
    town.says(RED)
    bo = await visitor("bo")
    page = await mette.send(await mette.go("/admin/"), "/take")
    assert "Du har taget den i dag kl. 10" in page.words
    assert "Mette Skov har taget den" in (await bo.go("/admin/")).words
    told = [
        h for h in town.heard() if h.person_id == anna and "safety.taken" in h.texts
    ]
    assert "Mette" in told[0].words


async def test_loaded_list_is_not_seen(town: Town, mette: Visitor) -> None:
    """Only pressing Set is seeing."""
    decline(town)
    for _ in range(3):
        await mette.go("/admin/")
    assert town.rows(tasks.select())[0].seen_at is None


async def test_seen_tells_the_person_once(town: Town, mette: Visitor) -> None:
    """Who saw it and when are kept; the person hears it once, by name."""
    person = decline(town).person_id
    town.heard()
    page = await mette.go("/admin/")
    assert "Anna Bæk har meldt afbud" in page.words
    page = await mette.send(page, "/seen")
    (told,) = [h for h in town.heard() if h.person_id == person]
    assert told.texts == ("appointment.seen",)
    assert told.words.startswith("Mette har set dit afbud")
    row = town.rows(tasks.select())[0]
    assert (row.seen_by, row.seen_at) == (town.mette, town.clock.now())
    assert "Mette Skov så det i dag kl. 10" in page.words
    token = dict(page.form("/logout").fields)["token"]
    await mette.post("/admin/tasks/seen", token=token, task=str(row.id), back="/admin/")
    assert [h for h in town.heard() if h.person_id == person] == []


async def test_finished_leaves_the_list(town: Town, mette: Visitor) -> None:
    """Seen, then done, by name."""
    decline(town)
    page = await mette.send(await mette.go("/admin/"), "/seen")
    page = await mette.send(page, "/done")
    assert "Ingen venter på svar" in page.words
    assert town.rows(tasks.select())[0].done_by == town.mette


async def test_wish_to_be_called_has_the_number(town: Town, mette: Visitor) -> None:
    """One tap rings."""
    town.settle_in()
    town.says("ring til mig")
    page = await mette.go("/admin/")
    assert "Anna Bæk vil gerne ringes op" in page.words
    assert 'href="tel:+4520000010"' in page.text
    assert "Ring 20 00 00 10" in page.words


async def test_wished_time_stands_on_the_line(town: Town, mette: Visitor) -> None:
    """The appointment and the time that the person would rather have."""
    wish_new_time(town)
    page = await mette.go("/admin/")
    assert "vil gerne have en anden tid" in page.words
    assert "Vil hellere" in page.words


async def test_unknown_number_can_be_read_and_finished(
    town: Town, mette: Visitor
) -> None:
    """What a stranger wrote is kept for the staff."""
    town.says("hej er det jer med grupperne", phone="+4520000077")
    page = await mette.go("/admin/")
    assert "Ukendt nummer har skrevet" in page.words
    assert "grupperne" not in page.words
    page = await mette.go(f"/admin/tasks/{town.rows(tasks.select())[0].id}")
    assert "hej er det jer med grupperne" in page.words
    assert "20 00 00 77" in page.words
    page = await mette.send(page, "/done")
    assert "Ukendt nummer" not in page.words


async def test_todays_appointments_with_who_comes(town: Town, mette: Visitor) -> None:
    """Today's only, in order, each with how it stands."""
    anna = town.settle_in()
    emil = town.settle_in("Emil Krogh", "+4520000011")
    agree(town, anna, hours=4)
    agree(town, emil, hours=3)
    agree(town, emil, days=2)
    words = (await mette.go("/admin/")).words
    first, second = "13.00 Emil Krogh Ikke svaret", "14.00 Anna Bæk Ikke svaret"
    assert words.index(first) < words.index(second)
    assert words.count("Samtale, 45 min., Rosenkæret 39") == 2


async def test_next_appointment_where_today_has_none(
    town: Town, mette: Visitor
) -> None:
    """An empty day names the next one."""
    anna = town.settle_in()
    agree(town, anna, days=2, hours=3)
    words = (await mette.go("/admin/")).words
    assert "Den næste er torsdag kl. 13 med Anna Bæk" in words


async def test_longest_silent_is_on_top(town: Town, mette: Visitor) -> None:
    """Silent since when, oldest first; then the others."""
    now = town.clock.now()
    town.settle_in("Asta Holm", "+4520000020", heard_at=now - timedelta(days=2))
    town.settle_in("Bente Juhl", "+4520000021", heard_at=now - timedelta(days=12))
    town.settle_in("Carl Boe", "+4520000022", heard_at=now - timedelta(days=20))
    words = (await mette.go("/admin/")).words
    assert words.index("Carl Boe") < words.index("Bente Juhl") < words.index("Asta")
    assert "Stille siden 4. november" in words
    assert words.count("Stille siden") == 2


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 24, 9, 5, tzinfo=COPENHAGEN), "i dag kl. 9.05"),
        (datetime(2026, 11, 23, 14, 0, tzinfo=COPENHAGEN), "i går kl. 14"),
        (datetime(2026, 11, 20, 14, 0, tzinfo=COPENHAGEN), "i fredags kl. 14"),
        (datetime(2026, 11, 3, 14, 0, tzinfo=COPENHAGEN), "3. november kl. 14"),
        (datetime(2025, 11, 3, 8, 30, tzinfo=COPENHAGEN), "3. november 2025 kl. 8.30"),
    ],
)
async def test_times_as_people_say_them(
    town: Town, mette: Visitor, at: datetime, said: str
) -> None:
    """In words on the page, in full beside."""
    town.settle_in(heard_at=at)
    page = await mette.go("/admin/")
    assert f"Sidst hørt {said}." in page.words
    assert f'datetime="{at.isoformat()}"' in page.text


async def test_people_are_found_by_the_beginning_of_a_name(
    town: Town, mette: Visitor
) -> None:
    """Each word begins a part of the name; none says what to do."""
    town.settle_in()
    town.settle_in("Emil Krogh", "+4520000011")
    assert "Anna Bæk" in (await mette.go("/admin/people?name=bæ an")).words
    assert "Emil" not in (await mette.go("/admin/people?name=bæ an")).words
    page = await mette.go("/admin/people?name=zz")
    assert "Ingen hedder noget med zz" in page.words
