"""Every id that is named exists; nothing is named twice; what was not read whole is not guessed at."""

from __future__ import annotations

import pytest
from broken import Found

WHY = "      why:\n        vi: Sở Văn hóa chủ trì"


@pytest.mark.parametrize(
    ("file", "find", "replace", "code"),
    [
        ("agencies", "parent: ubnd-tinh", "parent: ubnd-tin", "unknown-agency"),
        ("agencies", "members: [tinh-uy]", "members: [tinh-uyy]", "unknown-agency"),
        ("plan", "issuer: ban-thuong-vu-tinh-uy", "issuer: btv", "unknown-agency"),
        ("plan", "on_behalf_of: ban-thuong-vu-tinh-uy", "on_behalf_of: btv", "unknown-agency"),
        ("plan", "recipients: [tinh-uy,", "recipients: [tinh-u,", "unknown-agency"),
        ("plan", "carries_out: ct-5-ct-tu", "carries_out: ct-6", "unknown-document"),
        ("documents", "carries_out: ct-5-ct-tu", "carries_out: ct-6", "unknown-document"),
        ("places", "formerly: [binh-an]", "formerly: [binh-anh]", "unknown-place"),
        ("readers", "agencies: [cap-uy]", "agencies: [cap-ui]", "unknown-agency"),
        ("readers", "clauses: [iii.1]", "clauses: [iii.9]", "unknown-clause"),
        ("plan", "charging: [ii, iii]", "charging: [ii, iii, iv]", "unknown-clause"),
        ("terms", "clause: ii.1.2", "clause: ii.1.9", "unknown-clause"),
        ("groups", "clauses: [ii.1.2]\n\n", "clauses: [ii.1.9]\n\n", "unknown-clause"),
        ("tasks", f"via: iii.2.1\n{WHY}", f"via: iii.9\n{WHY}", "unknown-clause"),
        ("tasks", "kind: periodic, clause: iii.3", "kind: periodic, clause: iii.9", "unknown-clause"),
        ("in-short", "- clause: iii.3", "- clause: iii.9", "unknown-clause"),
        ("quotes", "- clause: ii.1.2", "- clause: ii.1.9", "unknown-clause"),
    ],
)  # fmt: skip
def test_a_dead_id_is_found_wherever_it_is_named(
    found: Found, file: str, find: str, replace: str, code: str
) -> None:
    assert code in [one for one, _ in found((file, find, replace))]


@pytest.mark.parametrize(
    ("file", "find", "replace"),
    [
        ("tasks", "- id: buy-new-books", "- id: hold-reading-day"),
        ("text-3", "id: iii.2.2", "id: iii.2.1"),
        ("topics", "id: lanh-dao", "id: thu-vien"),
        ("answers", "id: ai-bao-cao", "id: ai-mua-sach"),
        ("documents", "id: qd-9-qd-ub", "id: ct-5-ct-tu"),
        ("readers", "id: citizen", "id: cell"),
        ("in-short", "- clause: ii.1.2", "- clause: ii.1.1"),
        ("quotes", "- clause: ii.1.2", "- clause: ii.1.1"),
        ("quotes", "vi: hằng năm", "vi: Các cấp ủy"),
    ],
)
def test_an_id_is_given_once(found: Found, file: str, find: str, replace: str) -> None:
    assert "same-id-twice" in [code for code, _ in found((file, find, replace))]


def test_one_id_may_stand_in_two_registers(found: Found) -> None:
    renamed = ("groups", "id: khuyet-tat", "id: thu-vien"), ("tasks", ", khuyet-tat]", ", thu-vien]")
    assert found(*renamed) == []


def test_when_a_register_was_not_read_its_ids_are_not_called_unknown(found: Found) -> None:
    assert found(("agencies", "- id: tinh-uy", "- id: Tỉnh-ủy")) == [("bad-form", "agencies.yml:2")]
    assert found(("topics", "- id: lanh-dao", "- id: no")) == [("not-text", "topics.yml:8")]


def test_when_the_text_was_not_read_its_clauses_are_not_called_unknown(found: Found) -> None:
    assert found(("text-3", 'mark: "2"', "mark: 2")) == [("not-text", "text-3.yml:11")]


def test_when_a_plan_was_not_read_nothing_else_is_blamed_for_it(found: Found) -> None:
    assert found(("plan", "place: binh-minh\n", "")) == [("missing-key", "plan.yml:1")]
