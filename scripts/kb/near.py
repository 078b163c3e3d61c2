"""Which tasks and clauses are near another: those that share bodies, topics and groups of children with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.links import PlanLinks


@dataclass(frozen=True)
class Near:
    """A clause or task that is near another, and by what: ids of shared actors, topics and groups."""

    id: str
    agencies: tuple[str, ...]
    topics: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Count what is shared; a shared topic says more than a shared actor."""
        return 3 * len(self.topics) + 2 * len(self.groups) + len(self.agencies)


def tasks(plan: PlanLinks, task_id: str, most: int = 5) -> tuple[Near, ...]:
    """Find the nearest other tasks by shared actors, topics and groups."""
    mine = plan.tasks[task_id]
    found = [
        Near(
            other.id,
            _shared((a.agency for a in mine.actors), (a.agency for a in other.actors)),
            _shared(mine.topics, other.topics),
            _shared(mine.groups, other.groups),
        )
        for other in plan.tasks.values()
        if other.id != task_id
    ]
    return _nearest(found, most)


def clauses(plan: PlanLinks, clause_id: str, most: int = 4) -> tuple[Near, ...]:
    """Find the nearest other clauses by shared actors, topics and groups."""
    # Dictionaries rather than sets: the order of a set changes from run to run.
    actors = {c: {a.agency: t for t in ts for a in t.actors} for c, ts in plan.tasks_of_clause.items()}
    found = [
        Near(
            other,
            _shared(actors.get(clause_id, ()), actors.get(other, ())),
            _shared(plan.topics_of_clause(clause_id), plan.topics_of_clause(other)),
            _shared(plan.groups_of_clause(clause_id), plan.groups_of_clause(other)),
        )
        for other, place in plan.places.items()
        if other != clause_id and place.item and place.clause.text
    ]
    return _nearest(found, most)


def _shared(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    other = set(theirs)
    return tuple(dict.fromkeys(name for name in mine if name in other))


def _nearest(found: Iterable[Near], most: int) -> tuple[Near, ...]:
    """Keep those that share a subject: nearly every pair shares an actor, which says little alone."""
    close = [near for near in found if near.topics or near.groups]
    return tuple(sorted(close, key=lambda near: (-near.weight, near.id))[:most])
