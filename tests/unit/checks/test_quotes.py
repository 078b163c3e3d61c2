"""A quotation is found, letter by letter, in the words of its clause."""

from __future__ import annotations

import pytest
from broken import Found


@pytest.mark.parametrize(
    ("file", "find", "replace"),
    [
        ("tasks", "quote: Tổ chức ngày hội đọc sách", "quote: tổ chức ngày hội đọc sách"),
        ("tasks", "quote: hằng năm", "quote: hàng năm"),
        ("tasks", "quote: Ủy ban nhân dân tỉnh chỉ đạo}", "quote: Ủy ban nhân dân tỉnh đạo}"),
        ("text-2", "quote: mồ côi , trẻ em", "quote: 'mồ côi, trẻ em'"),
        ("text-3", "quote: Chương trình thư viện lưu động", "quote: Chương trình thư viện"),
        ("answers", "quote: Sở Văn hóa định kỳ báo cáo", "quote: Sở Văn hoá định kỳ báo cáo"),
        ("quotes", "vi: Sở Văn hóa,", "vi: Sở Văn hoá,"),
    ],
)
def test_a_quote_must_stand_in_its_clause(found: Found, file: str, find: str, replace: str) -> None:
    stands = "Chương trình thư viện}" in f"{replace}}}"
    assert ("quote-not-found" in [code for code, _ in found((file, find, replace))]) is not stands


def test_a_quote_may_be_folded_otherwise_than_the_text(found: Found) -> None:
    folded = 'quote: "Tổ chức\n        ngày hội  đọc sách"'
    assert (
        found(("tasks", "{clause: ii.1.2, quote: Tổ chức ngày hội đọc sách}", f"{{clause: ii.1.2, {folded}}}"))
        == []
    )


def test_a_quote_does_not_run_from_a_clause_into_the_next(found: Found) -> None:
    longer = "quote: Ủy ban nhân dân tỉnh chỉ đạo}", 'quote: "Ủy ban nhân dân tỉnh chỉ đạo: Sở Văn hóa"}'
    assert [code for code, _ in found(("tasks", *longer))] == ["quote-not-found"]


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("every year", []),
        ("Every year", ["quote-not-translated"]),
        ("set money aside … new books", []),
        ("set money aside…new books", ["quote-not-translated"]),
        ("new books … set money aside", ["quote-not-translated"]),
        ("every … every year", ["quote-not-translated"]),
    ],
)
def test_its_english_stands_in_the_translation_piece_by_piece_in_order(
    found: Found, english: str, told: list[str]
) -> None:
    assert [code for code, _ in found(("quotes", "en: every year", f"en: {english}"))] == told
