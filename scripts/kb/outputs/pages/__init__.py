"""Which Markdown pages exist, in both languages; and which of them stand in the menu."""

from __future__ import annotations

from collections.abc import Iterator

from kb import addresses, render
from kb.links import Library
from kb.model import LANGUAGES, Lang
from kb.outputs.pages import (
    knowledge_pages,
    plan_pages,
    register_pages,
    task_pages,
    toolkit_pages,
    training_pages,
    way_pages,
)
from kb.outputs.pages.frame import Desk, Step
from kb.tree import Output
from kb.words import Words


def make(library: Library, words: Words) -> Iterator[Output]:
    """Make every page of the site that is not written by hand."""
    templates = render.environment()
    for lang in LANGUAGES:
        desk = Desk(library, words, lang, templates)
        yield from knowledge_pages.make(desk)
        yield from register_pages.make(desk)
        yield from way_pages.make(desk)
        yield from training_pages.make(desk)
        yield from toolkit_pages.make(desk)
        for plan in library.plans:
            yield from plan_pages.make(desk, plan)
            yield from task_pages.make(desk, plan)


def edition(library: Library, words: Words) -> dict[str, object]:
    """Give what every page says of the edition; its date also as each language writes it."""
    card = library.edition
    return {**card.model_dump(), "day": {lang: words.day(card.date, lang) for lang in LANGUAGES}}


def menu(library: Library, words: Words, lang: Lang) -> tuple[Step, ...]:
    """Give the landing pages; every other page is reached from one of them, a neighbour, or search."""
    plans = [Step(plan.plan.short.of(lang), addresses.plan(plan.id)) for plan in library.plans]
    first = library.plans[0].id
    training = [Step(words.word("training.title", lang), addresses.TRAINING)] if library.packs else []
    return (
        Step(words.word("menu.home", lang), addresses.HOME),
        *plans,
        Step(words.word("tasks.title", lang), addresses.tasks(first)),
        Step(words.word("agencies.title", lang), addresses.AGENCIES),
        Step(words.word("topics.title", lang), addresses.TOPICS),
        Step(words.word("groups.title", lang), addresses.GROUPS),
        Step(words.word("documents.title", lang), addresses.DOCUMENTS),
        Step(words.word("rhythms.title", lang), addresses.RHYTHMS),
        Step(words.word("since.title", lang), addresses.SINCE),
        Step(words.word("answers.title", lang), addresses.ANSWERS),
        Step(words.word("terms.title", lang), addresses.TERMS),
        *training,
        Step(words.word("toolkit.title", lang), addresses.TOOLKIT),
        Step(words.word("downloads.menu", lang), addresses.DOWNLOADS),
        Step(words.word("guide.title", lang), "guide/"),
        Step(words.word("about.title", lang), "about/"),
    )
