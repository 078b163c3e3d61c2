"""What the engine finds, and what it does not claim to find."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page
from search.conftest import Search


def ids(answer: dict[str, Any]) -> list[str]:
    return [result["id"] for result in answer["results"]]


@pytest.mark.parametrize(
    "words",
    ["giữ rừng", "giu rung", "GIỮ RỪNG", unicodedata.normalize("NFD", "giữ rừng"), "giu74 rung", "giuwx ruwngf"],
)
def test_all_ways_of_typing_lead_to_one_clause(search: Search, words: str) -> None:
    assert ids(search(words))[0] == "clause:ii.1.2"


@pytest.mark.parametrize(
    ("one", "other"),
    [("văn hoá", "văn hóa"), ("uỷ thác", "ủy thác"), ("lập qũy", "lập quỹ"), ("kỹ năng", "kĩ năng")],
)
def test_both_spellings_find_the_same(search: Search, one: str, other: str) -> None:
    first, second = ids(search(one)), ids(search(other))
    assert first == second
    assert first


def test_a_beginning_finds_the_word_while_no_space_follows(search: Search) -> None:
    assert "clause:ii.1.1" in ids(search("trồng cây ă"))
    assert "clause:iii.1" in ids(search("nêu gươ"))
    assert "clause:iii.1" in ids(search("truo"))
    assert ids(search("truo ")) == []


@pytest.mark.parametrize(
    ("words", "lang", "found"),
    [
        ("chay runng", "vi", "clause:ii.1.2"),
        ("chấm thii", "vi", "clause:ii.2.1"),
        ("swiming", "en", "clause:ii.2.1"),
    ],
)
def test_slips_are_forgiven_and_named(search: Search, words: str, lang: str, found: str) -> None:
    answer = search(words, lang)
    assert found in ids(answer)
    assert answer["meant"]


def test_the_typed_marks_go_first(search: Search) -> None:
    assert ids(search("đảng"))[0] == "clause:iii.1"
    assert "clause:iii.1" in ids(search("dang"))
    assert ids(search("tháo")) == ids(search("thao"))


@pytest.mark.parametrize(
    ("words", "found"),
    [("học bơi", "clause:ii.2.1"), ("chong duoi", "clause:ii.2.1"), ("HĐND", "clause:ii.2.2"),
     ("hdnd", "clause:ii.2.2"), ("lâm nghiệp", "clause:ii.1")],
)  # fmt: skip
def test_other_words_for_the_same_lead_to_the_clause(search: Search, words: str, found: str) -> None:
    assert ids(search(words))[0] == found


def test_a_synonym_counts_as_a_whole_or_not_at_all(search: Search) -> None:
    assert "clause:iii.1" not in ids(search("học bơi"))


@pytest.mark.parametrize(
    ("words", "first"),
    [("II.1", "clause:ii.1"), ("ii.1.2", "clause:ii.1.2"), ("II 1 2", "clause:ii.1.2"), ("ii-2", "clause:ii.2"),
     ("mục 2 phần II", "clause:ii.2"), ("phan 2 muc 1", "clause:ii.1"), ("part II item 2", "clause:ii.2"),
     ("item 1 of part II", "clause:ii.1"), ("ý 2 mục 1 phần II", "clause:ii.1.2"), ("II", "clause:ii")],
)  # fmt: skip
def test_a_number_leads_to_its_clause_and_what_it_holds(search: Search, words: str, first: str) -> None:
    found = ids(search(words))
    assert found[0] == first
    assert all(one.startswith(first) for one in found)


def test_a_number_that_is_none_is_searched_as_words(search: Search) -> None:
    assert search("VI.9")["total"] == 0
    assert search("mục lục 2")["total"] == 0


@pytest.mark.parametrize(
    "words",
    ["giá vàng hôm nay", "gia vang hom nay", "lịch thi đấu bóng đá", "lich thi dau bong da", "xổ số", "thời tiết",
     "visa nhật bản", "vé máy bay", "qwerty", "🎉"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(search: Search, words: str) -> None:
    answer = search(words)
    assert answer["results"] == []
    assert answer["total"] == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [("làm sao để trồng cây", "clause:ii.1.1"), ("ai lo phòng chống cháy rừng ở đây", "clause:ii.1.2"),
     ("tưới nước cho vườn nhà tôi", "clause:ii.1.1")],
)  # fmt: skip
def test_a_question_of_everyday_is_answered(search: Search, words: str, found: str) -> None:
    assert ids(search(words))[0] == found


def test_a_near_copy_stands_below_its_clause(search: Search) -> None:
    first = search("trồng cây ăn quả")["results"][0]
    assert first["id"] == "clause:ii.1.1"
    assert [near["id"] for near in first["under"]] == ["task:plant"]


def test_results_can_be_asked_by_kind(search: Search) -> None:
    answer = search("trồng cây ăn quả", kinds=["task"])
    assert ids(answer) == ["task:plant"]
    assert answer["total"] == 1
    assert [kind for kind, _, _ in answer["kinds"]] == ["clause", "task"]


def test_a_limit_is_kept_and_the_whole_is_counted(search: Search) -> None:
    answer = search("mục 1 phần II", limit=1)
    assert len(answer["results"]) == 1
    assert answer["total"] == 3


def test_a_snippet_begins_at_a_word_and_shows_the_find(lab: Page) -> None:
    long = "một hai ba bốn " * 40 + "con mèo trèo cây cau " + "năm sáu bảy tám " * 40
    data = {"version": 1, "lang": "vi", "rows": [["clause", "a.b", "a/", "T", "", long, ""]], "synonyms": []}
    snippet = lab.evaluate("(data) => lab.createEngine(data).search('trèo cây cau').results[0].snippet", data)
    text = "".join(piece for piece, _ in snippet)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert ["trèo cây cau", True] in snippet
    assert set(text.split()) <= {*long.split(), "…"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_stand_in_the_original_text(lab: Page, form: str) -> None:
    text = unicodedata.normalize(form, "İİ İstanbul: Trẻ  em, TRẺ-EM và trẻ\u00a0em ﬁn")
    data = {"version": 1, "lang": "vi", "rows": [["clause", "a.b", "a/", "İ", "", text, ""]], "synonyms": []}
    snippet = lab.evaluate("(data) => lab.createEngine(data).search('tre em').results[0].snippet", data)
    assert "".join(piece for piece, _ in snippet) == text
    marked = [unicodedata.normalize("NFC", piece) for piece, is_marked in snippet if is_marked]
    assert marked == ["Trẻ  em", "TRẺ-EM", "trẻ\u00a0em"]


@pytest.mark.parametrize(
    "data",
    [None, 5, "x", [], {}, {"version": 2, "rows": []}, {"version": 1}, {"version": 1, "rows": "x"}],
)
def test_what_is_no_index_makes_no_engine(lab: Page, data: object) -> None:
    assert lab.evaluate("(data) => lab.createEngine(data) === null", data)


def test_rows_that_are_none_are_left_out(lab: Page) -> None:
    rows = [None, [], ["clause"], ["clause", 1, "", "", "", "", ""], ["clause", "a.b", "a/", "mèo", "", "", ""]]
    data = {"version": 1, "lang": "vi", "rows": rows, "synonyms": [None, "x", [None, 3], []]}
    assert lab.evaluate("(data) => lab.createEngine(data).search('mèo').total", data) == 1
