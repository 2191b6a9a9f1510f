"""Small cells are hidden, and nothing that is shown gives one away."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.suppression import (
    SMALLEST,
    TOTAL,
    Cell,
    Counts,
    can_be_computed,
    hidden_cells,
    hidden_together,
)

ROWS = ("a", "b", "c")
COLUMNS = ("in", "out", "unknown")


@st.composite
def tables(draw: st.DrawFn, most: int = 30) -> Counts:
    """Draw a table of counts of people."""
    rows = ROWS[: draw(st.integers(1, 3))]
    inner = {cell: draw(st.integers(0, most)) for cell in product(rows, COLUMNS)}
    return Counts(rows, COLUMNS, inner)


def _values(counts: Counts) -> dict[Cell, int]:
    return {cell: counts.value(cell) for cell in counts.cells()}


def _solved(values: dict[Cell, int], hidden: frozenset[Cell]) -> set[Cell]:
    """Work out, as a reader with a pencil would, what the shown cells give away."""
    rows = sorted({row for row, _ in values})
    columns = sorted({column for _, column in values})
    lines = [[(row, column) for column in columns] for row in rows]
    lines += [[(row, column) for row in rows] for column in columns]
    known = {cell for cell in values if cell not in hidden}
    grows = True
    while grows:
        grows = False
        for line in lines:
            missing = [cell for cell in line if cell not in known]
            if len(missing) == 1:
                known.add(missing[0])
                grows = True
    return known & hidden


@given(tables())
@settings(max_examples=300)
def test_no_small_cell_is_shown(counts: Counts) -> None:
    """Every count under five is hidden, totals too."""
    hidden = hidden_cells(counts)
    assert {c for c, v in _values(counts).items() if v < SMALLEST} <= hidden


@given(tables())
@settings(max_examples=300)
def test_no_hidden_cell_can_be_computed(counts: Counts) -> None:
    """Neither by subtracting nor by knowing that no count is below zero."""
    values, hidden = _values(counts), hidden_cells(counts)
    assert _solved(values, hidden) == set()
    assert not [cell for cell in hidden if can_be_computed(values, hidden, cell)]


@given(tables(most=3), st.integers(0, 2))
@settings(max_examples=20, deadline=None)
def test_another_table_looks_the_same(counts: Counts, row: int) -> None:
    """For each hidden cell of a little table there is another that shows the same."""
    rows = counts.rows[: 1 + row % 2]
    inner = {cell: counts.inner[cell] + 3 for cell in product(rows, COLUMNS)}
    small = Counts(rows, COLUMNS, inner)
    values, hidden = _values(small), hidden_cells(small)
    possible: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    cells = list(product(rows, COLUMNS))
    free = [cell for cell in cells if cell in hidden]
    for guess in product(range(8), repeat=len(free)):
        other = Counts(rows, COLUMNS, {**inner, **dict(zip(free, guess, strict=True))})
        if all(other.value(c) == v for c, v in values.items() if c not in hidden):
            for cell in hidden:
                possible[cell].add(other.value(cell))
        if all(len(found) > 1 for found in possible.values()):
            break
    assert all(len(found) > 1 for found in possible.values())


@given(tables())
@settings(max_examples=100)
def test_tables_with_one_total_hide_it_alike(one: Counts) -> None:
    """What the total row hides in one table, no other shows."""
    merged = {("x", c): one.value((TOTAL, c)) for c in COLUMNS}
    same_total = Counts(("x",), COLUMNS, merged)
    first, second = hidden_together([one, same_total])
    assert {c for c in first if c[0] == TOTAL} == {c for c in second if c[0] == TOTAL}


def test_a_lone_small_cell_takes_others_along() -> None:
    """One small cell among large ones hides a ring of four."""
    inner = dict.fromkeys(product(ROWS, COLUMNS), 20) | {("a", "in"): 2}
    hidden = hidden_cells(Counts(ROWS, COLUMNS, inner))
    assert ("a", "in") in hidden
    assert len(hidden) == 4
    assert (TOTAL, TOTAL) not in hidden


def test_large_cells_are_all_shown() -> None:
    """Where nothing is small, nothing is hidden."""
    inner = dict.fromkeys(product(ROWS, COLUMNS), 5)
    assert hidden_cells(Counts(ROWS, COLUMNS, inner)) == frozenset()


def test_a_table_of_nobody_is_hidden_whole() -> None:
    """Where there are no groups, nothing is shown."""
    nobody = Counts((), COLUMNS, {})
    assert hidden_cells(nobody) == frozenset(nobody.cells())
    assert len(hidden_together([nobody, nobody])) == 2
