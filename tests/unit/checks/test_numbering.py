"""Ids agree with their place, so that neither a typo nor an insertion moves a link unseen."""

from __future__ import annotations

from kb.checks import numbering
from kb.links import Library
from kb.model import Catalogue, Clause, PlanFolder
from kb.problems import Where

HERE = Where("a.yml")


def clause(name: str, mark: str | None = None, *below: Clause) -> Clause:
    return Clause(id=name, mark=mark, clauses=below, where=HERE)


def problems(library: Library, *clauses: Clause) -> list[tuple[str, str]]:
    folder = PlanFolder("catalogue/plans/binh-minh", library.plans[0].plan, clauses, (), (), (), "")
    catalogue = Catalogue(plans=(folder,), whole=frozenset({"binh-minh:text"}))
    return [(p.code, p.facts.get("expected", p.facts.get("mark", ""))) for p in numbering.check(catalogue)]


def test_parts_bear_roman_numbers_and_what_is_below_them_its_place(library: Library) -> None:
    parts = [clause("i", "I", clause("i.1", "1", clause("i.1.1", "-"))), clause("ii", "II")]
    assert problems(library, clause("front.1"), *parts, clause("end.recipients")) == []


def test_a_part_out_of_order_is_told_its_number(library: Library) -> None:
    assert problems(library, clause("ii", "II")) == [("out-of-place", "i"), ("mark-out-of-place", "II")]


def test_a_missing_dash_shows_at_every_later_one(library: Library) -> None:
    item = clause("i.1", "1", clause("i.1.1", "-"), clause("i.1.3", "-"), clause("i.1.4", "-"))
    assert problems(library, clause("i", "I", item)) == [("out-of-place", "i.1.2"), ("out-of-place", "i.1.3")]


def test_a_child_is_called_by_the_id_its_parent_has_even_if_that_is_wrong(library: Library) -> None:
    item = clause("i.2", "1", clause("i.2.1", "-"))
    assert problems(library, clause("i", "I", item)) == [("out-of-place", "i.1")]


def test_a_printed_number_that_does_not_agree_is_found_and_a_dash_never_is(library: Library) -> None:
    part = clause("i", "I", clause("i.1", "2"), clause("i.2", "-"), clause("i.3", "I.3"))
    assert problems(library, part) == [("mark-out-of-place", "2")]


def test_front_matter_is_numbered_and_end_matter_is_named(library: Library) -> None:
    found = problems(library, clause("front.2"), clause("i"), clause("end.signature"), clause("end.x"))
    assert found == [("out-of-place", "front.1")]


def test_a_plan_of_more_parts_than_we_have_roman_numbers_for_is_numbered_on(library: Library) -> None:
    parts = [clause(number or "i") for number in numbering.ROMAN[1:]]
    assert problems(library, *parts, clause("16"), clause("x")) == [("out-of-place", "17")]
