"""The search index names everything a reader may look for, in the language of the reader; its form is its own."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from kb import addresses, render, toolkit, words
from kb.model import LANGUAGES, Lang
from kb.outputs import search_pages
from kb.outputs.pages.frame import Desk
from kb.pipeline import Built
from search import real


def scripts(built: Built, lang: Lang) -> dict[str, str]:
    return {p: d.decode() for p, d in built.files.items() if re.fullmatch(rf"app/search-{lang}[\w.-]*\.js", p)}


def parts(built: Built, lang: Lang) -> list[dict[str, Any]]:
    """Read what each script hands to the search: JSON inside one call."""
    found = []
    for path, script in scripts(built, lang).items():
        call = re.fullmatch(r"kbSearch\w+\((.*)\);\n", script, re.DOTALL)
        assert call, path
        found.append(json.loads(call[1]))
    return found


def shelves(built: Built, lang: Lang) -> dict[str, list[str]]:
    """Give the ids of each kind; an id that follows from the title of its row is left blank."""
    found: dict[str, list[str]] = {}
    for part in parts(built, lang):
        for shelf in part["shelves"]:
            if "ids" in shelf:
                found.setdefault(shelf["kind"], []).extend(shelf["ids"].split(" "))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_in_the_index(built: Built, lang: Lang) -> None:
    library = built.library
    wanted = {
        "agency": list(library.agencies), "document": list(library.documents), "topic": list(library.topics),
        "group": list(library.groups), "term": list(library.terms), "answer": [a.id for a in library.answers],
        "clause": list(library.plans[0].places), "task": list(library.plans[0].tasks),
    }  # fmt: skip
    found = shelves(built, lang)
    for kind, ids in wanted.items():
        assert len(found[kind]) == len(ids), kind
        assert {name for name in found[kind] if name} <= set(ids), kind


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sessions_slides_quiz_papers_and_the_page_for_a_child_at_risk_are_in_the_index(
    built: Built, lang: Lang
) -> None:
    library = built.library
    wanted = {"child-at-risk/", addresses.QUIZ, addresses.BUILD, addresses.TOOLKIT, addresses.DOWNLOADS}
    wanted |= {addresses.pack(pack.id) for pack in library.packs} | {addresses.deck(p.id) for p in library.packs}
    wanted |= {addresses.toolkit(one.id) for one in toolkit.holders(library, library.plans[0])}
    assert wanted <= set(shelves(built, lang)["page"])


def test_what_is_typed_for_a_page_is_kept_for_a_page_that_is_there() -> None:
    said = words.load()
    desk = Desk(real.library(), said, "vi", render.environment())
    there = {row.id.strip("/").replace("/", ".") for row in search_pages.rows(desk)}
    assert {*said.under("search.typed.", "vi"), *said.under("search.about.", "vi")} <= there


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_on_a_shelf_has_its_name_in_the_language(built: Built, lang: Lang) -> None:
    [kinds] = [part["kinds"] for part in parts(built, lang) if "kinds" in part]
    assert shelves(built, lang).keys() <= kinds.keys()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", "Đến năm 2025, mỗi xã có một tủ sách"),
        ("en", "By 2025 each commune has one"),
        ("vi", "Sở Văn hóa và Sách"),
        ("vi", "mất cha mẹ"),
        ("en", "book money"),
        ("vi", "5-CT/TU"),
        ("vi", "học nghị quyết"),
    ],
)
def test_words_todays_names_and_what_people_type_are_searched(built: Built, lang: Lang, words: str) -> None:
    assert any(words in script for script in scripts(built, lang).values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_marks_of_emphasis_of_the_end_matter_are_not_searched(built: Built, lang: Lang) -> None:
    assert not any("(*" in script or "**" in script for script in scripts(built, lang).values())
