"""What somebody gives the others: an idea, and a tip for the next one."""

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.meetups.facilitating import facilitator_for
from bot.effects.turn import Turn, Work
from bot.rules.hours import next_opening
from bot.store import ideas, meetups, tasks, tips
from bot.store.conversations import Kept, Subject
from bot.store.staff import Colleague
from bot.store.tasks import NewTask
from flows.everyday_events import IdeaGiven, TipGiven


def give_idea(turn: Turn, _kept: Kept, event: IdeaGiven) -> None:
    """Give the idea, without a name, to whoever leads the person's group."""
    person = turn.person
    facilitator_id = facilitator_for(turn, person)
    idea_id = ideas.add(
        turn.connection,
        municipality_id=person.municipality_id,
        person_id=person.id,
        group_id=meetups.group_of(turn.connection, person.id),
        facilitator_id=facilitator_id,
        words=event.words,
        now=turn.now,
    )
    _hand_over(turn, facilitator_id, "idea", Subject("idea", idea_id), event.words)


def give_tip(turn: Turn, _kept: Kept, event: TipGiven) -> None:
    """Have the tip read before it is passed on."""
    person = turn.person
    tip_id = tips.add(
        turn.connection,
        municipality_id=person.municipality_id,
        person_id=person.id,
        place_kind=event.place_kind,
        words=event.words,
        now=turn.now,
    )
    reader = facilitator_for(turn, person)
    _hand_over(turn, reader, "tip", Subject("tip", tip_id), event.words)


def decide_tip(
    work: Work, tip_id: int, colleague: Colleague, words: str | None
) -> bool:
    """Approve a tip, in words that name nobody, or decline it with None.

    False when somebody has decided already.
    """
    done = tips.decide(work.connection, tip_id, colleague.id, words=words, now=work.now)
    for task_id in tasks.open_about(work.connection, ("tip",), Subject("tip", tip_id)):
        tasks.finish(work.connection, task_id, colleague.id, work.now)
    return done


def _hand_over(
    turn: Turn, staff_id: int, kind: str, subject: Subject, words: str
) -> None:
    """Give it to a colleague without a name; it waits for their opening hour."""
    person = turn.person
    task = NewTask(
        municipality_id=person.municipality_id,
        kind=kind,
        staff_id=staff_id,
        words=words,
        subject=subject,
    )
    tasks.add(turn.connection, task, turn.now)
    notice = Notice(
        staff_id=staff_id,
        key=f"staff.{kind}",
        municipality_id=person.municipality_id,
        not_before=next_opening(person.programme, turn.now),
    )
    push(turn, notice)
