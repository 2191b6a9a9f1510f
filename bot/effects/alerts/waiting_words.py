"""What the young person is told while nobody has taken their alert: the truth."""

from bot.effects import speech
from bot.effects.fields import Scene
from bot.effects.turn import Turn, Work
from bot.rules.ladder import Step
from bot.store import alerts, people, staff
from bot.store.alerts import Alert
from flows.engine.texts import Text

_LINES = ("help_line", "second_help_line")


def tell_untaken(work: Work, alert: Alert, step: Step) -> None:
    """Say once who has not taken it and who is asked now; once that nobody is there."""
    if alert.person_id is None:
        return
    if alerts.has_noted(work.connection, alert.id, "no_contact"):
        _tell_no_contact(work, alert, step)
    elif step.tell is None:
        if alerts.has_noted(work.connection, alert.id, "told_nobody_there"):
            return
        alerts.note(work.connection, alert, "told_nobody_there", work.now)
        _say(work, alert, Text("safety.nobody_now", ("when_back", *_LINES)), {})
    elif step.lap == 0 and not alerts.has_noted(
        work.connection, alert.id, "told_untaken"
    ):
        alerts.note(work.connection, alert, "told_untaken", work.now)
        asked = staff.get(work.connection, step.tell).first_name
        text = Text("safety.not_taken_yet", ("asked", *_LINES))
        _say(work, alert, text, {"asked": asked})


def _tell_no_contact(work: Work, alert: Alert, step: Step) -> None:
    """Somebody took it, and nobody has noted that they spoke: say just that, once."""
    what = "told_no_contact" if step.tell else "told_no_contact_off"
    if alerts.has_noted(work.connection, alert.id, what):
        return
    alerts.note(work.connection, alert, what, work.now)
    if step.tell is None:
        _say(work, alert, Text("safety.no_contact_off", ("when_back", *_LINES)), {})
        return
    asked = staff.get(work.connection, step.tell).first_name
    _say(work, alert, Text("safety.no_contact", ("asked", *_LINES)), {"asked": asked})


def tell_taken(work: Work, alert: Alert, owner: str) -> None:
    """Say by name who knows; that it is seen is said later, when it is true."""
    _say(work, alert, Text("safety.taken", ("owner",)), {"owner": owner})


def tell_seen(work: Work, alert: Alert, owner: str) -> None:
    """Say by name who has read the words."""
    _say(work, alert, Text("safety.seen", ("owner",)), {"owner": owner})


def _say(work: Work, alert: Alert, text: Text, given: dict[str, str]) -> None:
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
    speech.say(turn, text, Scene(turn, None, given))
    speech.close(turn)
