"""A person: the thread, who wrote and why; write, take over, give back."""

import re
from datetime import timedelta

from bot.store import measures, people, spells
from bot.store.spells import NewSpell
from bot.store.tables.talk import outbox
from tests.admin.moves import RED
from tests.admin.visitor import Visitor
from tests.town import Town


async def test_thread_tells_who_how_far_and_why(town: Town, mette: Visitor) -> None:
    """Both directions in order, each with its state; each of Makker's with a reason."""
    anna = town.settle_in()
    town.starts("checkin", anna)
    town.says("hvad kan du?")
    words = (await mette.go(f"/admin/people/{anna}")).words
    assert "hvad kan du? Anna, SMS, i dag kl. 10" in words
    assert re.search("Makker, SMS, i dag kl. 10, (leveret|sendt|venter)", words)
    assert "Hvorfor?" in words
    assert "Det er et tjek-in efter den rytme" in words
    assert "Det er svar på en besked." in words


async def test_link_of_the_young_person_is_not_shown(
    town: Town, mette: Visitor
) -> None:
    """A link opens the chat as the young person; nobody else gets to press it."""
    anna = town.settle_in()
    (notice,) = [h for h in town.starts("checkin", anna) if h.channel == "sms"]
    assert "/chat/" in notice.words
    page = await mette.go(f"/admin/people/{anna}")
    assert "/chat/" not in page.text
    assert "Der er noget til dig her: (link)" in page.words


async def test_alarming_message_leads_to_its_alert(town: Town, mette: Visitor) -> None:
    """The thread marks it, and the page says it on top."""
    anna = town.settle_in()
    town.says(RED)
    page = await mette.go(f"/admin/people/{anna}")
    assert "En besked fra Anna haster." in page.words
    assert 'href="/admin/alerts/1"' in page.text


async def test_older_messages_are_a_page_away(town: Town, mette: Visitor) -> None:
    """No message is lost between two pages of a thread."""
    anna = town.settle_in()
    for number in range(40):
        town.clock.move(timedelta(seconds=20))
        town.says(f"besked nummer {number:02}.")
    seen: set[str] = set()
    path = f"/admin/people/{anna}"
    while path:
        page = await mette.go(path)
        seen |= set(re.findall(r"besked nummer (\d\d)", page.words))
        older = re.search(r"\?before=[\d.]+", page.text)
        path = f"/admin/people/{anna}{older[0]}" if older else ""
    assert sorted(seen) == [f"{number:02}" for number in range(40)]


async def test_writing_goes_out_under_ones_own_name(town: Town, mette: Visitor) -> None:
    """One message, with the name first, by whom it was, and Makker is quiet."""
    anna = town.settle_in()
    town.heard()
    page = await mette.go(f"/admin/people/{anna}")
    page = await mette.send(page, "/messages", words="Hej Anna. Vi ses kl. 13 😀")
    (told,) = town.heard()
    assert (told.channel, told.delivery) == ("sms", "reply")
    assert told.words == "Mette: Hej Anna. Vi ses kl. 13 😀"
    assert town.rows(outbox.select())[-1].author_id == town.mette
    assert "Mette Skov, SMS, i dag kl. 10, " in page.words
    assert "Makker er stille til i dag kl. 22" in page.words
    assert [h for h in town.says("ok tak") if h.person_id == anna] == []


async def test_same_form_twice_is_one_message(town: Town, mette: Visitor) -> None:
    """A double click writes once."""
    anna = town.settle_in()
    page = await mette.go(f"/admin/people/{anna}")
    town.heard()
    for _ in range(2):
        await mette.send(page, "/messages", words="Hej Anna")
    assert [h.words for h in town.heard()] == ["Mette: Hej Anna"]
    page = await mette.go(f"/admin/people/{anna}")
    await mette.send(page, "/messages", words="Hej Anna")
    assert len(town.heard()) == 1


async def test_personal_words_go_by_link(town: Town, mette: Visitor) -> None:
    """They lie in Makker's chat; unread there, a neutral SMS links to them."""
    anna = town.settle_in()
    town.heard()
    page = await mette.go(f"/admin/people/{anna}")
    await mette.send(page, "/messages", words="Hvordan var samtalen?", way="chat")
    (laid,) = town.heard()
    assert (laid.channel, laid.words) == ("web", "Mette: Hvordan var samtalen?")
    (notice,) = await town.wait(minutes=2)
    assert notice.channel == "sms"
    assert "samtalen" not in notice.words
    assert "/chat/" in notice.words


async def test_who_said_stop_is_not_written_to(town: Town, mette: Visitor) -> None:
    """The page says to ring, and the form is not there; a kept form has no effect."""
    anna = town.settle_in()
    before = await mette.go(f"/admin/people/{anna}")
    town.says("stop")
    page = await mette.go(f"/admin/people/{anna}")
    assert not page.has_form("/messages")
    assert "Ring i stedet" in page.words
    page = await mette.send(before, "/messages", words="Hej")
    assert "blev ikke sendt" in page.words
    assert town.heard() == []


async def test_too_long_is_told_and_kept(town: Town, mette: Visitor) -> None:
    """What was written is not lost."""
    anna = town.settle_in()
    page = await mette.go(f"/admin/people/{anna}")
    page = await mette.send(page, "/messages", words="lang " * 200)
    assert page.status == 422
    assert dict(page.form("/messages").fields)["words"].startswith("lang lang")
    page = await mette.send(page, "/messages", words="   ")
    assert "Udfyld feltet" in page.words


async def test_take_over_and_give_back(town: Town, mette: Visitor) -> None:
    """Makker is quiet while a human has the thread, and answers again after."""
    anna = town.settle_in()
    page = await mette.send(await mette.go(f"/admin/people/{anna}"), "/take-over")
    assert "Makker er stille til i dag kl. 22" in page.words
    assert [h for h in town.says("hej") if h.person_id == anna] == []
    page = await mette.go("/admin/")
    assert "Anna Bæk har skrevet til dig" in page.words
    page = await mette.send(await mette.go(f"/admin/people/{anna}"), "/give-back")
    assert "Makker svarer igen" in page.words
    assert [h for h in town.says("hej igen") if h.person_id == anna]


async def test_several_messages_are_one_line(town: Town, mette: Visitor) -> None:
    """Five messages are one thing to read, seen by one press."""
    anna = town.settle_in()
    await mette.send(await mette.go(f"/admin/people/{anna}"), "/take-over")
    for _ in range(3):
        town.says("hej")
    page = await mette.go("/admin/")
    assert "har skrevet 3 beskeder til dig" in page.words
    page = await mette.send(page, "/seen")
    assert "Ingen venter på svar" in page.words


async def test_answering_finishes_what_waited(town: Town, mette: Visitor) -> None:
    """Writing back is the answer; nobody has to tick it off too."""
    anna = town.settle_in()
    await mette.send(await mette.go(f"/admin/people/{anna}"), "/take-over")
    town.says("er du der?")
    page = await mette.go(f"/admin/people/{anna}")
    await mette.send(page, "/messages", words="Ja, jeg er her.")
    assert "Ingen venter på svar" in (await mette.go("/admin/")).words


async def test_words_of_people_are_never_markup(town: Town, mette: Visitor) -> None:
    """What is written stays words."""
    anna = town.settle_in(name="Anna <b>Bæk</b>")
    town.says("<script>alert(1)</script> {{ 7*7 }} {first_name}")
    page = await mette.go(f"/admin/people/{anna}")
    assert "<script>alert" not in page.text
    assert "<b>" not in page.text
    assert "<script>alert(1)</script> {{ 7*7 }} {first_name}" in page.words


async def test_words_of_encouragement_begin_a_message(
    town: Town, mette: Visitor
) -> None:
    """A line to begin from stands in the field, to be changed and sent by a human."""
    anna = town.settle_in()
    page = await mette.go(f"/admin/people/{anna}")
    assert "Det var et skridt." in page.words
    page = await mette.go(f"/admin/people/{anna}?words=2")
    begun = dict(page.form("/messages").fields)["words"]
    assert begun.startswith("Det var et skridt.")
    assert town.heard() == []


async def test_ledger_shows_consents_and_what_places_were_told(
    town: Town, mette: Visitor
) -> None:
    """Who said yes to which words, at what age; and that nothing has left the house."""
    anna = town.settle_in(state="invited", joined_at=None)
    town.says("ja")
    words = (await mette.go(f"/admin/people/{anna}")).words
    assert "Vil være med: har sagt ja" in words
    assert "ordene welcome." in words
    assert "ikke spurgt, så der siges intet" in words
    assert "Der er ikke sendt noget til en arbejdsplads" in words


async def test_guardians_word_is_recorded(town: Town, mette: Visitor) -> None:
    """Below the age of an own yes staff write down who said it."""
    anna = town.settle_in(birthdate="2013-05-05", state="awaiting")
    page = await mette.go(f"/admin/people/{anna}")
    page = await mette.send(page, "/guardian", guardian="Eva Bæk", act="given")
    assert "Forældremyndighedens indehaver: har sagt ja, Eva Bæk" in page.words
    page = await mette.send(page, "/guardian", act="given")
    assert "Skriv først, hvem du har talt med" in page.words


async def test_what_happened_when_stands_on_the_line(
    town: Town, mette: Visitor
) -> None:
    """A job that began is numbered on the drawing and named beside it."""
    anna = town.settle_in()
    with town.database.transaction() as connection:
        person = people.get(connection, anna)
        for days, score in ((40, 30), (10, 60)):
            at = town.clock.now() - timedelta(days=days)
            measures.add_answers(
                connection,
                person,
                "who5",
                score=score,
                items=(3,) * 5,
                conversation_id=0,
                now=at,
            )
        spell = NewSpell(
            municipality_id=person.municipality_id,
            person_id=anna,
            kind="work",
            title="Lager",
            company_id=None,
            starts_on=(town.clock.now() - timedelta(days=20)).date(),
        )
        spells.add(connection, spell, town.clock.now())
    page = await mette.go(f"/admin/people/{anna}")
    assert "Hvad der skete hvornår Begyndte i job" in page.words
    assert 'class="flag-name"' in page.text
