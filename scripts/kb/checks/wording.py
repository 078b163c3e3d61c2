"""How we write: approved renderings of terms, and the typography of our own words.

The official text is never touched by these rules; proper names stay as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb import mentions
from kb.model import Agency, Catalogue, Citation, Clause, Document, Entity, Names, Plan, Spelling, Term, Text
from kb.problems import Problem

QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")
TYPOGRAPHY = (
    ("straight-quote", re.compile(r"[\"']")),
    ("double-space", re.compile(r"\S  +\S")),
    ("space-before-mark", re.compile(r"\s[,;:.!?](?:\s|$)")),
    ("three-dots", re.compile(r"\.\.\.")),
    ("spaced-hyphen", re.compile(r"\s-\s")),
)
CUSTOM = {("spaced-hyphen", "vi")}
"""What a language does by custom: Vietnamese offices write "kinh tế - xã hội"."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Terms are rendered as approved; our own words keep to the house's typography and spelling."""
    for folder in catalogue.plans:
        if "terms" in catalogue.whole:
            for clause in folder.walk():
                yield from _renderings(clause, catalogue.terms)
        for clause in folder.clauses:
            yield from _translations(clause, catalogue)
        for entry in (folder.plan, *folder.tasks, *folder.summaries):
            yield from _entry(entry, catalogue)
    for register in (
        catalogue.agencies, catalogue.documents, catalogue.terms,
        catalogue.topics, catalogue.groups, catalogue.answers, catalogue.doors,
        catalogue.packs, catalogue.questions, catalogue.forms, catalogue.units,
    ):  # fmt: skip
        for entry in register:
            yield from _entry(entry, catalogue)


def _renderings(clause: Clause, terms: Iterable[Term]) -> Iterator[Problem]:
    """A term in the Vietnamese of a clause asks for one of its renderings in the English."""
    if clause.words is None or clause.words.en is None:
        return
    english = " ".join(clause.words.en.split()).lower()
    for term in terms:
        excepted = {exception.clause for exception in term.exceptions}
        if not term.renderings or clause.id in excepted:
            continue
        standing = mentions.find(clause.vi, {term.id: term.forms})
        if standing and not any(rendering.lower() in english for rendering in term.renderings):
            facts = {"term": term.term.vi, "clause": clause.id, "renderings": ", ".join(term.renderings)}
            yield Problem("rendering-outside-list", clause.words.where, facts)


def _translations(clause: Clause, catalogue: Catalogue) -> Iterator[Problem]:
    """The English of a clause is ours; its Vietnamese is not."""
    for one in clause.walk():
        if one.words and one.words.en and not one.id.startswith("end."):
            yield from _typography(one.words.en, one.words, "en", catalogue)
        for entry in (*one.errata, *one.repair):
            yield from _entry(entry, catalogue)


def _entry(entry: Entity, catalogue: Catalogue) -> Iterator[Problem]:
    for text in _ours(entry):
        yield from _typography(text.vi, text, "vi", catalogue)
        if text.en:
            yield from _typography(text.en, text, "en", catalogue)


def _ours(entry: Entity) -> Iterator[Text]:
    """Yield the texts below an entry that we wrote: not names, titles or quotations."""
    if isinstance(entry, Text):
        yield entry
        return
    names = {Agency: {"name", "short"}, Document: {"title", "short", "issuer"}, Term: {"term"}, Plan: {"title"}}
    printed = names.get(type(entry), set())
    for field in type(entry).model_fields:
        value = getattr(entry, field)
        if field in printed or field == "today":
            continue
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Entity) and not isinstance(child, (Names, Citation, Spelling)):
                yield from _ours(child)


def _typography(words: str, text: Text, lang: str, catalogue: Catalogue) -> Iterator[Problem]:
    for rule, pattern in TYPOGRAPHY:
        found = pattern.search(words)
        if found and (rule, lang) not in CUSTOM:
            start = max(found.start() - 12, 0)
            facts = {"words": words[start : found.end() + 12].strip(), "lang": lang}
            yield Problem(rule, text.where, facts)
    spellings = catalogue.spellings
    own = QUOTED.sub(" ", words)
    for spelling in getattr(spellings, lang) if spellings else ():
        if re.search(rf"(?<!\w){re.escape(spelling.wrong)}(?!\w)", own):
            yield Problem("spelling", text.where, {"wrong": spelling.wrong, "right": spelling.right, "lang": lang})
