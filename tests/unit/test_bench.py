"""The thinking part of the measurements: middle values, ratios, which result answers which query."""

from __future__ import annotations

import math
from pathlib import Path

import kinds
import pytest
from bench import engines, judging, speed, workshop
from bench.browsing import Request, total
from bench.judging import Judge, Outcome, Query
from bench.report import Table, median, percentile, ratio
from kb import pipeline
from kb.pipeline import Built

VI = Query("x", "vi", "exact", ("clause:ii.3.5", "agency:so-tttt"))
EN = Query("x", "en", "english", ("clause:ii.3.5",))
NOBODY = Query("x", "vi", judging.NOTHING, ())
ITEM = f"plans/{workshop.PLAN}/ii-3/"


@pytest.fixture(scope="module")
def built() -> Built:
    made, _ = pipeline.build(workshop.ROOT)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def judge(built: Built) -> Judge:
    return Judge(built)


def test_the_median_is_the_middle_run() -> None:
    assert median([9.0, 1.0, 2.0]) == 2.0


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 101)]
    assert percentile(values, 0.95) == 95.0
    assert percentile(values, 0.5) == 50.0
    assert percentile([7.0], 0.95) == 7.0


def test_a_ratio_says_how_many_times_ours_the_peer_takes() -> None:
    assert ratio(6.0, 2.0) == 3.0
    assert ratio(None, 2.0) is None
    assert ratio(6.0, None) is None
    assert ratio(6.0, 0.0) is None


def test_a_table_says_the_same_to_people_and_to_programs() -> None:
    table = Table("t", ("", "ms", "held"), (("ours", 1.234, True), ("peer", 456.7, None)), ("note",))
    assert table.records() == [{"": "ours", "ms": 1.234, "held": True}, {"": "peer", "ms": 456.7, "held": None}]
    lines = ["t", "        ms  held", "----  ----  ----", "ours  1.23   yes", "peer   457     –", "  note"]
    assert table.lines() == lines


def test_a_clause_is_found_on_its_page_by_its_anchor_and_in_the_full_text(judge: Judge) -> None:
    full = f"plans/{workshop.PLAN}/full/"
    for address in (f"{ITEM}#ii-3-5", f"{full}#ii-3-5", ITEM, f"{ITEM}#a-heading"):
        assert judge.is_at(address, "clause:ii.3.5"), address
    for address in (f"{ITEM}#ii-3-4", full, f"{full}#ii-3-4", f"plans/{workshop.PLAN}/ii-4/"):
        assert not judge.is_at(address, "clause:ii.3.5"), address


def test_a_task_and_an_answer_stand_for_the_clause_they_rest_on(judge: Judge, built: Built) -> None:
    plan = built.library.plans[0]
    task = plan.tasks_of_clause["ii.3.5"][0]
    assert judge.is_at(f"plans/{workshop.PLAN}/tasks/{task.id}/", "clause:ii.3.5")
    answer = next(one for one in built.library.answers if one.clauses)
    clause = f"clause:{answer.clauses[0].clause}"
    assert judge.is_at(f"answers/{answer.reader}/#{answer.id}", clause)
    assert not judge.is_at(f"answers/{answer.reader}/", clause)


def test_any_part_of_a_bodys_page_is_that_body(judge: Judge) -> None:
    assert judge.is_at("agencies/so-tttt/", "agency:so-tttt")
    assert judge.is_at("agencies/so-tttt/#stated", "agency:so-tttt")
    assert not judge.is_at("agencies/", "agency:so-tttt")


def test_the_first_right_place_gives_the_rank(judge: Judge) -> None:
    found = [["agencies/"], ["terms/", f"{ITEM}#ii-3-5"], ["agencies/so-tttt/"]]
    assert judge.outcome(VI, found) == Outcome(VI, 2, 1.0, 3)
    assert judge.outcome(VI, found[:2]) == Outcome(VI, 2, 0.5, 2)
    assert judge.outcome(VI, []) == Outcome(VI, None, 0.0, 0)


def test_a_result_in_the_other_language_answers_nobody(judge: Judge) -> None:
    assert judge.outcome(VI, [[f"en/{ITEM}#ii-3-5"]]).rank is None
    assert judge.outcome(EN, [[f"en/{ITEM}#ii-3-5"]]).rank == 1
    assert judge.outcome(EN, [[f"{ITEM}#ii-3-5"]]).rank is None


def test_marks_are_averages_over_queries_that_have_an_answer() -> None:
    ranks = (1, 2, 7, 11, None)
    mark = judging.marks([Outcome(VI, rank, 0.5, 12) for rank in ranks] + [Outcome(NOBODY, None, 0.0, 0)])
    assert mark.queries == 5
    assert mark.first == 0.2
    assert mark.few == 0.4
    assert math.isclose(mark.mrr, (1 + 1 / 2 + 1 / 7) / 5)
    assert mark.recall == 0.5


def test_silence_is_asked_only_where_there_is_no_answer() -> None:
    outcomes = [Outcome(NOBODY, None, 0.0, 0), Outcome(NOBODY, None, 0.0, 3), Outcome(VI, None, 0.0, 0)]
    assert judging.silent(outcomes) == 0.5


def test_every_golden_query_names_what_there_is(judge: Judge) -> None:
    asked = judging.queries(workshop.ROOT / "tests" / "search" / "queries.tsv")
    assert len(asked) >= 120
    assert judge.unknown(asked) == []


def test_queries_are_typed_letter_by_letter() -> None:
    assert speed.keys([Query("abc", "vi", "exact", ("a",)), Query("zz", "vi", "exact", ("a",))]) == [
        "a",
        "ab",
        "abc",
    ]


def test_what_is_asked_for_twice_weighs_once() -> None:
    assert total([Request("a", 1024), Request("a", 1024), Request("b", 512)]) == 1.5


def test_limits_of_the_first_view_are_those_of_the_issue() -> None:
    assert kinds.limits("item") == (20, 5)
    assert kinds.limits("matrix") == (30, 5)
    assert kinds.limits("results") == (55, 8)


def test_pages_lose_the_suffix_of_their_language_for_peers_that_know_one() -> None:
    assert workshop.plain("plans/x/index.vi.md") == "plans/x/index.md"
    assert workshop.plain("plans/x/index.en.md") == "en/plans/x/index.md"
    assert workshop.plain("assets/icon.svg") == "assets/icon.svg"


def test_a_plan_is_multiplied_under_ids_of_their_own(tmp_path: Path) -> None:
    plan = tmp_path / workshop.PLAN
    plan.mkdir()
    (plan / "plan.yml").write_text(f"id: {workshop.PLAN}\ntitle: t\n", "utf-8")
    workshop.multiplied(plan, 3)
    names = [f"{workshop.PLAN}-02", f"{workshop.PLAN}-03"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [workshop.PLAN, *names]
    assert [(tmp_path / name / "plan.yml").read_text("utf-8").splitlines()[0] for name in names] == [
        f"id: {name}" for name in names
    ]


def test_pages_of_the_plan_are_multiplied_for_peers_and_others_are_not() -> None:
    assert engines.copies(f"en/plans/{workshop.PLAN}/ii-3/", 2) == [
        f"en/plans/{workshop.PLAN}/ii-3/",
        f"en/plans/{workshop.PLAN}-02/ii-3/",
    ]
    assert engines.copies("agencies/", 34) == ["agencies/"]
