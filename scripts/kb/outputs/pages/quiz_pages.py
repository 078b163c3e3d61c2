"""The pages of the quiz: the list of all questions, and the questions of each difficulty with their answers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kb import addresses, teaching
from kb.links import PlanLinks
from kb.model import Question, Subject
from kb.outputs import shelf
from kb.outputs.office.content import LETTERS
from kb.outputs.pages.frame import Desk, Step
from kb.tree import Output

LEVELS = ("easy", "medium", "hard")


@dataclass(frozen=True)
class QuestionView:
    """A quiz question with its options by letter, the right one among them, its proof, and who asks it."""

    question: Question
    quote: Markup
    options: tuple[tuple[str, str, bool], ...]
    letter: str
    answer: str
    label: str
    path: str
    topic: Subject
    sessions: str


Grouped = tuple[tuple[Subject, tuple[QuestionView, ...]], ...]
"""Questions by their topics."""


def make(desk: Desk, plan: PlanLinks) -> Iterator[Output]:
    """Make the list and a page for each difficulty; without a question there is no quiz."""
    found = tuple(view(desk, plan, question) for question in desk.library.questions)
    if not found:
        return
    levels = tuple(level for level in LEVELS if any(v.question.difficulty == level for v in found))
    yield listing(desk, found, levels)
    for at, level in enumerate(levels):
        mine = tuple(v for v in found if v.question.difficulty == level)
        near = (levels[at - 1] if at else None, levels[at + 1] if at + 1 < len(levels) else None)
        yield level_page(desk, level, mine, near)


def listing(desk: Desk, found: tuple[QuestionView, ...], levels: tuple[str, ...]) -> Output:
    """Make the list of all questions, topic by topic, to filter and to choose from."""
    return desk.page(
        "quiz",
        addresses.QUIZ,
        title=desk.word("training.quiz.title"),
        description=desk.word("training.quiz.description", count=len(found)),
        kind="quiz",
        extra={"script": f"app/lists-{desk.lang}.js"},
        trail=(Step(desk.word("training.title"), addresses.TRAINING),),
        topics=_topics(desk, found),
        groups=_grouped(desk, found),
        levels=tuple((level, sum(v.question.difficulty == level for v in found)) for level in levels),
        packs=tuple(p for p in desk.library.packs if any(p.id in v.sessions.split() for v in found)),
        files=shelf.of_quiz(desk.lang),
    )


def level_page(
    desk: Desk, level: str, mine: tuple[QuestionView, ...], near: tuple[str | None, str | None]
) -> Output:
    """Make the questions of one difficulty: every answer folded away, topic by topic."""
    name = desk.word(f"training.difficulty.{level}")
    before, after = (
        Step(_level_title(desk, other), addresses.quiz_level(other)) if other else None for other in near
    )
    return desk.page(
        "quiz_level",
        addresses.quiz_level(level),
        title=_level_title(desk, level),
        description=desk.word("training.quiz.level-description", count=len(mine), level=name),
        kind="quiz",
        extra={"script": "app/quiz.js"},
        trail=(
            Step(desk.word("training.title"), addresses.TRAINING),
            Step(desk.word("training.quiz.title"), addresses.QUIZ),
        ),
        neighbours=(before, after),
        groups=_numbered(_grouped(desk, mine)),
    )


def view(desk: Desk, plan: PlanLinks, question: Question) -> QuestionView:
    """Give a question with its options in the page's language."""
    options = shelf.options(question, desk.words, desk.lang)
    right = shelf.right_place(question)
    return QuestionView(
        question=question,
        quote=desk.quote(plan, question.clause, question.quote),
        options=tuple((LETTERS[i], text, i == right) for i, text in enumerate(options)),
        letter=LETTERS[right],
        answer=options[right],
        label=desk.label(plan.clause(question.clause)),
        path=plan.address(question.clause),
        topic=desk.library.topics[question.topic],
        sessions=" ".join(
            pack.id
            for pack in desk.library.packs
            if teaching.questions_for((c for block in pack.blocks for c in block.clauses), (question,))
        ),
    )


def _level_title(desk: Desk, level: str) -> str:
    return desk.word("training.quiz.level", level=desk.word(f"training.difficulty.{level}"))


def _topics(desk: Desk, found: tuple[QuestionView, ...]) -> tuple[Subject, ...]:
    asked = {view.topic.id for view in found}
    return tuple(topic for topic in desk.library.topics.values() if topic.id in asked)


def _grouped(desk: Desk, found: tuple[QuestionView, ...]) -> Grouped:
    return tuple((t, tuple(v for v in found if v.topic.id == t.id)) for t in _topics(desk, found))


def _numbered(groups: Grouped) -> tuple[tuple[Subject, tuple[tuple[int, QuestionView], ...]], ...]:
    """Number the questions of a page as they stand on it."""
    numbers = itertools.count(1)
    return tuple((topic, tuple((next(numbers), v) for v in views)) for topic, views in groups)
