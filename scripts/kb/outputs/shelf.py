"""Which files the sessions, the quiz and the toolkits offer: their names, kinds and places, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from kb import addresses
from kb.model import Lang, Pack, Question
from kb.toolkit import Holder
from kb.words import Words

NAME = "chi-thi-28"


@dataclass(frozen=True)
class File:
    """A file to download: what it is (a key of the furniture), its form, its path from the site's root."""

    kind: str
    form: str
    path: str


PACK = (
    ("slides", "pptx"),
    ("handout", "docx"),
    ("handout", "pdf"),
    ("brief", "docx"),
    ("brief", "pdf"),
    ("guide", "docx"),
    ("guide", "pdf"),
    ("attendance", "docx"),
    ("evaluation", "docx"),
)
QUIZ = (
    ("quiz-sheet-a", "docx"),
    ("quiz-sheet-b", "docx"),
    ("quiz-key", "docx"),
    ("quiz-moodle", "gift"),
    ("quiz-table", "xlsx"),
)
PAPERS = (
    ("plan", "docx"),
    ("assignment", "xlsx"),
    ("report", "docx"),
    ("minutes", "docx"),
    ("checklist", "docx"),
)
SLUGS = {
    "plan": "ke-hoach",
    "assignment": "phan-cong",
    "report": "bao-cao",
    "minutes": "bien-ban",
    "checklist": "danh-muc",
}


OUTLINES = {
    "plan": ("plan.aims", "plan.study", "plan.stated", "plan.inferred", "plan.own", "plan.arrange"),
    "assignment": tuple(
        f"table.{one}" for one in ("title", "words", "role", "says", "own", "who", "with", "when", "state")
    ),
    "report": ("report.course", "report.results", "report.judgement", "report.proposals"),
    "minutes": ("minutes.read", "minutes.talk", "minutes.concluded", "minutes.decided"),
    "checklist": ("table.task", "table.done", "table.note"),
}
"""What may stand in each paper, as keys of what is printed on it."""


def of_pack(pack: Pack, lang: Lang) -> tuple[File, ...]:
    """Give the files of a session in a language."""
    folder = addresses.pack(pack.id)
    return tuple(File(kind, form, f"{folder}{NAME}-{pack.id}-{kind}-{lang}.{form}") for kind, form in PACK)


def of_quiz(lang: Lang) -> tuple[File, ...]:
    """Give the files of the quiz in a language."""
    return tuple(File(kind, form, f"{addresses.QUIZ}{NAME}-{kind}-{lang}.{form}") for kind, form in QUIZ)


def outlines(holder: Holder) -> dict[str, tuple[str, ...]]:
    """Give what stands in each of a unit's papers: no heading for clauses or tasks that it does not have."""
    has = {"plan.study": holder.clauses, "plan.stated": holder.stated, "plan.inferred": holder.inferred}
    return {kind: tuple(key for key in keys if has.get(key, True)) for kind, keys in OUTLINES.items()}


def of_holder(holder: Holder) -> tuple[File, ...]:
    """Give a unit's papers, in Vietnamese; one without an administrative form has the check list only."""
    folder = addresses.toolkit(holder.id)
    return tuple(
        File(kind, form, f"{folder}{NAME}-{holder.id}-{SLUGS[kind]}.{form}")
        for kind, form in PAPERS
        if holder.form or kind == "checklist"
    )


def options(question: Question, words: Words, lang: Lang) -> tuple[str, ...]:
    """Give the options of a question; those of a statement are true and false."""
    if question.kind == "true-false":
        return (words.word("training.quiz.true", lang), words.word("training.quiz.false", lang))
    return tuple(option.of(lang) for option in question.options)


def right_place(question: Question) -> int:
    """Give the place of the right option, counted from 0."""
    if isinstance(question.right, bool):
        return 0 if question.right else 1
    return question.right - 1
