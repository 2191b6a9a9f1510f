"""A named human takes an alert: one wins, everybody told is told who."""

from bot.effects import speech
from bot.effects.fields import Scene
from bot.effects.staff_push import Notice, push
from bot.effects.turn import Turn, Work
from bot.store import alerts, people, staff, timers
from bot.store.alerts import Alert
from bot.store.staff import Colleague
from flows.engine.texts import Text


def take(work: Work, alert_id: int, colleague: Colleague) -> bool:
    """Take an alert for a colleague; False when another had it already."""
    alert = alerts.take(work.connection, alert_id, colleague.id, work.now)
    if alert is None:
        _tell_who_has_it(work, alert_id, colleague)
        return False
    timers.drop(work.connection, "alert", alert_id)
    others = alerts.told_of(work.connection, alert_id) - {colleague.id}
    _notify(work, alert, colleague.id, "staff.you_took", colleague)
    for staff_id in sorted(others):
        _notify(work, alert, staff_id, "staff.taken_by", colleague)
    _tell_person(work, alert, colleague)
    return True


def _tell_who_has_it(work: Work, alert_id: int, colleague: Colleague) -> None:
    alert = alerts.get(work.connection, alert_id)
    if alert is None or alert.taken_by is None or alert.taken_by == colleague.id:
        return
    owner = staff.get(work.connection, alert.taken_by)
    _notify(work, alert, colleague.id, "staff.taken_by", owner)


def _notify(
    work: Work, alert: Alert, staff_id: int, key: str, owner: Colleague
) -> None:
    person_id = alert.person_id
    notice = Notice(
        staff_id=staff_id,
        key=key,
        municipality_id=alert.municipality_id,
        person=people.get(work.connection, person_id) if person_id else None,
        alert_id=alert.id,
        fields={"owner": owner.first_name},
    )
    push(work, notice)


def _tell_person(work: Work, alert: Alert, colleague: Colleague) -> None:
    """The young person learns by name who knows; "seen" is said later, if true."""
    if alert.person_id is None:
        return
    person = people.lock(work.connection, alert.person_id)
    if person is None:
        return
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=alerts.channel_of(work.connection, alert.id) or person.channel,
        delivery="crisis",
    )
    scene = Scene(turn, None, {"owner": colleague.first_name})
    speech.say(turn, Text("safety.taken", ("owner",)), scene)
    speech.close(turn)
