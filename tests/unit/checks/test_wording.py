"""Terms are rendered as approved; our words keep to the house's typography; the official ones are left alone."""

from __future__ import annotations

import pytest
from broken import Found


def codes(found: Found, *changes: tuple[str, str, str]) -> list[str]:
    return [code for code, _ in found(*changes)]


def test_any_of_the_approved_renderings_will_do_in_any_case(found: Found) -> None:
    assert (
        found(("text-3", "are studied in every cell", "are there; STUDY AND DISSEMINATE them in every cell")) == []
    )


def test_a_clause_listed_with_its_reason_may_render_otherwise(found: Found) -> None:
    assert codes(found, ("terms", "clause: ii.1.2", "clause: ii.1.1")) == ["rendering-outside-list"]


def test_a_term_without_renderings_asks_for_none(found: Found) -> None:
    gone = ("terms", "  renderings: [study and disseminate, studied]\n", "")
    assert found(gone, ("text-3", "are studied in every cell", "are read in every cell")) == []


def test_another_form_of_the_term_asks_for_its_rendering_too(found: Found) -> None:
    assert codes(found, ("text-3", "‘For You’ bookcase", "‘For You’ shelf")) == ["rendering-outside-list"]


OURS = ("groups", "Children who have lost a parent.")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Children 'without' parents.", "straight-quote"),
        ("Children  without parents.", "double-space"),
        ("Children , without parents.", "space-before-mark"),
        ("Children...", "three-dots"),
        ("Children - without parents.", "spaced-hyphen"),
        ("Children in a center.", "spelling"),
    ],
)
def test_our_english_keeps_to_the_typography_of_the_house(found: Found, words: str, code: str) -> None:
    assert codes(found, (OURS[0], f"en: {OURS[1]}", f'en: "{words}"')) == [code]


@pytest.mark.parametrize(
    "words", ["Children – ‘without’ parents…", "A well-known centre.", "“organize” is not ours"]
)
def test_what_is_written_as_the_house_writes_is_in_order(found: Found, words: str) -> None:
    assert found((OURS[0], f"en: {OURS[1]}", f'en: "{words}"')) == []


def test_vietnamese_custom_has_a_hyphen_between_spaces(found: Found) -> None:
    assert found(("groups", "Trẻ em không còn cha hoặc mẹ.", "Kinh tế - xã hội.")) == []


def test_a_spelling_is_a_whole_word(found: Found) -> None:
    assert found((OURS[0], OURS[1], "Children in centers.")) == []
    assert codes(found, ("groups", "Trẻ em không còn cha hoặc mẹ.", "Trẻ em có văn hoá.")) == ["spelling"]


def test_the_official_words_and_names_are_never_held_to_our_typography(found: Found) -> None:
    slip = ("tặng thẻ đọc", "tặng 'thẻ'  văn hoá ... đọc")
    assert found(("text-2", *slip), ("source", *slip)) == []
    assert found(("documents", "vi: Chương trình thư viện lưu động,", "vi: Chương trình văn hoá,")) == []


def test_the_translation_of_the_official_words_is_ours(found: Found) -> None:
    assert codes(found, ("text-3", "reports regularly to the", "reports  regularly to the")) == ["double-space"]
