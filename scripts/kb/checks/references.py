"""Every id that is named exists, and no id is given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kb import addresses
from kb.model import Catalogue, Entity, Inferred, PlanFolder, Stated, Task
from kb.problems import Problem, Where, nearest

SECTIONS = {
    "agency": "agencies",
    "answer": "answers",
    "document": "documents",
    "place": "places",
    "topic": "topics",
    "group": "groups",
    "question": "questions",
}


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Every id named exists; nothing is named twice."""
    known = _Known(catalogue)
    for register in (
        catalogue.agencies, catalogue.documents, catalogue.terms, catalogue.topics,
        catalogue.groups, catalogue.answers, catalogue.doors, catalogue.places,
        catalogue.packs, catalogue.questions, catalogue.forms, catalogue.units,
    ):  # fmt: skip
        yield from _twice((entry.id, entry.where) for entry in register)
    for pack in catalogue.packs:
        yield from _twice((block.id, block.where) for block in pack.blocks)
    for kind, name, where in _named(catalogue):
        yield from known.asks(kind, name, where)
    for redirect in catalogue.redirects:
        if redirect.old.split("/")[0] not in addresses.FOLDERS:
            facts = {"old": redirect.old, "folders": ", ".join(addresses.FOLDERS)}
            yield Problem("redirect-outside", redirect.where, facts)
    for folder in catalogue.plans:
        yield from _plan(catalogue, folder, known)
    yield from _knowledge(catalogue)


def _named(catalogue: Catalogue) -> Iterator[tuple[str, str, Where]]:
    """Yield every id that one entry of a register names of another: its kind, the id, the place."""
    for agency in catalogue.agencies:
        named = [agency.parent] if agency.parent else []
        named += list(agency.members) if isinstance(agency.members, tuple) else []
        yield from (("agency", other, agency.where) for other in named)
    for document in catalogue.documents:
        if document.carries_out:
            yield "document", document.carries_out, document.where
    for place in catalogue.places:
        yield from (("place", former, place.where) for former in place.formerly)
    for door in catalogue.doors:
        yield from (("agency", body, door.where) for body in door.agencies)
    for unit in catalogue.units:
        yield from (("agency", body, unit.where) for body in unit.agencies)
    for pack in catalogue.packs:
        yield from (("answer", answer, pack.where) for answer in pack.hard)
        yield from (("question", question, pack.where) for question in pack.ask)
    yield from (("topic", question.topic, question.where) for question in catalogue.questions)


def _knowledge(catalogue: Catalogue) -> Iterator[Problem]:
    """Topics, groups and answers speak of clauses of any plan; an id must stand in one of them."""
    if "texts" not in catalogue.whole:
        return
    clauses = {clause.id for folder in catalogue.plans for clause in folder.walk()}
    for clause, where in _clauses_named(catalogue):
        yield from _clause(clause, clauses, where)


def _clauses_named(catalogue: Catalogue) -> Iterator[tuple[str, Where]]:
    """Yield every clause that something beside the plans themselves speaks of, with the place."""
    subjects = ((s.clauses, s.where) for s in (*catalogue.topics, *catalogue.groups))
    doors = ((door.clauses, door.where) for door in catalogue.doors)
    units = ((unit.clauses, unit.where) for unit in catalogue.units)
    for clauses, where in (*subjects, *doors, *units):
        yield from ((clause, where) for clause in clauses)
    blocks = (block.basis for pack in catalogue.packs for block in pack.blocks)
    for bases in (*(answer.clauses for answer in catalogue.answers), *blocks):
        yield from ((basis.clause, basis.where) for basis in bases)
    for question in catalogue.questions:
        yield question.clause, question.where
    for term in catalogue.terms:
        yield from ((exception.clause, exception.where) for exception in term.exceptions)


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
    for task in folder.tasks:
        yield from _task(task, known)
    if f"{plan.id}:text" in catalogue.whole:
        yield from _own_clauses(folder)


def _own_clauses(folder: PlanFolder) -> Iterator[Problem]:
    clauses = {clause.id for clause in folder.walk()}
    for part in folder.plan.charging:
        yield from _clause(part, clauses, folder.plan.where)
    for task in folder.tasks:
        for clause_id, where in _clauses_of(task):
            yield from _clause(clause_id, clauses, where)
    for entries in (folder.summaries, folder.renderings):
        for entry in entries:
            yield from _clause(entry.clause, clauses, entry.where)
        yield from _twice((entry.clause, entry.where) for entry in entries)
    for entry in folder.renderings:
        yield from _twice((quote.vi, quote.where) for quote in entry.quotes)


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
            "answer": catalogue.answers,
            "document": catalogue.documents,
            "place": catalogue.places,
            "topic": catalogue.topics,
            "group": catalogue.groups,
            "question": catalogue.questions,
        }
        self.ids = {kind: {entry.id for entry in entries} for kind, entries in registers.items()}  # type: ignore[attr-defined]
        self.whole = {kind: SECTIONS[kind] in catalogue.whole for kind in registers}

    def asks(self, kind: str, name: str, where: Where) -> Iterator[Problem]:
        """Yield a problem if a register that was read whole lacks the id."""
        if self.whole[kind] and name not in self.ids[kind]:
            facts = {"id": name, "file": f"catalogue/{SECTIONS[kind]}.yml"}
            yield Problem(f"unknown-{kind}", where, facts, nearest(name, self.ids[kind]))
