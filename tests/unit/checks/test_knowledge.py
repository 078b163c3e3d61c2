"""What is ours says no more than the text, and says it briefly."""

from __future__ import annotations

import pytest
from broken import Found
from kb.checks import knowledge


def codes(found: Found, *changes: tuple[str, str, str]) -> list[str]:
    return [code for code, _ in found(*changes)]


@pytest.mark.parametrize(
    ("file", "words", "limit", "code"),
    [
        ("answers", "Kế hoạch không ghi số tiền nào.", knowledge.ANSWER["vi"], "answer-too-long"),
        ("answers", "The plan gives no sum.", knowledge.ANSWER["en"], "answer-too-long"),
        ("in-short", "Sở Văn hóa báo cáo đều đặn.", knowledge.SUMMARY["vi"], "summary-too-long"),
        ("in-short", "The department reports regularly.", knowledge.SUMMARY["en"], "summary-too-long"),
    ],
)
def test_a_text_of_ours_may_be_as_long_as_its_limit_and_no_longer(
    found: Found,
    file: str,
    words: str,
    limit: int,
    code: str,
) -> None:
    assert found((file, words, " ".join(["từ"] * limit))) == []
    assert codes(found, (file, words, " ".join(["từ"] * (limit + 1)))) == [code]


def test_an_answer_proves_itself_or_says_that_the_text_is_silent(found: Found) -> None:
    proof = "  clauses:\n    - {clause: iii.3, quote: Sở Văn hóa định kỳ báo cáo}\n"
    assert codes(found, ("answers", proof, "")) == ["answer-without-proof"]
    assert found(("answers", proof, "  silent: true\n")) == []


@pytest.mark.parametrize("fact", ["number: 1/QĐ", 'date: "2021"', "signer: Lê Thị Sách"])
def test_a_fact_from_outside_the_text_has_its_source(found: Found, fact: str) -> None:
    where = ("documents", "  kind: programme\n", f"  kind: programme\n  {fact}\n")
    assert codes(found, where) == ["fact-without-source"]
    assert found((where[0], where[1], f"{where[2]}  sources: [https://example.org/x]\n")) == []


def test_every_item_and_clause_of_the_parts_has_its_summary_and_a_part_has_none(found: Found) -> None:
    assert codes(found, ("in-short", "- clause: i.1\n", "- clause: i\n")) == ["summary-missing"]


def test_a_group_that_no_clause_speaks_of_is_of_no_use(found: Found) -> None:
    english = "en: Children with disabilities}"
    empty = ("groups", f"{english}\n  clauses: [ii.1.2]", english)
    assert codes(found, empty) == ["subject-unused"]
