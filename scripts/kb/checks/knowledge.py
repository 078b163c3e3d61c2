"""What is ours says no more than the text: summaries, topics, answers and facts keep to their proof."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Answer, Catalogue, Document, PlanFolder, Text
from kb.problems import Problem, Where

SUMMARY = {"vi": 35, "en": 30}
ANSWER = {"vi": 80, "en": 80}


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Every subject has its clauses, every summary and answer its length and proof, every fact its source."""
    for subject in (*catalogue.topics, *catalogue.groups):
        if not subject.clauses:
            yield Problem("subject-unused", subject.where, {"id": subject.id})
    for document in catalogue.documents:
        yield from _sourced(document)
    for answer in catalogue.answers:
        yield from _answer(answer)
    for folder in catalogue.plans:
        yield from _plan(folder, catalogue)


def _sourced(document: Document) -> Iterator[Problem]:
    facts = [key for key in ("number", "date", "signer") if getattr(document, key)]
    if facts and not document.sources:
        yield Problem("fact-without-source", document.where, {"id": document.id, "facts": ", ".join(facts)})


def _answer(answer: Answer) -> Iterator[Problem]:
    yield from _length(answer.answer, ANSWER, answer.where, "answer-too-long")
    if not answer.clauses and not answer.silent:
        yield Problem("answer-without-proof", answer.where, {"id": answer.id})


def _plan(folder: PlanFolder, catalogue: Catalogue) -> Iterator[Problem]:
    name = folder.plan.id
    for summary in folder.summaries:
        yield from _length(summary.text, SUMMARY, summary.where, "summary-too-long")
    if {f"{name}:text", f"{name}:in-short"} <= catalogue.whole:
        summed = {summary.clause for summary in folder.summaries}
        for part in folder.clauses:
            paged = part.id.split(".")[0] not in {"front", "end"}
            for clause in part.walk() if paged else ():
                if clause is not part and clause.id not in summed:
                    yield Problem("summary-missing", clause.where, {"clause": clause.id})
    if "topics" in catalogue.whole:
        for task in folder.tasks:
            if not task.topics:
                yield Problem("task-without-topic", task.where, {"task": task.id})


def _length(text: Text, limits: dict[str, int], where: Where, code: str) -> Iterator[Problem]:
    for lang, words in (("vi", text.vi), ("en", text.en or "")):
        count = len(words.split())
        if count > limits[lang]:
            yield Problem(code, where, {"lang": lang, "count": str(count), "limit": str(limits[lang])})
