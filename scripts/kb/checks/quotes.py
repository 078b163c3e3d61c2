"""Each quote stands in the clause it cites, and its English in the translation of that clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.model import Catalogue, Clause, Renderings, Stated, Task, folded, pieces
from kb.problems import Problem, Where


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """A quotation is found, letter by letter, in the words of its clause."""
    every = {clause.id: clause for folder in catalogue.plans for clause in folder.walk()}
    for folder in catalogue.plans:
        clauses = {clause.id: clause for clause in folder.walk()}
        for clause in clauses.values():
            yield from _own(clause)
        for task in folder.tasks:
            for clause_id, quote, where in _quotes(task):
                if clause_id in clauses:
                    yield from _stands(quote, clauses[clause_id], where)
        for entry in folder.renderings:
            if entry.clause in clauses:
                yield from _rendered(entry, clauses[entry.clause])
    for clause_id, quote, where in _proofs(catalogue):
        if clause_id in every:
            yield from _stands(quote, every[clause_id], where)


def _own(clause: Clause) -> Iterator[Problem]:
    """What a clause says of its own words stands in them."""
    for citation in clause.cites:
        yield from _stands(citation.quote, clause, citation.where)
    for erratum in clause.errata:
        yield from _stands(erratum.quote, clause, erratum.where)
    for repair in clause.repair:
        yield from _stands(repair.at, clause, repair.where)


def _proofs(catalogue: Catalogue) -> Iterator[tuple[str, str, Where]]:
    """Give the words of the Plan that answers, sessions and quiz questions lean on."""
    blocks = (block.basis for pack in catalogue.packs for block in pack.blocks)
    for bases in (*(answer.clauses for answer in catalogue.answers), *blocks):
        yield from ((basis.clause, basis.quote, basis.where) for basis in bases)
    for question in catalogue.questions:
        yield question.clause, question.quote, question.where


def _quotes(task: Task) -> Iterator[tuple[str, str, Where]]:
    for basis in task.basis:
        yield basis.clause, basis.quote, basis.where
    if task.rhythm:
        yield task.rhythm.clause, task.rhythm.quote, task.rhythm.where
    for actor in task.actors:
        if isinstance(actor, Stated):
            yield actor.clause, actor.quote, actor.where


def _rendered(entry: Renderings, clause: Clause) -> Iterator[Problem]:
    for quote in entry.quotes:
        unfound = tuple(_stands(quote.vi, clause, quote.where))
        yield from unfound
        # That a clause is not translated is told once.
        if not unfound and quote.en and clause.en and not _in_order(pieces(quote.en), clause.en):
            yield Problem("quote-not-translated", quote.where, {"quote": quote.en, "clause": clause.id})


def _in_order(wanted: Iterable[str], text: str) -> bool:
    at = 0
    for piece in wanted:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _stands(quote: str, clause: Clause, where: Where) -> Iterator[Problem]:
    if folded(quote) not in clause.vi:
        yield Problem("quote-not-found", where, {"quote": quote, "clause": clause.id})
