"""Reports frozen at a date: figures stored as they were, the same for ever."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, true

from bot.rules import outcomes
from bot.rules.courses import Course
from bot.store.statements import insert_once
from bot.store.tables.reports import report_cells, reports
from bot.store.tokens import Realm


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report before it is frozen."""

    municipality_id: int
    programme_id: int | None
    name: str
    as_of: date
    #: Months of the outcome windows.
    windows: Collection[int]
    staff_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report that is frozen."""

    id: int
    municipality_id: int
    programme_id: int | None
    name: str
    as_of: date
    frozen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One count of a report; None where it must not be shown."""

    measure: str
    months: int
    grouping: str
    of_group: str
    answer: str
    value: int | None


def freeze(
    connection: Connection, new: NewReport, courses: Sequence[Course], now: datetime
) -> int | None:
    """Store the figures; None when a report of this name is frozen already."""
    report_id = insert_once(
        connection,
        reports,
        {
            "municipality_id": new.municipality_id,
            "programme_id": new.programme_id,
            "name": new.name,
            "as_of": new.as_of,
            "frozen_at": now,
            "staff_id": new.staff_id,
        },
    )
    if report_id is not None:
        rows = [
            {"municipality_id": new.municipality_id, "report_id": report_id, **cell}
            for cell in cells_of(courses, new.windows, new.as_of)
        ]
        if rows:
            connection.execute(insert(report_cells), rows)
    return report_id


def cells_of(
    courses: Sequence[Course], windows: Collection[int], as_of: date
) -> Iterator[Mapping[str, Any]]:
    """Count every measure by every grouping, hidden cells marked."""
    for measure in outcomes.usual_measures(windows):
        for grouping, (counts, hidden) in outcomes.tables(
            courses, measure, as_of
        ).items():
            for cell in counts.cells():
                yield {
                    "measure": measure.name,
                    "months": measure.months or 0,
                    "grouping": grouping,
                    "of_group": cell[0],
                    "answer": cell[1],
                    "value": counts.value(cell),
                    "is_hidden": cell in hidden,
                }


def every(connection: Connection, municipality_id: int) -> Sequence[Report]:
    """List a municipality's reports, the newest first."""
    rows = connection.execute(
        select(reports)
        .where(reports.c.municipality_id == municipality_id)
        .order_by(reports.c.id.desc())
    )
    return [_report(row) for row in rows]


def of_realm(
    connection: Connection, realm: Realm, *, after: int, limit: int
) -> Sequence[Report]:
    """List the reports that a token reaches."""
    rows = connection.execute(
        select(reports)
        .where(_within(realm), reports.c.id > after)
        .order_by(reports.c.id)
        .limit(limit)
    )
    return [_report(row) for row in rows]


def find_in(connection: Connection, realm: Realm, report_id: int) -> Report | None:
    """Find a report that a token reaches."""
    row = connection.execute(
        select(reports).where(_within(realm), reports.c.id == report_id)
    ).first()
    return None if row is None else _report(row)


def find(connection: Connection, municipality_id: int, name: str) -> Report | None:
    """Find a municipality's report by its name."""
    row = connection.execute(
        select(reports).where(
            reports.c.municipality_id == municipality_id, reports.c.name == name
        )
    ).first()
    return None if row is None else _report(row)


def shown(connection: Connection, report_id: int) -> Sequence[Shown]:
    """Give what a report shows."""
    rows = connection.execute(
        select(report_cells)
        .where(report_cells.c.report_id == report_id)
        .order_by(report_cells.c.id)
    )
    return [
        Shown(
            measure=row.measure,
            months=row.months,
            grouping=row.grouping,
            of_group=row.of_group,
            answer=row.answer,
            value=None if row.is_hidden else row.value,
        )
        for row in rows
    ]


def _within(realm: Realm) -> ColumnElement[bool]:
    """Hold the reports of a realm; a programme's token sees none of all programmes."""
    if realm.programme_id is not None:
        return reports.c.programme_id == realm.programme_id
    if realm.municipality_id is not None:
        return reports.c.municipality_id == realm.municipality_id
    return true()


def _report(row: Row[Any]) -> Report:
    return Report(
        id=row.id,
        municipality_id=row.municipality_id,
        programme_id=row.programme_id,
        name=row.name,
        as_of=row.as_of,
        frozen_at=row.frozen_at,
    )
