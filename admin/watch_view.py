"""Read who is on watch in a programme: the ladder, absences, duty, the last test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from admin import access
from admin.access import Viewer
from bot.effects.alerts.troubles import as_checked, find_troubles
from bot.effects.turn import Work
from bot.rules.drills import lack_of_drill
from bot.rules.ladder import is_on_watch
from bot.store import staff, watch
from bot.store.database import Connection
from bot.store.pages import alerts
from bot.store.pages.alerts import AlertRow
from bot.store.places import Place
from bot.store.staff import Colleague
from bot.store.watch import Absence, Shift


@dataclass(frozen=True, slots=True)
class Watcher:
    """Somebody on the ladder."""

    colleague: Colleague
    is_on_watch: bool
    is_absent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchView:
    """Everything on the page."""

    place: Place
    troubles: Sequence[str]
    old_lines: int
    ladder: Sequence[Watcher]
    #: Everybody who can be away or have the duty, by id.
    colleagues: Mapping[int, Colleague]
    absences: Sequence[Absence]
    shifts: Sequence[Shift]
    drill: AlertRow | None
    is_drill_old: bool


def read_watch(work: Work, viewer: Viewer, programme_id: int) -> WatchView:
    """Read everything on the page."""
    connection, now = work.connection, work.now
    place = access.place(connection, viewer, programme_id)
    colleagues = colleagues_of(connection, programme_id)
    rungs = watch.ladder(connection, programme_id, None, now)
    last = alerts.last_drill(connection, viewer.window, programme_id)
    lines = as_checked(connection, work.house.help_lines)
    mine = set(colleagues)
    return WatchView(
        place=place,
        troubles=find_troubles(connection, now),
        old_lines=sum(line.is_too_old(now.date()) for line in lines),
        ladder=[
            Watcher(
                colleagues[rung.staff_id],
                is_on_watch(place.programme, rung, now),
                rung.is_absent,
            )
            for rung in rungs
        ],
        colleagues=colleagues,
        absences=[
            one
            for one in watch.absences_of(connection, place.municipality_id, now)
            if one.staff_id in mine
        ],
        shifts=[
            one
            for one in watch.shifts_of(connection, place.municipality_id, now)
            if one.programme_id in {None, programme_id}
        ],
        drill=last,
        is_drill_old=lack_of_drill(last.opened_at if last else None, now) is not None,
    )


def colleagues_of(connection: Connection, programme_id: int) -> dict[int, Colleague]:
    """Give those on a programme's ladder, by id."""
    found = staff.colleagues(connection, watch.everybody(connection, programme_id))
    return dict(sorted(found.items(), key=lambda item: item[1].name))
