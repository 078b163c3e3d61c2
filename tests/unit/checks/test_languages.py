"""Each text has the languages it is to be published in."""

from __future__ import annotations

import pytest
from broken import Found


@pytest.mark.parametrize(
    ("file", "find", "replace"),
    [
        ("agencies", "name: {vi: nhà trường, en: schools}", "name: {vi: nhà trường}"),
        ("agencies", "        en: The department has also been in charge of publishing since March 2025.\n", ""),
        ("documents", ", en: The text does not give its number.}", "}"),
        ("answers", ", en: Who sets money aside for new books?}", "}"),
        ("readers", "{vi: Xem trang thư viện., en: See the page on libraries.}", "{vi: Xem trang thư viện.}"),
        ("places", "name: {vi: tỉnh Bình An, en: Bình An Province}", "name: {vi: tỉnh Bình An}"),
        ("plan", "position: {vi: Phó Bí thư, en: Deputy Secretary}", "position: {vi: Phó Bí thư}"),
        ("tasks", "{vi: Tổ chức ngày hội đọc sách, en: Hold a reading day}", "{vi: Tổ chức ngày hội}"),
        ("tasks", "        en: Schools work with the department in the library programme.\n", ""),
        ("in-short", "title: {vi: Mục đích, en: Purpose}", "title: {vi: Mục đích}"),
        ("quotes", "{vi: hằng năm, en: every year}", "{vi: hằng năm}"),
        ("text-2", ", en: A space stands before the comma.}", "}"),
    ],
)  # fmt: skip
def test_a_text_without_english_is_found_wherever_it_stands(
    found: Found, file: str, find: str, replace: str
) -> None:
    assert [code for code, _ in found((file, find, replace))] == ["missing-english"]


def test_a_plan_published_in_vietnamese_alone_needs_no_english_of_its_words(found: Found) -> None:
    english = (
        "The Department of Culture reports regularly to the Standing Committee of the Provincial Party Committee."
    )
    clause = ("text-3", f"        en: {english}\n", "")
    assert [code for code, _ in found(clause)] == ["missing-english"]
    assert found(clause, ("plan", "languages: [vi, en]", "languages: [vi]")) == []
