"""IPS UNG, Gladsaxe: strengths first, groups and companies, an aim of 60 per cent."""

import csv
import io
from datetime import timedelta
from fractions import Fraction

import pytest

from bot.command.export import evaluator
from bot.config import MESSAGES
from bot.effects.meetups import attendance
from bot.effects.team import handing_over, team
from bot.effects.turn import Work
from bot.effects.work import shadowing
from bot.effects.work.shadow_places import Place
from bot.presets import preset
from bot.rules import outcomes
from bot.rules.consent import refusal_of_age
from bot.rules.outcomes import Figure
from bot.store import (
    appointments,
    circles,
    courses,
    goals,
    people,
    rsvps,
    shadow_days,
    staff,
)
from bot.store.courses import Whose
from bot.store.pages import thread
from bot.store.pages.meetups import groups_within
from bot.store.windows import Scope, window_of
from bot.wording.catalog import read_folder
from bot.wording.neutral import read_neutral
from tests.bot.test_meetups import IN_THREE_DAYS, Group, phone_of
from tests.own.desk import colleague, do
from tests.presets.conftest import mette_of
from tests.toender import ATTACHED, settle_toender
from tests.town import Town

IPS_UNG = preset("ips_ung")
#: Files for staff, and answers in a crisis.
_NOT_ASKING = ("admin", "demo", "export", "staff", "safety")


@pytest.mark.parametrize(
    ("age", "why"), [(14, "too_young"), (15, None), (29, None), (30, "too_old")]
)
def test_age_gate(age: int, why: str | None) -> None:
    """15 to 29 on the day; a reason goes to the consultant."""
    assert refusal_of_age(IPS_UNG, age) == why


async def test_network_groups_are_first_class(town: Town) -> None:
    """Announced, answered, attended; a facilitator leads groups and has no caseload."""
    group = Group(town)
    anna = group.join(1)
    meetup = group.meet(8)
    await group.announce(meetup)
    assert group.state_of(meetup, anna) == "invited"
    town.says("ja", phone_of(1))
    assert group.state_of(meetup, anna) == "coming"
    town.clock.move(IN_THREE_DAYS)
    rsvp = _rsvp(town, meetup.id, anna)
    do(town, lambda work: attendance.mark(work, rsvp, came=True))
    with town.database.reading() as connection:
        found = rsvps.find(connection, meetup.id, anna)
        window = window_of(group.karen, staff.grants_of(connection, group.karen))
        led = groups_within(connection, window.groups)
        elsewhere = groups_within(connection, Scope(frozenset({99}), frozenset()))
    assert found is not None
    assert found.came is True
    assert [one.name for one in led] == ["Onsdagsgruppen"]
    assert elsewhere == []
    assert window.caseload == frozenset()
    assert not window.is_wide


def _rsvp(town: Town, meetup_id: int, person_id: int) -> int:
    with town.database.reading() as connection:
        found = rsvps.find(connection, meetup_id, person_id)
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    ("words", "answer"),
    [(("1",), "yes"), (("2", "tirsdag"), "other_day"), (("3",), "no")],
)
def test_companies_are_first_class(
    town: Town, words: tuple[str, ...], answer: str
) -> None:
    """A visit has company, contact, place and what to bring; three answers are kept."""
    anna = town.settle_in()
    place = Place(
        starts_at=town.clock.now() + timedelta(days=4),
        minutes=180,
        place="Torvet 3",
        company="Bager Holm",
        meet="Karen",
        clothes="Sko med lukket snude",
        route="Gennem porten",
    )
    mette = colleague(town, town.mette)
    do(town, lambda work: shadowing.propose(work, anna, place, mette))
    (asked,) = town.heard()
    assert "Bager Holm" in asked.words
    for one in words:
        town.says(one)
    with town.database.reading() as connection:
        (day,) = shadow_days.of_person(connection, anna)
        held = appointments.get(connection, day.appointment_id or 0)
    assert day.answer == answer
    assert (day.clothes, day.route) == ("Sko med lukket snude", "Gennem porten")
    assert held is not None
    assert (held.company, held.contact, held.place) == (
        "Bager Holm",
        "Karen",
        "Torvet 3",
    )


def test_strengths_steer_not_diagnosis() -> None:
    """No SMS but a crisis answer has a health word; no text at all "diagnose"."""
    neutral = read_neutral(MESSAGES)
    texts = [
        entry
        for entry in read_folder(MESSAGES)
        if not entry.file.startswith(_NOT_ASKING)
    ]
    by_sms = [entry for entry in texts if entry.variant in {"sms", "number"}]
    assert [entry.key for entry in by_sms if neutral.health_words(entry.words)] == []
    asking = [entry for entry in texts if not entry.file.startswith("who5")]
    assert [e.key for e in asking if "diagnose" in e.words.lower()] == []
    asked = {"checkin.po", "step.po"}
    strengths = " ".join(entry.words for entry in texts if entry.file in asked)
    assert "Hvad gjorde forskellen" in strengths
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


def test_evaluators_export_is_a_row_a_month_with_a_codebook(town: Town) -> None:
    """A row a person and month, under a pseudonym, with words for each column."""
    toender = settle_toender(town)
    today = town.clock.now().date()
    with town.database.reading() as connection:
        found = courses.read(connection, Whose(municipality_id=toender))
        told = evaluator.material(connection, found, today)
        files = evaluator.files_of(connection, told, town.house.words)
    rows = list(csv.DictReader(io.StringIO(files["person_months.csv"])))
    months = {(row["person"], row["month"]) for row in rows}
    assert len(months) == len(rows)
    assert len({row["person"] for row in rows}) == ATTACHED
    assert {row["person"] for row in rows}.isdisjoint(str(c.person) for c in found)
    codebook = files["codebook.csv"]
    for name in evaluator.FILES["person_months.csv"]:
        assert name in codebook


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


async def test_all_the_way_survives_a_change_of_consultant(town: Town) -> None:
    """The same person and thread, another consultant, who is introduced."""
    anna = town.settle_in()
    town.says("Jeg vil gerne tale om i morgen")
    town.heard()
    lea = town.hire("Lea Lund", "+4520000046", "consultant")
    giver = colleague(town, town.bo)
    moved = do(town, lambda work: handing_over.hand_over(work, [anna], lea, giver))
    assert moved == [anna]
    with town.database.reading() as connection:
        assert people.get(connection, anna).consultant_id == lea
    introduced = [m for m in await town.wait(days=1) if m.person_id == anna]
    assert any("Lea" in message.words for message in introduced)
    with town.database.reading() as connection:
        said = thread.read(connection, anna).messages
    assert "Jeg vil gerne tale om i morgen" in {message.words for message in said}
