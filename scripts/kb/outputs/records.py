"""The records of the open data: the Library as plain values, the same for JSON, CSV and search."""

from __future__ import annotations

from collections.abc import Iterator

from kb import addresses, render, teaching
from kb.links import Library, PlanLinks
from kb.model import Block, Clause, Lang, Names, Stated, Text
from kb.outputs.record_types import (
    ActorRecord,
    AgencyRecord,
    BlockRecord,
    ClauseRecord,
    DocumentRecord,
    InferredRecord,
    NamesRecord,
    PackRecord,
    PlanRecord,
    QuestionRecord,
    StatedRecord,
    SubjectRecord,
    TaskRecord,
    TermRecord,
    TextRecord,
    TranslationRecord,
    UrlRecord,
)


def text(value: Text) -> TextRecord:
    """Give a text as {vi, en}."""
    return {"vi": value.vi, "en": value.en}


def names(value: Names | None) -> NamesRecord:
    """Give other names as {vi[], en[]}."""
    return {"vi": list(value.vi) if value else [], "en": list(value.en) if value else []}


def url(address: str) -> UrlRecord:
    """Give an address in both languages, from the root of the site."""
    return {"vi": addresses.from_root(address, "vi"), "en": addresses.from_root(address, "en")}


def plans(library: Library) -> Iterator[PlanRecord]:
    """Yield the identity of every plan."""
    for plan in library.plans:
        yield {
            "id": plan.id,
            "title": text(plan.plan.title),
            "issuer": plan.plan.issuer,
            "signer": plan.plan.signer.name,
            "number": plan.plan.number,
            "date": plan.plan.date,
            "carries_out": plan.plan.carries_out,
            "languages": list(plan.plan.languages),
            "url": url(addresses.plan(plan.id)),
        }


def clauses(plan: PlanLinks) -> Iterator[ClauseRecord]:
    """Yield every clause of a plan in reading order."""
    for place in plan.places.values():
        clause = place.clause
        yield {
            "id": clause.id,
            "mark": clause.mark,
            "parent": place.parent,
            "position": place.position,
            "heading": _official(clause.heading),
            "text": _official(clause.text),
            "tasks": [task.id for task in plan.tasks_of_clause.get(clause.id, ())],
            "cites": [{"document": c.document, "quote": c.quote} for c in clause.cites],
            "mentions": [
                {"agency": span.id, "quote": clause.vi[span.start : span.end]}
                for span in plan.mentions_of_clause[clause.id]
            ],
            "url": url(plan.address(clause.id)),
            "translation": _translation(clause),
        }


def tasks(plan: PlanLinks) -> Iterator[TaskRecord]:
    """Yield every task of a plan."""
    for task in plan.tasks.values():
        rhythm = task.rhythm
        yield {
            "id": task.id,
            "title": text(task.title),
            "basis": [{"clause": b.clause, "quote": b.quote} for b in task.basis],
            "topics": list(task.topics),
            "groups": list(task.groups),
            "rhythm": {"kind": rhythm.kind, "until": rhythm.until, "clause": rhythm.clause, "quote": rhythm.quote}
            if rhythm
            else None,
            "url": url(addresses.task(plan.id, task.id)),
        }


def actors(plan: PlanLinks) -> Iterator[ActorRecord]:
    """Yield every actor of every task, with its quote or its reason."""
    for assignment in plan.assignments:
        actor, task = assignment.actor, assignment.task.id
        if isinstance(actor, Stated):
            yield StatedRecord(
                task=task,
                agency=actor.agency,
                role=actor.role,
                says="stated",
                clause=actor.clause,
                quote=actor.quote,
            )
        else:
            yield InferredRecord(
                task=task,
                agency=actor.agency,
                role=actor.role,
                says="inferred",
                via=actor.via,
                why=text(actor.why),
            )


def agencies(library: Library) -> Iterator[AgencyRecord]:
    """Yield every body."""
    for agency in library.agencies.values():
        yield {
            "id": agency.id,
            "name": text(agency.name),
            "short": text(agency.short) if agency.short else None,
            "kind": agency.kind,
            "level": agency.level,
            "parent": agency.parent,
            "also_called": names(agency.also_called),
            "since": [{"text": text(s.text), "date": s.date, "source": s.source} for s in agency.since],
            "url": url(addresses.agency(agency.id)),
        }


def topics(library: Library) -> Iterator[SubjectRecord]:
    """Yield every topic."""
    for topic in library.topics.values():
        yield {
            "id": topic.id,
            "name": text(topic.name),
            "also_called": names(topic.also_called),
            "clauses": [c for plan in library.plans for c in plan.clauses_of_topic[topic.id]],
            "tasks": [t.id for plan in library.plans for t in plan.tasks_of_topic.get(topic.id, ())],
            "url": url(addresses.topic(topic.id)),
        }


def groups(library: Library) -> Iterator[SubjectRecord]:
    """Yield every group of children."""
    for group in library.groups.values():
        yield {
            "id": group.id,
            "name": text(group.name),
            "also_called": names(group.also_called),
            "clauses": [c for plan in library.plans for c in plan.clauses_of_group[group.id]],
            "tasks": [t.id for plan in library.plans for t in plan.tasks_of_group.get(group.id, ())],
            "url": url(addresses.group(group.id)),
        }


def documents(library: Library) -> Iterator[DocumentRecord]:
    """Yield every document."""
    for document in library.documents.values():
        yield {
            "id": document.id,
            "kind": document.kind,
            "number": document.number,
            "date": document.date,
            "title": text(document.title),
            "issuer": text(document.issuer) if document.issuer else None,
            "link": document.link,
            "cited_in": [
                {"clause": c.clause, "quote": c.quote}
                for plan in library.plans
                for c in plan.citations_of.get(document.id, ())
            ],
            "url": url(addresses.document(document.id)),
        }


def terms(library: Library) -> Iterator[TermRecord]:
    """Yield every term of the glossary."""
    for term in library.terms.values():
        yield {
            "id": term.id,
            "term": text(term.term),
            "also_called": names(term.also_called),
            "meaning": text(term.meaning),
            "clauses": [c for plan in library.plans for c in plan.clauses_with_term.get(term.id, ())],
            "source": term.source,
            "url": url(addresses.term(term.id)),
        }


def official(value: Text, lang: Lang) -> str:
    """Give official words without the marks of emphasis."""
    return render.plain(value.of(lang)).rstrip("\n")


def _official(value: Text | None) -> TextRecord | None:
    if value is None:
        return None
    return {"vi": official(value, "vi"), "en": official(value, "en") if value.en else None}


def _translation(clause: Clause) -> TranslationRecord | None:
    if clause.words is None or clause.words.en is None:
        return None
    if clause.translation is None:
        return {"state": "draft", "of": clause.fingerprint}
    stale = clause.translation.of != clause.fingerprint
    return {"state": "stale" if stale else clause.translation.state, "of": clause.translation.of}


def packs(library: Library) -> Iterator[PackRecord]:
    """Yield every session with its blocks, each with the words it teaches."""
    known = {name: place.clause for plan in library.plans for name, place in plan.places.items()}
    for pack in library.packs:
        yield {
            "id": pack.id,
            "title": text(pack.title),
            "reader": pack.reader,
            "minutes": pack.minutes,
            "blocks": [_block(block, known) for block in pack.blocks],
            "url": url(addresses.pack(pack.id)),
        }


def _block(block: Block, known: dict[str, Clause]) -> BlockRecord:
    return {
        "id": block.id,
        "title": text(block.title),
        "minutes": block.minutes,
        "pause": block.pause,
        "basis": [{"clause": basis.clause, "quote": basis.quote} for basis in block.basis],
        "state": "stale" if teaching.stale(block, known) else "current",
    }


def questions(library: Library) -> Iterator[QuestionRecord]:
    """Yield every quiz question with its proof."""
    for question in library.questions:
        right = question.right if not isinstance(question.right, bool) else 1 if question.right else 2
        yield {
            "id": question.id,
            "kind": question.kind,
            "question": text(question.question),
            "options": [text(option) for option in question.options],
            "right": right,
            "explanation": text(question.explanation),
            "clause": question.clause,
            "quote": question.quote,
            "difficulty": question.difficulty,
            "topic": question.topic,
            "url": url(addresses.question(question.difficulty, question.id)),
        }
