"""makker export outcomes: figures, frozen reports, and an evaluator's files."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.rules import outcomes
from bot.rules.outcomes import Figure
from bot.store import courses
from bot.store.courses import Whose
from bot.store.tables.people import people
from bot.store.tables.reports import releases
from tests.command.conftest import Ran, Shell
from tests.toender import ATTACHED, KNOWN_OUT, settle_toender
from tests.town import Town

EVA, KAJ = "eva@toender.example", "kaj@toender.example"
M = ("--municipality", "toender")


@pytest.fixture
def toender(town: Town) -> int:
    """Toender, with its 47 young people."""
    return settle_toender(town)


def _cells(ran: Ran) -> dict[tuple[str, ...], str]:
    assert ran.code == 0, ran.err
    rows = list(csv.reader(io.StringIO(ran.out)))[1:]
    return {tuple(row[:5]): row[5] for row in rows}


def test_figures_of_toender_come_back_from_the_ledger(town: Town, toender: int) -> None:
    """47 attached and 20 in work or education; of twelve nobody knows."""
    with town.database.reading() as connection:
        found = courses.read(connection, Whose(municipality_id=toender))
    today = town.clock.now().date()
    now = outcomes.figure(found, outcomes.now_in(), today)
    assert now == Figure(20, ATTACHED, ATTACHED - 20 - KNOWN_OUT)


def test_figures_are_printed_with_denominators(shell: Shell, toender: int) -> None:
    """Every figure stands with its total and its unknown; small ones are not shown."""
    assert toender
    cells = _cells(shell.run("export", "outcomes", *M, "--as-of", "2026-11-22"))
    assert cells["now", "0", "programme", "total", "total"] == "47"
    assert {key[0] for key in cells} == {"now", "ever", "end", "retained"}
    shown = [int(value) for value in cells.values() if value.isdigit()]
    assert min(shown) >= 5


def test_frozen_report_gives_the_same_figures_for_ever(
    shell: Shell, toender: int, town: Town
) -> None:
    """What changes afterwards, and who is erased, changes nothing in it."""
    frozen = shell.run("export", "outcomes", *M, "--freeze", "2026")
    with town.database.transaction() as connection:
        connection.execute(update(people).values(started_on=None))
        first = connection.execute(
            select(people.c.id).where(people.c.municipality_id == toender)
        ).scalars()
        erased = str(next(iter(first)))
    assert shell.run("erase", erased).code == 0
    again = shell.run("export", "outcomes", *M, "--report", "2026")
    assert _cells(again) == _cells(frozen)
    twice = shell.run("export", "outcomes", *M, "--freeze", "2026")
    assert "is frozen already" in twice.err
    unknown = shell.run("export", "outcomes", *M, "--report", "2027")
    assert "there are: 2026" in unknown.err


def test_two_people_release_and_the_figures_come_first(
    shell: Shell, toender: int, tmp_path: Path, town: Town
) -> None:
    """One asks and another lets go; nobody stands out in what is handed out."""
    asked = shell.run("export", "outcomes", *M, "--ask", EVA)
    assert asked.code == 0, asked.err
    assert "the smallest is shared by" in asked.out
    same = shell.run("export", "outcomes", "--approve", "1", "--by", EVA, "--out", "x")
    assert "whoever asked cannot let it go" in same.err
    assert not (tmp_path / "x").exists()
    done = shell.run("export", "outcomes", "--approve", "1", "--by", KAJ, "--out", "x")
    assert done.code == 0, done.err
    assert "people who share theirs with fewer than 5: 0" in done.out
    names = {path.name for path in (tmp_path / "x").iterdir()}
    assert names >= {"person_months.csv", "codebook.csv", "data_dictionary.md"}
    _look_at_rows(tmp_path / "x" / "person_months.csv")
    everything = "".join(path.read_text() for path in (tmp_path / "x").iterdir())
    for never in ("Opfundet", "+45", "2026-", "1999"):
        assert never not in everything.replace("2026-4", "").replace("2026-3", "")
    rows = town.rows(select(releases))
    assert len(rows[0].digest) == 64
    assert rows[0].asked_by != rows[0].approved_by
    again = shell.run("export", "outcomes", "--approve", "1", "--by", KAJ, "--out", "y")
    assert "has been let go" in again.err
    assert toender


def _look_at_rows(file: Path) -> None:
    """Rows are pseudonymous person-months, and each combination hides five."""
    with file.open() as lines:
        rows = list(csv.DictReader(lines))
    traits = {
        row["person"]: (row["programme"], row["age_band"], row["start"]) for row in rows
    }
    assert len(traits) == ATTACHED
    assert min(Counter(traits.values()).values()) >= 5
    assert {row["status"] for row in rows} <= {"in", "out", "unknown"}
    months = [int(r["month"]) for r in rows if r["person"] == rows[0]["person"]]
    assert months == list(range(1, len(months) + 1))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--ask", EVA), "--municipality is missing"),
        ((*M, "--ask", "ole@toender.example"), "no open account has this e-mail"),
        ((*M, "--ask", "mette@gladsaxe.example"), "has none of the roles"),
        (("--approve", "9", "--by", KAJ, "--out", "x"), "takes the number"),
        (("--municipality", "skagen"), "no such municipality here"),
        (("--as-of", "soon"), "must be a date"),
        (("--as-of", "2199-01-01"), "a day to come"),
        (
            ("--municipality", "gladsaxe", "--ask", "bo@gladsaxe.example"),
            "fewer than 5",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_mend(
    shell: Shell, toender: int, arguments: tuple[str, ...], told: str
) -> None:
    """Every refusal is one line that says what and how to mend it."""
    assert toender
    ran = shell.run("export", "outcomes", *arguments)
    assert ran.code == 1
    assert told in ran.err
    assert ran.err.count("\n") == 1
