"""Which conversation may begin beside which: every pair of flows, one by one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import conversing, later
from bot.effects.beginning import notice_turn
from bot.effects.plans import plan_checkin
from bot.effects.turn import Turn, Work
from bot.effects.work import jobs, transitions
from bot.effects.work.jobs import Job
from bot.rules.interruption import MEETINGS, meeting
from bot.store import conversations, people
from bot.store import timers as store_timers
from bot.store.conversations import Kept, Subject
from bot.store.tables.spells import transitions as transitions_table
from bot.store.tables.talk import conversations as conversations_table
from bot.store.tables.talk import timers
from bot.store.timers import Timer, Wake
from flows.engine.conversation import Conversation
from flows.engine.flow import AnyFlow, Starter
from flows.engine.steps import Ask
from flows.every_flow import FLOWS
from scheduler.starts import begin_later
from tests.flows.group_room import GroupRoom
from tests.town import Town, texts_of

#: Flows that can stand open; the others say something and are over.
ASKING = [
    name
    for name, flow in FLOWS.items()
    if any(isinstance(step, Ask) for step in flow.steps.values())
]
#: What somebody's own message begins; everything else begins by itself.
OWN = {Starter.PERSON, Starter.SAFETY}


class Square:
    """Anna, with a matter of each kind to speak of; nothing here is kept."""

    def __init__(self, town: Town) -> None:
        """Have an appointment, a discharge and a meetup."""
        self.town = town
        self.anna = town.settle_in()
        at = town.clock.now() + timedelta(days=3)
        made = town.agree(self.anna, at)
        room = GroupRoom(town, self.anna)
        with town.database.transaction() as connection:
            work = town.work(connection)
            room.meet(work, at, None)
            today = work.now.date()
            transitions.set_discharge(work, self.anna, today)
            spell = jobs.start(work, self.anna, Job(starts_on=today))
            assert spell is not None
        meetup = Subject("meetup", room.meetup_id)
        (discharge,) = town.rows(transitions_table.select())
        self.subjects = {
            "appointment": Subject("appointment", made.id, made.version),
            "job_started": Subject("spell", spell.id),
            "transition": Subject("transition", discharge.id),
            "meetup": meetup,
            "meetup_after": meetup,
        }

    def tries(self) -> Iterator[Work]:
        """Give one transaction, taken back at the end."""
        with self.town.database.transaction() as connection:
            attempt = connection.begin_nested()
            yield self.town.work(connection)
            attempt.rollback()

    def stand(self, work: Work, flow: AnyFlow) -> Kept:
        """Have a conversation stand open at its first question."""
        step = next(name for name, it in flow.steps.items() if isinstance(it, Ask))
        return conversations.begin(
            work.connection,
            Conversation(flow.name, step, turn=1),
            municipality_id=self.town.municipality_id,
            person_id=self.anna,
            subject=self.subjects.get(flow.name),
            now=work.now,
        )

    def begin(self, work: Work, flow: AnyFlow) -> None:
        """Begin another one, as it begins in life."""
        turn = self.turn(work, flow)
        subject = self.subjects.get(flow.name)
        if flow.starter in OWN or not later.waits(turn, flow.name, subject):
            conversing.start(turn, flow.name, subject)

    def turn(self, work: Work, flow: AnyFlow) -> Turn:
        """Open a turn, by a message where it is the person's own."""
        turn = notice_turn(work, people.get(work.connection, self.anna))
        return replace(turn, inbox_id=1) if flow.starter in OWN else turn

    def begun(self, work: Work, flow: AnyFlow, beside: Kept) -> bool:
        """Tell whether a conversation of a flow has begun, beside another."""
        rows = work.connection.execute(
            conversations_table.select().where(
                conversations_table.c.flow == flow.name,
                conversations_table.c.id != beside.id,
            )
        )
        return rows.first() is not None

    def outcome(self, work: Work, kept: Kept) -> str | None:
        """Tell how a conversation stands."""
        found = conversations.get(work.connection, kept.id)
        assert found is not None
        return found.conversation.outcome

    def waiting(self, work: Work) -> Timer | None:
        """Give what waits for a talk to be over."""
        row = work.connection.execute(
            timers.select().where(timers.c.kind == later.KIND)
        ).first()
        if row is None:
            return None
        wake = Wake(
            kind=row.kind,
            due_at=row.due_at,
            municipality_id=row.municipality_id,
            subject_id=row.subject_id,
            person_id=row.person_id,
            details=row.details,
        )
        return Timer(row.id, wake, 0)


@pytest.fixture
def square(town: Town) -> Square:
    """A square on a Tuesday at ten."""
    return Square(town)


def test_the_table_is_whole() -> None:
    """Each starter meets each."""
    assert set(MEETINGS) == {(one, new) for one in Starter for new in Starter}


@pytest.mark.parametrize("name", ASKING)
def test_every_pair(square: Square, name: str) -> None:
    """What is open stays, ends, or has the new one wait, as the table says."""
    one = FLOWS[name]
    for new in FLOWS.values():
        for work in square.tries():
            kept = square.stand(work, one)
            square.begin(work, new)
            what = _what(one, new)
            pair = (name, new.name)
            assert square.begun(work, new, kept) is (what != "wait"), pair
            ended = "replaced" if what == "replace" else None
            assert square.outcome(work, kept) == ended, pair
            assert (square.waiting(work) is not None) is (what == "wait"), pair


@pytest.mark.parametrize("name", ASKING)
def test_what_waits_is_asked_when_the_talk_is_over(square: Square, name: str) -> None:
    """It waits as long as the talk goes on, and then it is asked."""
    one = FLOWS[name]
    for new in FLOWS.values():
        if meeting(one.starter, new.starter) != "wait":
            continue
        for work in square.tries():
            kept = square.stand(work, one)
            square.begin(work, new)
            _wake(square, work)
            assert not square.begun(work, new, kept), (name, new.name)
            conversing.end(square.turn(work, one), kept, "done")
            _wake(square, work)
            assert square.begun(work, new, kept), (name, new.name)


def _what(one: AnyFlow, new: AnyFlow) -> str:
    """Give what the table says; a question in passing ends nothing."""
    what = meeting(one.starter, new.starter)
    return "beside" if what == "replace" and new.is_in_passing else what


def _wake(square: Square, work: Work) -> None:
    """Let the time come at which what waits is looked at."""
    timer = square.waiting(work)
    assert timer is not None
    work.now = timer.wake.due_at
    store_timers.finish(work.connection, timer.id)
    begin_later(work, timer)


def test_a_nudge_never_throws_anybody_out() -> None:
    """What Makker or a notice begins ends no talk; distress ends the person's own."""
    for (one, new), what in MEETINGS.items():
        if new in {Starter.MAKKER, Starter.NOTICE}:
            assert what != "replace", (one, new)
    assert meeting(Starter.PERSON, Starter.SAFETY) == "replace"


async def test_a_checkin_waits_for_the_answer_about_an_appointment(town: Town) -> None:
    """Due beside an open question it waits hour by hour, and comes after it."""
    anna = town.settle_in()
    town.agree(anna, town.clock.now() + timedelta(days=2))
    with town.database.transaction() as connection:
        plan_checkin(
            connection, people.get(connection, anna), "weekly", town.clock.now()
        )
    assert texts_of(await town.tick()) == ["appointment.remind"]
    assert texts_of(await town.wait(hours=8)) == []
    town.says("ja")
    asked = texts_of(await town.wait(hours=24))
    assert asked[0].partition(".")[0] in {"checkin", "who5"}
