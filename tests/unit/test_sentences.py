"""A problem is one line: where, what, how to put it right; all of them are counted."""

from __future__ import annotations

import functools
from pathlib import Path

import broken
import pytest
from kb import sentences, words
from kb.model import LANGUAGES, Lang
from kb.problems import Problem, Where

FURNITURE = words.load()
PROBLEM = Problem("unknown-agency", Where("catalogue/a.yml", 2, 3), {"id": "x", "file": "catalogue/b.yml"}, "y")


@functools.cache
def found(folder: Path) -> tuple[Problem, ...]:
    return broken.found(broken.files_of(folder))[1]


def test_a_line_says_place_fault_guess_and_cure() -> None:
    assert sentences.sentence(PROBLEM, FURNITURE, "en") == (
        "catalogue/a.yml:2:3: no agency “x”: did you mean “y”? Use an id from catalogue/b.yml, or add one there."
    )


def test_without_a_guess_there_is_no_question() -> None:
    line = sentences.sentence(Problem("empty-file", Where("a.yml")), FURNITURE, "en")
    assert "?" not in line


@pytest.mark.parametrize(("count", "last"), [(1, "1 problem."), (2, "2 problems.")])
def test_a_report_ends_with_the_count_and_that_nothing_was_written(count: int, last: str) -> None:
    lines = sentences.report([PROBLEM] * count, FURNITURE, "en").split("\n")
    assert len(lines) == count + 1
    assert lines[-1] == f"{last} Nothing was written."


def test_a_long_fact_is_cut_and_a_fact_of_many_lines_is_one() -> None:
    problem = Problem("quote-not-found", Where("a.yml"), {"quote": "a\nb " * 500, "clause": "i.1"})
    line = sentences.sentence(problem, FURNITURE, "en")
    assert "\n" not in line
    assert len(line) < 400


def test_braces_in_a_fact_are_just_braces() -> None:
    problem = Problem("quote-not-found", Where("a.yml"), {"quote": "{id} {0} {", "clause": "i.1"})
    assert "“{id} {0} {”" in sentences.sentence(problem, FURNITURE, "vi")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_is_whole_whatever_was_wrong(lang: Lang) -> None:
    for folder in broken.folders():
        for problem in found(folder):
            line = sentences.sentence(problem, FURNITURE, lang)
            assert line.startswith(f"{problem.at}: "), folder.name
            assert line.endswith((".", "…")), folder.name
            assert "{" not in line.replace("{…: …}", ""), folder.name
