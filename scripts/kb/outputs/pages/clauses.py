"""A clause as a page shows it: its words with the quotes marked, and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from kb import addresses, render
from kb.links import Assignment, PlanLinks
from kb.model import Clause, Erratum, Lang, Role, Stated, Subject, Task, Text, pieces
from kb.near import Near
from kb.outputs.pages.frame import Desk, Step

REASONS = 3
"""How much of what two clauses or tasks share is told."""

BOLD = ("front.1", "front.2")
"""The name and title of a plan, which print as headings though they are text."""


@dataclass(frozen=True)
class Chip:
    """A body in a role, as a link: stated or inferred, with the evidence behind it."""

    agency: str
    name: str
    full: str
    path: str
    role: Role
    stated: bool
    clause: str
    quote: Markup
    why: Text | None


def allowing(desk: Desk, plan: PlanLinks, chip: Chip) -> Step:
    """Give the way to the clause that allows an inference, by its name unless the reason has just said it."""
    step = desk.clause_step(plan, chip.clause)
    named = chip.why is not None and step.title.lower() in desk.t(chip.why).lower()
    return Step(desk.word("clause.read"), step.path) if named else step


@dataclass(frozen=True)
class TaskLine:
    """A task under a clause, with its actors."""

    task: Task
    path: str
    chips: tuple[Chip, ...]

    @property
    def stated(self) -> tuple[Chip, ...]:
        """Give the actors that the text itself names."""
        return tuple(chip for chip in self.chips if chip.stated)

    @property
    def inferred(self) -> tuple[Chip, ...]:
        """Give the actors that we conclude."""
        return tuple(chip for chip in self.chips if not chip.stated)


@dataclass(frozen=True)
class ClauseBlock:
    """All that the clause template shows."""

    id: str
    anchor: str
    depth: int
    mark: str
    label: str
    path: str
    words: Markup
    original: Markup
    is_heading: bool
    is_bold: bool
    summary: Text | None
    tasks: tuple[TaskLine, ...]
    topics: tuple[Subject, ...]
    groups: tuple[Subject, ...]
    documents: tuple[Step, ...]
    errata: tuple[Erratum, ...]
    repaired: bool
    translation: str

    @property
    def shared(self) -> tuple[Chip, ...]:
        """Give the actors once where several tasks have the very same ones, all by inference; else none."""
        first, *more = (line.chips for line in self.tasks) if self.tasks else ((),)
        kinds = [[(chip.agency, chip.role, chip.stated) for chip in chips] for chips in (first, *more)]
        alike = bool(more) and all(kind == kinds[0] for kind in kinds)
        return first if alike and not any(chip.stated for chip in first) else ()


def chip(desk: Desk, plan: PlanLinks, assignment: Assignment) -> Chip:
    """Turn an assignment into a chip."""
    actor = assignment.actor
    agency = desk.library.agencies[actor.agency]
    stated = isinstance(actor, Stated)
    clause = actor.clause if isinstance(actor, Stated) else actor.via
    return Chip(
        agency=agency.id,
        name=desk.t(agency.label),
        full=render.capital(desk.t(agency.name)),
        path=addresses.agency(agency.id),
        role=actor.role,
        stated=stated,
        clause=clause,
        quote=desk.quote(plan, clause, actor.quote) if isinstance(actor, Stated) else Markup(""),
        why=None if isinstance(actor, Stated) else actor.why,
    )


def task_line(desk: Desk, plan: PlanLinks, task: Task) -> TaskLine:
    """Turn a task into a line with its chips."""
    chips = tuple(chip(desk, plan, a) for a in plan.assignments_of_task(task.id))
    return TaskLine(task, addresses.task(plan.id, task.id), chips)


def block(desk: Desk, plan: PlanLinks, clause_id: str, terms: Sequence[tuple[int, int, str]] = ()) -> ClauseBlock:
    """Gather what is shown of a clause in the language of the page; `terms` are linked to their meanings."""
    place = plan.places[clause_id]
    clause = place.clause
    cited = {c.document: desk.library.documents[c.document] for c in clause.cites}
    # What has not been translated is found in the original.
    quotes = quotes_in(plan, clause_id, desk.lang)
    return ClauseBlock(
        id=clause.id,
        anchor=addresses.anchor(clause.id),
        depth=place.depth,
        mark=printed_mark(clause),
        label=desk.label(clause),
        path=plan.address(clause.id),
        words=official(clause, desk.lang, quotes, terms),
        original=official(clause, "vi", quotes),
        is_heading=clause.heading is not None,
        is_bold=clause.heading is not None or clause.id in BOLD,
        summary=plan.summaries[clause.id].text if clause.id in plan.summaries else None,
        tasks=tuple(task_line(desk, plan, task) for task in plan.tasks_of_clause.get(clause.id, ())),
        topics=tuple(desk.library.topics[t] for t in plan.topics_of_clause(clause.id)),
        groups=tuple(desk.library.groups[g] for g in plan.groups_of_clause(clause.id)),
        documents=tuple(Step(desk.t(d.short), addresses.document(d.id)) for d in cited.values()),
        errata=clause.errata,
        repaired=bool(clause.repair),
        translation=state_of_translation(clause),
    )


def official(
    clause: Clause, lang: Lang, quotes: Mapping[str, Mapping[str, str]], terms: Sequence[tuple[int, int, str]] = ()
) -> Markup:
    """Give the official words, or their translation, with what is quoted of them marked."""
    if clause.words is None:
        return Markup("")
    text = clause.words.of(lang)
    if clause.id.startswith("end."):
        return render.emphasis(text, lang)
    return render.marked(text, quotes, terms)


def quotes_in(plan: PlanLinks, clause_id: str, lang: Lang) -> dict[str, dict[str, str]]:
    """Give every quote that stands in a clause, in a language, with the bodies and tasks it is evidence for."""
    asked = [
        (b.quote, "", t.id)
        for t in plan.tasks_of_clause.get(clause_id, ())
        for b in t.basis
        if b.clause == clause_id
    ]
    for assignment in plan.assignments:
        actor = assignment.actor
        if isinstance(actor, Stated) and actor.clause == clause_id:
            asked.append((actor.quote, actor.agency, assignment.task.id))
    found: dict[str, tuple[set[str], set[str]]] = {}
    for quote, agency, task in asked:
        for piece in pieces(plan.quotation(clause_id, quote, lang).words):
            agencies, tasks = found.setdefault(piece, (set(), set()))
            agencies |= {agency} - {""}
            tasks.add(task)
    return {
        quote: {"agency": " ".join(sorted(agencies)), "task": " ".join(sorted(tasks))}
        if agencies
        else {"task": " ".join(sorted(tasks))}
        for quote, (agencies, tasks) in found.items()
    }


def printed_mark(clause: Clause) -> str:
    """Give the mark as a reader sees it: "II.", "3.", and an en dash for a dash."""
    if clause.mark is None:
        return ""
    if clause.mark == "-":
        return "–"
    return f"{clause.mark}." if clause.mark[-1].isalnum() else clause.mark


def state_of_translation(clause: Clause) -> str:
    """Say how far the English is settled: a translation of other words than these is stale."""
    if clause.translation is None:
        return "draft"
    return clause.translation.state if clause.translation.of == clause.fingerprint else "stale"


def near_lines(
    desk: Desk, plan: PlanLinks, near: tuple[Near, ...], *, tasks: bool
) -> tuple[tuple[Step, str], ...]:
    """Turn near clauses or tasks into links, each with the first of what they share."""
    library = desk.library
    lines = []
    for one in near:
        shared = [desk.t(library.topics[t].name) for t in one.topics]
        shared += [desk.t(library.groups[g].name) for g in one.groups]
        shared += [desk.t(library.agencies[a].label) for a in one.agencies]
        title = desk.t(plan.tasks[one.id].title) if tasks else desk.label(plan.clause(one.id))
        path = addresses.task(plan.id, one.id) if tasks else plan.address(one.id)
        lines.append((Step(title, path), "; ".join(shared[:REASONS])))
    return tuple(lines)


def official_plain(clause: Clause, lang: Lang) -> Markup:
    """Give the official words, or their translation, with no quotes marked."""
    if clause.words is None:
        return Markup("")
    text = clause.words.of(lang)
    return render.emphasis(text, lang) if clause.id.startswith("end.") else escape(text)
