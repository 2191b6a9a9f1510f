"""The facilitator's pages: invite with a preview, who comes, attendance, volunteers."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import COPENHAGEN
from bot.effects.meetups import group_letters
from bot.store import ideas, rsvps, staff, tips
from bot.store.database import ask_to_wake
from bot.store.meetups import Meetup
from bot.store.tables.alerts import tasks
from bot.store.tables.groups import rsvps as rsvps_table
from bot.store.tables.groups import tips as tips_table
from bot.store.tables.talk import outbox
from tests.admin.conftest import NewVisitor, password_hash
from tests.admin.visitor import Page, Visitor
from tests.bot.test_meetups import Group, phone_of
from tests.town import Heard, Town

MEETUP = "/admin/meetups/1"


@pytest.fixture
def group(town: Town) -> Group:
    """Karen's group."""
    return Group(town)


@pytest.fixture
async def karen(group: Group, town: Town, visitor: NewVisitor) -> Visitor:
    """The facilitator's browser."""
    with town.database.transaction() as connection:
        staff.set_password(connection, group.karen, password_hash())
    return await visitor("karen")


def says(town: Town, meetup: Meetup, person_id: int, **values: object) -> int:
    """Note an answer as if it had come."""
    with town.database.transaction() as connection:
        rsvp = rsvps.find(connection, meetup.id, person_id)
        assert rsvp is not None
        ask_to_wake(connection)
        return rsvps.change(connection, rsvp, **values).id


async def make(karen: Visitor, group: Group, **values: str) -> Page:
    """Fill in the form of a new meetup."""
    fields = {
        "title": "Bowling",
        "date": "2026-11-27",
        "time": "17:00",
        "place": "Kulturhuset",
        **values,
    }
    path = f"/admin/groups/{group.id}/meetups"
    return await karen.send(await karen.go(path), path, **fields)


async def test_preview_tells_who_gets_it_and_who_not(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Nothing goes out before the button; whoever does not get it stands with why."""
    group.join(1, "Anna Bæk")
    group.join(2, "Emil Rask", rhythm="appointments")
    group.join(3, "Sofie Krogh", stopped_at=town.clock.now())
    page = await make(karen, group)
    assert page.path == "/admin/meetups/1?done=meetup_made"
    assert "1 får den: Anna." in page.words
    assert "Emil: vil kun høre om aftaler" in page.words
    assert "Sofie: har sagt stop til beskeder" in page.words
    assert town.heard() == []
    page = await karen.send(page, "/announce")
    assert "Har ikke svaret (1) Anna Bæk" in page.words
    assert len(await town.tick()) == 1


async def test_group_meets_once_at_a_time(group: Group, karen: Visitor) -> None:
    """The same form sent twice makes one meetup."""
    await make(karen, group)
    page = await make(karen, group)
    assert page.status == 422
    assert "Gruppen har allerede et møde" in page.words


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "Angstgruppen"),
        ("place", "Psykiatrisk Center"),
        ("places", "0"),
        ("date", "2026-11-23"),
    ],
)
async def test_what_sms_cannot_carry_is_refused(
    group: Group, karen: Visitor, field: str, typed: str
) -> None:
    """Title and place stand on locked screens; the rest must make sense."""
    page = await make(karen, group, **{field: typed})
    assert page.status == 422
    assert f'id="{field}-error"' in page.text


async def test_answers_stand_by_what_was_said(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Who comes, who waits, who is there for the first time."""
    anna, emil = group.join(1, "Anna Bæk"), group.join(2, "Emil Rask")
    meetup = group.meet(1)
    await group.announce(meetup)
    says(town, meetup, anna, state="coming")
    says(town, meetup, emil, state="waiting")
    words = (await karen.go(MEETUP)).words
    assert "1 kommer af 1 pladser, 1 på venteliste." in words
    assert "Kommer (1) Anna Bæk Første gang" in words
    assert "/admin/people/" not in (await karen.go(MEETUP)).text


async def test_answers_come_alive(town: Town, group: Group, karen: Visitor) -> None:
    """An answer stands on the open page without a reload."""
    anna = group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    async with karen.session.get(f"{MEETUP}/events") as answer:
        assert b"Har ikke svaret (1)" in await _read_until(answer, b"ikke svaret")
        await asyncio.to_thread(says, town, meetup, anna, state="coming")
        assert b"Kommer (1)" in await _read_until(answer, b"Kommer (1)")


async def _read_until(answer: object, wanted: bytes) -> bytes:
    found = b""
    async with asyncio.timeout(5):
        while wanted not in found:
            found += await answer.content.readany()  # type: ignore[attr-defined]
    return found


async def test_wish_is_promised_by_name(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Somebody named meets them; the young person hears who and where."""
    anna = group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    says(town, meetup, anna, state="coming", wish="door")
    page = await karen.go(MEETUP)
    assert "Anna Bæk vil gerne mødes ved døren" in page.words
    page = await karen.send(page, "/meet", where="ved indgangen")
    (told,) = [h for h in town.heard() if h.person_id == anna]
    assert "Karen" in told.words
    assert "ved indgangen" in told.words
    assert "ved, hvem der kommer" in page.words


async def test_comers_get_it_each_by_themselves(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Only those who come, once, and never about health."""
    anna, emil = group.join(1, "Anna Bæk"), group.join(2, "Emil Rask")
    meetup = group.meet()
    await group.announce(meetup)
    says(town, meetup, anna, state="coming")
    town.heard()
    page = await karen.go(MEETUP)
    refused = await karen.send(page, "/write", words="Husk din medicin mod angst")
    assert refused.status == 422
    for _ in range(2):
        await karen.send(page, "/write", words="Tag sko med")
    heard = town.heard()
    assert [h.person_id for h in heard] == [anna]
    assert emil not in {h.person_id for h in heard}


async def test_new_time_is_told_and_more_places_are_not(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Time and place are news to everybody concerned; the number of places is not."""
    group.join(1)
    meetup = group.meet(5)
    await group.announce(meetup)
    page = await karen.send(await karen.go(MEETUP), "/change", places="8")
    assert "Mødet er gemt" in page.words
    assert await town.tick() == []
    page = await karen.send(page, "/change", time="18:30")
    assert "alle får besked" in page.words
    page = await karen.send(page, "/cancel")
    assert "Aflyst" in page.words


async def test_attendance_is_noted_and_can_be_mended(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Who came, and who came without a word; nobody is marked before it begins."""
    anna, emil = group.join(1, "Anna Bæk"), group.join(2, "Emil Rask")
    meetup = group.meet()
    await group.announce(meetup)
    said = says(town, meetup, anna, state="coming")
    late = group.join(3, "Sofie Krogh")
    assert not (await karen.go(MEETUP)).has_form("/attendance")
    town.clock.move(timedelta(days=3, hours=8))
    with town.database.transaction() as connection:
        staff.set_password(connection, group.karen, password_hash())
    page = await karen.log_in("karen@gladsaxe.example")
    page = await karen.go(MEETUP)
    page = await karen.send(page, "/attendance", came=str(said), other=str(late))
    came = {row.person_id: row.came for row in town.rows(select(rsvps_table))}
    assert came == {anna: True, emil: False, late: True}
    await karen.send(page, "/attendance", came="")
    came = {row.person_id: row.came for row in town.rows(select(rsvps_table))}
    assert came[anna] is False


async def test_volunteer_sees_only_what_they_need(
    town: Town, group: Group, karen: Visitor, visitor: NewVisitor
) -> None:
    """First names of those who come, and what they promised themselves."""
    vera = town.hire("Vera Lind", "+4520000005", "volunteer")
    anna, emil = group.join(1, "Anna Bæk"), group.join(2, "Emil Rask")
    meetup = group.meet()
    await group.announce(meetup)
    says(town, meetup, anna, state="coming", wish="ride")
    says(town, meetup, emil, state="declined")
    page = await karen.go(MEETUP)
    await karen.send(page, "/meet", host=str(vera), where="Station")
    browser = await visitor("vera")
    page = await browser.go(MEETUP)
    assert "At hente Anna: Station" in page.words
    assert "Bæk" not in page.text
    assert "Emil" not in page.text
    token = dict(page.form("/logout").fields)["token"]
    refused = await browser.post(f"{MEETUP}/cancel", token=token)
    assert refused.status == 404
    for path in ("/admin/people", f"/admin/people/{anna}", f"{MEETUP}/events"):
        shown = await browser.go(path)
        assert "Anna" not in shown.text, path
    assert (await browser.go("/admin/")).path == "/admin/groups"


async def test_ideas_have_no_names_and_tips_are_read_first(
    town: Town, group: Group, karen: Visitor
) -> None:
    """An idea stands unnamed; a tip goes on in the words that were let through."""
    anna = group.join(1)
    with town.database.transaction() as connection:
        ideas.add(
            connection,
            municipality_id=town.municipality_id,
            person_id=anna,
            group_id=group.id,
            facilitator_id=group.karen,
            words="Biograf?",
            now=town.clock.now(),
        )
        tips.add(
            connection,
            municipality_id=town.municipality_id,
            person_id=anna,
            place_kind="cafe",
            words="Hanne er sød",
            now=town.clock.now(),
        )
    page = await karen.go("/admin/groups")
    assert "Biograf?" in page.words
    assert "Anna" not in page.text
    await karen.send(page, "/tips", words="Spørg, hvor du skal sidde", decision="yes")
    (tip,) = town.rows(select(tips_table))
    assert (tip.state, tip.approved_words) == ("approved", "Spørg, hvor du skal sidde")


async def test_consultant_has_no_group_pages(mette: Visitor, group: Group) -> None:
    """Groups are for who leads them, and for volunteers."""
    group.meet()
    for path in ("/admin/groups", MEETUP, f"/admin/groups/{group.id}/meetups"):
        assert (await mette.go(path)).status == 404


async def test_invitations_are_stopped_half_way(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Progress stands on the page; a button keeps the rest from being invited."""
    for number, name in enumerate(("Anna Bæk", "Emil Rask", "Sofie Krogh"), 1):
        group.join(number, name)
    page = await karen.send(await make(karen, group), "/announce")
    assert "0 af 3 er inviteret." in page.words
    assert len(await town.wait(seconds=1)) == 1
    page = await karen.go(MEETUP)
    assert "1 af 3 er inviteret. Den sidste får den tidligst" in page.words
    page = await karen.send(page, "/announce/stop")
    assert "Stoppet." in page.words
    assert "2: du eller en kollega stoppede invitationen" in page.words
    assert "/announce/stop" not in page.text
    assert "2 får den: Emil, Sofie." in page.words
    assert await town.wait(minutes=5) == []
    page = await karen.send(page, "/announce")
    assert "kollega stoppede" not in page.words


async def test_words_to_comers_are_stopped_half_way(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Who gets them stands before sending; they go one by one, until the button."""
    names = ("Anna Bæk", "Emil Rask", "Sofie Krogh")
    people = [group.join(number, name) for number, name in enumerate(names, 1)]
    meetup = group.meet()
    await group.announce(meetup)
    for person_id in people:
        says(town, meetup, person_id, state="coming")
    town.says("stop", phone_of(3))
    says(town, meetup, people[2], state="coming")
    page = await karen.go(MEETUP)
    assert "2 får den: Anna, Emil." in page.words
    assert "Sofie: har sagt stop til beskeder" in page.words
    town.heard()
    page = await karen.send(page, "/write", words="Tag sko med")
    assert [h.person_id for h in await delivered(town)] == people[:1]
    page = await karen.send(await karen.go(MEETUP), "/write/stop")
    assert "Stoppet." in page.words
    assert "/write/stop" not in page.text
    town.clock.move(timedelta(minutes=5))
    assert await delivered(town) == []


async def delivered(town: Town) -> list[Heard]:
    """Give what has gone out by now, under the name of whoever wrote it."""
    heard = town.heard()
    rows = town.rows(select(outbox).where(outbox.c.state == "delivered"))
    gone = {row.id for row in rows if row.author_id}
    return [message for message in heard if message.id in gone]


async def test_words_to_a_group_are_seen_first_and_stopped(
    town: Town, group: Group, karen: Visitor
) -> None:
    """Who gets them and who not; one by one, by day, until the button."""
    group.join(1, "Anna Bæk")
    group.join(2, "Emil Rask")
    group.join(3, "Sofie Krogh", rhythm="appointments")
    path = f"/admin/groups/{group.id}/letter"
    assert path in (await karen.go("/admin/groups")).text
    page = await karen.go(path)
    assert "2 får den: Anna, Emil." in page.words
    assert "Sofie: vil kun høre om aftaler" in page.words
    refused = await karen.send(page, path, words="Husk din medicin mod angst")
    assert refused.status == 422
    page = await karen.send(await karen.go(path), path, words="Vi holder fri i uge 52")
    assert "Beskeden er på vej til gruppen." in page.words
    assert len(await delivered(town)) == 1
    page = await karen.go(path)
    assert "1 af 2 har fået din besked." in page.words
    page = await karen.send(page, f"{path}/stop")
    assert "1 fik den ikke." in page.words
    town.clock.move(timedelta(minutes=5))
    assert await delivered(town) == []


def test_words_to_a_group_wait_for_the_morning(town: Town, group: Group) -> None:
    """Written late in the evening they come at nine, and close nobody's wish."""
    anna = group.join(1)
    town.says("skriv til mig", phone_of(1))
    before = town.rows(select(tasks))
    town.clock.move(timedelta(hours=12))
    with town.database.transaction() as connection:
        karen = staff.get(connection, group.karen)
        group_letters.write(town.work(connection), group.id, karen, "Vi ses snart")
    rows = town.rows(select(outbox).where(outbox.c.author_id.is_not(None)))
    local = rows[0].not_before.astimezone(COPENHAGEN)
    assert (rows[0].person_id, f"{local:%H:%M}") == (anna, "09:00")
    assert [row.done_at for row in town.rows(select(tasks))] == [
        row.done_at for row in before
    ]


async def test_a_group_of_others_is_not_there(
    group: Group, visitor: NewVisitor
) -> None:
    """A consultant of another matter finds no such page."""
    stranger = await visitor("mette")
    page = await stranger.go(f"/admin/groups/{group.id + 5}/letter")
    assert page.status == 404
