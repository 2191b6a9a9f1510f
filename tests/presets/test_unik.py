"""UNIK Recovery Young: 12 to 17, group first, honest about the duty, no end date."""

from dataclasses import replace
from datetime import date

import pytest

from bot.config import MESSAGES
from bot.effects.joining import guardians
from bot.effects.own.coming_of_age import TIMER
from bot.effects.work import transitions
from bot.presets import preset
from bot.rules.consent import needs_guardian, refusal_of_age
from bot.rules.limits import find_mistakes
from bot.rules.transition import deadlines
from bot.store import consents, staff, timers
from bot.store.pages import alerts as alert_pages
from bot.store.pages import people as people_pages
from bot.store.pages import tasks as task_pages
from bot.store.pages.meetups import for_volunteer
from bot.store.windows import window_of
from bot.wording.catalog import Catalog
from tests.bot.test_meetups import Group, phone_of
from tests.own.desk import do, has_task, set_up
from tests.presets.conftest import Runs, born, mette_of
from tests.town import Town, texts_of

UNIK = preset("unik")
BASIS = "Barnets lov 32; brev og samtale med forældre"
CRY = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
def unik(runs: Runs) -> Town:
    """The town, run as UNIK, with the basis for those below 15 written down."""
    town = runs("unik")
    set_up(town, under_15_basis=BASIS)
    return town


@pytest.mark.parametrize(
    ("age", "why"),
    [
        (11, "too_young"),
        (12, None),
        (14, None),
        (15, None),
        (17, None),
        (18, "too_old"),
    ],
)
def test_under_18_is_the_norm(age: int, why: str | None) -> None:
    """12 to 17 are taken in, once the basis is written."""
    assert refusal_of_age(replace(UNIK, under_15_basis=BASIS), age) == why
    assert find_mistakes(UNIK) == []


def test_help_lines_fit_the_age(unik: Town) -> None:
    """A line for children stands for those it is for, and for nobody older."""
    lines = unik.house.help_lines
    for_children = {line.name for line in lines if line.age_to < 25}
    at = {
        age: {line.name for line in lines if line.fits(age, "syddanmark")}
        for age in (14, 25)
    }
    assert at[14] & for_children
    assert not at[25] & for_children
    assert at[25]


def test_under_15_is_off_until_the_basis_is_recorded() -> None:
    """As shipped nobody below 15 is taken in, and the reason says why."""
    assert refusal_of_age(UNIK, 14) == "no_basis"
    assert refusal_of_age(UNIK, 15) is None


def test_holder_of_custody_under_15(unik: Town) -> None:
    """The holder of custody says yes below 15; the crisis answer waits for nobody."""
    assert needs_guardian(UNIK, 14)
    assert not needs_guardian(UNIK, 15)
    ida = unik.settle_in(state="invited", joined_at=None, birthdate=born(14, unik))
    unik.says("ja")
    assert unik.person(ida).state == "awaiting"
    heard = unik.says(CRY)
    assert any("112" in message.words for message in heard if message.person_id == ida)
    do(
        unik,
        lambda work: guardians.record(work, ida, mette_of(unik), "Karen Bæk"),
    )
    with unik.database.reading() as connection:
        entry = consents.latest(connection, ida, "guardian")
    assert entry is not None
    assert (entry.age, entry.guardian) == (14, "Karen Bæk")


async def test_honest_about_the_duty_to_notify(unik: Town) -> None:
    """Whoever is under 18 is told of the duty, and the telling is in the ledger."""
    ida = unik.settle_in(state="invited", joined_at=None, birthdate=born(16, unik))
    unik.starts("welcome", ida)
    told = texts_of(unik.says("ja", channel="web", phone=f"web-{ida}"))
    told += texts_of(await unik.wait(days=2))
    with unik.database.reading() as connection:
        entries = {entry.what for entry in consents.of_person(connection, ida)}
    assert "duty" in entries or any("duty" in key for key in told)


async def test_community_first(unik: Town) -> None:
    """The plan and the group come before work; who comes is told without names."""
    assert UNIK.tracks[0] == "plan"
    assert {"facilitator", "volunteer"} <= set(UNIK.team)
    group = Group(unik)
    group.join(1, "Ida Bæk", birthdate=born(16, unik))
    group.join(2, "Bo Ravn", birthdate=born(15, unik))
    meetup = group.meet(8)
    await group.announce(meetup)
    for number in (1, 2):
        unik.says("ja", phone_of(number))
    (told,) = unik.says("hvem kommer", phone_of(1))
    assert "Bo" not in told.words
    assert "Karen" in told.words


async def test_transition_from_discharge(unik: Town) -> None:
    """First contact within days, first group within weeks; a missed step is told."""
    start = preset("unik")
    parts = [deadline.part for deadline in deadlines(start, date(2026, 11, 3))]
    assert parts == ["hello", "contact", "group"]
    assert (start.first_contact_days, start.first_group_weeks) == (7, 4)
    ida = unik.settle_in(birthdate=born(16, unik))
    today = unik.clock.now().date()
    do(unik, lambda work: transitions.set_discharge(work, ida, today))
    told = await unik.wait(days=10)
    assert [m.staff_id for m in told if "staff.contact_missed" in m.texts] == [
        unik.mette
    ]
    assert has_task(unik, "contact_missed", ida)


async def test_a_volunteer_never_sees_answers_or_alerts(unik: Town) -> None:
    """First names of those who come, and nothing else: no person, alert or task."""
    group = Group(unik)
    ida = group.join(1, "Ida Bæk", birthdate=born(16, unik))
    meetup = group.meet(8)
    await group.announce(meetup)
    unik.says("ja", phone_of(1))
    unik.says(CRY, phone_of(1))
    vera = unik.hire("Vera Holt", "+4520000047", "volunteer")
    with unik.database.reading() as connection:
        window = window_of(vera, staff.grants_of(connection, vera))
        assert people_pages.find(connection, window, ida) is None
        assert people_pages.within(connection, window, "") == []
        assert alert_pages.not_closed(connection, window) == []
        assert task_pages.waiting(connection, window) == []
        sheet = for_volunteer(connection, meetup, vera)
    assert sheet.coming == ("Ida",)
    assert sheet.wishes == ()


def test_own_consent_again_at_18(unik: Town) -> None:
    """Joining young plants the question of the 18th birthday."""
    ida = unik.settle_in(state="invited", joined_at=None, birthdate=born(16, unik))
    unik.starts("welcome", ida)
    unik.says("ja", channel="web", phone=f"web-{ida}")
    with unik.database.reading() as connection:
        assert timers.due_at(connection, TIMER, ida) is not None


async def test_no_end_date(unik: Town) -> None:
    """Nothing ends anybody by itself, however long it takes."""
    ida = unik.settle_in(birthdate=born(16, unik))
    await unik.wait(days=60)
    assert unik.person(ida).state == "joined"


def test_texts_are_editable_without_a_developer() -> None:
    """A municipality's own words stand over the base, key by key."""
    catalog = Catalog(MESSAGES)
    local = catalog.under("gladsaxe", {("welcome.joined", None): "Hej fra Gladsaxe"})
    assert local.find("welcome.joined", "chat") == "Hej fra Gladsaxe"
