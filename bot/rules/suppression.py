"""Hide small cells of a table of counts, and enough others that none can be computed.

A table has rows (groups and their total) and columns (answers and their total). A
cell under five is hidden. What is shown adds up, so a hidden cell that stands alone
could be worked out; others are hidden beside it, the smallest first, until every
hidden cell could have at least one other value, none of the counts below zero.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

#: Counts of people below this are never shown.
SMALLEST = 5
#: Name of the row, and of the column, that the others add up to.
TOTAL = "total"

Cell = tuple[str, str]
#: A row or a column, by its name.
Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts by group and answer; totals are added here, and cannot contradict."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    inner: Mapping[Cell, int]

    def value(self, cell: Cell) -> int:
        """Give a count, or the sum that a total stands for."""
        rows = self.rows if cell[0] == TOTAL else (cell[0],)
        columns = self.columns if cell[1] == TOTAL else (cell[1],)
        return sum(self.inner.get((r, c), 0) for r in rows for c in columns)

    def cells(self) -> Iterator[Cell]:
        """Give every cell, the totals too."""
        for row in (*self.rows, TOTAL):
            for column in (*self.columns, TOTAL):
                yield row, column


def hidden_cells(
    counts: Counts, already: frozenset[Cell] = frozenset()
) -> frozenset[Cell]:
    """Name the cells that must not be shown; those hidden already stay so."""
    values = {cell: counts.value(cell) for cell in counts.cells()}
    if not counts.rows:
        return frozenset(values)
    hidden = {cell for cell, value in values.items() if value < SMALLEST}
    hidden |= already
    while exposed := next(_exposed(values, frozenset(hidden)), None):
        ring = _cheapest_ring(values, _prices(values, hidden), exposed)
        hidden |= ring or values.keys()
        if not ring:
            break
    return frozenset(hidden)


def hidden_together(tables: Sequence[Counts]) -> Sequence[frozenset[Cell]]:
    """Hide in tables that share their total row: what one hides, none may show."""
    shared: frozenset[Cell] = frozenset()
    while True:
        hidden = [hidden_cells(table, shared) for table in tables]
        found = frozenset(c for cells in hidden for c in cells if c[0] == TOTAL)
        if found == shared:
            return hidden
        shared = found


def can_be_computed(
    values: Mapping[Cell, int], hidden: Iterable[Cell], cell: Cell
) -> bool:
    """Tell whether a hidden cell follows from what is shown.

    It does not when some other table, none of its counts below zero, shows the same:
    one more here is made good by one less there, round a ring of hidden cells.
    """
    return not _cheapest_ring(values, dict.fromkeys(hidden, 0), cell)


def _exposed(values: Mapping[Cell, int], hidden: frozenset[Cell]) -> Iterator[Cell]:
    return (c for c in sorted(hidden) if can_be_computed(values, hidden, c))


def _prices(values: Mapping[Cell, int], hidden: Collection[Cell]) -> dict[Cell, int]:
    """What is hidden costs nothing more; a small cell costs less, a total most."""
    most = max(values.values()) + 1
    return {
        cell: 0
        if cell in hidden
        else 1 + value + most * cell.count(TOTAL) * len(values)
        for cell, value in values.items()
    }


def _cheapest_ring(
    values: Mapping[Cell, int], prices: Mapping[Cell, int], start: Cell
) -> set[Cell]:
    """Find the ring through a cell, made of priced cells, that costs least."""
    changes = (1, -1) if values[start] else (1,)
    rings = [_ring(values, prices, start, change) for change in changes]
    found = [ring for ring in rings if ring]
    return min(found, key=lambda ring: sum(prices[c] for c in ring), default=set())


def _ring(
    values: Mapping[Cell, int], prices: Mapping[Cell, int], start: Cell, change: int
) -> set[Cell]:
    """Walk from the cell's column to its row; each step makes the one before good."""
    goal: Node = ("row", start[0])
    first: Node = ("column", start[1])
    came_by: dict[Node, tuple[Cell, Node]] = {}
    done: set[Node] = set()
    queue = [(0, first, _sign(start) * change)]
    while queue:
        cost, node, owed = heappop(queue)
        if node == goal:
            return {start, *_walked(came_by, first, goal)}
        if node in done:
            continue
        done.add(node)
        for cell in _at(node, prices):
            across = _across(node, cell)
            is_below_zero = values[cell] - owed * _sign(cell) < 0
            if cell != start and not is_below_zero and across not in done:
                price = cost + prices[cell]
                if price < _cost_to(queue, across):
                    came_by[across] = (cell, node)
                    heappush(queue, (price, across, -owed))
    return set()


def _cost_to(queue: Sequence[tuple[int, Node, int]], node: Node) -> float:
    return min((cost for cost, at, _ in queue if at == node), default=float("inf"))


def _walked(
    came_by: Mapping[Node, tuple[Cell, Node]], first: Node, node: Node
) -> Iterator[Cell]:
    while node != first:
        cell, node = came_by[node]
        yield cell


def _sign(cell: Cell) -> int:
    """A total counts against the cells that add up to it."""
    return -1 if (cell[0] == TOTAL) != (cell[1] == TOTAL) else 1


def _at(node: Node, cells: Iterable[Cell]) -> Iterator[Cell]:
    place = 0 if node[0] == "row" else 1
    return (cell for cell in sorted(cells) if cell[place] == node[1])


def _across(node: Node, cell: Cell) -> Node:
    return ("column", cell[1]) if node[0] == "row" else ("row", cell[0])
