"""Ids agree with their position, so that neither a typo nor an insertion moves a link unseen."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Catalogue, Clause
from kb.problems import Problem

ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """A part is called by its Roman number, everything below by its parent's id and its place."""
    for folder in catalogue.plans:
        if f"{folder.plan.id}:text" not in catalogue.whole:
            continue
        parts = [c for c in folder.clauses if c.id.split(".")[0] not in {"front", "end"}]
        for place, part in enumerate(parts, 1):
            number = ROMAN[place] if place < len(ROMAN) else str(place)
            yield from _clause(part, number, number, place)
        fronts = [c for c in folder.clauses if c.id.startswith("front")]
        for place, front in enumerate(fronts, 1):
            yield from _clause(front, f"front.{place}", None, place)


def _clause(clause: Clause, expected: str, mark: str | None, place: int) -> Iterator[Problem]:
    if clause.id != expected:
        yield Problem("out-of-place", clause.where, {"id": clause.id, "place": str(place), "expected": expected})
    printed = (clause.mark or "").lower()
    last = printed.rpartition(".")[2]
    if printed and last.isalnum() and last not in {mark, str(place)}:
        yield Problem("mark-out-of-place", clause.where, {"mark": clause.mark or "", "place": str(place)})
    for below, child in enumerate(clause.clauses, 1):
        yield from _clause(child, f"{clause.id}.{below}", None, below)
