"""The transcription gives back the official text, letter by letter."""

from __future__ import annotations

import pytest
from broken import Found


def test_white_space_and_line_breaks_of_the_source_do_not_count(found: Found) -> None:
    assert found(("source", "- Đưa sách đến với", "-  Đưa\nsách   đến với")) == []


@pytest.mark.parametrize(
    ("file", "find", "replace", "code"),
    [
        ("text-1", "thói quen", "thói quên", "words-differ"),
        ("text-1", "thói quen đọc", "thói quen, đọc", "words-differ"),
        ("text-1", "thói quen đọc", "thói Quen đọc", "words-differ"),
        ("text-1", "thói quen đọc", "thói quen hay đọc", "words-added"),
        ("text-1", "thói quen đọc", "thói đọc", "words-missing"),
        ("text-1", 'mark: "-"', "mark: +", "words-differ"),
        ("source", "thói quen", "thói  quên", "words-differ"),
        ("source", "Nguyễn Văn An\n", "Nguyễn Văn An\n\nHết\n", "words-missing"),
        ("source", "\nKẾ HOẠCH\n", "\n", "words-added"),
    ],
)
def test_a_changed_letter_is_found(found: Found, file: str, find: str, replace: str, code: str) -> None:
    assert [one for one, _ in found((file, find, replace))] == [code]


def test_two_faults_far_apart_are_two_problems(found: Found) -> None:
    changes = (("text-1", "thói quen", "thói quên"), ("text-3", "định kỳ báo cáo Ban", "báo cáo Ban"))
    codes = [code for code, _ in found(*changes)]
    assert codes.count("words-differ") == codes.count("words-missing") == 1


def test_a_mark_is_printed_with_a_full_stop_and_a_dash_without(found: Found) -> None:
    assert found() == []
    assert [code for code, _ in found(("source", "1. Xây dựng", "1 Xây dựng"))] == ["words-differ"]
    assert [code for code, _ in found(("source", "- Đưa sách", "– Đưa sách"))] == ["words-differ"]


def test_a_cut_in_the_source_is_listed_with_its_two_words(found: Found) -> None:
    assert found(("source", "ở mọi thôn", "ở\n\nmọi thôn")) == [("repair-missing", "text-1.yml:13")]


def test_a_cut_that_is_listed_is_in_order(found: Found) -> None:
    listed = "a habit of reading.\n          repair: [{at: ở mọi, reason: {vi: Ngắt trang., en: A page break.}}]\n"
    assert found(("source", "ở mọi thôn", "ở\n\nmọi thôn"), ("text-1", "a habit of reading.\n", listed)) == []


def test_a_line_of_ours_may_end_where_a_paragraph_of_the_source_does(found: Found) -> None:
    assert found(("source", "- Các sở, ngành,\n\n- Lưu", "- Các sở, ngành,\n\n\n\n- Lưu")) == []


def test_without_the_source_nothing_is_compared(found: Found) -> None:
    assert found(("source", "KẾ HOẠCH", "KẾ\u200b HOẠCH"), ("text-1", "thói quen", "thói quên")) == [
        ("hidden-character", "source.txt:2"),
    ]  # fmt: skip
