"""Alerts: that somebody must act, and a named human who takes it."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from admin.case_api.fields import EMail, Id, Listing
from admin.case_api.operations import Asked, Operation, cut
from admin.case_api.people import Colleague, show_colleague
from admin.case_api.problems import ProblemError, missing
from bot.effects.alerts import taking
from bot.store import people, staff
from bot.store.pages import alerts, case_system
from bot.store.pages.case_system import AlertFacts
from bot.store.staff import Colleague as OnStaff
from bot.store.windows import window_of

State = Literal["open", "taken", "closed"]


class AlertListing(Listing, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which alerts are wanted."""

    state: State | UnsetType = UNSET


class Taking(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which named human takes it."""

    taken_by: Annotated[
        EMail, Meta(description="E-mail of a colleague who may see the alert.")
    ]


class Alert(Struct, frozen=True, kw_only=True):
    """Somebody must act. What was written, and why it alarmed, stays in Makker."""

    id: Id
    person_id: Annotated[Id | None, Meta(description="None: an unknown number.")]
    level: Literal["red", "orange", "yellow"]
    state: State
    opened_at: datetime
    taken_at: datetime | None
    taken_by: Colleague | None
    closed_at: datetime | None
    is_drill: bool


class Alerts(Struct, frozen=True, kw_only=True):
    """A page of alerts."""

    items: list[Alert]
    next: Id | None


def _list(asked: Asked) -> Alerts:
    page = asked.query.page()
    state = None if asked.query.state is UNSET else asked.query.state
    rows = case_system.alerts_of(asked.work.connection, asked.realm, page, state=state)
    shown, following = cut(rows, page.limit, lambda row: row.id)
    asked.note("alerts", [(row.municipality_id, row.person_id) for row in shown])
    return Alerts(items=[show_alert(row) for row in shown], next=following)


def _get(asked: Asked) -> Alert:
    row = _find(asked)
    asked.note("alert", [(row.municipality_id, row.person_id)])
    return show_alert(row)


def _take(asked: Asked) -> Alert:
    """Take it for a colleague; taking what one has already is no mistake."""
    row, connection = _find(asked), asked.work.connection
    if row.person_id is not None:
        people.lock(connection, row.person_id)
    colleague = _taker(asked, asked.body.taken_by)
    if not taking.take(asked.work, row.id, colleague):
        _look_who_has_it(asked, colleague)
    return _get(asked)


def _look_who_has_it(asked: Asked, colleague: OnStaff) -> None:
    row = _find(asked)
    if row.state == "closed":
        raise ProblemError(409, "The alert is closed.")
    if row.taken_by is None or row.taken_by.email != colleague.email:
        raise ProblemError(409, "A colleague has taken it already: read the alert.")


def _taker(asked: Asked, email: str) -> OnStaff:
    """Find the named human; only who may see the alert can take it."""
    connection = asked.work.connection
    colleague = staff.by_email(connection, email)
    if colleague is not None and not colleague.is_disabled:
        grants = staff.grants_of(connection, colleague.id)
        window = window_of(colleague.id, grants)
        if alerts.find(connection, window, asked.id) is not None:
            return colleague
    raise ProblemError(409, "Name a colleague who may see this alert, by e-mail.")


def _find(asked: Asked) -> AlertFacts:
    row = case_system.find_alert(asked.work.connection, asked.realm, asked.id)
    if row is None:
        raise missing()
    return row


def show_alert(row: AlertFacts) -> Alert:
    """Show an alert."""
    return Alert(
        id=row.id,
        person_id=row.person_id,
        level=_level(row.level),
        state=_state(row.state),
        opened_at=row.opened_at,
        taken_at=row.taken_at,
        taken_by=show_colleague(row.taken_by) if row.taken_by else None,
        closed_at=row.closed_at,
        is_drill=row.is_drill,
    )


def _level(level: str) -> Literal["red", "orange", "yellow"]:
    if level == "red":
        return "red"
    return "orange" if level == "orange" else "yellow"


def _state(state: str) -> State:
    if state == "open":
        return "open"
    return "taken" if state == "taken" else "closed"


OPERATIONS = (
    Operation(
        id="listAlerts",
        method="GET",
        path="/alerts",
        scope="alerts:read",
        summary="List the alerts",
        act=_list,
        query=AlertListing,
        answer=Alerts,
    ),
    Operation(
        id="getAlert",
        method="GET",
        path="/alerts/{id}",
        scope="alerts:read",
        summary="Read one alert",
        act=_get,
        answer=Alert,
    ),
    Operation(
        id="takeAlert",
        method="POST",
        path="/alerts/{id}/take",
        scope="alerts:take",
        summary="Take an alert for a named human",
        act=_take,
        body=Taking,
        answer=Alert,
    ),
)
