"""Where a text names something: whole words in any case, the longest form first, nested names kept."""

from __future__ import annotations

from kb.mentions import Span, find


def test_a_name_is_found_as_whole_words_only() -> None:
    assert find("Sở Văn hóa, không phải Sở Văn hóaX", {"a": ["Sở Văn hóa"]}) == (Span(0, 10, "a"),)


def test_a_name_is_found_in_any_case_and_over_a_line_break() -> None:
    text = "SỞ  VĂN\nHÓA"
    assert find(text, {"a": ["Sở Văn hóa"]}) == (Span(0, len(text), "a"),)


def test_of_two_forms_of_one_body_the_longer_wins() -> None:
    found = find("Ban Thường vụ Tỉnh ủy", {"a": ["Ban Thường vụ", "Ban Thường vụ Tỉnh ủy"]})
    assert found == (Span(0, 21, "a"),)


def test_a_shorter_form_is_still_found_elsewhere_in_the_text() -> None:
    found = find("Ban Thường vụ, Ban Thường vụ Tỉnh ủy", {"a": ["Ban Thường vụ Tỉnh ủy", "Ban Thường vụ"]})
    assert [(span.start, span.end) for span in found] == [(0, 13), (15, 36)]


def test_a_name_inside_the_name_of_another_body_is_kept() -> None:
    found = find("Ban Thường vụ Tỉnh ủy", {"a": ["Ban Thường vụ Tỉnh ủy"], "b": ["Tỉnh ủy"]})
    assert found == (Span(0, 21, "a"), Span(14, 21, "b"))


def test_what_is_found_stands_in_the_order_of_the_text() -> None:
    found = find("b a b", {"a": ["a"], "b": ["b"]})
    assert [span.id for span in found] == ["b", "a", "b"]


def test_signs_in_a_name_are_signs() -> None:
    assert find("sở, ngành (tỉnh)", {"a": ["sở, ngành (tỉnh)"]}) == (Span(0, 16, "a"),)
    assert find("sởX ngành", {"a": ["sở. ngành"]}) == ()


def test_no_forms_name_nothing() -> None:
    assert find("x", {"a": []}) == find("", {"a": ["x"]}) == ()
