"""Every relation stands in the Library in both directions; whoever shows something asks it and nobody else."""

from __future__ import annotations

import pytest
from kb import links, near
from kb.links import Library, PlanLinks, Quotation
from kb.model import Catalogue


@pytest.fixture(scope="session")
def plan(library: Library) -> PlanLinks:
    return library.plans[0]


def test_a_catalogue_without_an_edition_is_a_programmers_error() -> None:
    with pytest.raises(ValueError, match="edition"):
        links.connect(Catalogue())


def test_registers_keep_the_order_of_their_files(library: Library) -> None:
    assert list(library.agencies)[:3] == ["tinh-uy", "ban-thuong-vu-tinh-uy", "cap-uy"]
    assert list(library.topics) == ["thu-vien", "lanh-dao"]


def test_a_clause_knows_its_parent_its_item_its_depth_and_its_turn(plan: PlanLinks) -> None:
    place = plan.places["iii.2.1"]
    assert (place.parent, place.part, place.item, place.depth) == ("iii.2", "iii", "iii.2", 3)
    assert [p.position for p in plan.places.values()] == list(range(1, len(plan.places) + 1))


def test_parts_front_and_end_matter_belong_to_no_item(plan: PlanLinks) -> None:
    assert {c for c, place in plan.places.items() if place.item is None} == {
        "front.1", "front.2", "front.3", "i", "ii", "iii", "end.recipients", "end.reference", "end.signature",
    }  # fmt: skip


def test_parts_and_items_leave_front_and_end_matter_out(plan: PlanLinks) -> None:
    assert [part.id for part in plan.parts] == ["i", "ii", "iii"]
    assert [item.id for item in plan.items] == ["i.1", "ii.1", "iii.1", "iii.2", "iii.3"]


def test_a_task_stands_under_every_clause_it_rests_on(plan: PlanLinks) -> None:
    assert [task.id for task in plan.tasks_of_clause["ii.1.1"]] == ["build-commune-libraries", "buy-new-books"]
    assert [task.id for task in plan.tasks_below("iii.2")] == ["run-mobile-library", "bookcase-in-each-commune"]
    assert plan.tasks_below("i") == ()


def test_a_body_has_its_assignments_in_the_order_of_the_tasks(plan: PlanLinks) -> None:
    mine = plan.assignments_of_agency["so-van-hoa"]
    assert [(a.task.id, a.stated) for a in mine] == [
        ("hold-reading-day", False), ("run-mobile-library", True), ("report-to-standing-committee", True),
    ]  # fmt: skip


def test_a_clause_mentions_bodies_that_are_not_charged_with_anything(plan: PlanLinks) -> None:
    assert [span.id for span in plan.mentions_of_clause["iii.3"]] == [
        "so-van-hoa", "ban-thuong-vu-tinh-uy", "tinh-uy",
    ]  # fmt: skip
    assert plan.only_named("ban-thuong-vu-tinh-uy") == ("front.3", "iii.3")
    assert plan.only_named("so-van-hoa") == ()


def test_a_body_acts_with_those_that_share_a_task_the_most_frequent_first(plan: PlanLinks) -> None:
    assert plan.acts_with("so-van-hoa") == (("nha-truong", 2), ("ubnd-tinh", 1))
    assert plan.acts_with("cap-uy") == ()


def test_a_document_knows_where_it_is_cited(plan: PlanLinks) -> None:
    assert [(c.clause, c.quote) for c in plan.citations_of["ct-5-ct-tu"]] == [
        ("front.2", "Chỉ thị số 5-CT/TU"), ("front.3", "Chỉ thị số 5-CT/TU"),
    ]  # fmt: skip
    assert "qd-9-qd-ub" not in plan.citations_of


def test_a_term_knows_the_clauses_that_use_any_of_its_forms(plan: PlanLinks) -> None:
    assert plan.clauses_with_term["thu-vien"] == ("ii.1", "ii.1.1", "iii.2.1", "iii.2.2")


def test_a_topic_and_a_group_know_their_clauses_and_the_reverse(plan: PlanLinks) -> None:
    assert plan.clauses_of_topic["lanh-dao"] == ("ii.1.1", "iii.1", "iii.3")
    assert plan.topics_of_clause("ii.1.1") == ("thu-vien", "lanh-dao")
    assert plan.groups_of_clause("ii.1.2") == ("mo-coi", "khuyet-tat")


def test_the_nearest_task_shares_the_most_and_what_it_shares_is_named(plan: PlanLinks) -> None:
    found = near.tasks(plan, "build-commune-libraries")
    assert found[0].id == "buy-new-books"
    assert (found[0].agencies, found[0].topics) == (("cap-uy",), ("thu-vien",))
    assert near.tasks(plan, "build-commune-libraries", most=1) == found[:1]


def test_a_clause_is_near_clauses_of_items_that_hold_text(plan: PlanLinks) -> None:
    assert {one.id for one in near.clauses(plan, "ii.1.1")} <= {"i.1.1", "iii.1", "iii.2.1", "iii.2.2", "iii.3"}


def test_the_address_of_a_clause_is_on_the_page_of_its_item(plan: PlanLinks) -> None:
    assert plan.address("ii.1.2") == "plans/binh-minh/ii-1/#ii-1-2"
    assert plan.address("end.signature") == "plans/binh-minh/full/#end-signature"


def test_a_quote_is_given_in_english_where_it_has_been_translated(plan: PlanLinks) -> None:
    asked = "dành kinh phí\n mua sách mới cho trẻ em"
    assert plan.quotation("ii.1.1", asked, "en") == Quotation(
        "set money aside … to buy new books for children", "en"
    )
    assert plan.quotation("ii.1.1", asked, "vi") == Quotation(asked, "vi")
    assert plan.quotation("iii.1", "Các cấp ủy", "en") == Quotation("Các cấp ủy", "vi")
