"""What the papers of the quiz say: two versions in a fixed shuffle, their key, a bank and a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from kb.links import Library, PlanLinks
from kb.model import Lang, Question
from kb.outputs import shelf
from kb.outputs.office.content import (
    LETTERS,
    Bank,
    Break,
    Grid,
    Item,
    Paper,
    Part,
    Table,
    lettered,
    plain,
)
from kb.outputs.office.labels import label
from kb.words import Words

SHARE = {"easy": 8, "medium": 8, "hard": 4}
"""How many questions of each difficulty a printed sheet has."""

MARGINS = (16, 16, 20, 16)


@dataclass(frozen=True)
class Quiz:
    """What the quiz papers are made from, in one language."""

    library: Library
    plan: PlanLinks
    words: Words
    lang: Lang

    def said(self, key: str, /, **values: object) -> str:
        """Give what is printed."""
        return self.words.word(f"papers.{key}", self.lang, **values)

    def item(self, question: Question) -> Item:
        """Give a question in the language of the papers."""
        return Item(
            id=question.id,
            question=question.question.of(self.lang),
            options=shelf.options(question, self.words, self.lang),
            right=shelf.right_place(question),
            truth=question.kind == "true-false",
            explanation=question.explanation.of(self.lang),
            quote=self.plan.quotation(question.clause, question.quote, self.lang).words,
            label=label(self.plan.clause(question.clause), self.words, self.lang),
            topic=self.library.topics[question.topic].name.of(self.lang),
            difficulty=self.words.word(f"training.difficulty.{question.difficulty}", self.lang),
        )


def drawn(*words: str) -> str:
    """Give the place in a shuffle that is the same on every machine and for ever."""
    return hashlib.sha256("/".join(words).encode()).hexdigest()


def chosen(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Choose the questions of the printed sheets: some of each difficulty, always the same."""
    found: list[Question] = []
    for difficulty, count in SHARE.items():
        mine = [q for q in questions if q.difficulty == difficulty]
        found += sorted(mine, key=lambda q: drawn("sheet", q.id))[:count]
    return tuple(found)


def version(quiz: Quiz, name: str) -> tuple[Item, ...]:
    """Give the questions of a version in its order, the options shuffled too; true and false keep theirs."""
    ordered = sorted(chosen(quiz.library.questions), key=lambda q: drawn(name, q.id))
    return tuple(_shuffled(quiz.item(question), name) for question in ordered)


def _shuffled(item: Item, name: str) -> Item:
    if item.truth:
        return item
    places = sorted(range(len(item.options)), key=lambda place: drawn(name, item.id, str(place)))
    options = tuple(item.options[place] for place in places)
    return Item(**{**vars(item), "options": options, "right": places.index(item.right)})


def sheet(quiz: Quiz, name: str) -> Paper:
    """Give a version to print and hand out."""
    parts: list[Part] = [
        plain(quiz.said("quiz.name", version=name), "title"),
        plain(quiz.said("quiz.person"), "centre"),
        plain(quiz.said("quiz.about", all=len(quiz.library.questions)), "note"),
    ]
    for number, item in enumerate(version(quiz, name), 1):
        parts.append(plain(f"{number}. {item.question}", "label"))
        parts += lettered(item.options)
    return _paper(quiz, quiz.said("quiz.name", version=name), tuple(parts))


def key(quiz: Quiz) -> Paper:
    """Give the right answers of both versions, with the proof of each."""
    head = tuple(quiz.said(f"quiz.{one}") for one in ("place", "question", "answer", "proof"))
    parts: list[Part] = [plain(quiz.said("quiz.key"), "title")]
    for name in "AB":
        if name != "A":
            parts.append(Break())
        rows = tuple(
            (str(i), item.question, f"{LETTERS[item.right]}. {item.options[item.right]}", item.label)
            for i, item in enumerate(version(quiz, name), 1)
        )
        parts += [plain(quiz.said("quiz.version", version=name), "label"), Grid(head, rows, (14, 78, 50, 32))]
    return _paper(quiz, quiz.said("quiz.key"), tuple(parts), size=11)


def bank(quiz: Quiz) -> Bank:
    """Give all questions for a learning platform."""
    items = tuple(quiz.item(question) for question in quiz.library.questions)
    topics = tuple(dict.fromkeys(item.topic for item in items))
    return Bank(quiz.words.word("site.name", quiz.lang), quiz.lang, items, topics)


def table(quiz: Quiz) -> Table:
    """Give all questions as a table that quiz services read."""
    heads = [quiz.said("quiz.question"), *(quiz.said("quiz.option", letter=letter) for letter in LETTERS)]
    heads += [
        quiz.said(f"quiz.{one}") for one in ("right", "explanation", "proof", "quote", "topic", "difficulty")
    ]
    rows = tuple(_row(quiz.item(question)) for question in quiz.library.questions)
    return Table(
        name=quiz.words.word("training.quiz.title", quiz.lang),
        title=quiz.words.word("training.quiz.title", quiz.lang),
        lang=quiz.lang,
        date=quiz.library.edition.date,
        head=tuple(heads),
        rows=rows,
        widths=(24, 14, 14, 14, 14, 8, 25, 10, 23, 12, 11),
        heading=False,
    )


def _row(item: Item) -> tuple[str, ...]:
    options = (*item.options, "", "")[: len(LETTERS)]
    proof = (item.explanation, item.label, item.quote, item.topic, item.difficulty)
    return (item.question, *options, str(item.right + 1), *proof)


def _paper(quiz: Quiz, title: str, parts: tuple[Part, ...], size: int = 12) -> Paper:
    edition = quiz.library.edition
    return Paper(
        title=title,
        lang=quiz.lang,
        date=edition.date,
        parts=parts,
        size=size,
        title_size=15,
        margins=MARGINS,
        foot=quiz.said("source-foot", version=edition.version, date=quiz.words.day(edition.date, quiz.lang)),
        official=False,
    )
