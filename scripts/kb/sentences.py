"""Say a problem in the house's form: path:line:column: what: how to put it right."""

from __future__ import annotations

from collections.abc import Sequence

from kb.model import Lang
from kb.problems import Problem
from kb.words import Words


def sentence(problem: Problem, words: Words, lang: Lang) -> str:
    """Say one problem on one line."""
    what = words.word(f"problems.{problem.code}.what", lang, **_folded(problem))
    cure = words.word(f"problems.{problem.code}.cure", lang, **_folded(problem))
    hint = f"{words.word('problems.nearest', lang, nearest=problem.nearest)} " if problem.nearest else ""
    return " ".join(f"{problem.at}: {what}: {hint}{cure}".split())


def report(problems: Sequence[Problem], words: Words, lang: Lang) -> str:
    """Say all problems, one a line, and count them."""
    key = "problems.count-one" if len(problems) == 1 else "problems.count"
    lines = [sentence(problem, words, lang) for problem in problems]
    return "\n".join([*lines, words.word(key, lang, count=len(problems))])


def _folded(problem: Problem) -> dict[str, str]:
    """Keep a fact that was copied from a file on one line, and a long one short."""
    return {key: " ".join(value.split())[:200] for key, value in problem.facts.items()}
