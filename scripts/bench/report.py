"""Figures into tables: medians, percentiles, ratios, and the same rows for people and for programs."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Cell = str | float | bool | None


@dataclass(frozen=True)
class Table:
    """One measurement: a row for each thing measured; None where there is nothing to say."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def records(self) -> list[dict[str, Cell]]:
        """Give the rows by the names of their columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def lines(self) -> list[str]:
        """Write the table for a terminal."""
        cells = [[_shown(cell) for cell in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(self.columns, *cells, strict=True)]
        numbers = [all(not isinstance(row[i], str) for row in self.rows) for i in range(len(widths))]
        written = [
            "  ".join(
                cell.rjust(width) if number else cell.ljust(width)
                for cell, width, number in zip(row, widths, numbers, strict=True)
            ).rstrip()
            for row in [list(self.columns), *cells]
        ]
        rule = "  ".join("-" * width for width in widths)
        return [self.title, written[0], rule, *written[1:], *(f"  {note}" for note in self.notes)]


def median(values: Iterable[float]) -> float:
    """Give the middle value, so that one disturbed run does not count."""
    return statistics.median(values)


def percentile(values: Iterable[float], share: float) -> float:
    """Give the value that a share of all values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def ratio(peer: float | None, ours: float | None) -> float | None:
    """Say how many times ours the peer's figure is; None where one of them is missing or ours is nothing."""
    return peer / ours if peer is not None and ours else None


def against(title: str, what: str, ours: str, figures: Mapping[str, float], notes: Sequence[str] = ()) -> Table:
    """Set one figure of each contender beside ours."""
    own = figures[ours]
    rows = tuple((name, figure, ratio(figure, own)) for name, figure in figures.items())
    return Table(title, ("", what, "times ours"), rows, tuple(notes))


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "NO"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return f"{cell:.0f}" if abs(cell) >= 100 else f"{cell:.1f}" if abs(cell) >= 10 else f"{cell:.3g}"  # noqa: PLR2004 - three places
    return cell
