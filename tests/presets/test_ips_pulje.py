"""STAR's grant IPS for unge: a window of 18 months, frozen reports, fidelity."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from bot.presets import preset
from bot.rules import outcomes
from bot.rules.courses import Course, Stay, Word
from bot.rules.doses import Skip, Standing, may_ask
from bot.rules.fidelity import Effort, evidence
from bot.rules.limits import find_mistakes
from bot.rules.outcomes import Figure
from bot.store import case_lines, courses, people, reports
from bot.store.courses import Whose
from tests.conftest import MORNING
from tests.presets.conftest import Runs
from tests.town import Town

PULJE = preset("ips_pulje")
START = date(2024, 1, 10)
LATER = date(2026, 11, 22)


def _course(*stays: Stay, **values: object) -> Course:
    known = {
        "person": 1,
        "programme": "ips_pulje",
        "municipality": "vejle",
        "started_on": START,
        "age": 22,
        "stays": stays,
        **values,
    }
    return Course(**known)  # type: ignore[arg-type]


def test_programme_record_has_grant_period_and_eligibility() -> None:
    """Grant, period and eligibility are fields of staff, and they are checked."""
    assert PULJE.grant == "STAR: IPS for unge"
    assert (PULJE.grant_from, PULJE.grant_until) == ("2023-01-01", "2026-12-31")
    assert PULJE.eligibility == ("benefit", "unwell", "diagnosis")
    assert "grant_from must be a day, as 2026-01-31" in find_mistakes(
        replace(PULJE, grant_from="2023")
    )


def test_window_of_18_months_at_any_time_and_at_the_end() -> None:
    """Both are shown, from each one's own start."""
    lost = Stay("work", START + timedelta(days=60), START + timedelta(days=200))
    people = [
        _course(Stay("education", START + timedelta(days=90), None)),
        _course(lost, words=(Word(date(2025, 7, 12), "neither"),)),
        _course(started_on=date(2026, 1, 1)),
    ]
    names = [(m.name, m.months) for m in outcomes.usual_measures({PULJE.window_months})]
    assert ("ever", 18) in names
    assert ("end", 18) in names
    assert outcomes.figure(people, outcomes.ever_within(18), LATER) == Figure(2, 2, 0)
    assert outcomes.figure(people, outcomes.at_end_of(18), LATER) == Figure(1, 2, 0)


def test_relative_and_absolute_difference_are_apart() -> None:
    """60 against 46.5 is 13.5 points, and 29 per cent of the second."""
    found = outcomes.difference(Figure(600, 1000, 0), Figure(465, 1000, 0))
    assert found is not None
    assert found.points == Fraction(135, 1000)
    assert found.relative is not None
    assert round(100 * found.relative) == 29


def test_two_systems_do_not_collide() -> None:
    """Beside treatment Makker starts less: two a week, and a day between them."""
    assert PULJE.weekly_cap == 2
    standing = Standing(
        started=[MORNING - timedelta(days=2), MORNING - timedelta(days=4)],
        has_joined=True,
        is_stopped=False,
        is_in_talk=False,
        is_in_distress=False,
        paused_until=None,
        human_until=None,
        slot_hour=None,
    )
    assert may_ask(PULJE, standing, MORNING) == Skip("weekly_cap")


def test_who_was_told_what_and_when_is_exportable(runs: Runs) -> None:
    """The case has every appointment, alert and notice, with who and when."""
    town = runs("ips_pulje")
    anna = town.settle_in()
    town.agree(anna, MORNING + timedelta(days=3))
    town.says("Jeg vil ikke leve mere")
    with town.database.reading() as connection:
        person = people.get(connection, anna)
        lines = case_lines.lines_of(connection, person)
    whats = [line.what for line in lines]
    assert "agreed" in whats
    assert "alert_told" in whats
    told = next(line for line in lines if line.what == "alert_told")
    assert told.who == "Mette Skov"


def test_fidelity_is_produced_not_typed() -> None:
    """Every item comes out of what was done."""
    one = Effort(consultant=1, started_on=START, is_active=True, contacts=3)
    items = [found.item for found in evidence([one], LATER, PULJE.caseload_most)]
    assert items == [
        "caseload",
        "rapid_search",
        "disclosure",
        "contacts",
        "outreach",
        "follow_along",
        "community",
    ]


def test_yearly_reports_give_the_same_figures(runs: Runs, town: Town) -> None:
    """A report that is frozen is read, never counted again."""
    town = runs("ips_pulje")
    for number in range(12):
        town.settle_in(f"Ung {number} By", f"+45200000{20 + number}")
    whose = Whose(municipality_id=town.municipality_id)
    with town.database.transaction() as connection:
        new = reports.NewReport(
            municipality_id=town.municipality_id,
            programme_id=town.programme_id,
            name="2026",
            as_of=LATER,
            windows={18},
        )
        now = town.clock.now()
        report_id = reports.freeze(
            connection, new, courses.read(connection, whose), now
        )
        assert report_id is not None
        before = reports.shown(connection, report_id)
    town.settle_in("Ny Ung", "+4520000050")
    with town.database.reading() as connection:
        assert reports.shown(connection, report_id) == before
    totals = [s.value for s in before if (s.measure, s.answer) == ("now", "total")]
    assert set(totals) == {12}
