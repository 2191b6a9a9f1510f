"""IBBU-Nord: three tracks, a care manager, four municipalities, 200 young people."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.effects.team import team
from bot.effects.team.team import RefusedTeamError
from bot.effects.turn import Work
from bot.presets import preset
from bot.rules.wellbeing import mood_concern
from bot.store import circles, common_plans, people, places, staff
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.pages import alerts as alert_pages
from bot.store.pages import people as people_pages
from bot.store.pages import tasks as task_pages
from bot.store.pages import team as team_pages
from bot.store.staff import grants_of
from bot.store.tables.alerts import tasks
from bot.store.windows import window_of
from tests.own.desk import colleague, do, has_task
from tests.presets.conftest import Runs, have_manager, mette_of
from tests.town import Town, texts_of

CRY = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
def town_of_ibbu(runs: Runs) -> Town:
    """The town, run as IBBU-Nord."""
    return runs("ibbu_nord")


def test_three_tracks_each_with_next_step_owner_and_date(town_of_ibbu: Town) -> None:
    """Each track has its own next step; a new one gives way to nobody else's."""
    town = town_of_ibbu
    anna, mette = town.settle_in(), mette_of(town)

    def write(work: Work) -> None:
        team.write_step(
            work, anna, "work", "Ring til bageren", mette, owner="consultant"
        )
        team.write_step(
            work,
            anna,
            "treatment",
            "Samtale 4",
            mette,
            owner="young",
            due_on=date(2026, 12, 1),
        )
        team.write_step(work, anna, "plan", "Mødes alle tre", mette, owner="young")
        team.write_step(work, anna, "work", "Besøg bageren", mette, owner="young")

    do(town, write)
    with town.database.reading() as connection:
        steps = common_plans.steps_of(connection, anna)
    assert steps.keys() == {"work", "treatment", "plan"}
    assert steps["work"].words == "Besøg bageren"
    assert steps["treatment"].owner == "young"
    assert steps["treatment"].due_on == date(2026, 12, 1)


def test_symptoms_getting_worse_go_to_the_care_manager(town_of_ibbu: Town) -> None:
    """A fall of two across two check-ins is yellow, for the care manager to look in."""
    town = town_of_ibbu
    anna = town.settle_in(channel="web")
    rie = have_manager(town, anna)
    for mood in ("5", "3"):
        town.starts("checkin", anna)
        town.says(mood, channel="web", phone=f"web-{anna}")
    rows = town.rows(select(tasks).where(tasks.c.kind == "low_mood"))
    assert [row.staff_id for row in rows] == [rie.id]
    with town.database.reading() as connection:
        window = window_of(rie.id, grants_of(connection, rie.id))
        assert [t.kind for t in task_pages.waiting(connection, window)] == ["low_mood"]


def test_a_missed_appointment_goes_to_the_consultant(town_of_ibbu: Town) -> None:
    """What is about appointments is the consultant's, not the care manager's."""
    town = town_of_ibbu
    anna = town.settle_in()
    have_manager(town, anna)
    appointment = town.agree(anna, town.clock.now() + timedelta(days=1))
    subject = Subject("appointment", appointment.id, appointment.version)
    town.starts("appointment", anna, subject)
    town.says("jeg kommer ikke")
    rows = town.rows(select(tasks).where(tasks.c.subject_kind == "appointment"))
    assert {row.staff_id for row in rows} == {town.mette}


def test_danger_goes_to_both(town_of_ibbu: Town) -> None:
    """Both are pushed at once, and both are on the ladder."""
    town = town_of_ibbu
    anna = town.settle_in()
    rie = have_manager(town, anna)
    pushed = {heard.staff_id for heard in town.says(CRY) if heard.staff_id}
    assert pushed == {town.mette, rie.id}


def test_common_plan_has_three_parties_and_has_seen(town_of_ibbu: Town) -> None:
    """Each party's "has seen" is a mark of its own; a new version starts afresh."""
    town = town_of_ibbu
    anna = town.settle_in()
    rie, mette = have_manager(town, anna), mette_of(town)

    def seen(connection: Connection) -> frozenset[str]:
        plan = common_plans.plan_of(connection, anna)
        assert plan is not None
        return plan.seen_by

    do(town, lambda work: team.write_plan(work, anna, "Du prøver et job.", mette))
    assert do(town, lambda work: seen(work.connection)) == {"consultant"}
    do(town, lambda work: team.see_plan(work, anna, rie))
    do(town, lambda work: team.see_plan(work, anna, None))
    assert do(town, lambda work: seen(work.connection)) == set(common_plans.PARTIES)
    assert not do(town, lambda work: team.see_plan(work, anna, None))
    do(town, lambda work: team.write_plan(work, anna, "Du begynder mandag.", rie))
    assert do(town, lambda work: seen(work.connection)) == {"care_manager"}


def test_chain_works_without_any_psychiatric_contact(town_of_ibbu: Town) -> None:
    """Nobody in the circle: still help that is open now, and a named human."""
    town = town_of_ibbu
    anna = town.settle_in()
    heard = town.says(CRY)
    to_anna = next(message for message in heard if message.person_id == anna)
    assert "112" in to_anna.words
    assert [h.staff_id for h in heard if h.staff_id] == [town.mette]
    assert "psychiatry" not in preset("ibbu_nord").team


NORTH = ("vesthimmerland", "thisted", "jammerbugt", "morsoe")


def settle_north(town: Town) -> dict[str, tuple[int, int]]:
    """Have four municipalities, each with a consultant and a young person."""
    found = {}
    for number, slug in enumerate(NORTH):
        with town.database.transaction() as connection:
            now = town.clock.now()
            place = places.ensure_municipality(
                connection, slug=slug, name=slug.title(), region="nordjylland", now=now
            )
            programme = places.ensure_programme(connection, place, "ibbu_nord", now)
            consultant = staff.add(
                connection,
                municipality_id=place,
                name=f"Kim {slug.title()}",
                email=f"kim@{slug}.example",
                phone=f"+452000006{number}",
                now=now,
            )
            staff.grant(
                connection,
                consultant,
                "consultant",
                municipality_id=place,
                programme_id=programme,
            )
        found[slug] = (
            consultant,
            town.settle_in(
                f"Ung {slug.title()}",
                f"+452000005{number}",
                municipality_id=place,
                programme_id=programme,
                consultant_id=consultant,
            ),
        )
    return found


@pytest.mark.parametrize("slug", NORTH)
def test_a_consultant_in_thisted_does_not_see_morsoe(town: Town, slug: str) -> None:
    """Four in one install: nobody lists, finds, opens or hears of another's people."""
    found = settle_north(town)
    consultant, own = found[slug]
    heard = [
        message
        for number in range(len(NORTH))
        for message in town.says(CRY, f"+452000005{number}")
    ]
    pushed = [message for message in heard if message.staff_id == consultant]
    with town.database.reading() as connection:
        window = window_of(consultant, staff.grants_of(connection, consultant))
        listed = [row.id for row in people_pages.within(connection, window, "")]
        alerts = alert_pages.not_closed(connection, window)
        tasks_seen = task_pages.waiting(connection, window)
        opened = [
            person_id
            for _, person_id in found.values()
            if people_pages.find(connection, window, person_id) is not None
        ]
    assert listed == opened == [own]
    assert [alert.person_id for alert in alerts] == [own]
    assert {task.person_id for task in tasks_seen} <= {own}
    assert len(pushed) == 1
    assert f"U{slug[0].upper()}" in pushed[0].words


def test_nobody_is_put_in_a_circle_from_a_list_of_another_place(town: Town) -> None:
    """The colleagues to choose from are the person's own municipality's."""
    found = settle_north(town)
    _, anna = found["thisted"]
    with town.database.reading() as connection:
        person = people.get(connection, anna)
        names = team_pages.colleagues_of(connection, person.municipality_id).values()
    assert list(names) == ["Kim Thisted"]


def test_weekly_check_ins_are_within_the_doses() -> None:
    """A check-in a week for each of 200, held apart by the programme's own doses."""
    programme = preset("ibbu_nord")
    assert programme.weekly_cap >= 1
    assert programme.hours_apart <= 24 * 7


@pytest.mark.parametrize(
    ("moods", "concern"),
    [
        ([5, 3], "yellow"),
        ([4, 3], None),
        ([3, 5], None),
        ([5], None),
        ([1, 1], "yellow"),
    ],
)
def test_symptom_trend(moods: list[int], concern: str | None) -> None:
    """A drop of two steps across two check-ins is yellow; a rise never is."""
    assert mood_concern(moods, fall=preset("ibbu_nord").mood_fall) == concern


def test_other_programmes_follow_no_trend(runs: Runs) -> None:
    """Where the preset has none, a fall from five to three asks nobody to look in."""
    town = runs("ips_ung")
    anna = town.settle_in(channel="web")
    for mood in ("5", "3"):
        town.starts("checkin", anna)
        town.says(mood, channel="web", phone=f"web-{anna}")
    assert not has_task(town, "low_mood", anna)


def test_only_the_programmes_own_tracks_and_roles(town_of_ibbu: Town) -> None:
    """A track or a role that the programme has not is refused with those there are."""
    town = town_of_ibbu
    anna, mette = town.settle_in(), mette_of(town)
    with pytest.raises(RefusedTeamError, match="care_manager"):
        do(town, lambda work: team.add_member(work, anna, "volunteer", mette))
    assert colleague(town, town.mette).id == mette.id
    with town.database.reading() as connection:
        assert circles.of_person(connection, anna) == []


def test_goodbye_words_reach_the_phone(town_of_ibbu: Town) -> None:
    """At the end of the project whoever leaves is told so kindly."""
    town = town_of_ibbu
    anna = town.settle_in()
    assert any("goodbye" in key for key in texts_of(town.starts("goodbye", anna)))


def test_young_person_gets_the_plan_in_plain_danish(town_of_ibbu: Town) -> None:
    """Asked for "min plan", the common plan and each next step; then it is seen."""
    town = town_of_ibbu
    anna, mette = town.settle_in(channel="web"), mette_of(town)

    def write(work: Work) -> None:
        team.write_plan(work, anna, "Du prøver et job hos bageren.", mette)
        team.write_step(
            work,
            anna,
            "treatment",
            "Samtale 4",
            mette,
            owner="young",
            due_on=date(2026, 12, 1),
        )

    do(town, write)
    heard = town.starts("my_plan", anna)
    words = " ".join(message.words for message in heard)
    assert "Du prøver et job hos bageren." in words
    assert "Samtale 4 (dig, senest 1. dec. 2026)" in words
    with town.database.reading() as connection:
        plan = common_plans.plan_of(connection, anna)
    assert plan is not None
    assert "young" in plan.seen_by
