"""What the engine finds, and what it does not claim to find."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from kb.outputs.search_shelves import Row
from playwright.sync_api import Page
from search.conftest import Search
from search.lab import VI, index, one, parts


def ids(answer: dict[str, Any]) -> list[str]:
    return [result["id"] for result in answer["results"]]


@pytest.mark.parametrize(
    "words",
    ["giữ rừng", "giu rung", "GIỮ RỪNG", unicodedata.normalize("NFD", "giữ rừng"), "giu74 rung", "giuwx ruwngf"],
)
def test_all_ways_of_typing_lead_to_one_clause(search: Search, words: str) -> None:
    assert ids(search(words))[0] == "clause:ii.1.2"


@pytest.mark.parametrize(
    ("words", "other"),
    [("văn hoá", "văn hóa"), ("uỷ thác", "ủy thác"), ("lập qũy", "lập quỹ"), ("kỹ năng", "kĩ năng")],
)
def test_both_spellings_find_the_same(search: Search, words: str, other: str) -> None:
    first, second = ids(search(words)), ids(search(other))
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
    [("học bơi", "clause:ii.2.1"), ("chong duoi", "clause:ii.2.1"), ("chống đuối", "clause:ii.2.1")],
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
     ("tưới nước cho vườn của tôi", "clause:ii.1.1")],
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
    snippet = lab.evaluate("(data) => lab.open(data).search('trèo cây cau').results[0].snippet", one(long))
    text = "".join(piece for piece, _ in snippet)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert ["trèo cây cau", True] in snippet
    assert set(text.split()) <= {*long.split(), "…"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_stand_in_the_original_text(lab: Page, form: str) -> None:
    text = unicodedata.normalize(form, "İİ İstanbul: Trẻ  em, TRẺ-EM và trẻ\u00a0em ﬁn")
    data = one("", "İ")
    # White space is folded on the way; what reaches the engine by another way is shown as it is.
    data[0]["shelves"][0]["text"] = text
    snippet = lab.evaluate("(data) => lab.open(data).search('tre em').results[0].snippet", data)
    assert "".join(piece for piece, _ in snippet) == text
    marked = [unicodedata.normalize("NFC", piece) for piece, is_marked in snippet if is_marked]
    assert marked == ["Trẻ  em", "TRẺ-EM", "trẻ\u00a0em"]


@pytest.mark.parametrize(
    "data",
    [
        *(None, 5, "x", [], {}, {"version": 2, "lang": "vi"}, {"version": 1, "lang": "vi", "shelves": []}),
        {"version": 2, "lang": "vi", "shelves": [{"kind": "clause", "ids": "a b"}]},
        {"version": 2, "lang": "vi", "shelves": [None]},
    ],
)
def test_what_is_no_index_makes_no_engine(lab: Page, data: object) -> None:
    assert lab.evaluate("(data) => lab.createEngine(data) === null", data)


def test_first_results_need_only_the_first_part(lab: Page) -> None:
    first, more = parts(VI)
    told = lab.evaluate(
        """([first, more]) => {
          const engine = lab.createEngine(first);
          const told = [];
          const ask = () => {
            const { results, pending, lacking } = engine.search("học bơi");
            const rung = engine.search("giữ rừng").results[0].id;
            told.push([results.map((one) => one.id), rung, pending, lacking]);
          };
          ask();
          engine.add(more);
          ask();
          return told;
        }""",
        [first, more],
    )
    assert told == [
        [[], "clause:ii.1.2", True, False],
        [["clause:ii.2.1", "term:boi"], "clause:ii.1.2", False, False],
    ]


@pytest.mark.parametrize("part", [None, {}, {"version": 1}, {"version": 2, "stamp": "other", "shelves": []}])
def test_a_part_that_does_not_fit_is_told_and_the_rest_is_searched(lab: Page, part: object) -> None:
    answer = lab.evaluate(
        """([first, part]) => {
          const engine = lab.createEngine(first);
          engine.add(part);
          return engine.search("giữ rừng");
        }""",
        [parts(VI)[0], part],
    )
    assert answer["lacking"]
    assert not answer["pending"]
    assert "clause:ii.1.2" in ids(answer)


def test_addresses_and_trails_follow_from_ids(search: Search, lab: Page) -> None:
    found = {result["id"]: result for result in search("mục 1 phần II")["results"]}
    assert found["clause:ii.1.2"]["address"] == "p/#ii-1-2"
    assert found["clause:ii.1.2"]["trail"] == "Vườn và rừng"
    assert found["clause:ii.1"]["trail"] == "VIỆC CHUNG"
    task = search("trồng cây ăn quả")["results"][0]["under"][0]
    assert (task["address"], task["trail"]) == ("task/plant/", "Mục II.1, ý 1")
    # An id that is the title without its marks does not travel.
    data = parts(index("vi", [("term", Row("giu-rung", "giữ rừng"))], {}))
    assert data[0]["shelves"][0]["ids"] == ""
    assert lab.evaluate("(data) => lab.open(data).search('giu rung').results[0].id", data) == "term:giu-rung"


def test_a_body_is_found_first_by_its_name(search: Search) -> None:
    assert ids(search("HĐND"))[0] == "agency:hdnd"
    assert ids(search("hội đồng nhân dân làm gì"))[0] == "agency:hdnd"


def test_what_is_typed_for_a_subject_leads_to_its_clauses(search: Search) -> None:
    assert ids(search("gỗ lậu"))[:2] == ["clause:ii.1.2", "topic:rung"]


@pytest.mark.parametrize(
    ("words", "whole"),
    [("giữ rừng", True), ("học bơi", True), ("ii.1", True), ("ai giữ rừng ở đây", True), ("gỗ lậu", False)],
)
def test_it_is_told_whether_anything_has_all_the_words(search: Search, words: str, *, whole: bool) -> None:
    answer = search(words)
    assert answer["results"]
    assert answer["whole"] is whole


def test_what_is_typed_for_a_name_does_not_lead_back(search: Search) -> None:
    # "làng" is typed for "xã", which may mean more.
    assert "clause:ii.2.2" in ids(search("làng"))
    assert "làng" not in str(search("xã")["results"][0]["snippet"])


def test_a_tone_that_its_neighbours_do_not_know_is_a_slip(search: Search) -> None:
    assert "clause:ii.1.2" in ids(search("phòng chồng cháy rừng"))
    assert ids(search("giá rưng")) == []
