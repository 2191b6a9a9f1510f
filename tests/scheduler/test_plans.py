"""Plans relative to a date: each kind's rule for what is past, and for what moved."""

from datetime import date, datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.effects.appointments import appointing
from bot.effects.meetups import announcing, gathering
from bot.effects.own.coming_of_age import plan_own_consent
from bot.effects.plans import plan_checkin
from bot.effects.turn import Work
from bot.effects.work import jobs, milestones, transitions
from bot.effects.work.jobs import Job
from bot.rules.calendar_sums import add_months
from bot.store import milestones as milestone_store
from bot.store import people, rsvps, slots
from bot.store.tables.alerts import tasks
from bot.store.tables.talk import timers
from tests.bot.test_meetups import Group, phone_of, to
from tests.town import Town, texts_of
from tests.work.conftest import Office, terms

TODAY = date(2026, 11, 24)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office(town: Town) -> Office:
    """Mette at her desk."""
    return Office(town)


def planned(town: Town, kind: str) -> list[datetime]:
    """Tell when timers of a kind are due."""
    rows = town.rows(timers.select().where(timers.c.kind == kind))
    return sorted(row.due_at.astimezone(COPENHAGEN) for row in rows)


async def test_reminders_that_are_past_are_one_now(town: Town) -> None:
    """Agreed for the same day: one word at once, and none for yesterday's."""
    anna = town.settle_in()
    town.agree(anna, town.clock.now() + 3 * HOUR)
    assert len(planned(town, "reminder")) == 1
    heard = texts_of(await town.wait(hours=3))
    assert [key for key in heard if key.startswith("appointment.")] == [
        "appointment.remind"
    ]


async def test_an_appointment_that_moves_takes_its_reminders_along(
    office: Office,
) -> None:
    """What was planned for the old hour is gone; the new one has its own."""
    town = office.town
    made = office.do(
        appointing.make, office.anna, terms(town.clock.now() + 3 * DAY), office.mette
    )
    await town.tick()
    before = planned(town, "reminder")
    later = terms(town.clock.now() + 9 * DAY)
    assert office.do(appointing.move, made.id, later, office.mette) == "moved"
    after = planned(town, "reminder")
    assert len(after) == len(before)
    assert min(after) - min(before) == 6 * DAY
    town.heard()
    assert "appointment.remind" not in texts_of(await town.wait(days=4))


async def test_days_of_a_job_that_are_past_are_left_out(office: Office) -> None:
    """Written three weeks late: nothing of the first day, the next week as planned."""
    office.do(jobs.start, office.anna, Job(starts_on=TODAY - 20 * DAY))
    (due_at,) = planned(office.town, "follow")
    assert due_at.date() == TODAY + DAY


async def test_steps_after_discharge_that_are_past_are_a_humans(
    office: Office,
) -> None:
    """Written two months late: a word now, and the consultant hears what was missed."""
    office.do(transitions.set_discharge, office.anna, TODAY - 60 * DAY)
    heard = texts_of(await office.town.wait(hours=5))
    assert "transition.hello" in heard
    missed = {row.kind for row in office.town.rows(tasks.select())}
    assert {"contact_missed", "group_missed"} <= missed


def test_milestones_that_are_past_stand_open_for_staff(office: Office) -> None:
    """Nobody is asked where they were a year ago; staff can write it."""

    def plan(work: Work) -> None:
        person = people.get(work.connection, office.anna)
        milestones.plan(work, person, TODAY - 400 * DAY)

    office.do(plan)
    stored = office.read(milestone_store.of_person, office.anna)
    past = [one for one in stored if one.due_on < TODAY]
    assert [(one.months, one.answer) for one in past] == [(6, None), (12, None)]
    assert len(planned(office.town, "milestone")) == len(stored) - len(past)


async def test_a_birthday_that_is_past_is_asked_about_now(town: Town) -> None:
    """Makker heard of the right birthday only after it."""
    anna = town.settle_in(birthdate="2008-11-01")
    with town.database.transaction() as connection:
        plan_own_consent(connection, people.get(connection, anna))
    assert texts_of(await town.wait(hours=1)) == ["own_consent.ask"]


async def test_a_meetup_that_moves_takes_its_reminder_along(town: Town) -> None:
    """The old reminder dies by its version; the new one comes once."""
    group = Group(town)
    anna = group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    town.says("ja", phone_of(1))
    (before,) = planned(town, "meetup_remind")
    with town.database.transaction() as connection:
        later = meetup.starts_at + DAY
        gathering.change(town.work(connection), meetup.id, starts_at=later)
    heard = to(anna, await town.wait(days=3, hours=23))
    assert heard.count("meetup.changed") == 1
    assert heard.count("meetup.remind") <= 1
    assert before < town.clock.now()


async def test_an_invitation_that_is_too_late_says_so(town: Town) -> None:
    """Two hours before the start nobody is invited any more, and Karen sees why."""
    group = Group(town)
    group.join(1)
    meetup = group.meet()
    town.clock.move_to(meetup.starts_at - 2 * HOUR)
    with town.database.transaction() as connection:
        seen = announcing.announce(town.work(connection), meetup.id)
    assert [invitee.reason for invitee in seen] == ["too_late"]
    with town.database.reading() as connection:
        assert rsvps.of_meetup(connection, meetup.id) == []


async def test_nothing_is_asked_while_somebody_is_busy(town: Town) -> None:
    """Treatment stands as busy; the check-in comes when it is over."""
    anna = town.settle_in()
    now = town.clock.now()
    with town.database.transaction() as connection:
        slots.add_busy(
            connection,
            town.municipality_id,
            (now - HOUR, now + 2 * HOUR),
            person_id=anna,
        )
        work = town.work(connection)
        person = people.get(connection, anna)
        assert slots.busy_until(connection, anna, now) == now + 2 * HOUR
        plan_checkin(work.connection, person, "weekly", now)
    assert await town.wait(hours=1, minutes=59) == []
    assert await town.wait(minutes=2)


def test_milestones_count_from_the_day_that_staff_have_written(office: Office) -> None:
    """Six months after the start, not after the yes; another start moves them."""
    for started_on, months in ((TODAY - 100 * DAY, 4), (TODAY - 200 * DAY, 3)):
        office.town.change(office.anna, started_on=started_on)

        def plan(work: Work) -> None:
            person = people.get(work.connection, office.anna)
            milestones.plan_from_start(work, person)

        office.do(plan)
        assert len(planned(office.town, "milestone")) == months
        stored = office.read(milestone_store.of_person, office.anna)
        assert stored[0].due_on == add_months(started_on, 6)
