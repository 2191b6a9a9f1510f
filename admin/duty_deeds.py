"""What a lead writes into the duty calendar, and the test alarm."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes, is_id
from admin.guard import Form
from admin.local_time import read_local
from admin.watch_view import colleagues_of
from bot.effects.alerts import drill
from bot.effects.turn import Work
from bot.store import deeds, watch
from bot.store.conversations import Subject
from bot.store.pages import alerts
from bot.store.places import Place
from bot.store.staff import Colleague

Span = tuple[datetime, datetime]


def sound(work: Work, viewer: Viewer, programme_id: int) -> int:
    """Sound a test alarm, or give the one that still climbs."""
    place = access.place(work.connection, viewer, programme_id)
    last = alerts.last_drill(work.connection, viewer.window, programme_id)
    if last is not None and last.state == "open":
        return last.id
    alert = drill.sound(work, place.programme_id, viewer.colleague)
    _note(work, viewer, place, "drill", {"alert": alert.id})
    return alert.id


def _add_absence(
    work: Work, viewer: Viewer, place: Place, form: Form, span: Span
) -> bool:
    colleagues = colleagues_of(work.connection, place.programme_id)
    who = _one_of(colleagues, form["away_staff"])
    if who is None:
        return False
    stand_in = _one_of(colleagues, form["stand_in"])
    watch.add_absence(
        work.connection,
        who.id,
        municipality_id=place.municipality_id,
        from_at=span[0],
        until_at=span[1],
        stand_in_id=stand_in.id if stand_in and stand_in.id != who.id else None,
        now=work.now,
    )
    _note(work, viewer, place, "absence", {"staff": who.id})
    return True


def drop_absence(work: Work, viewer: Viewer, programme_id: int, one: str) -> None:
    """Take an absence back."""
    place = access.place(work.connection, viewer, programme_id)
    if is_id(one):
        watch.drop_absence(work.connection, place.municipality_id, int(one))
        _note(work, viewer, place, "absence_dropped", {"absence": int(one)})


def _add_shift(
    work: Work, viewer: Viewer, place: Place, form: Form, span: Span
) -> bool:
    colleagues = colleagues_of(work.connection, place.programme_id)
    who = _one_of(colleagues, form["duty_staff"])
    if who is None:
        return False
    watch.add_shift(
        work.connection,
        who.id,
        municipality_id=place.municipality_id,
        programme_id=place.programme_id,
        from_at=span[0],
        until_at=span[1],
    )
    _note(work, viewer, place, "shift", {"staff": who.id})
    return True


def drop_shift(work: Work, viewer: Viewer, programme_id: int, one: str) -> None:
    """Take a shift back."""
    place = access.place(work.connection, viewer, programme_id)
    if is_id(one):
        watch.drop_shift(work.connection, place.municipality_id, int(one))
        _note(work, viewer, place, "shift_dropped", {"shift": int(one)})


def _note(
    work: Work, viewer: Viewer, place: Place, what: str, details: Mapping[str, int]
) -> None:
    deeds.note(
        work.connection,
        viewer.colleague,
        what,
        Subject("programme", place.programme_id),
        details=details,
        now=work.now,
    )


def _read_days(form: Form, place: Place, mistakes: Mistakes) -> Span | None:
    whole = Form(form, away_time="00:00", back_time="00:00")
    zone = place.programme.time_zone
    first = read_local(whole, zone, mistakes, "away_")
    last = read_local(whole, zone, mistakes, "back_")
    if first is None or last is None:
        return None
    if last < first:
        mistakes.add("back_date", "order")
        return None
    after = last.date() + timedelta(days=1)
    return first, datetime.combine(after, time(), zone)


def _read_span(form: Form, place: Place, mistakes: Mistakes) -> Span | None:
    zone = place.programme.time_zone
    first = read_local(form, zone, mistakes, "from_")
    last = read_local(form, zone, mistakes, "until_")
    if first is None or last is None:
        return None
    if last <= first:
        mistakes.add("until_date", "order")
        return None
    return first, last


def _one_of(colleagues: Mapping[int, Colleague], text: str) -> Colleague | None:
    return colleagues.get(int(text)) if is_id(text) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a lead writes into the duty calendar: how it is read and kept."""

    read: Callable[[Form, Place, Mistakes], Span | None]
    add: Callable[[Work, Viewer, Place, Form, Span], bool]
    #: The field that names a colleague.
    who: str
    done: str


ABSENCE = Entry(_read_days, _add_absence, "away_staff", "absence")
SHIFT = Entry(_read_span, _add_shift, "duty_staff", "shift")
