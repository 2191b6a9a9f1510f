"""Judge what was done by the far end's ledger, without asking the rules that did it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.courses import Course
from bot.store.simulation import Settled, Written
from scheduler.simulation.far_end import Entry

#: Local hours in which Makker may start something, on weekdays and at weekends.
WEEKDAY, WEEKEND = (9, 20), (11, 18)
#: What touches the next day may go from here on.
EARLIEST = time(6, 30)
_SATURDAY = 6
_CLOSED = {(1, 1), (12, 24), (12, 25), (12, 26), (12, 31)}
#: Days after Easter Sunday on which everything is closed.
_AROUND_EASTER = (-3, -2, 0, 1, 39, 49, 50)
_HOUR = timedelta(hours=1)
#: People of different districts have the same ids.
_APART = 1_000_000
#: The same words about the same thing within this time are said twice.
TWICE = timedelta(hours=12)
#: A timer or a message that has waited longer at the end was forgotten.
FORGOTTEN = timedelta(hours=1)
#: Notices that there is something to read; they say nothing themselves.
_NOTICE = ("link.notice",)
_STARTED = {"nudge", "change"}
_AGAIN_IN_DOUBT = {"alert", "crisis", "change"}
_ARRIVED = {"sent", "delivered"}
_FINAL = {"sent", "delivered", "skipped", "failed", "unsure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that there is to judge by."""

    ledger: Sequence[Entry]
    written: Sequence[Written]
    settled: Sequence[Settled]
    #: When the appointments begin, by their ids.
    starts: Mapping[int, datetime]
    #: Hours that people have chosen themselves at any time, by their ids.
    hours: Mapping[int, frozenset[int]]
    #: When people have written, by their ids.
    heard: Mapping[int, Sequence[datetime]]
    #: What should be there and is not, found elsewhere.
    missing: Sequence[str]
    until: datetime
    zone: ZoneInfo
    #: When people are busy, by their ids.
    busy: Mapping[int, Sequence[tuple[datetime, datetime]]] = field(
        default_factory=dict
    )
    #: What has come of everybody, as the figures of outcomes are made of it.
    courses: Sequence[Course] = ()


@dataclass(slots=True)
class Verdict:
    """What was sent, what was not and why, and what must never happen."""

    sent: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    quiet_hour_violations: list[str] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)
    silent_losses: list[str] = field(default_factory=list)
    #: For the table and the picture: started by Makker, by person and week; by hour.
    by_delivery: Counter[str] = field(default_factory=Counter)
    by_week: Counter[tuple[int, int]] = field(default_factory=Counter)
    by_hour: Counter[int] = field(default_factory=Counter)
    courses: list[Course] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing happened that must never happen."""
        wrong = (self.quiet_hour_violations, self.doubles, self.silent_losses)
        return not any(wrong)

    @classmethod
    def of_all(cls, verdicts: Iterable["Verdict"]) -> "Verdict":
        """Put the verdicts of several districts together."""
        whole = cls()
        for district, verdict in enumerate(verdicts):
            whole.sent += verdict.sent
            whole.skipped += verdict.skipped
            whole.quiet_hour_violations += verdict.quiet_hour_violations
            whole.doubles += verdict.doubles
            whole.silent_losses += verdict.silent_losses
            whole.by_delivery += verdict.by_delivery
            whole.by_hour += verdict.by_hour
            whole.courses += verdict.courses
            for (person_id, week), count in verdict.by_week.items():
                whole.by_week[district * _APART + person_id, week] += count
        return whole


def judge(evidence: Evidence, start: datetime) -> Verdict:
    """Go through the ledger and the rows that caused it."""
    rows = {row.id: row for row in evidence.written}
    verdict = Verdict(courses=list(evidence.courses))
    for entry in evidence.ledger:
        row = rows[entry.outbox_id]
        verdict.by_delivery[row.delivery] += 1
        if row.person_id is None or row.delivery not in _STARTED:
            continue
        verdict.sent += 1
        week = (entry.at - start).days // 7
        verdict.by_week[row.person_id, week] += row.counts
        verdict.by_hour[entry.at.astimezone(evidence.zone).hour] += 1
    verdict.skipped.update(_reasons(evidence))
    verdict.quiet_hour_violations.extend(_quiet_hours(evidence, rows))
    verdict.quiet_hour_violations.extend(_while_busy(evidence, rows))
    verdict.doubles.extend(_doubles(evidence, rows))
    verdict.silent_losses.extend(_losses(evidence, rows))
    return verdict


def may_be_sent(local: datetime, own_hours: frozenset[int] = frozenset()) -> bool:
    """Say by the calendar alone whether a nudge may arrive at a local time."""
    if is_closed(local.date()):
        return False
    opens, closes = WEEKEND if local.isoweekday() >= _SATURDAY else WEEKDAY
    return opens <= local.hour < closes or local.hour in own_hours


def is_closed(day: date) -> bool:
    """Say whether it is a Danish public holiday, 24 or 31 December."""
    around = {easter(day.year) + timedelta(days=days) for days in _AROUND_EASTER}
    return (day.month, day.day) in _CLOSED or day in around


def easter(year: int) -> date:
    """Reckon Easter Sunday (Butcher's rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _reasons(evidence: Evidence) -> Iterator[str]:
    for settled in evidence.settled:
        if settled.state == "skipped":
            yield settled.reason or "unknown"
    for row in evidence.written:
        if row.state not in _ARRIVED and row.person_id and row.reason:
            yield row.reason


def _quiet_hours(evidence: Evidence, rows: Mapping[int, Written]) -> Iterator[str]:
    for entry in evidence.ledger:
        row = rows[entry.outbox_id]
        if row.person_id is None or row.author_id is not None:
            continue
        local = entry.at.astimezone(evidence.zone)
        own = evidence.hours.get(row.person_id, frozenset())
        is_wrong = (
            row.delivery in _STARTED
            and not may_be_sent(local, own)
            and _could_wait(evidence, entry.at, row)
        )
        if is_wrong:
            yield f"{local:%a %Y-%m-%d %H:%M} {_told(row)}"


def _while_busy(evidence: Evidence, rows: Mapping[int, Written]) -> Iterator[str]:
    """Find what came to somebody who was busy, and would have been early enough."""
    for entry in evidence.ledger:
        row = rows[entry.outbox_id]
        if row.person_id is None or row.delivery not in _STARTED or row.author_id:
            continue
        for begins, ends in evidence.busy.get(row.person_id, ()):
            if begins <= entry.at < ends and _is_early(evidence, row, ends):
                yield f"{entry.at:%Y-%m-%d %H:%M} while busy {_told(row)}"


def _is_early(evidence: Evidence, row: Written, ends: datetime) -> bool:
    """Whether it would have been in time after the busy hours."""
    if row.subject is None or row.subject[0] != "appointment":
        return True
    return ends <= evidence.starts[row.subject[1]] - _HOUR


def _could_wait(evidence: Evidence, at: datetime, row: Written) -> bool:
    """Whether there was a better moment that was early enough.

    What touches the next day may come from half past six till eight in the evening.
    """
    local = at.astimezone(evidence.zone)
    is_day = local.time() >= EARLIEST and local.hour < WEEKDAY[1]
    if row.delivery == "change" and is_day:
        return False
    if row.subject is None or row.subject[0] != "appointment":
        return True
    in_time = evidence.starts[row.subject[1]] - _HOUR
    return _has_decent_moment(local, in_time.astimezone(evidence.zone), is_day=is_day)


def _has_decent_moment(local: datetime, until: datetime, *, is_day: bool) -> bool:
    """Look hour by hour for one that any nudge may take; at night a morning will do."""
    moment = local.replace(minute=0, second=0, microsecond=0)
    while moment <= until:
        is_morning = not is_day and moment.hour == EARLIEST.hour + 1
        if moment > local and (may_be_sent(moment) or is_morning):
            return True
        moment += _HOUR
    return False


def _doubles(evidence: Evidence, rows: Mapping[int, Written]) -> Iterator[str]:
    times = Counter(entry.outbox_id for entry in evidence.ledger)
    lost = Counter(e.outbox_id for e in evidence.ledger if e.is_answer_lost)
    for outbox_id, count in times.items():
        row = rows[outbox_id]
        allowed = 1 + lost[outbox_id] * (row.delivery in _AGAIN_IN_DOUBT)
        if count > allowed:
            yield f"{count} times {_told(row)}"
    last: dict[tuple[object, ...], datetime] = {}
    for entry in evidence.ledger:
        row = rows[entry.outbox_id]
        is_counted = row.delivery in _STARTED and row.texts != _NOTICE
        if not is_counted or times[row.id] > 1:
            continue
        key = (row.person_id, row.staff_id, row.texts, row.subject, entry.channel)
        if key in last and _says_again(evidence, row.person_id, last[key], entry.at):
            yield f"{entry.at:%Y-%m-%d %H:%M} again {_told(row)}"
        last[key] = entry.at


def _says_again(
    evidence: Evidence, person_id: int | None, before: datetime, now: datetime
) -> bool:
    """Whether the same was said to a person who has not written in between."""
    if person_id is None or now - before >= TWICE:
        return False
    heard = evidence.heard.get(person_id, ())
    return not any(before < at <= now for at in heard)


def _losses(evidence: Evidence, rows: Mapping[int, Written]) -> Iterator[str]:
    arrived = {entry.outbox_id for entry in evidence.ledger}
    for row in rows.values():
        is_late = row.not_before < evidence.until - FORGOTTEN
        if row.state not in _FINAL and is_late:
            yield f"still {row.state} {_told(row)}"
        elif row.state in _ARRIVED and row.id not in arrived and row.channel != "web":
            yield f"never reached the provider {_told(row)}"
        elif row.state in {"skipped", "failed", "unsure"} and not row.reason:
            yield f"{row.state} without a reason {_told(row)}"
    for settled in evidence.settled:
        if settled.state not in {"sent", "skipped"}:
            yield f"{settled.plan} ended {settled.state}"
        elif settled.state == "skipped" and not settled.reason:
            yield f"{settled.plan} skipped without a reason"
    yield from evidence.missing


def _told(row: Written) -> str:
    """Name a message without its words."""
    about = "" if row.subject is None else f" about {row.subject[0]} {row.subject[1]}"
    return f"{row.delivery} {'+'.join(row.texts)}{about} to person {row.person_id}"
