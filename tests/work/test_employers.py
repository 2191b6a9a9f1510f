"""A place of work hears a first name at most, a time and a place, and never more."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.config import MESSAGES
from bot.effects.appointments import appointing
from bot.effects.undelivered import give_up
from bot.effects.work import employers, shadowing
from bot.effects.work.shadow_places import Place
from bot.rules.shadow_days import ticks_needed
from bot.store import appointments, companies
from bot.store import employers as seats
from bot.store.claims import claim
from bot.store.database import Database
from bot.store.outbox import LANES
from bot.store.tables.alerts import alerts
from bot.store.tables.alerts import tasks as tasks_table
from bot.store.tables.talk import inbox, outbox
from bot.wording.catalog import read_folder
from bot.wording.neutral import read_neutral
from bot.wording.words import fields_in
from tests.flows.desk import BOSS
from tests.running import Running, running
from tests.town import Heard, texts_of
from tests.work.conftest import Office, ahead, terms

NEUTRAL = read_neutral(MESSAGES)
EMPLOYER_TEXTS = [e for e in read_folder(MESSAGES) if e.key.startswith("employer.")]
#: Everything that a text for a place can be filled with.
ALLOWED = {
    "contact",
    "young_name",
    "day",
    "time",
    "place",
    "consultant",
    "phone",
    "answer_link",
}
#: What would tell a place of work why somebody has a consultant.
TELLING = (
    "kommune",
    "ips",
    "projekt",
    "program",
    "sagsbehandler",
    "konsulent",
    "støtte",
)


@pytest.mark.parametrize("entry", EMPLOYER_TEXTS, ids=lambda e: f"{e.key}.{e.variant}")
def test_no_text_for_a_place_tells_of_health(entry: Any) -> None:
    """The machine reads every one: no health word, no programme, no other field."""
    assert NEUTRAL.health_words(entry.words) == []
    assert NEUTRAL.safe_messaging.found_in(entry.words) == []
    assert not [word for word in TELLING if word in entry.words.lower()]
    assert fields_in(entry.words) <= ALLOWED


def test_a_place_is_never_told_the_surname(office: Office) -> None:
    """Whatever is chosen, the words hold the first name or no name."""
    for message in told_about_shadow(office, "little"):
        assert "Anna" in message.words
        assert "Bæk" not in message.words


def test_nothing_chosen_means_no_name(office: Office) -> None:
    """The place hears of a guest."""
    (message,) = told_about_shadow(office, "nothing")
    assert "Anna" not in message.words
    assert "en gæst" in message.words


@pytest.mark.parametrize(
    ("choice", "key"),
    [
        ("nothing", "employer.shadow_unnamed"),
        ("name", "employer.shadow_named"),
        ("little", "employer.shadow_named"),
    ],
)
def test_every_way_of_disclosure_is_held_to(
    office: Office, choice: str, key: str
) -> None:
    """A name is told only where it was chosen."""
    (sent,) = told_about_shadow(office, choice)
    assert sent.texts == (key,)


def told_about_shadow(office: Office, disclosure: str) -> list[Heard]:
    """Confirm a day of shadowing, and give what the place got."""
    day_id, _ = ready_to_confirm(office, disclosure)
    assert office.do(shadowing.confirm, day_id) == []
    return [message for message in office.town.heard() if message.contact_id]


def ready_to_confirm(office: Office, disclosure: str) -> tuple[int, int]:
    """Have everything in order; give the day and its appointment."""
    place = Place(
        starts_at=ahead(office.town, days=6),
        minutes=180,
        place="Torvet 3",
        company="Bager Holm",
        contact_id=office.contact().id,
    )
    day = office.do(shadowing.propose, office.anna, place, office.mette)
    assert day is not None
    assert day.appointment_id is not None
    office.says("ja")
    office.do(shadowing.set_disclosure, day.id, disclosure)
    for tick in ticks_needed(20):
        office.do(shadowing.tick, day.id, tick, office.mette)
    office.town.heard()
    return day.id, day.appointment_id


def test_what_was_sent_is_shown_afterwards(office: Office) -> None:
    """Word for word, with what had been chosen then."""
    (sent,) = told_about_shadow(office, "name")
    (notice,) = office.read(seats.notices_of, office.anna)
    assert notice.words == sent.words
    assert notice.disclosure == "name"
    assert notice.state == "delivered"


def test_what_the_place_has_not_read_is_taken_back(office: Office) -> None:
    """Confirmed and cancelled before it went out: the place hears nothing at all."""
    day_id, appointment_id = ready_to_confirm(office, "name")
    office.do(shadowing.confirm, day_id)
    office.do(appointing.cancel, appointment_id, office.mette)
    rows = office.town.rows(
        select(outbox.c.texts, outbox.c.state).where(outbox.c.contact_id.is_not(None))
    )
    assert [(row.texts, row.state) for row in rows] == [
        (["employer.shadow_named"], "skipped")
    ]
    assert "shadow.cancelled" in texts_of(office.town.heard())


def test_a_tick_taken_back_holds_the_day(office: Office) -> None:
    """What is no longer in order keeps everybody from being told."""
    town = office.town
    place = Place(
        starts_at=ahead(town, days=6),
        minutes=60,
        place="Torvet 3",
        company="Bager Holm",
    )
    day = office.do(shadowing.propose, office.anna, place, office.mette)
    assert day is not None
    office.says("ja")
    office.says("1")
    for tick in ticks_needed(20):
        office.do(shadowing.tick, day.id, tick, office.mette)
    office.do(shadowing.tick, day.id, "status", office.mette, is_ticked=False)
    town.heard()
    assert office.do(shadowing.confirm, day.id) == ["status"]
    assert town.heard() == []


def talk(office: Office, **address: str) -> int:
    """Make a three-party talk with Karen at Bager Holm."""
    contact = office.contact(**address)
    wanted = terms(
        ahead(office.town, days=3),
        kind="three_party",
        company="Bager Holm",
        contact="Karen Holm",
        contact_id=contact.id,
    )
    return office.do(appointing.make, office.anna, wanted, office.mette).id


def test_both_sides_confirm(office: Office) -> None:
    """The place's yes is kept, and told when the person has said yes too."""
    made = talk(office)
    office.says("ja")
    office.town.heard()
    heard = office.town.says("Ja tak", phone=BOSS)
    assert texts_of(heard) == ["appointment.both_coming", "employer.thanks_yes"]
    seat = office.read(seats.seat_of, made)
    assert seat is not None
    assert seat.state == "confirmed"


def test_a_yes_before_the_young_person_has_answered_is_only_kept(
    office: Office,
) -> None:
    """Nobody is hurried by the other side's answer."""
    talk(office)
    office.town.heard()
    heard = office.town.says("ja", phone=BOSS)
    assert texts_of(heard) == ["employer.thanks_yes"]


def test_a_moved_talk_is_asked_anew(office: Office) -> None:
    """A yes to the old time is no yes to the new one."""
    made = talk(office)
    office.town.says("ja", phone=BOSS)
    at = ahead(office.town, days=5)
    new = terms(at, kind="three_party", company="Bager Holm", contact="Karen Holm")
    office.do(appointing.move, made, new, office.mette)
    heard = [message for message in office.town.heard() if message.contact_id]
    assert texts_of(heard) in (["employer.talk_asked"], ["employer.talk_moved"])
    seat = office.read(seats.seat_of, made)
    assert seat is not None
    assert seat.state == "asked"


def test_distress_at_a_place_of_work_is_heard(office: Office) -> None:
    """An employer who is afraid for somebody is heard like anybody, and told 112."""
    talk(office)
    office.town.heard()
    words = "jeg har besluttet mig, i nat tager jeg mit eget liv"
    answer = office.town.says(words, phone=BOSS)[-1]
    (alert,) = office.town.rows(alerts.select())
    assert alert.person_id == office.anna
    assert answer.texts == ("employer.distress",)
    assert "112" in answer.words


def test_a_contact_is_never_taken_for_a_young_person(office: Office) -> None:
    """Its message belongs to the place, and starts no conversation."""
    talk(office)
    office.town.says("hvad er det her for noget?", phone=BOSS)
    row = office.town.rows(inbox.select())[-1]
    assert row.person_id is None
    assert row.contact_id is not None


@pytest.fixture
async def makker(
    database: Database,
    clock: MovableClock,
    office: Office,  # noqa: ARG001 - the town must be there
) -> AsyncIterator[Running]:
    """A running Makker."""
    async with running(database, clock) as makker:
        yield makker


async def test_by_mail_with_a_link(makker: Running, office: Office) -> None:
    """An e-mail has a line of its own, and its link answers only by a press."""
    made = talk(office, email="karen@holm.example")
    await makker.until(lambda: bool(makker.mail.inbox()))
    (mail,) = makker.mail.inbox()
    assert mail.to == "karen@holm.example"
    assert mail.subject == "Besked om en aftale"
    appointment = office.read(appointments.get, made)
    contact = office.contact(email="karen@holm.example")
    assert appointment is not None
    link = office.do(employers.answer_link, appointment, contact)
    path = link.removeprefix("https://makker.gladsaxe.example")
    assert path in mail.text
    async with makker.web.get(makker.address + path) as page:
        assert page.status == 200
        assert "Torvet 3" in await page.text()
    assert seat_state(office, made) == "asked"
    async with makker.web.post(makker.address + path, data={"answer": "no"}) as page:
        assert "givet videre" in await page.text()
    assert seat_state(office, made) == "declined"
    kinds = [row.kind for row in office.town.rows(tasks_table.select())]
    assert "contact_declined" in kinds


async def test_forged_links_answer_nothing(makker: Running) -> None:
    """A page says kindly that the link is of no use."""
    for path in ("/employer/forged", "/calendar/forged.ics"):
        async with makker.web.get(makker.address + path) as page:
            assert page.status == 410


def seat_state(office: Office, appointment_id: int) -> str:
    """Tell what the place has answered."""
    seat = office.read(seats.seat_of, appointment_id)
    assert seat is not None
    return seat.state


def test_the_same_company_is_one_company(office: Office) -> None:
    """However it is written."""
    town = office.town

    def know(name: str) -> int:
        return office.do(
            lambda work: companies.ensure_company(
                work.connection, town.municipality_id, name, work.now
            )
        )

    assert (
        len({know(name) for name in ("Bager Holm", "bager  holm", "BAGER HOLM")}) == 1
    )


def test_a_lost_message_to_a_place_is_a_task(office: Office) -> None:
    """Somebody has to ring."""
    talk(office)

    def lose(work: Any) -> None:
        later = work.now + timedelta(days=1)
        claimed = claim(work.connection, later, lanes=tuple(LANES.values()), most=20)
        (lost,) = [one for one in claimed if one.contact_id]
        give_up(work, lost, "30006")

    office.do(lose)
    kinds = [row.kind for row in office.town.rows(tasks_table.select())]
    assert kinds == ["contact_unreachable"]
