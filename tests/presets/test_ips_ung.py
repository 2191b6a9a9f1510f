"""IPS UNG, Gladsaxe: strengths first, groups and companies, an aim of 60 per cent."""

from fractions import Fraction

import pytest

from bot.command.export import evaluator
from bot.config import MESSAGES
from bot.effects.team import handing_over, team
from bot.effects.turn import Work
from bot.presets import preset
from bot.rules import outcomes
from bot.rules.consent import refusal_of_age
from bot.rules.outcomes import Figure
from bot.store import circles, courses, goals, people, staff
from bot.store.courses import Whose
from bot.store.tables.calendar import meetups
from bot.store.tables.groups import rsvps
from bot.store.tables.work import shadow_days
from bot.store.windows import window_of
from bot.wording.neutral import read_neutral
from tests.own.desk import colleague, do
from tests.presets.conftest import mette_of
from tests.toender import ATTACHED, settle_toender
from tests.town import Town

IPS_UNG = preset("ips_ung")


@pytest.mark.parametrize(
    ("age", "why"), [(14, "too_young"), (15, None), (29, None), (30, "too_old")]
)
def test_age_gate(age: int, why: str | None) -> None:
    """15 to 29 on the day; a reason goes to the consultant."""
    assert refusal_of_age(IPS_UNG, age) == why


def test_network_groups_are_first_class(town: Town) -> None:
    """Meetups have answers and attendance; a facilitator has no caseload."""
    assert {"state", "came", "wish"} <= set(rsvps.c.keys())
    assert {"facilitator_id", "places", "starts_at"} <= set(meetups.c.keys())
    fie = town.hire("Fie Holm", "+4520000045", "facilitator")
    with town.database.reading() as connection:
        window = window_of(fie, staff.grants_of(connection, fie))
    assert window.caseload == frozenset()
    assert not window.is_wide


def test_companies_are_first_class() -> None:
    """A shadow day has wish, answer and what to bring; yes, no or another day."""
    assert {"answer", "clothes", "route", "appointment_id"} <= set(shadow_days.c.keys())


def test_strengths_steer_not_diagnosis() -> None:
    """No text that goes out by SMS has a diagnosis word, and goals are own words."""
    neutral = read_neutral(MESSAGES)
    words = (MESSAGES / "step.po").read_text("utf-8")
    told = [line for line in words.splitlines() if line.startswith("msgstr")]
    assert [line for line in told if neutral.health_words(line)] == []
    assert goals.MOST == 3


def test_aim_of_sixty_per_cent_has_its_denominator(town: Town) -> None:
    """N started, N in work or education, the share, and how many are unknown."""
    toender = settle_toender(town)
    with town.database.reading() as connection:
        found = courses.read(connection, Whose(municipality_id=toender))
    now = outcomes.figure(found, outcomes.now_in(), town.clock.now().date())
    assert now == Figure(20, ATTACHED, 12)
    assert now.share == Fraction(20, 47)
    assert now.share_of_known == Fraction(20, 35)
    assert IPS_UNG.aim_percent == 60


def test_evaluators_export_is_a_row_a_month_with_a_codebook() -> None:
    """Person-months, contact events, spells and instruments."""
    assert set(evaluator.FILES) == {
        "person_months.csv",
        "contact_events.csv",
        "spells.csv",
        "instruments.csv",
    }
    assert "edition" in evaluator.FILES["instruments.csv"]


@pytest.mark.parametrize("role", ["uu", "psychiatry", "school", "employer_contact"])
def test_other_actors_see_nothing_by_default(town: Town, role: str) -> None:
    """Anybody can be added with a role, and sees nothing."""
    anna = town.settle_in()

    def add(work: Work) -> int:
        return team.add_member(
            work, anna, role, mette_of(town), name="Ole Juhl", organisation="Huset"
        )

    member_id = do(town, add)
    with town.database.reading() as connection:
        member = circles.get(connection, member_id)
        assert member is not None
        assert member.may_see == ()
        assert circles.window_of(connection, member) == frozenset()


def test_all_the_way_survives_a_change_of_consultant(town: Town) -> None:
    """The same person, the same thread, another consultant."""
    anna = town.settle_in()
    lea = town.hire("Lea Lund", "+4520000046", "consultant")
    giver = colleague(town, town.bo)
    moved = do(town, lambda work: handing_over.hand_over(work, [anna], lea, giver))
    assert moved == [anna]
    with town.database.reading() as connection:
        assert people.get(connection, anna).consultant_id == lea
