"""Papers, slides and tables to take along: made slowly, so each carries the key of all it is made from."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module, metadata, util
from importlib.abc import SourceLoader
from typing import Any

from kb import toolkit
from kb.links import Library
from kb.model import LANGUAGES
from kb.outputs import shelf
from kb.outputs.office import assignments, quiz_papers, session_papers, session_slides, working_papers
from kb.outputs.office.quiz_papers import Quiz
from kb.outputs.office.session_papers import Session
from kb.outputs.office.working_papers import Desk
from kb.tree import Slow
from kb.words import Words

MAKERS = {"docx": "word", "xlsx": "sheets", "pptx": "slides", "pdf": "typeset", "gift": "gift"}
"""Which module makes which form; it is loaded when something has to be made, for office libraries load slowly."""

LEANS = {"word": ("word_styles",)}
"""The modules of this folder that a maker leans on, beside those that all do."""

LIBRARIES = {"word": "python-docx", "sheets": "openpyxl", "slides": "python-pptx", "typeset": "typst"}

WORKING: dict[str, Callable[[Desk], object]] = {
    "plan": working_papers.plan_paper,
    "assignment": assignments.table,
    "report": working_papers.report_paper,
    "minutes": working_papers.minutes_paper,
    "checklist": working_papers.checklist_paper,
}

OF_SESSION: dict[str, Callable[[Session], object]] = {
    "slides": session_slides.deck,
    "handout": session_papers.handout,
    "brief": session_papers.brief,
    "guide": session_papers.guide,
    "attendance": session_papers.attendance,
    "evaluation": session_papers.evaluation,
}
OF_QUIZ: dict[str, Callable[[Quiz], object]] = {
    "quiz-sheet-a": lambda quiz: quiz_papers.sheet(quiz, "A"),
    "quiz-sheet-b": lambda quiz: quiz_papers.sheet(quiz, "B"),
    "quiz-key": quiz_papers.key,
    "quiz-moodle": quiz_papers.bank,
    "quiz-table": quiz_papers.table,
}


def make(library: Library, words: Words) -> Iterator[Slow]:
    """Name every paper with its key and its maker; nothing is made yet."""
    plan = library.plans[0]
    for holder in toolkit.holders(library, plan):
        desk = Desk(library, plan, words, holder)
        for file in shelf.of_holder(holder):
            yield _slow(file.path, file.form, WORKING[file.kind](desk))
    for lang in LANGUAGES:
        for pack in library.packs:
            session = Session(library, plan, words, pack, lang)
            for file in shelf.of_pack(pack, lang):
                yield _slow(file.path, file.form, OF_SESSION[file.kind](session))
        quiz = Quiz(library, plan, words, lang)
        for file in shelf.of_quiz(lang) if library.questions else ():
            yield _slow(file.path, file.form, OF_QUIZ[file.kind](quiz))


def _slow(path: str, form: str, content: object) -> Slow:
    """Tie a paper's content to its maker; the key is a hash over both."""
    key = hashlib.sha256(f"{_source(MAKERS[form])}\n{content!r}".encode()).hexdigest()
    return Slow(path, key, functools.partial(_made, MAKERS[form], content))


def _made(maker: str, content: object) -> bytes:
    data: bytes = _module(maker).made(content)
    return data


@functools.cache
def _source(maker: str) -> str:
    """Give the code of a maker and of what it leans on: another code may give other bytes."""
    names = (f"{__name__}.{name}" for name in (maker, *LEANS.get(maker, ()), "archive", "content"))
    library = metadata.version(LIBRARIES[maker]) if maker in LIBRARIES else ""
    return "\n".join([library, *(_text(name) for name in names)])


def _text(module: str) -> str:
    """Give the code of a module without running it."""
    spec = util.find_spec(module)
    loader = spec.loader if spec else None
    if not isinstance(loader, SourceLoader):
        raise TypeError(f"{module} has no source")
    return loader.get_source(module) or ""


def _module(name: str) -> Any:  # noqa: ANN401 - a module of this folder, chosen by name
    return import_module(f"{__name__}.{name}")
