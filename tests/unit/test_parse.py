"""Files become entities, or it is said what keeps them from it; one faulty file hides no other."""

from __future__ import annotations

import broken
import pytest
from kb import parse, source
from kb.problems import Problem
from kb.source import SourceFile

SMALL = {file.path: file.data for file in source.read(broken.SMALL)}
PLACES = "catalogue/places.yml"


def problems_of(text: str, path: str = PLACES) -> list[Problem]:
    _, found = parse.catalogue([SourceFile(path, text.encode())])
    return [problem for problem in found if problem.at.path == path]


def test_the_small_catalogue_is_read_whole() -> None:
    catalogue, problems = parse.catalogue(SourceFile(path, data) for path, data in SMALL.items())
    assert problems == ()
    [folder] = catalogue.plans
    assert [agency.id for agency in catalogue.agencies][:2] == ["tinh-uy", "ban-thuong-vu-tinh-uy"]
    assert [clause.id for clause in folder.walk()][:4] == ["front.1", "front.2", "front.3", "i"]
    assert {"agencies", "terms", "binh-minh:text", "binh-minh:tasks", "binh-minh:source"} <= catalogue.whole


def test_entities_know_the_place_they_were_written_at() -> None:
    catalogue, _ = parse.catalogue([SourceFile(PLACES, b"\n- {id: a, name: {vi: x, en: y}}\n")])
    assert str(catalogue.places[0].where) == "catalogue/places.yml:2:3"
    assert str(catalogue.places[0].name.where) == "catalogue/places.yml:2:17"


def test_a_faulty_file_is_absent_and_hides_no_other() -> None:
    files = {**SMALL, PLACES: b"- {id: A}\n", "catalogue/terms.yml": b"- {sort: x}\n"}
    catalogue, problems = parse.catalogue(SourceFile(path, data) for path, data in files.items())
    assert {problem.at.path for problem in problems} == {PLACES, "catalogue/terms.yml"}
    assert catalogue.places == catalogue.terms == ()
    assert not {"places", "terms"} & catalogue.whole
    assert catalogue.agencies


def test_a_plan_keeps_its_tasks_when_one_piece_of_its_text_is_faulty() -> None:
    files = {**SMALL, "catalogue/plans/binh-minh/text-2.yml": b"x"}
    catalogue, _ = parse.catalogue(SourceFile(path, data) for path, data in files.items())
    assert len(catalogue.plans[0].tasks) == 7
    assert "binh-minh:text" not in catalogue.whole


def test_a_plan_without_identity_is_left_out() -> None:
    files = {**SMALL, "catalogue/plans/binh-minh/plan.yml": b"x"}
    catalogue, problems = parse.catalogue(SourceFile(path, data) for path, data in files.items())
    assert catalogue.plans == ()
    assert [problem.code for problem in problems] == ["wrong-shape"]


def test_a_plan_without_any_text_misses_a_file() -> None:
    files = {path: data for path, data in SMALL.items() if "/text-" not in path}
    _, problems = parse.catalogue(SourceFile(path, data) for path, data in files.items())
    assert [(p.code, p.at.path) for p in problems] == [
        ("missing-file", "catalogue/plans/binh-minh/text-1.yml"),
    ]  # fmt: skip


def test_a_source_of_blank_lines_is_an_empty_file() -> None:
    files = {**SMALL, "catalogue/plans/binh-minh/source.txt": b"\n \n"}
    _, problems = parse.catalogue(SourceFile(path, data) for path, data in files.items())
    assert [problem.code for problem in problems] == ["empty-file"]


@pytest.mark.parametrize(
    ("entry", "code", "facts"),
    [
        ("{id: a, name: {vi: x}, sort: 1}", "unknown-key", {"key": "sort"}),
        ("{name: {vi: x}}", "missing-key", {"key": "id"}),
        ("{id: a, name: {vi: no}}", "not-text", {"key": "vi", "value": "no"}),
        ("{id: a, name: {vi: 1.50}}", "not-text", {"key": "vi", "value": "1.50"}),
        ("{id: Á, name: {vi: x}}", "bad-form", {"key": "id", "value": "Á"}),
        ("{id: a--b, name: {vi: x}}", "bad-form", {"key": "id", "value": "a--b"}),
        ('{id: a, name: {vi: ""}}', "blank", {"key": "vi"}),
        ("{id: a, name: {vi: }}", "blank", {"key": "vi"}),
        ("{id: a, name: }", "blank", {"key": "name"}),
        ("{id: a, name: x}", "wrong-shape", {"key": "name", "shape": "{…: …}"}),
        ("{id: a, name: {vi: [x]}}", "wrong-shape", {"key": "vi", "shape": "“…”"}),
        ("{id: a, name: {vi: x}, formerly: b}", "wrong-shape", {"key": "formerly", "shape": "[…, …]"}),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_house(entry: str, code: str, facts: dict[str, str]) -> None:
    [problem] = problems_of(f"- {entry}\n")
    assert problem.code == code
    assert facts.items() <= problem.facts.items()


def test_all_faults_of_a_file_are_found_at_once() -> None:
    found = problems_of("- {id: A, name: {vi: no}}\n- {name: {vi: x}, sort: y}\n")
    assert sorted(problem.code for problem in found) == ["bad-form", "missing-key", "not-text", "unknown-key"]


def test_a_misspelt_key_is_placed_at_the_key_and_the_one_meant_is_named() -> None:
    [problem] = problems_of("- id: a\n  name: {vi: x}\n  fromerly: [b]\n")
    assert (problem.at.line, problem.at.column, problem.nearest) == (3, 3, "formerly")


def test_a_value_outside_its_list_names_the_list_and_the_one_meant() -> None:
    text = "- {id: a, reader: sell, question: {vi: x}, answer: {vi: x}}\n"
    [problem] = problems_of(text, "catalogue/answers.yml")
    assert (problem.code, problem.nearest) == ("not-allowed", "cell")
    assert problem.facts["allowed"].split(", ")[:2] == ["cell", "committee"]


ACTORS = "catalogue/plans/x/tasks.yml"
TASK = "- {{id: t, title: {{vi: x}}, basis: [{{clause: i.1, quote: x}}], actors: [{}]}}\n"


@pytest.mark.parametrize(
    ("actor", "code", "key"),
    [
        ("{agency: a, role: lead, clause: i.1, quote: x}", "missing-key", "says"),
        ("{agency: a, role: lead, says: guessed, clause: i.1, quote: x}", "not-allowed", "says"),
        ("{agency: a, role: lead, says: stated, clause: i.1}", "missing-key", "quote"),
        ("{agency: a, role: lead, says: inferred, via: i.1}", "missing-key", "why"),
        ("{agency: a, role: leads, says: stated, clause: i.1, quote: x}", "not-allowed", "role"),
        ("{agency: a, role: lead, says: stated, clause: i.1, quote: x, why: {vi: x}}", "unknown-key", "why"),
    ],
)
def test_an_actor_is_stated_with_its_words_or_inferred_with_its_reason(actor: str, code: str, key: str) -> None:
    [problem] = problems_of(TASK.format(actor), ACTORS)
    assert (problem.code, problem.facts["key"]) == (code, key)


def test_a_task_rests_on_at_least_one_clause() -> None:
    [problem] = problems_of("- {id: t, title: {vi: x}, basis: []}\n", ACTORS)
    assert (problem.code, problem.facts["key"]) == ("wrong-shape", "basis")


def test_a_file_that_nobody_reads_is_named_with_the_missing_one_it_may_be() -> None:
    files = {path: data for path, data in SMALL.items() if path != "catalogue/terms.yml"}
    files["catalogue/term.yml"] = SMALL["catalogue/terms.yml"]
    _, problems = parse.catalogue(SourceFile(path, data) for path, data in files.items())
    stranger = next(problem for problem in problems if problem.code == "unknown-file")
    assert stranger.nearest == "catalogue/terms.yml"


def test_a_catalogue_without_any_plan_misses_one() -> None:
    files = {path: data for path, data in SMALL.items() if "/plans/" not in path}
    _, problems = parse.catalogue(SourceFile(path, data) for path, data in files.items())
    assert [(p.code, p.at.path) for p in problems] == [("missing-file", "catalogue/plans")]
