"""Each text has the languages it is to be published in."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Catalogue, Entity, Text
from kb.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """The registers and our reading are bilingual; a plan's own words are, if the plan says so."""
    registers: tuple[tuple[Entity, ...], ...] = (
        catalogue.agencies, catalogue.documents, catalogue.terms,
        catalogue.topics, catalogue.groups, catalogue.answers, catalogue.doors, catalogue.places,
        catalogue.packs, catalogue.questions, catalogue.forms, catalogue.units,
    )  # fmt: skip
    for register in registers:
        for entry in register:
            yield from missing(entry)
    for folder in catalogue.plans:
        yield from missing(folder.plan)
        if "en" in folder.plan.languages:
            for clause in folder.clauses:
                yield from missing(clause)
        for entry in (*folder.tasks, *folder.summaries, *folder.renderings):
            yield from missing(entry)


def missing(entry: Entity) -> Iterator[Problem]:
    """Yield a problem for each text below an entry that lacks its English."""
    if isinstance(entry, Text):
        if entry.en is None:
            yield Problem("missing-english", entry.where, {"vi": entry.vi[:60]})
        return
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Entity):
                yield from missing(child)
