"""The words of the furniture stand in both languages, side by side."""

from __future__ import annotations

import pytest
from kb.words import Words, load

WORDS = Words({"a.b": {"vi": "chào {name}", "en": "hello {name}"}, "a.c": {"vi": "{x}", "en": "{x}"}})


def test_a_word_is_given_in_its_language_with_its_blanks_filled() -> None:
    assert WORDS.word("a.b", "vi", name="Bình") == "chào Bình"
    assert WORDS.word("a.b", "en", name="Bình") == "hello Bình"


def test_what_fills_a_blank_may_hold_braces_and_be_called_key_or_lang() -> None:
    words = Words({"k": {"vi": "{key} {lang}", "en": "{key} {lang}"}})
    assert words.word("k", "vi", key="{name}", lang="{0}") == "{name} {0}"


def test_a_number_chooses_the_word_that_goes_with_it() -> None:
    words = Words({"k": {"vi": "{count} nhiệm vụ", "en": "{count:task|tasks}"}})
    assert [words.word("k", "en", count=count) for count in (0, 1, 2)] == ["0 tasks", "1 task", "2 tasks"]
    assert words.word("k", "vi", count=1) == "1 nhiệm vụ"


def test_a_word_that_nobody_defined_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDS.word("a.d", "vi")
    assert not WORDS.has("a.d")


def test_words_below_a_beginning_are_given_without_it() -> None:
    assert WORDS.under("a.", "en") == {"b": "hello {name}", "c": "{x}"}


def test_the_keys_of_other_files_carry_the_name_of_the_file() -> None:
    words = load()
    assert words.has("site.name")
    assert words.has("problems.empty-file.what")
    assert words.has("theme.skip")


def test_each_problem_says_what_is_wrong_and_how_to_put_it_right() -> None:
    keys = [key.split(".") for key in load().entries if key.startswith("problems.")]
    said = {code: {end for _, one, *end in map(tuple, keys) for end in end if one == code} for _, code, *_ in keys}
    several = {code: ends for code, ends in said.items() if ends}
    assert len(several) > 50
    assert all(ends == {"what", "cure"} for ends in several.values())


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        ("2020-03-05", "05/3/2020", "5 March 2020"),
        ("2025-02-28", "28/02/2025", "28 February 2025"),
        ("2026-11-28", "28/11/2026", "28 November 2026"),
        ("2025", "2025", "2025"),
    ],
)
def test_a_date_is_written_as_papers_of_its_language_do(day: str, vi: str, en: str) -> None:
    words = load()
    assert (words.day(day, "vi"), words.day(day, "en")) == (vi, en)
