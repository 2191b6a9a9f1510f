"""An unknown number: heard like anybody, told nothing, kept for the staff."""

from bot.effects.alerts.alarm import Cry, raise_alarm
from bot.effects.fields import line_for_anybody
from bot.effects.joining import linking
from bot.effects.turn import Work
from bot.inbound import Inbound
from bot.store import inbox, outbox, places, tasks
from bot.store.conversations import Subject
from bot.store.outbox import Outgoing
from bot.store.tasks import NewTask


def hear(work: Work, inbox_id: int, inbound: Inbound) -> None:
    """Answer kindly and give nothing away; distress opens an alert all the same."""
    home = inbox.home_of_strangers(work.connection)
    verdict = work.house.ears.hear(inbound.words)
    inbox.settle(
        work.connection,
        inbox_id,
        municipality_id=home,
        level=verdict.level,
        why=list(verdict.why),
    )
    place = home and places.first_place(work.connection, home)
    if not home or not place:
        return
    if verdict.is_alarming:
        cry = Cry(
            verdict=verdict,
            inbox_id=inbox_id,
            municipality_id=home,
            programme_id=place.programme_id,
            person_id=None,
        )
        raise_alarm(work, cry)
    elif linking.take_up(work, inbox_id, inbound):
        return
    subject = Subject("inbox", inbox_id)
    task = NewTask(municipality_id=home, kind="stranger", subject=subject)
    tasks.add(work.connection, task, work.now)
    key = "stranger.distress" if verdict.is_alarming else "stranger.hello"
    fields = {"help_line": line_for_anybody(work, place, inbound.channel)}
    outbox.add(
        work.connection,
        Outgoing(
            municipality_id=home,
            delivery="crisis" if verdict.is_alarming else "reply",
            channel=inbound.channel,
            words=work.house.words.say(key, inbound.channel, fields),
            texts=(key,),
            inbox_id=inbox_id,
        ),
        work.now,
    )
