"""Catalogue to Library: every relation in both directions, once.

Whoever shows something asks the Library; nobody searches the Catalogue again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kb import addresses, mentions
from kb.mentions import Span
from kb.model import (
    Actor,
    Agency,
    Answer,
    Catalogue,
    Clause,
    Document,
    Door,
    Edition,
    Lang,
    Pack,
    PaperForm,
    Plan,
    PlanFolder,
    Question,
    Redirect,
    Stated,
    Subject,
    Summary,
    Task,
    Term,
    Unit,
    folded,
)

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Place:
    """A clause where it stands: its parent, its item's page, its turn in reading order."""

    clause: Clause
    parent: str | None
    part: str
    item: str | None
    depth: int
    position: int


@dataclass(frozen=True)
class Assignment:
    """One actor of one task."""

    task: Task
    actor: Actor

    @property
    def stated(self) -> bool:
        """Say whether the text itself names the body."""
        return isinstance(self.actor, Stated)


@dataclass(frozen=True)
class Cited:
    """A place where a clause names a document."""

    clause: str
    quote: str


@dataclass(frozen=True)
class Quotation:
    """Words of a clause as they are quoted, and the language they are in."""

    words: str
    lang: Lang


@dataclass(frozen=True)
class PlanLinks:
    """One plan with all its relations turned both ways; lists keep the order of the text."""

    plan: Plan
    folder: PlanFolder
    places: Mapping[str, Place]
    tasks: Mapping[str, Task]
    tasks_of_clause: Mapping[str, tuple[Task, ...]]
    assignments: tuple[Assignment, ...]
    assignments_of_agency: Mapping[str, tuple[Assignment, ...]]
    mentions_of_clause: Mapping[str, tuple[Span, ...]]
    clauses_naming: Mapping[str, tuple[str, ...]]
    citations_of: Mapping[str, tuple[Cited, ...]]
    terms_of_clause: Mapping[str, tuple[Span, ...]]
    clauses_with_term: Mapping[str, tuple[str, ...]]
    clauses_of_topic: Mapping[str, tuple[str, ...]]
    clauses_of_group: Mapping[str, tuple[str, ...]]
    tasks_of_topic: Mapping[str, tuple[Task, ...]]
    tasks_of_group: Mapping[str, tuple[Task, ...]]
    summaries: Mapping[str, Summary]
    renderings: Mapping[tuple[str, str], str]

    @property
    def id(self) -> str:
        """Give the plan's id."""
        return self.plan.id

    @property
    def parts(self) -> tuple[Clause, ...]:
        """Give the numbered parts, without front and end matter."""
        return tuple(c for c in self.folder.clauses if c.id.split(".")[0] not in {"front", "end"})

    @property
    def items(self) -> tuple[Clause, ...]:
        """Give the items: the clauses that have a page of their own."""
        return tuple(item for part in self.parts for item in part.clauses)

    def address(self, clause_id: str) -> str:
        """Give the canonical address of a clause."""
        return addresses.clause(self.id, clause_id, self.places[clause_id].item)

    def clause(self, clause_id: str) -> Clause:
        """Give a clause by its id."""
        return self.places[clause_id].clause

    def quotation(self, clause_id: str, quote: str, lang: Lang) -> Quotation:
        """Give quoted words in a language; what has no English, or has the same, is quoted in Vietnamese."""
        english = self.renderings.get((clause_id, folded(quote))) if lang == "en" else None
        return Quotation(english, "en") if english and english != folded(quote) else Quotation(quote, "vi")

    def below(self, clause_id: str) -> tuple[str, ...]:
        """Give a clause's own id and those of all clauses below it."""
        return tuple(c.id for c in self.clause(clause_id).walk())

    def tasks_below(self, clause_id: str) -> tuple[Task, ...]:
        """Give the tasks that a clause or anything below it asks for, each once."""
        found = {t.id: t for c in self.below(clause_id) for t in self.tasks_of_clause.get(c, ())}
        return tuple(found.values())

    def assignments_of_task(self, task_id: str) -> tuple[Assignment, ...]:
        """Give a task's actors, the stated ones first."""
        mine = [a for a in self.assignments if a.task.id == task_id]
        return tuple(sorted(mine, key=lambda a: not a.stated))

    def only_named(self, agency_id: str) -> tuple[str, ...]:
        """Give the clauses that name a body and neither charge it in words nor ask for a task it is given."""
        charged = {
            clause
            for a in self.assignments_of_agency.get(agency_id, ())
            if isinstance(a.actor, Stated)
            for clause in (a.actor.clause, *a.task.clauses)
        }
        return tuple(c for c in self.clauses_naming.get(agency_id, ()) if c not in charged)

    def acts_with(self, agency_id: str) -> tuple[tuple[str, int], ...]:
        """Give the bodies that hold a task together with this one, with the number of such tasks."""
        counts: dict[str, int] = {}
        for assignment in self.assignments_of_agency.get(agency_id, ()):
            others = {a.agency for a in assignment.task.actors} - {agency_id}
            for other in others:
                counts[other] = counts.get(other, 0) + 1
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def topics_of_clause(self, clause_id: str) -> tuple[str, ...]:
        """Give the topics a clause belongs to."""
        return tuple(t for t, clauses in self.clauses_of_topic.items() if clause_id in clauses)

    def groups_of_clause(self, clause_id: str) -> tuple[str, ...]:
        """Give the groups of children a clause speaks of."""
        return tuple(g for g, clauses in self.clauses_of_group.items() if clause_id in clauses)


@dataclass(frozen=True)
class Library:
    """The registers by id, and every plan with its relations."""

    edition: Edition
    agencies: Mapping[str, Agency]
    documents: Mapping[str, Document]
    terms: Mapping[str, Term]
    topics: Mapping[str, Subject]
    groups: Mapping[str, Subject]
    answers: tuple[Answer, ...]
    doors: tuple[Door, ...]
    packs: tuple[Pack, ...]
    questions: tuple[Question, ...]
    forms: tuple[PaperForm, ...]
    units: tuple[Unit, ...]
    redirects: tuple[Redirect, ...]
    plans: tuple[PlanLinks, ...]


def connect(catalogue: Catalogue) -> Library:
    """Turn every relation both ways; the catalogue is sound when this is called."""
    if catalogue.edition is None:
        raise ValueError("a catalogue without an edition has not passed its checks")
    return Library(
        edition=catalogue.edition,
        agencies={a.id: a for a in catalogue.agencies},
        documents={d.id: d for d in catalogue.documents},
        terms={t.id: t for t in catalogue.terms},
        topics={t.id: t for t in catalogue.topics},
        groups={g.id: g for g in catalogue.groups},
        answers=catalogue.answers,
        doors=catalogue.doors,
        packs=catalogue.packs,
        questions=catalogue.questions,
        forms=catalogue.forms,
        units=catalogue.units,
        redirects=catalogue.redirects,
        plans=tuple(_plan(folder, catalogue) for folder in catalogue.plans),
    )


def _plan(folder: PlanFolder, catalogue: Catalogue) -> PlanLinks:
    places: dict[str, Place] = {}
    for top in folder.clauses:
        _place(top, None, top.id, 1, places)
    bodies = {a.id: a.forms for a in catalogue.agencies}
    terms = {t.id: t.forms for t in catalogue.terms}
    named = {c: mentions.find(p.clause.vi, bodies) for c, p in places.items()}
    spoken = {c: mentions.find(p.clause.vi, terms) for c, p in places.items()}
    by_clause = _grouped((basis.clause, task) for task in folder.tasks for basis in task.basis)
    assignments = tuple(Assignment(task, actor) for task in folder.tasks for actor in task.actors)
    cited = _grouped(
        (citation.document, Cited(clause.id, citation.quote))
        for clause in folder.walk()
        for citation in clause.cites
    )
    return PlanLinks(
        plan=folder.plan,
        folder=folder,
        places=places,
        tasks={task.id: task for task in folder.tasks},
        tasks_of_clause={c: _once(ts) for c, ts in by_clause.items()},
        assignments=assignments,
        assignments_of_agency=_grouped((a.actor.agency, a) for a in assignments),
        mentions_of_clause=named,
        clauses_naming=_turned(named),
        citations_of=cited,
        terms_of_clause=spoken,
        clauses_with_term=_turned(spoken),
        clauses_of_topic=_clauses_of(catalogue.topics, places),
        clauses_of_group=_clauses_of(catalogue.groups, places),
        tasks_of_topic=_grouped((topic, task) for task in folder.tasks for topic in task.topics),
        tasks_of_group=_grouped((group, task) for task in folder.tasks for group in task.groups),
        summaries={summary.clause: summary for summary in folder.summaries},
        renderings={(r.clause, folded(q.vi)): q.en for r in folder.renderings for q in r.quotes if q.en},
    )


def _place(clause: Clause, above: Place | None, part: str, depth: int, places: dict[str, Place]) -> None:
    paged = part not in {"front", "end"} and not part.startswith(("front.", "end."))
    item = (clause.id if depth == 2 else above.item if above else None) if paged else None  # noqa: PLR2004 - items are the second level
    here = Place(clause, above.clause.id if above else None, part, item, depth, len(places) + 1)
    places[clause.id] = here
    for child in clause.clauses:
        _place(child, here, part, depth + 1, places)


def _clauses_of(subjects: Iterable[Subject], places: Mapping[str, Place]) -> dict[str, tuple[str, ...]]:
    return {s.id: tuple(c for c in places if c in s.clauses) for s in subjects}


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    out: dict[K, list[V]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in out.items()}


def _turned(spans: Mapping[str, tuple[Span, ...]]) -> dict[str, tuple[str, ...]]:
    """Turn clause → names into name → clauses, each clause once."""
    turned = _grouped((span.id, clause) for clause, found in spans.items() for span in found)
    return {name: tuple(dict.fromkeys(clauses)) for name, clauses in turned.items()}


def _once(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple({task.id: task for task in tasks}.values())
