"""The guide for editors explains every problem, with the line an editor sees."""

from __future__ import annotations

import html
import re
from pathlib import Path

import broken
import pytest
from kb import words
from kb.model import LANGUAGES, Lang

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
MANUAL = Path(__file__).parents[2] / "catalogue" / "README.md"
CODES = sorted({key.split(".")[1] for key in words.load().entries if re.fullmatch(r"problems\.[\w-]+\.what", key)})
SECTION = re.compile(
    r"^### [^\n]+ \{#(?P<code>[a-z0-9-]+)\}\n\n(?P<example><pre.*?</pre>)\n\n(?P<advice>.+?)$",
    re.MULTILINE | re.DOTALL,
)


def sections(lang: Lang) -> dict[str, tuple[str, str]]:
    text = (GUIDE / f"problems.{lang}.md").read_text("utf-8")
    return {m["code"]: (m["example"], m["advice"].split("\n\n")[0]) for m in SECTION.finditer(text)}


def line_of(code: str, lang: Lang) -> str:
    shown = (broken.CATALOGUES / "broken" / code / "expected.txt").read_text("utf-8")
    return shown.split(broken.BREAK)[LANGUAGES.index(lang)].split("\n")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_each_problem_has_its_heading_its_example_and_its_advice(code: str, lang: Lang) -> None:
    explained = sections(lang)
    assert code in explained, f"give docs/guide/problems.{lang}.md a heading with {{#{code}}}"
    example, advice = explained[code]
    shown = html.unescape(re.sub(r"<[^>]*>", "", example))
    assert shown == line_of(code, lang), f"copy the line into docs/guide/problems.{lang}.md"
    assert len(advice) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_explains_nothing_that_cannot_happen(lang: Lang) -> None:
    assert set(sections(lang)) == set(CODES)


def test_both_guides_take_the_problems_in_the_same_order() -> None:
    assert list(sections("vi")) == list(sections("en"))
