"""Support after a job has begun, milestones, and the weeks after discharge."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.effects.turn import Work
from bot.effects.work import jobs, milestones, transitions
from bot.effects.work.jobs import Job
from bot.store import measures, people, spells
from bot.store import milestones as milestone_store
from bot.store import transitions as transition_store
from bot.store.spells import Hours, Spell
from bot.store.tables.alerts import tasks
from bot.store.tables.talk import occurrences, timers
from tests.town import texts_of
from tests.work.conftest import Office

TODAY = date(2026, 11, 24)


def start(office: Office, starts_on: date, hours: str = "20") -> Spell:
    """Write that Anna begins at Bager Holm."""
    job = Job(company="Bager Holm", starts_on=starts_on, hours=Decimal(hours))
    spell = office.do(jobs.start, office.anna, job)
    assert spell is not None
    return spell


def planned(office: Office, kind: str) -> list[tuple[str, str]]:
    """Give what is planned, with its local day."""
    rows = office.town.rows(timers.select().where(timers.c.kind == kind))
    return [(row.details.get("part", ""), f"{row.due_at:%d.%m.}") for row in rows]


async def test_hours_and_joy_are_kept(office: Office) -> None:
    """Told hours stand beside the agreed ones, and the number is a trend."""
    spell = start(office, TODAY - timedelta(days=3))
    await office.town.wait(days=5)
    office.says("12,5 timer")
    office.says("4")
    hours = office.read(spells.hours_of, spell.id)
    assert [(one.hours, one.source) for one in hours] == [
        (Decimal("20.00"), "agreed"),
        (Decimal("12.50"), "told"),
    ]
    (joy,) = office.read(measures.series, office.anna, "job")
    assert joy.score == 4


async def test_the_number_is_never_on_the_phone(office: Office) -> None:
    """How somebody is with the job is asked in the chat; SMS has a link."""
    start(office, TODAY - timedelta(days=3))
    await office.town.wait(days=5)
    sms = [message for message in office.says("12") if message.channel == "sms"]
    assert texts_of(sms) == ["link.notice"]


async def test_trouble_goes_to_the_consultant_in_the_persons_words(
    office: Office,
) -> None:
    """Nobody else reads them."""
    start(office, TODAY - timedelta(days=3))
    await office.town.wait(days=5)
    for words in ("12", "1", "chefen bliver sur, når jeg spørger"):
        office.says(words)
    (task,) = office.town.rows(tasks.select())
    assert (task.kind, task.staff_id) == ("job_write", office.town.mette)
    assert task.words == "chefen bliver sur, når jeg spørger"


def test_a_moved_start_moves_the_plan(office: Office) -> None:
    """Old wakes are gone, and the one there is belongs to the new day."""
    spell = start(office, date(2026, 12, 7))
    assert planned(office, "follow") == [("before", "04.12.")]
    office.do(jobs.move_start, spell.id, date(2026, 12, 14))
    assert planned(office, "follow") == [("before", "11.12.")]


async def test_a_job_that_ends_is_asked_about_no_more(office: Office) -> None:
    """It has its last day, and nothing is planned."""
    spell = start(office, TODAY - timedelta(days=3))
    office.do(jobs.end, spell.id, TODAY)
    assert planned(office, "follow") == []
    assert "job_started.hours" not in texts_of(await office.town.wait(days=30))


async def test_a_job_the_person_ends_opens_a_task(office: Office) -> None:
    """The consultant takes up the next track."""
    spell = start(office, TODAY - timedelta(days=3))
    await office.town.wait(days=5)
    office.says("jeg er stoppet")
    office.says("ja")
    ended = office.read(spells.get, spell.id)
    assert ended is not None
    assert ended.ends_on == date(2026, 11, 29)
    assert [row.kind for row in office.town.rows(tasks.select())] == ["job_ended"]


def test_agreed_hours_have_a_from_and_a_to(office: Office) -> None:
    """New hours end the old ones the day before."""
    spell = start(office, date(2026, 12, 1), "10")
    office.do(jobs.set_hours, spell, Decimal(20), date(2027, 2, 1))
    assert office.read(spells.hours_of, spell.id) == [
        Hours(date(2026, 12, 1), date(2027, 1, 31), Decimal("10.00"), "agreed"),
        Hours(date(2027, 2, 1), None, Decimal("20.00"), "agreed"),
    ]


async def test_a_milestone_is_asked_once_and_kept(office: Office) -> None:
    """What the person says is theirs; what was not asked is not known."""
    town = office.town

    def plan(work: Work) -> None:
        person = people.get(work.connection, office.anna)
        milestones.plan(work, person, date(2026, 6, 1))

    office.do(plan)
    await town.wait(days=9)
    office.says("begge dele")
    answers = {
        one.months: one.answer
        for one in office.read(milestone_store.of_person, office.anna)
    }
    assert answers == {6: "both", 12: None, 18: None, 30: None}


async def test_a_moved_start_moves_the_milestones(office: Office) -> None:
    """Asked on the new day, not on the old one."""
    for first in (date(2026, 6, 1), date(2026, 7, 1)):

        def plan(work: Work, first: date = first) -> None:
            milestones.plan(work, people.get(work.connection, office.anna), first)

        office.do(plan)
    assert "milestone.ask" not in texts_of(await office.town.wait(days=9))
    assert len(planned(office, "milestone")) == 4


def test_what_staff_know_is_not_asked(office: Office) -> None:
    """A written answer takes the question away."""

    def plan(work: Work) -> None:
        person = people.get(work.connection, office.anna)
        milestones.plan(work, person, date(2026, 6, 1))

    office.do(plan)
    (six, *_rest) = office.read(milestone_store.of_person, office.anna)
    office.do(milestones.write, six.id, "work")
    assert len(planned(office, "milestone")) == 3


def test_joining_plans_the_milestones(office: Office) -> None:
    """From the day of the yes."""
    town = office.town
    person_id = town.settle_in(
        name="Eva Dal", phone="+4520000013", state="invited", joined_at=None
    )
    town.starts("welcome", person_id)
    town.says("ja", phone="+4520000013")
    found = office.read(milestone_store.of_person, person_id)
    assert [one.due_on for one in found][:2] == [date(2027, 5, 24), date(2027, 11, 24)]


async def test_a_missed_contact_reaches_the_consultant(office: Office) -> None:
    """N days after discharge, once, with a kind word to the young person."""
    town = office.town
    office.do(transitions.set_discharge, office.anna, TODAY)
    heard = await town.wait(days=8)
    assert texts_of(heard) == [
        "transition.hello",
        "staff.contact_missed",
        "transition.contact_missed",
    ]
    assert [row.kind for row in town.rows(tasks.select())] == ["contact_missed"]


async def test_a_contact_in_time_is_not_missed(office: Office) -> None:
    """A colleague who has been in touch is enough; so is coming to a group."""
    town = office.town
    office.do(transitions.set_discharge, office.anna, TODAY)
    office.do(transitions.note_contact, office.anna, office.mette)
    office.do(transitions.note_group, office.anna)
    heard = texts_of(await town.wait(days=40))
    assert not [key for key in heard if key.endswith("_missed")]


def test_a_moved_discharge_has_one_plan(office: Office) -> None:
    """The old steps are gone."""
    for day in (TODAY, date(2026, 12, 15)):
        office.do(transitions.set_discharge, office.anna, day)
    assert [part for part, _ in planned(office, "transition")] == [
        "hello",
        "contact",
        "group",
    ]
    stored = office.read(transition_store.of_person, office.anna)
    assert stored is not None
    assert stored.discharged_on == date(2026, 12, 15)


@pytest.mark.parametrize("word", ["stop", None])
async def test_each_touch_is_sent_or_skipped(office: Office, word: str | None) -> None:
    """Nothing is between; whoever has said stop is skipped, and staff can read why."""
    start(office, date(2026, 11, 27))
    if word:
        office.says(word)
    await office.town.wait(days=12)
    settled = [
        (row.state, row.reason)
        for row in office.town.rows(occurrences.select())
        if row.plan.startswith("job ")
    ]
    assert len(settled) >= 3
    if word:
        assert set(settled) == {("skipped", "stopped")}
    else:
        assert ("sent", None) in settled
