"""An editor's errors are values: placed, sorted, said once."""

from __future__ import annotations

from kb.problems import Problem, Where, in_order, nearest


def test_a_place_is_written_as_editors_make_it_clickable() -> None:
    assert str(Where("catalogue/a.yml", 3, 14)) == "catalogue/a.yml:3:14"
    assert str(Where("catalogue/a.yml")) == "catalogue/a.yml:1:1"


def test_problems_are_sorted_by_file_then_line_then_column() -> None:
    places = [Where("b", 1, 1), Where("a", 10, 1), Where("a", 9, 2), Where("a", 9, 1)]
    assert [p.at for p in in_order(Problem("x", at) for at in places)] == sorted(places)


def test_the_same_problem_found_twice_is_said_once_and_two_different_ones_are_both_said() -> None:
    at = Where("a")
    found = in_order([Problem("x", at, {"id": "1"}), Problem("x", at, {"id": "1"}), Problem("x", at, {"id": "2"})])
    assert [problem.facts["id"] for problem in found] == ["1", "2"]


def test_the_nearest_id_is_named_only_when_it_comes_close() -> None:
    known = ["so-van-hoa", "tinh-uy"]
    assert nearest("so-van-hao", known) == "so-van-hoa"
    assert nearest("zzz", known) is None
    assert nearest("x", []) is None
