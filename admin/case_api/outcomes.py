"""Outcomes: counts of reports that are frozen, small ones left out; nobody's own."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from admin.case_api.fields import Id, Listing
from admin.case_api.operations import Asked, Operation, cut
from admin.case_api.problems import missing
from bot.store import reports
from bot.store.reports import Report, Shown


class OutcomeReport(Struct, frozen=True, kw_only=True):
    """A report whose figures were frozen, and never change."""

    id: Id
    name: str
    as_of: date
    frozen_at: datetime


class OutcomeCount(Struct, frozen=True, kw_only=True):
    """How many people answer to one measure in one way, in one group."""

    measure: Annotated[str, Meta(description="In work or education: ever, now ...")]
    months: int
    grouping: str
    group: str
    answer: Annotated[str, Meta(description="in, out or unknown")]
    count: Annotated[int | None, Meta(description="null: too few to be shown.")]


class Outcomes(OutcomeReport, frozen=True, kw_only=True):
    """A frozen report with its counts."""

    counts: list[OutcomeCount]


class OutcomeReports(Struct, frozen=True, kw_only=True):
    """A page of frozen reports."""

    items: list[OutcomeReport]
    next: Id | None


def _list(asked: Asked) -> OutcomeReports:
    page = asked.query.page()
    rows = reports.of_realm(
        asked.work.connection, asked.realm, after=page.after, limit=page.limit + 1
    )
    shown, following = cut(rows, page.limit, lambda row: row.id)
    return OutcomeReports(items=[_show(row) for row in shown], next=following)


def _get(asked: Asked) -> Outcomes:
    report = reports.find_in(asked.work.connection, asked.realm, asked.id)
    if report is None:
        raise missing()
    cells = reports.shown(asked.work.connection, report.id)
    return Outcomes(
        id=report.id,
        name=report.name,
        as_of=report.as_of,
        frozen_at=report.frozen_at,
        counts=[_count(cell) for cell in cells],
    )


def _show(report: Report) -> OutcomeReport:
    return OutcomeReport(
        id=report.id, name=report.name, as_of=report.as_of, frozen_at=report.frozen_at
    )


def _count(cell: Shown) -> OutcomeCount:
    return OutcomeCount(
        measure=cell.measure,
        months=cell.months,
        grouping=cell.grouping,
        group=cell.of_group,
        answer=cell.answer,
        count=cell.value,
    )


OPERATIONS = (
    Operation(
        id="listOutcomes",
        method="GET",
        path="/outcomes",
        scope="outcomes:read",
        summary="List the frozen reports of outcomes",
        act=_list,
        query=Listing,
        answer=OutcomeReports,
    ),
    Operation(
        id="getOutcomes",
        method="GET",
        path="/outcomes/{id}",
        scope="outcomes:read",
        summary="Read the counts of a frozen report",
        act=_get,
        answer=Outcomes,
    ),
)
