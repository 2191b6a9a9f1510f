"""Which help lines to show: open at this minute, right for age and region."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.rules.hours import is_holiday

#: Never more than this many numbers in one answer, beside 112.
MOST_SHOWN = 2
#: A line that nobody has checked for this long must warn staff.
TOO_OLD = timedelta(days=100)
_MIDNIGHT = 24 * 60
#: Ages that a line for everybody takes, and one to ask with where none is known.
CHILD, ADULT, OLD = 12, 18, 99
#: What a public holiday is, whatever its weekday.
HOLIDAY = 8
#: One's own doctor answers on working days.
_DOCTOR_DAYS = range(1, 6)
_DOCTOR_HOURS = range(8, 16)


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours on some weekdays; minutes after midnight, may pass it."""

    #: ISO weekdays, 1 is Monday; 8 is a public holiday.
    days: frozenset[int]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """Somebody a young person can turn to."""

    id: str
    name: str
    #: What to dial, or the address of a chat.
    reach: str
    is_phone: bool
    #: crisis, doctor, violence, eating or talk.
    kind: str
    age_from: int
    age_to: int
    regions: frozenset[str]
    hours: tuple[Hours, ...]
    checked_on: date
    source: str
    #: What SMS calls it, where the name itself would tell too much; may be empty.
    sms_name: str
    #: Lower is shown first among lines of a kind.
    order: int

    def told_by(self, channel: str) -> str:
        """Give name and number as a channel may show them."""
        name = self.sms_name if channel == "sms" else self.name
        return f"{name} {self.reach}".strip()

    @property
    def is_for_all(self) -> bool:
        """Whether it is for children and grown-ups alike."""
        return self.age_from <= CHILD and self.age_to >= OLD

    def fits(self, age: int, region: str) -> bool:
        """Whether it is for this age and region."""
        return self.age_from <= age <= self.age_to and (
            not self.regions or region in self.regions
        )

    def is_open(self, local: datetime) -> bool:
        """Whether somebody answers at this local minute."""
        minute = local.hour * 60 + local.minute
        today, yesterday = _day(local), _day(local - timedelta(days=1))
        return any(
            (today in hours.days and _covers(hours, minute))
            or (yesterday in hours.days and _covers(hours, minute + _MIDNIGHT))
            for hours in self.hours
        )

    def is_too_old(self, today: date) -> bool:
        """Whether it must be checked again."""
        return today - self.checked_on > TOO_OLD


def choose(
    lines: Iterable[HelpLine],
    kinds: tuple[str, ...],
    *,
    age: int,
    region: str,
    local: datetime,
) -> tuple[HelpLine, ...]:
    """Give at most two lines that are open now, the wanted kinds first."""
    open_now = [
        line
        for line in lines
        if line.kind in kinds and line.fits(age, region) and line.is_open(local)
    ]
    open_now.sort(key=lambda line: (kinds.index(line.kind), line.order))
    return tuple(open_now[:MOST_SHOWN])


def own_doctor_answers(local: datetime) -> bool:
    """Whether one's own doctor answers at this local minute."""
    return _day(local) in _DOCTOR_DAYS and local.hour in _DOCTOR_HOURS


def _day(local: datetime) -> int:
    return HOLIDAY if is_holiday(local.date()) else local.isoweekday()


def _covers(hours: Hours, minute: int) -> bool:
    closes = hours.closes + (_MIDNIGHT if hours.closes <= hours.opens else 0)
    return hours.opens <= minute < closes
