"""Every id that is named exists, and no id is given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kb.model import Agency, Catalogue, Entity, Inferred, PlanFolder, Stated, Task
from kb.problems import Problem, Where, nearest

FILES = {
    "agency": "catalogue/agencies.yml",
    "document": "catalogue/documents.yml",
    "place": "catalogue/places.yml",
    "topic": "catalogue/topics.yml",
    "group": "catalogue/groups.yml",
}
SECTIONS = {
    "agency": "agencies",
    "document": "documents",
    "place": "places",
    "topic": "topics",
    "group": "groups",
}


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Every id named exists; nothing is named twice."""
    known = _Known(catalogue)
    for register in (
        catalogue.agencies, catalogue.documents, catalogue.terms,
        catalogue.topics, catalogue.groups, catalogue.places,
    ):  # fmt: skip
        yield from _twice((entry.id, entry.where) for entry in register)  # type: ignore[attr-defined]
    for agency in catalogue.agencies:
        yield from _agency(agency, known)
    for document in catalogue.documents:
        if document.carries_out:
            yield from known.asks("document", document.carries_out, document.where)
    for place in catalogue.places:
        for former in place.formerly:
            yield from known.asks("place", former, place.where)
    for folder in catalogue.plans:
        yield from _plan(catalogue, folder, known)
    if len(catalogue.plans) == 1:
        clauses = {clause.id for clause in catalogue.plans[0].walk()}
        if f"{catalogue.plans[0].plan.id}:text" in catalogue.whole:
            for subject in (*catalogue.topics, *catalogue.groups):
                for clause in subject.clauses:
                    yield from _clause(clause, clauses, subject.where)


def _agency(agency: Agency, known: _Known) -> Iterator[Problem]:
    named = [agency.parent] if agency.parent else []
    named += list(agency.members) if isinstance(agency.members, tuple) else []
    for other in named:
        yield from known.asks("agency", other, agency.where)


def _plan(catalogue: Catalogue, folder: PlanFolder, known: _Known) -> Iterator[Problem]:
    plan = folder.plan
    if folder.folder.rpartition("/")[2] != plan.id:
        facts = {"id": plan.id, "folder": folder.folder}
        yield Problem("plan-folder", plan.where, facts)
    yield from known.asks("place", plan.place, plan.where)
    yield from known.asks("document", plan.carries_out, plan.where)
    for agency in (plan.issuer, plan.signer.on_behalf_of, *plan.recipients):
        yield from known.asks("agency", agency, plan.where)
    yield from _twice((clause.id, clause.where) for clause in folder.walk())
    yield from _twice((task.id, task.where) for task in folder.tasks)
    for clause in folder.walk():
        for citation in clause.cites:
            yield from known.asks("document", citation.document, citation.where)
    clauses = {clause.id for clause in folder.walk()}
    for task in folder.tasks:
        yield from _task(task, known)
        if f"{plan.id}:text" in catalogue.whole:
            for clause_id, where in _clauses_of(task):
                yield from _clause(clause_id, clauses, where)


def _task(task: Task, known: _Known) -> Iterator[Problem]:
    for topic in task.topics:
        yield from known.asks("topic", topic, task.where)
    for group in task.groups:
        yield from known.asks("group", group, task.where)
    for actor in task.actors:
        yield from known.asks("agency", actor.agency, actor.where)


def _clauses_of(task: Task) -> Iterator[tuple[str, Where]]:
    for basis in task.basis:
        yield basis.clause, basis.where
    if task.rhythm:
        yield task.rhythm.clause, task.rhythm.where
    for actor in task.actors:
        match actor:
            case Stated():
                yield actor.clause, actor.where
            case Inferred():
                yield actor.via, actor.where


def _clause(clause: str, clauses: set[str], where: Where) -> Iterator[Problem]:
    if clause not in clauses:
        yield Problem("unknown-clause", where, {"id": clause}, nearest(clause, clauses))


def _twice(entries: Iterable[tuple[str, Where]]) -> Iterator[Problem]:
    first: dict[str, Where] = {}
    for name, where in entries:
        if name in first:
            yield Problem("same-id-twice", where, {"id": name, "first": str(first[name])})
        first.setdefault(name, where)


class _Known:
    """The ids of each register, and whether the register was read whole."""

    def __init__(self, catalogue: Catalogue) -> None:
        registers: Mapping[str, Iterable[Entity]] = {
            "agency": catalogue.agencies,
            "document": catalogue.documents,
            "place": catalogue.places,
            "topic": catalogue.topics,
            "group": catalogue.groups,
        }
        self.ids = {kind: {entry.id for entry in entries} for kind, entries in registers.items()}  # type: ignore[attr-defined]
        self.whole = {kind: SECTIONS[kind] in catalogue.whole for kind in registers}

    def asks(self, kind: str, name: str, where: Where) -> Iterator[Problem]:
        """Yield a problem if a register that was read whole lacks the id."""
        if self.whole[kind] and name not in self.ids[kind]:
            facts = {"id": name, "file": FILES[kind]}
            yield Problem(f"unknown-{kind}", where, facts, nearest(name, self.ids[kind]))
