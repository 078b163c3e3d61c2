"""Every link between a task and a body shows its words or its reason, and no charge is left out."""

from __future__ import annotations

from broken import Found

REPORT = "{agency: so-van-hoa, role: report, says: stated, clause: iii.3, quote: Sở Văn hóa}"
WHY = "why: {vi: Vì vậy., en: So it is.}"


def codes(found: Found, *changes: tuple[str, str, str]) -> list[str]:
    return [code for code, _ in found(*changes)]


def test_a_body_named_in_the_lead_in_is_stated_for_its_dashes(found: Found) -> None:
    led = "{agency: ubnd-tinh, role: lead, says: stated, clause: iii.2, quote: Ủy ban nhân dân tỉnh}"
    assert found() == []
    moved = led.replace("clause: iii.2,", "clause: iii.2.1,")
    assert codes(found, ("tasks", led, moved)) == ["quote-not-found"]


def test_a_body_named_in_the_next_item_is_not_stated(found: Found) -> None:
    far = "{agency: so-van-hoa, role: report, says: stated, clause: iii.2.1, quote: Sở Văn hóa}"
    assert codes(found, ("tasks", REPORT, far)) == ["stated-elsewhere"]


def test_any_form_of_its_name_names_a_body(found: Found) -> None:
    quote = ("tasks", "clause: iii.1, quote: Các cấp ủy}", "clause: iii.1, quote: từng chi bộ}")
    assert found(quote) == []


def test_an_inference_is_allowed_from_a_clause_that_names_a_parent_a_member_or_a_class(found: Found) -> None:
    allowed = {"so-van-hoa": "iii.2", "ubnd-tinh": "iii.3", "tinh-uy": "ii.1.1", "cap-uy": "front.2"}
    school = "    - agency: nha-truong"
    for agency, via in allowed.items():
        inferred = f"{{agency: {agency}, role: support, says: inferred, via: {via}, {WHY}}}"
        assert found(("tasks", school, f"    - {inferred}\n{school}")) == [], agency


def test_an_inference_from_a_clause_that_names_nobody_of_its_kin_is_refused(found: Found) -> None:
    inferred = f"{{agency: nha-truong, role: support, says: inferred, via: iii.3, {WHY}}}"
    assert codes(found, ("tasks", f"    - {REPORT}", f"    - {REPORT}\n    - {inferred}")) == ["via-not-concerned"]


def test_who_begins_a_clause_is_its_doer_and_is_stated(found: Found) -> None:
    inferred = f"{{agency: so-van-hoa, role: report, says: inferred, via: iii.3, {WHY}}}"
    assert codes(found, ("tasks", REPORT, inferred)) == ["inferred-though-named"]
    later = f"{{agency: ban-thuong-vu-tinh-uy, role: oversee, says: inferred, via: iii.3, {WHY}}}"
    assert found(("tasks", f"    - {REPORT}", f"    - {REPORT}\n    - {later}")) == []


def test_only_the_charging_parts_need_a_task_for_each_clause(found: Found) -> None:
    assert codes(found, ("plan", "charging: [ii, iii]", "charging: [i, ii, iii]")) == ["clause-without-task"]
    assert found(("plan", "charging: [ii, iii]\n", "")) == []


def test_a_lead_in_needs_no_task_for_its_dashes_have_theirs(found: Found) -> None:
    assert found(("plan", "charging: [ii, iii]", "charging: [iii.2]")) == []


def test_a_body_that_no_clause_names_may_stand_as_the_parent_of_one_that_is(found: Found) -> None:
    name = "name: {vi: Bộ Văn hóa, en: Ministry of Culture}"
    lonely = f"- id: bo-van-hoa\n  {name}\n  kind: government\n  level: centre\n\n"
    new = ("agencies", "- id: nha-truong", f"{lonely}- id: nha-truong")
    assert codes(found, new) == ["agency-never-named"]
    assert found(new, ("agencies", "  members: open\n", "  parent: bo-van-hoa\n  members: open\n")) == []


def test_a_word_that_begins_the_name_of_a_body_belongs_to_one(found: Found) -> None:
    change = ("từng chi bộ.", "từng Hội đồng.")
    assert codes(found, ("text-3", *change), ("source", *change)) == ["body-not-covered"]
