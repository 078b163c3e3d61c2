"""Terms in place: the first occurrence of a glossary term on a page, and its meaning below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kb import mentions
from kb.links import PlanLinks
from kb.mentions import Span
from kb.model import Term
from kb.outputs.pages.frame import Desk

PREFIX = "t-"
COMMON = 0.5
"""A term in more than this share of the clauses is what the plan is about; explaining it would get in the way."""


@dataclass(frozen=True)
class Meanings:
    """Where terms are linked in each clause (start, end, anchor), and the terms to explain."""

    spans: dict[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    terms: tuple[tuple[str, Term], ...] = ()


def on_page(desk: Desk, plan: PlanLinks, clause_ids: Iterable[str]) -> Meanings:
    """Pick each term's first occurrence on the page, in the language of the page."""
    seen: dict[str, Term] = {}
    common = {term for term, clauses in plan.clauses_with_term.items() if len(clauses) > COMMON * len(plan.places)}
    spans: dict[str, tuple[tuple[int, int, str], ...]] = {}
    for clause_id in clause_ids:
        mine: list[Span] = []
        for span in sorted(_standing(desk, plan, clause_id), key=lambda s: (s.start - s.end, s.start)):
            apart = all(span.end <= other.start or other.end <= span.start for other in mine)
            if span.id not in seen and apart and span.id not in common:
                mine.append(span)
                seen[span.id] = desk.library.terms[span.id]
        spans[clause_id] = tuple((s.start, s.end, f"{PREFIX}{s.id}") for s in sorted(mine))
    return Meanings(spans, tuple((f"{PREFIX}{name}", term) for name, term in seen.items()))


def _standing(desk: Desk, plan: PlanLinks, clause_id: str) -> tuple[Span, ...]:
    if desk.lang == "vi":
        return plan.terms_of_clause[clause_id]
    clause = plan.clause(clause_id)
    text = clause.words.of("en") if clause.words else ""
    present = {span.id for span in plan.terms_of_clause[clause_id]}
    forms = {
        name: (term.term.of("en"), *term.renderings)
        for name, term in desk.library.terms.items()
        if name in present
    }
    return mentions.find(text, forms)
