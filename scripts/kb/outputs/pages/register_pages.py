"""The pages of the registers: bodies, documents, the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kb import addresses, render
from kb.links import Assignment, PlanLinks
from kb.model import Agency, Document, Term
from kb.outputs.pages import clauses, pictures
from kb.outputs.pages.clauses import Chip
from kb.outputs.pages.frame import Desk, Step
from kb.outputs.pages.plan_pages import short_title
from kb.tree import Output

LEVELLESS = frozenset({"family", "society", "people", "enterprise"})
"""Kinds of which it says nothing that they stand at several levels."""

MANY = 10
"""The most duties that one list holds."""


@dataclass(frozen=True)
class Duty:
    """A task as it stands on a body's page."""

    title: str
    path: str
    chip: Chip
    evidence: Step
    asks: tuple[Step, ...]
    words: tuple[Markup, ...]


@dataclass(frozen=True)
class AgencyRow:
    """A body in the list of bodies, with its counts."""

    agency: Agency
    path: str
    stated: int
    inferred: int
    named: int


def make(desk: Desk) -> Iterator[Output]:
    """Make the pages of every register."""
    yield agencies(desk)
    for agency in desk.library.agencies.values():
        yield agency_page(desk, agency)
    yield documents(desk)
    for document in desk.library.documents.values():
        yield document_page(desk, document)
    yield terms(desk)


def agencies(desk: Desk) -> Output:
    """Make the list of bodies, by kind."""
    kinds = tuple(dict.fromkeys(a.kind for a in desk.library.agencies.values()))
    rows = {kind: tuple(_row(desk, a) for a in desk.library.agencies.values() if a.kind == kind) for kind in kinds}
    return desk.page(
        "agencies",
        addresses.AGENCIES,
        title=desk.word("agencies.title"),
        description=desk.word("agencies.description", count=len(desk.library.agencies)),
        kind="agencies",
        kinds=kinds,
        rows=rows,
    )


def agency_page(desk: Desk, agency: Agency) -> Output:
    """Make a body's page: stated duties first, inferred after, where else it is named, what became of it."""
    library = desk.library
    stated = _duties(desk, agency, stated=True)
    inferred = _duties(desk, agency, stated=False)
    named = tuple(
        (desk.label(plan.clause(c)), plan.address(c), desk.glimpse(plan, plan.clause(c), agency))
        for plan in library.plans
        for c in plan.only_named(agency.id)
    )
    count = sum(len(duties) for _, duties in stated)
    count_inferred = sum(len(duties) for _, duties in inferred)
    return desk.page(
        "agency",
        addresses.agency(agency.id),
        title=desk.t(agency.name),
        description=_described(desk, agency, count, count_inferred),
        kind="agency",
        trail=(Step(desk.word("agencies.title"), addresses.AGENCIES),),
        source=agency,
        agency=agency,
        levelled=agency.level != "all" or agency.kind not in LEVELLESS,
        parent=library.agencies[agency.parent] if agency.parent else None,
        members=tuple(library.agencies[m] for m in agency.members) if isinstance(agency.members, tuple) else (),
        within=tuple(a for a in library.agencies.values() if a.parent == agency.id),
        stated=stated,
        stated_count=count,
        inferred=inferred,
        inferred_count=count_inferred,
        named=named,
        shared=_shared(desk, agency.parent) if agency.parent else "",
        pictures=tuple(pictures.dots(desk, plan, agency.id) for plan in library.plans if count or count_inferred),
        partners=tuple(
            (library.agencies[other], count)
            for plan in library.plans
            for other, count in plan.acts_with(agency.id)[:12]
        ),
    )


def _described(desk: Desk, agency: Agency, stated: int, inferred: int) -> str:
    """Say in a line what a body's page tells, with no count of nothing."""
    name = render.capital(desk.t(agency.name))
    if stated:
        return desk.word("agency.description", name=name, count=stated)
    if inferred:
        return desk.word("agency.description-inferred", name=name, count=inferred)
    return desk.word("agency.description-named", name=name)


def documents(desk: Desk) -> Output:
    """Make the list of documents: those the plan names, and those that stand behind it."""
    rows = tuple((d, addresses.document(d.id), len(_cited(desk, d))) for d in desk.library.documents.values())
    return desk.page(
        "documents",
        addresses.DOCUMENTS,
        title=desk.word("documents.title"),
        description=desk.word("documents.description", count=len(rows)),
        kind="documents",
        named=tuple(row for row in rows if row[2]),
        behind=tuple(row for row in rows if not row[2]),
    )


def document_page(desk: Desk, document: Document) -> Output:
    """Make a document's page: what is known of it, with sources, and where it is cited."""
    library = desk.library
    return desk.page(
        "document",
        addresses.document(document.id),
        title=desk.t(document.short),
        description=desk.t(document.title),
        kind="document",
        trail=(Step(desk.word("documents.title"), addresses.DOCUMENTS),),
        source=document,
        document=document,
        cited=_cited(desk, document),
        carries_out=library.documents[document.carries_out] if document.carries_out else None,
        carried_out_by=tuple(d for d in library.documents.values() if d.carries_out == document.id),
        plans=tuple(p for p in library.plans if p.plan.carries_out == document.id),
        chains=tuple(pictures.chain(desk, p) for p in library.plans if p.plan.carries_out == document.id),
    )


def terms(desk: Desk) -> Output:
    """Make the glossary, in the alphabetical order of the page's language."""
    rows = tuple((term, _standing(desk, term)) for term in in_alphabet(desk))
    return desk.page(
        "terms",
        addresses.TERMS,
        title=desk.word("terms.title"),
        description=desk.word("terms.description", count=len(rows)),
        kind="terms",
        rows=rows,
    )


def in_alphabet(desk: Desk) -> tuple[Term, ...]:
    """Sort the terms as a dictionary of the page's language would."""
    return tuple(sorted(desk.library.terms.values(), key=lambda term: dictionary_key(desk.t(term.term))))


VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"


def dictionary_key(words: str) -> list[tuple[int, ...]]:
    """Order by the Vietnamese alphabet, syllable by syllable; what is not a letter comes first."""
    return [tuple(VIETNAMESE.find(letter) for letter in word) for word in words.lower().split()]


def _row(desk: Desk, agency: Agency) -> AgencyRow:
    mine = [a for plan in desk.library.plans for a in plan.assignments_of_agency.get(agency.id, ())]
    return AgencyRow(
        agency=agency,
        path=addresses.agency(agency.id),
        stated=sum(a.stated for a in mine),
        inferred=sum(not a.stated for a in mine),
        named=sum(len(plan.clauses_naming.get(agency.id, ())) for plan in desk.library.plans),
    )


def _duties(desk: Desk, agency: Agency, *, stated: bool) -> tuple[tuple[Step | None, tuple[Duty, ...]], ...]:
    """Give a body's duties plan by plan; a list too long to look over stands item by item."""
    return tuple(
        (_item_step(desk, plan, item), tuple(_duty(desk, plan, a) for a in mine))
        for plan in desk.library.plans
        for item, mine in _by_item(
            plan, [a for a in plan.assignments_of_agency.get(agency.id, ()) if a.stated == stated]
        )
    )


def _by_item(plan: PlanLinks, mine: list[Assignment]) -> Iterator[tuple[str | None, list[Assignment]]]:
    if len(mine) <= MANY:
        yield None, mine
        return
    for item, part in groupby(mine, lambda a: plan.places[a.task.basis[0].clause].item):
        yield item, list(part)


def _item_step(desk: Desk, plan: PlanLinks, item: str | None) -> Step | None:
    if item is None:
        return None
    clause = plan.clause(item)
    return Step(f"{desk.number(clause)} · {short_title(desk, plan, clause)}", plan.address(item))


def _shared(desk: Desk, agency_id: str) -> str:
    """Count in words what falls to a class of bodies, which each body of it shares; nothing if nothing does."""
    mine = [a for plan in desk.library.plans for a in plan.assignments_of_agency.get(agency_id, ())]
    stated = sum(a.stated for a in mine)
    return desk.duties(stated, len(mine) - stated) if mine else ""


def _duty(desk: Desk, plan: PlanLinks, assignment: Assignment) -> Duty:
    chip = clauses.chip(desk, plan, assignment)
    return Duty(
        title=desk.t(assignment.task.title),
        path=addresses.task(plan.id, assignment.task.id),
        chip=chip,
        evidence=clauses.allowing(desk, plan, chip),
        asks=tuple(desk.clause_step(plan, c) for c in assignment.task.clauses),
        words=tuple(desk.quote(plan, basis.clause, basis.quote) for basis in assignment.task.basis),
    )


def _cited(desk: Desk, document: Document) -> tuple[tuple[str, str, Markup], ...]:
    return tuple(
        (desk.label(plan.clause(c.clause)), plan.address(c.clause), desk.quote(plan, c.clause, c.quote))
        for plan in desk.library.plans
        for c in plan.citations_of.get(document.id, ())
    )


def _standing(desk: Desk, term: Term) -> tuple[Step, ...]:
    return tuple(
        desk.clause_step(plan, c) for plan in desk.library.plans for c in plan.clauses_with_term.get(term.id, ())
    )
