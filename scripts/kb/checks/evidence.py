"""Every link between a task and a body shows its words or its reason, and no charge is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb import mentions
from kb.mentions import Span
from kb.model import Agency, Catalogue, Clause, Inferred, PlanFolder, Stated, Task
from kb.problems import Problem

BODY_WORDS = re.compile(
    r"(?<!\w)(?:Ban [A-ZĐ]\w+|Ủy ban|Sở [A-ZĐ]\w+|Hội đồng|[Đđ]ảng đoàn|Văn phòng|Mặt trận|Quỹ [A-ZĐ]\w+"
    r"|Bộ [A-ZĐ]\w+|[Cc]ấp ủy|chi bộ|đảng bộ|đoàn thể|chính quyền|ban, ngành|tổ chức chính trị"
    r"|hội quần chúng|cơ quan tham mưu|cơ quan thông t\w+|nhà trường|cộng tác viên|công tác viên)(?!\w)"
)
"""Words that begin the name of a body in documents of this kind; each must belong to some agency's name."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """A task has actors, an actor has evidence that bears it, and what is named is in the register."""
    if "agencies" not in catalogue.whole:
        return
    agencies = {agency.id: agency for agency in catalogue.agencies}
    for folder in catalogue.plans:
        if f"{folder.plan.id}:text" not in catalogue.whole:
            continue
        reading = _Reading(folder, agencies)
        yield from _uncovered(reading)
        if f"{folder.plan.id}:tasks" in catalogue.whole:
            for task in folder.tasks:
                yield from _task(task, reading)
            yield from _unread(reading)
    yield from _never_named(catalogue, agencies)


class _Reading:
    """A plan's clauses with who is named in each, and who stands above whom."""

    def __init__(self, folder: PlanFolder, agencies: dict[str, Agency]) -> None:
        self.folder = folder
        self.agencies = agencies
        self.clauses: dict[str, Clause] = {clause.id: clause for clause in folder.walk()}
        self.above: dict[str, tuple[str, ...]] = {}
        for top in folder.clauses:
            self._climb(top, ())
        forms = {agency.id: agency.forms for agency in agencies.values()}
        self.named: dict[str, tuple[Span, ...]] = {
            name: mentions.find(clause.vi, forms) for name, clause in self.clauses.items()
        }

    def _climb(self, clause: Clause, above: tuple[str, ...]) -> None:
        self.above[clause.id] = above
        for below in clause.clauses:
            self._climb(below, (*above, clause.id))

    def names_in(self, clause_id: str) -> set[str]:
        """Give who is named in a clause, in what leads into it, and in what it leads into."""
        around = (*self.above[clause_id], *(c.id for c in self.clauses[clause_id].walk()))
        return {span.id for name in around for span in self.named[name]}

    def kin(self, agency_id: str) -> set[str]:
        """Give a body with the classes it belongs to and the bodies that belong to it."""
        agency = self.agencies[agency_id]
        members = set(agency.members) if isinstance(agency.members, tuple) else set()
        holders = {
            a.id
            for a in self.agencies.values()
            if a.parent == agency_id or (isinstance(a.members, tuple) and agency_id in a.members)
        }
        return {agency_id, *members, *holders, *([agency.parent] if agency.parent else [])}


def _task(task: Task, reading: _Reading) -> Iterator[Problem]:
    if not task.actors:
        yield Problem("task-without-actor", task.where, {"task": task.id})
    bases = [basis.clause for basis in task.basis if basis.clause in reading.clauses]
    lead_ins = {*bases, *(above for clause in bases for above in reading.above[clause])}
    for actor in task.actors:
        if actor.agency not in reading.agencies:
            continue
        if isinstance(actor, Stated):
            yield from _stated(actor, lead_ins, reading)
        elif actor.via in reading.clauses:
            yield from _inferred(actor, bases, reading)


def _stated(actor: Stated, lead_ins: set[str], reading: _Reading) -> Iterator[Problem]:
    facts = {"agency": actor.agency, "quote": actor.quote, "clause": actor.clause}
    if not mentions.find(actor.quote, {actor.agency: reading.agencies[actor.agency].forms}):
        yield Problem("quote-names-nobody", actor.where, facts)
    if actor.clause not in lead_ins:
        yield Problem("stated-elsewhere", actor.where, facts)


def _inferred(actor: Inferred, bases: list[str], reading: _Reading) -> Iterator[Problem]:
    if not reading.kin(actor.agency) & reading.names_in(actor.via):
        yield Problem("via-not-concerned", actor.where, {"agency": actor.agency, "clause": actor.via})
    for clause in bases:
        # Whoever a clause begins with is its subject: the clause itself names the doer.
        if any(span.start == 0 and span.id == actor.agency for span in reading.named[clause]):
            yield Problem("inferred-though-named", actor.where, {"agency": actor.agency, "clause": clause})


def _unread(reading: _Reading) -> Iterator[Problem]:
    """Every clause that charges somebody has its task."""
    read = {basis.clause for task in reading.folder.tasks for basis in task.basis}
    for part in reading.folder.plan.charging:
        for clause in reading.clauses[part].walk() if part in reading.clauses else ():
            if clause.text and not clause.clauses and clause.id not in read:
                yield Problem("clause-without-task", clause.where, {"clause": clause.id})


def _uncovered(reading: _Reading) -> Iterator[Problem]:
    for name, clause in reading.clauses.items():
        text = clause.vi
        named = {place for span in reading.named[name] for place in range(span.start, span.end)}
        for match in BODY_WORDS.finditer(text):
            if named.isdisjoint(range(match.start(), match.end())):
                around = text[match.start() : match.end() + 30]
                yield Problem("body-not-covered", clause.where, {"words": around, "clause": name})


def _never_named(catalogue: Catalogue, agencies: dict[str, Agency]) -> Iterator[Problem]:
    """A body that no plan names is in the register only as the parent of one that is."""
    if "texts" not in catalogue.whole:
        return
    texts = [clause.vi for folder in catalogue.plans for clause in folder.walk()]
    parents = {agency.parent for agency in agencies.values()}
    for agency in agencies.values():
        named = any(mentions.find(text, {agency.id: agency.forms}) for text in texts)
        if not named and agency.id not in parents:
            yield Problem("agency-never-named", agency.where, {"agency": agency.id})
