"""Set a candidate in the calendar of Copenhagen, never in the past."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flows.listening.atoms import Atom, Kind
from flows.listening.candidates import Candidate
from flows.listening.day_words import PARTS

COPENHAGEN: Final = ZoneInfo("Europe/Copenhagen")
_NOON: Final = 12 * 60
_PARTS: Final = tuple(PARTS)
_EARLY: Final = frozenset(map(_PARTS.index, ("morgen", "formiddag", "nat")))
_LATE: Final = frozenset(map(_PARTS.index, ("middag", "eftermiddag", "aften")))
_AFTERNOON_HOURS: Final = range(1, 7)
_EXACT: Final = (Kind.CLOCK, Kind.SAME_CLOCK, Kind.SHIFT, Kind.WITHIN)
_DAYS: Final = (
    Kind.WEEKDAY,
    Kind.DATE,
    Kind.OFFSET,
    Kind.BESIDE,
    Kind.SAME_DAY,
)
#: Four years and eight, for a 29 February around 2100.
_YEARS_AHEAD: Final = 9


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is told from: now, the appointment spoken of, what was named."""

    now: datetime
    base: datetime | None
    month: int = 0
    day: date | None = None

    @property
    def today(self) -> date:
        """Return the local date."""
        return self.now.date()


def set_here(now: datetime, base: datetime | None) -> Setting:
    """Bring now and the appointment to local time."""
    local = base.astimezone(COPENHAGEN) if base else None
    return Setting(now.astimezone(COPENHAGEN), local)


def has_clock(candidate: Candidate) -> bool:
    """Whether a candidate fixes the clock."""
    return candidate.find(*_EXACT) is not None


def find_day(candidate: Candidate, setting: Setting) -> date | None:
    """Return the day that a candidate fixes, today or later."""
    try:
        found = _read_day(candidate, setting)
    except (OverflowError, ValueError):
        return None
    return found if found and found >= setting.today else None


def _read_day(candidate: Candidate, setting: Setting) -> date | None:
    weekday = candidate.find(Kind.WEEKDAY)
    dated = candidate.find(Kind.DATE)
    if dated:
        return _find_date(dated, weekday, setting)
    near = candidate.find(Kind.OFFSET, Kind.BESIDE, Kind.SAME_DAY)
    week = candidate.find(Kind.WEEK, Kind.WEEKS_ON, Kind.WEEKS_BESIDE)
    if week:
        return _find_in_week(week, weekday, candidate, setting)
    if weekday:
        later = near.value[0] if near and near.kind is Kind.OFFSET else 0
        if not later or later % 7 == 0:
            found = _find_weekday(weekday, setting)
            # "tirsdag om 14 dage", said on a Tuesday, is in fourteen days.
            whole = later and found.weekday() == setting.today.weekday()
            return found + timedelta(later - 7 * bool(whole))
    if near is None:
        return None
    return _find_near(near, setting)


def _find_near(near: Atom, setting: Setting) -> date | None:
    if near.kind is Kind.OFFSET:
        return setting.today + timedelta(near.value[0])
    appointed = setting.base.date() if setting.base else None
    if near.kind is Kind.SAME_DAY:
        return setting.day or appointed
    return (setting.day or appointed or setting.today) + timedelta(near.value[0])


def _find_weekday(weekday: Atom, setting: Setting) -> date:
    day, which, weeks = weekday.value
    start = setting.today
    if which == 1:
        return start + timedelta(7 - start.weekday() + day)
    if which and setting.base:
        start = max(start, setting.base.date())
    return start + timedelta((day - start.weekday() - 1) % 7 + 1 + 7 * weeks)


def _find_in_week(
    week: Atom, weekday: Atom | None, candidate: Candidate, setting: Setting
) -> date | None:
    monday = _find_monday(week, setting)
    if weekday:
        return monday + timedelta(weekday.value[0])
    if setting.base and candidate.find(Kind.SAME_CLOCK):
        return monday + timedelta(setting.base.weekday())
    return None


def _find_monday(week: Atom, setting: Setting) -> date:
    year, current, weekday = setting.today.isocalendar()
    if week.kind is Kind.WEEK:
        later = week.value[0] < current
        return date.fromisocalendar(year + later, week.value[0], 1)
    start = setting.today - timedelta(weekday - 1)
    if week.kind is Kind.WEEKS_BESIDE and setting.base:
        start = setting.base.date() - timedelta(setting.base.weekday())
    return start + timedelta(7 * week.value[0])


def _find_date(dated: Atom, weekday: Atom | None, setting: Setting) -> date | None:
    day, month, year = dated.value
    if year:
        return date(year, month, day)
    month = month or setting.month
    if month:
        years = range(setting.today.year, setting.today.year + _YEARS_AHEAD)
        days = [_make(each, month, day) for each in years]
    else:
        start = setting.today.year * 12 + setting.today.month - 1
        days = [
            _make(number // 12, number % 12 + 1, day)
            for number in range(start, start + 13)
        ]
    coming = [each for each in days if each and each >= setting.today]
    if weekday and not month:
        agreeing = [each for each in coming[:3] if each.weekday() == weekday.value[0]]
        coming = agreeing or coming
    return coming[0] if coming else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_moment(
    candidate: Candidate, day: date | None, setting: Setting
) -> datetime | None:
    """Return the moment a candidate's clock means on a day, if still to come."""
    atom = candidate.find(*_EXACT)
    if atom is None:
        return None
    if atom.kind is Kind.WITHIN:
        return _settle(setting.now.astimezone(UTC) + timedelta(minutes=atom.value[0]))
    if atom.kind is Kind.CLOCK:
        return _find_clock(atom, candidate, day, setting)
    if setting.base is None:
        return None
    shift = timedelta(minutes=atom.value[0] if atom.value else 0)
    moved = setting.base.replace(tzinfo=None) + shift
    return _coming(datetime.combine(day or moved.date(), moved.time()), setting)


def _find_clock(
    atom: Atom, candidate: Candidate, day: date | None, setting: Setting
) -> datetime | None:
    minutes, fixed, hour = atom.value
    if day is None and candidate.find(*_DAYS):
        return None
    part = _part_of(candidate)
    if not fixed and minutes < _NOON and _is_late(hour, part):
        minutes += _NOON
    start = day or (setting.base.date() if setting.base else setting.today)
    found = _coming(_at(start, minutes), setting)
    if found is None and not fixed and minutes < _NOON and part not in _EARLY:
        found = _coming(_at(start, minutes + _NOON), setting)
    if found is None and day is None and setting.base is None:
        found = _coming(_at(start + timedelta(1), minutes), setting)
    return found


def _part_of(candidate: Candidate) -> int | None:
    part = candidate.find(Kind.PART)
    if part:
        return part.value[0]
    near = candidate.find(Kind.OFFSET)
    return near.value[1] - 1 if near and near.value[1] else None


def _is_late(hour: int, part: int | None) -> bool:
    if part in _LATE:
        return True
    return part not in _EARLY and hour in _AFTERNOON_HOURS


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _coming(naive: datetime, setting: Setting) -> datetime | None:
    found = _settle(naive.replace(tzinfo=COPENHAGEN).astimezone(UTC))
    return found if found > setting.now else None


def _settle(moment: datetime) -> datetime:
    # By way of UTC: an hour that the clock skips in spring becomes a real one.
    return moment.astimezone(COPENHAGEN)
