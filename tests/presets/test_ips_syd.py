"""IPS under 30 in Region Syddanmark: one card, support that goes on, 30 months."""

from datetime import date, timedelta

import pytest

from bot.config import MESSAGES
from bot.effects.team import team
from bot.effects.turn import Work
from bot.presets import preset
from bot.rules import outcomes
from bot.rules.courses import Course, Stay
from bot.rules.follow_along import touches
from bot.rules.milestones import MONTHS
from bot.rules.outcomes import Figure
from bot.store import circles, common_plans, courses, places, readings, staff
from bot.store.conversations import Subject
from bot.store.courses import Whose
from bot.store.pages import people as people_pages
from bot.store.pages import team as team_pages
from bot.store.staff import Colleague
from bot.store.tables.audit import readings as readings_table
from bot.store.windows import window_of
from bot.wording.neutral import read_neutral
from tests.own.desk import do
from tests.presets.conftest import Runs, have_manager, mette_of
from tests.toender import ATTACHED, settle_toender
from tests.town import Heard, Town

START = date(2023, 1, 9)
LOST = date(2023, 9, 1)
FACTS = {"job": "Begynder mandag", "plan": "Fire timer", "call": "Mette"}


@pytest.fixture
def syd(runs: Runs) -> Town:
    """The town, run as IPS under 30."""
    return runs("ips_syd")


def _write(town: Town, anna: int) -> list[Heard]:
    do(town, lambda work: team.write_facts(work, anna, FACTS, mette_of(town)))
    return town.heard()


def test_one_facts_card_versioned(syd: Town) -> None:
    """The newest version holds, and each has its number."""
    anna = syd.settle_in()
    _write(syd, anna)
    _write(syd, anna)
    with syd.database.reading() as connection:
        card = common_plans.facts_of(connection, anna)
    assert card is not None
    assert (card.version, card.facts) == (2, FACTS)


def test_a_change_tells_all_who_may_see_it_alike(syd: Town) -> None:
    """Nobody sees it by default; whom it is opened and shared to gets the notice."""
    anna = syd.settle_in()
    rie = have_manager(syd, anna)
    assert _write(syd, anna) == []

    def share(work: Work) -> None:
        member = circles.of_person(work.connection, anna)[0]
        team.open_window(work, member.id, ("facts",))
        assert circles.window_of(work.connection, member) == frozenset()
        team.share(work, member, "facts", is_on=True)

    def take_back(work: Work) -> None:
        member = circles.of_person(work.connection, anna)[0]
        team.share(work, member, "facts", is_on=False)

    do(syd, share)
    assert [heard.staff_id for heard in _write(syd, anna)] == [rie.id]
    do(syd, take_back)
    assert _write(syd, anna) == []


def test_support_goes_on_after_the_job_has_begun() -> None:
    """Day one, day three, weekly in the first month, thinner, and no end date."""
    assert "job_started" not in preset("ips_syd").flows_off
    parts = [touch.part for touch in touches(START)]
    assert parts[:3] == ["before", "first", "third"]
    assert parts.count("week") == 4
    assert parts[-1] == "year"
    endless = touches(START, "quarterly")
    assert [next(endless).part for _ in range(60)][-1] == "wished"


def test_no_health_word_ever_to_an_employer() -> None:
    """Every text for a place of work is free of health words."""
    neutral = read_neutral(MESSAGES)
    words = (MESSAGES / "employer.po").read_text("utf-8")
    told = [line for line in words.splitlines() if line.startswith("msgstr")]
    assert [line for line in told if neutral.health_words(line)] == []


def test_retention_is_measured_at_thirty_months() -> None:
    """38 of a hundred: whoever lost a job is counted, and is no failure event."""
    people = [
        Course(
            person=number,
            programme="ips_syd",
            municipality="vejle",
            started_on=START,
            age=24,
            stays=(Stay("work", START, None if number < 38 else LOST),),
        )
        for number in range(100)
    ]
    later = START + timedelta(days=1000)
    found = outcomes.figure(people, outcomes.retained_at(30), later)
    assert found == Figure(38, 100, 62)
    assert 30 in MONTHS
    assert preset("ips_syd").window_months == 30


def test_eligibility_is_staffs_yes_or_no_never_asked(syd: Town) -> None:
    """Staff write it; no text of Makker's asks about benefit or diagnosis."""
    anna, mette = syd.settle_in(), mette_of(syd)

    def write(work: Work) -> None:
        team.note_eligibility(work, anna, "diagnosis", is_met=True, colleague=mette)
        team.note_eligibility(work, anna, "diagnosis", is_met=False, colleague=mette)

    do(syd, write)
    assert syd.heard() == []
    with syd.database.reading() as connection:
        known = common_plans.eligibility_of(connection, anna)
    assert known == {"diagnosis": False}
    assert preset("ips_syd").eligibility == ("benefit", "diagnosis", "in_treatment")


def test_toenders_figures_come_back_from_the_ledger(syd: Town) -> None:
    """47 attached, 20 in job or education; 33 more are coming."""
    toender = settle_toender(syd)
    with syd.database.reading() as connection:
        found = courses.read(connection, Whose(municipality_id=toender))
    now = outcomes.figure(found, outcomes.now_in(), syd.clock.now().date())
    assert (now.denominator, now.numerator) == (ATTACHED, 20)


def test_help_gets_a_human_or_an_honest_word(syd: Town) -> None:
    """The word for help leads to people, by name."""
    syd.settle_in()
    heard = syd.says("HJÆLP")
    assert any("112" in message.words for message in heard)


def test_two_organisations_read_one_person_and_each_reading_is_logged(
    syd: Town,
) -> None:
    """The region's nurse and the municipality's consultant; the log is the person's."""
    anna = syd.settle_in()
    region, ulla = _regions_nurse(syd)

    def add(work: Work) -> None:
        member_id = team.add_member(
            work, anna, "psychiatry", mette_of(syd), staff_id=ulla.id
        )
        team.open_window(work, member_id, ("facts",))
        (member,) = circles.of_person(work.connection, anna)
        team.share(work, member, "facts", is_on=True)

    def read(work: Work) -> None:
        for reader in (mette_of(syd), ulla):
            readings.note(
                work.connection,
                reader,
                person_id=anna,
                subject=Subject("shared", anna),
                purpose="shared",
                now=work.now,
            )

    do(syd, add)
    with syd.database.reading() as connection:
        window = window_of(ulla.id, staff.grants_of(connection, ulla.id))
        assert people_pages.find(connection, window, anna) is None
        (shared,) = team_pages.shared_with(connection, ulla.id)
        assert shared.person_id == anna
    do(syd, read)
    rows = syd.rows(readings_table.select())
    assert [row.staff_id for row in rows] == [syd.mette, ulla.id]
    assert {row.municipality_id for row in rows} == {syd.municipality_id} - {region}


def _regions_nurse(town: Town) -> tuple[int, Colleague]:
    with town.database.transaction() as connection:
        region = places.ensure_municipality(
            connection,
            slug="region_syd",
            name="Region Syddanmark",
            region="syddanmark",
            now=town.clock.now(),
        )
        ulla = staff.add(
            connection,
            municipality_id=region,
            name="Ulla Krog",
            email="ulla@region.example",
            phone="+4520000066",
            now=town.clock.now(),
        )
        return region, staff.get(connection, ulla)
