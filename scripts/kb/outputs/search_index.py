"""The search index: one script a language, made from the Library rather than scraped from pages.

The text is shipped and the inverted index built in the browser: every serialised
index that was measured is larger than the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from kb import addresses, render
from kb.links import Library, PlanLinks
from kb.model import LANGUAGES, Agency, Lang, Names, Subject, Text
from kb.outputs import records
from kb.outputs.pages.frame import Desk
from kb.tree import Output
from kb.words import Words

VERSION = 1
AND = " · "
Row = tuple[str, str, str, str, str, str, str]


def make(library: Library, words: Words) -> Iterator[Output]:
    """Make one index a language."""
    templates = render.environment()
    for lang in LANGUAGES:
        desk = Desk(library, words, lang, templates)
        index = {
            "version": VERSION,
            "lang": lang,
            "rows": list(_rows(desk)),
            "synonyms": list(_synonyms(library, lang)),
            "kinds": words.under("found.", lang),
        }
        data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        yield Output(f"app/search-{lang}.js", f"kbSearchIndex({data});\n".encode())


def _rows(desk: Desk) -> Iterator[Row]:
    library, t = desk.library, desk.t
    for plan in library.plans:
        yield from _plan(desk, plan)
    for agency in library.agencies.values():
        extra = [*_names(agency.also_called, desk.lang), *_names(agency.search_words, desk.lang)]
        extra += [t(name) for name in agency.today]
        yield (
            "agency",
            agency.id,
            addresses.agency(agency.id),
            t(agency.name),
            "",
            _note(desk, agency),
            AND.join(extra),
        )
    for document in library.documents.values():
        extra = [*_names(document.also_called, desk.lang), document.number or "", t(document.short)]
        address = addresses.document(document.id)
        yield ("document", document.id, address, t(document.title), "", "", AND.join(filter(None, extra)))
    for kind, register in (("topic", library.topics), ("group", library.groups)):
        for subject in register.values():
            yield _subject(desk, kind, subject)
    for term in library.terms.values():
        extra = [*_names(term.also_called, desk.lang), *_names(term.search_words, desk.lang)]
        yield ("term", term.id, addresses.term(term.id), t(term.term), "", t(term.meaning), AND.join(extra))
    for answer in library.answers:
        words = AND.join(_names(answer.search_words, desk.lang))
        yield ("answer", answer.id, addresses.answer(answer.id), t(answer.question), "", t(answer.answer), words)


def _plan(desk: Desk, plan: PlanLinks) -> Iterator[Row]:
    for place in plan.places.values():
        clause = place.clause
        heading = records.official(clause.heading, desk.lang) if clause.heading else ""
        text = records.official(clause.text, desk.lang) if clause.text else ""
        above = plan.clause(place.parent) if place.parent else None
        trail = records.official(above.words, desk.lang) if above and above.words else ""
        yield ("clause", clause.id, plan.address(clause.id), heading or desk.label(clause), trail, text, "")
    for task in plan.tasks.values():
        where = ", ".join(desk.label(plan.clause(b.clause)) for b in task.basis)
        yield ("task", task.id, addresses.task(plan.id, task.id), desk.t(task.title), where, "", "")


def _subject(desk: Desk, kind: str, subject: Subject) -> Row:
    address = addresses.topic(subject.id) if kind == "topic" else addresses.group(subject.id)
    extra = [*_names(subject.also_called, desk.lang), *_names(subject.search_words, desk.lang)]
    return (kind, subject.id, address, desk.t(subject.name), "", _text(desk, subject.lead), AND.join(extra))


def _synonyms(library: Library, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Give words that lead to the same thing: a name of the register and what people also type for it."""
    for term in library.terms.values():
        group = (term.term.of(lang), *_names(term.also_called, lang), *_names(term.search_words, lang))
        if len(group) > 1:
            yield group
    for agency in library.agencies.values():
        group = (agency.name.of(lang), *_names(agency.search_words, lang), *(n.of(lang) for n in agency.today))
        if len(group) > 1:
            yield group


def _names(names: Names | None, lang: Lang) -> tuple[str, ...]:
    return names.of(lang) if names else ()


def _note(desk: Desk, agency: Agency) -> str:
    return _text(desk, agency.note)


def _text(desk: Desk, text: Text | None) -> str:
    return desk.t(text) if text else ""
