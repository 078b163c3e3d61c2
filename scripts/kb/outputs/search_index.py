"""The search index: scripts made from the Library rather than scraped from pages.

The text is shipped and the inverted index built in the browser: every serialised
index that was measured is larger than the text. The first part holds what first
results need; the further parts are fetched right after it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from kb import addresses, render
from kb.links import Library, Place, PlanLinks
from kb.model import LANGUAGES, READERS, Agency, Answer, Document, Names, Subject, Task, Term, Text
from kb.outputs import records, search_pages
from kb.outputs.pages.frame import Desk
from kb.outputs.search_shelves import Part, Row, Shelf, written
from kb.tree import Output
from kb.words import Words

Numbers = dict[str, int]


def make(library: Library, words: Words) -> Iterator[Output]:
    """Make one index a language."""
    templates = render.environment()
    for lang in LANGUAGES:
        yield from _index(Desk(library, words, lang, templates))


def _index(desk: Desk) -> Iterator[Output]:
    """Part the rows: one plan's text comes first of all; of several plans the titles, then a part a plan."""
    first: list[Part] = []
    more: list[Part] = []
    shards: dict[str, list[Part]] = {}
    plans = desk.library.plans
    count = 0
    standing: Numbers = {}
    for plan in plans:
        numbers = {clause: count + turn for turn, clause in enumerate(plan.places)}
        for clause, number in numbers.items():
            standing.setdefault(clause, number)
        shards[plan.id] = []
        for shelf in _clauses(desk, plan):
            if len(plans) == 1:
                first.append(shelf.raised("label", "text"))
            else:
                first.append(shelf.raised())
                shards[plan.id].append(shelf.filled(count, "label", "text"))
            count += len(shelf.rows)
        tasks = tuple(_task(desk, task, numbers) for task in plan.tasks.values())
        shelf = Shelf("task", (addresses.task(plan.id, "*"),), tasks, _where(desk, plan))
        if len(plans) == 1:
            first.append(shelf.raised("of"))
            count += len(tasks)
        else:
            shards[plan.id].append(shelf.raised("of"))
    for shelf in _shared(desk, standing):
        first.append(shelf.raised())
        more.append(shelf.filled(count, "text", "names", "typed", "to"))
        count += len(shelf.rows)
    more.append(Shelf("page", ("*",), search_pages.rows(desk)).raised("text", "typed"))
    further = {"more": more, **{name: shelves for name, shelves in shards.items() if shelves}}
    kinds = desk.words.under("search.kind.", desk.lang)
    return written(desk.lang, kinds, desk.word("search.talk"), first, further)


def _where(desk: Desk, plan: PlanLinks) -> str:
    """Name the plan of a row, where there are several."""
    return desk.t(plan.plan.short) if len(desk.library.plans) > 1 else ""


def _clauses(desk: Desk, plan: PlanLinks) -> Iterator[Shelf]:
    """Yield the clauses in reading order: the numbered parts between front and end matter."""
    whole = addresses.full(plan.id) + "#*"
    numbered = (whole, addresses.item(plan.id, "*"), addresses.item(plan.id, "@") + "#*")
    parts = {part.id for part in plan.parts}
    run: list[Place] = []
    for place in (*plan.places.values(), None):
        if run and (place is None or (place.part in parts) != (run[0].part in parts)):
            at = numbered if run[0].part in parts else (whole,)
            yield Shelf("clause", at, tuple(_clause(desk, one) for one in run), _where(desk, plan))
            run = []
        if place is not None:
            run.append(place)


def _clause(desk: Desk, place: Place) -> Row:
    clause = place.clause
    heading = records.official(clause.heading, desk.lang) if clause.heading else ""
    text = records.official(clause.text, desk.lang) if clause.text else ""
    label = "" if heading else desk.label(clause)
    # A piece of front or end matter has a name rather than a number.
    return (
        Row(clause.id, heading or label, text=text) if place.item is None else Row(clause.id, heading, label, text)
    )


def _task(desk: Desk, task: Task, numbers: dict[str, int]) -> Row:
    return Row(task.id, desk.t(task.title), of=tuple(dict.fromkeys(numbers[b.clause] for b in task.basis)))


def _shared(desk: Desk, numbers: Numbers) -> Iterator[Shelf]:
    """Yield what all plans share: the registers, the ways in, the answers."""
    library = desk.library
    agencies = tuple(_agency(desk, agency) for agency in library.agencies.values())
    yield Shelf("agency", (addresses.agency("*"),), agencies, same=True)
    documents = tuple(_document(desk, document) for document in library.documents.values())
    yield Shelf("document", (addresses.document("*"),), documents, same=True)
    topics = tuple(_subject(desk, subject, numbers) for subject in library.topics.values())
    yield Shelf("topic", (addresses.topic("*"),), topics)
    groups = tuple(_subject(desk, subject, numbers) for subject in library.groups.values())
    yield Shelf("group", (addresses.group("*"),), groups, same=True)
    terms = tuple(_term(desk, term) for term in library.terms.values())
    yield Shelf("term", (addresses.term("*"),), terms, same=True)
    for reader in READERS:
        answers = tuple(_answer(desk, answer, numbers) for answer in library.answers if answer.reader == reader)
        if answers:
            yield Shelf("answer", (addresses.answer(reader, "*"),), answers)


def _agency(desk: Desk, agency: Agency) -> Row:
    row = Row(agency.id, render.capital(desk.t(agency.name)), text=_text(desk, agency.note))
    today = tuple(desk.t(name) for name in agency.today)
    return _called(desk, row, agency.also_called, agency.search_words, names=(desk.t(agency.label),), typed=today)


def _document(desk: Desk, document: Document) -> Row:
    names = (desk.t(document.short), *([document.number] if document.number else []))
    return _called(desk, Row(document.id, desk.t(document.title)), document.also_called, None, names=names)


def _subject(desk: Desk, subject: Subject, numbers: Numbers) -> Row:
    to = tuple(numbers[clause] for clause in subject.clauses)
    row = Row(subject.id, desk.t(subject.name), text=_text(desk, subject.lead), to=to)
    return _called(desk, row, subject.also_called, subject.search_words)


def _term(desk: Desk, term: Term) -> Row:
    return _called(
        desk, Row(term.id, desk.t(term.term), text=desk.t(term.meaning)), term.also_called, term.search_words
    )


def _answer(desk: Desk, answer: Answer, numbers: Numbers) -> Row:
    to = tuple(dict.fromkeys(numbers[basis.clause] for basis in answer.clauses))
    row = Row(answer.id, desk.t(answer.question), text=desk.t(answer.answer), to=to)
    return _called(desk, row, None, answer.search_words)


def _called(
    desk: Desk,
    row: Row,
    also_called: Names | None,
    search_words: Names | None,
    *,
    names: tuple[str, ...] = (),
    typed: tuple[str, ...] = (),
) -> Row:
    """Give the row its other names, and what else is typed for it, each once."""
    seen = {row.title.casefold()}
    return dataclasses.replace(
        row,
        names=_once((*(also_called.of(desk.lang) if also_called else ()), *names), seen),
        typed=_once((*(search_words.of(desk.lang) if search_words else ()), *typed), seen),
    )


def _once(given: Iterable[str], seen: set[str]) -> tuple[str, ...]:
    found = []
    for name in given:
        if name.casefold() not in seen:
            found.append(name)
            seen.add(name.casefold())
    return tuple(found)


def _text(desk: Desk, text: Text | None) -> str:
    return desk.t(text) if text else ""
