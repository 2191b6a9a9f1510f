"""What one alert's page holds, read in one go; and that it is read is noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from admin import access, reading
from admin.access import Viewer
from bot.effects.turn import Work
from bot.rules.age import ADULT
from bot.rules.ladder import next_step
from bot.store import measures, own_plans, people, places, staff, watch
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.measures import Measure
from bot.store.pages import alerts, tasks
from bot.store.pages.alerts import AlertRow, CallBack, Cause, DutyNote, Happening
from bot.store.people import Person
from bot.store.staff import Colleague

#: How many of the last answers on wellbeing stand on the page.
MOODS, WHO5S = 4, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertView:
    """Everything on the page."""

    alert: AlertRow
    person: Person | None
    phone: str
    causes: Sequence[Cause]
    history: Sequence[Happening]
    #: Who is told next when nobody takes it.
    next_name: str
    call_backs: Sequence[CallBack]
    duty_notes: Sequence[DutyNote]
    #: Below 18, the duty to notify is decided on before the alert is closed.
    is_child: bool
    #: Who can be asked to take it over.
    colleagues: Sequence[Colleague]
    moods: Sequence[Measure]
    who5: Sequence[Measure]
    #: Their own plan for bad days, by part.
    plan: Mapping[str, Sequence[str]]

    @property
    def lacks_decision(self) -> bool:
        """Whether somebody must still decide on the duty to notify."""
        return self.is_child and not self.duty_notes


def read_alert(work: Work, viewer: Viewer, alert_id: int) -> AlertView:
    """Read the page, and note that it is read."""
    alert = access.alert(work.connection, viewer, alert_id)
    reading.note(work, viewer, alert.person_id, Subject("alert", alert.id), "alert")
    connection, person_id = work.connection, alert.person_id
    person = people.get(connection, person_id) if person_id else None
    return AlertView(
        alert=alert,
        person=person,
        phone=_phone(connection, person_id),
        causes=alerts.causes(connection, alert.id),
        history=alerts.history(connection, alert.id),
        next_name=_next_name(connection, alert),
        call_backs=alerts.call_backs_of(connection, alert.id),
        duty_notes=alerts.duty_notes_of(connection, alert.id),
        is_child=person is not None and person.age(work.now) < ADULT,
        colleagues=colleagues_for(connection, alert, viewer),
        moods=measures.last(connection, person_id, "mood", MOODS) if person_id else (),
        who5=measures.last(connection, person_id, "who5", WHO5S) if person_id else (),
        plan=plan_of(connection, person_id) if person_id else {},
    )


def colleagues_for(
    connection: Connection, alert: AlertRow, viewer: Viewer
) -> Sequence[Colleague]:
    """Name those on the programme's ladder who can take the alert over."""
    ids = set(watch.everybody(connection, alert.programme_id))
    ids -= {viewer.id, alert.taken_by or 0}
    found = staff.colleagues(connection, ids).values()
    return sorted(found, key=lambda colleague: colleague.name)


def plan_of(connection: Connection, person_id: int) -> Mapping[str, Sequence[str]]:
    """Give somebody's plan for bad days by part; parts without words are left out."""
    lines = own_plans.lines_of(connection, person_id)
    parts = {part: [one.words for one in lines if one.part == part] for part in _PARTS}
    return {part: words for part, words in parts.items() if words}


#: People first: they are who can be rung now.
_PARTS = ("people", "helps", "signs")


def _phone(connection: Connection, person_id: int | None) -> str:
    if person_id is None:
        return ""
    return tasks.phones(connection, [person_id]).get(person_id, "")


def _next_name(connection: Connection, alert: AlertRow) -> str:
    """Who is told when its time comes and nobody has taken it."""
    if alert.state != "open" or alert.next_step_at is None:
        return ""
    place = places.place_of(connection, alert.programme_id)
    rungs = watch.ladder(
        connection, alert.programme_id, alert.person_id, alert.next_step_at
    )
    step = next_step(
        place.programme,
        "red" if alert.level == "red" else "orange",
        rungs,
        rung=alert.rung,
        lap=alert.lap,
        now=alert.next_step_at,
    )
    return staff.get(connection, step.tell).name if step.tell else ""
