"""Trees know their line and column, and what an editor cannot have meant is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb import source
from kb.problems import Where
from kb.source import SourceFile

PATH = "catalogue/a.yml"


def tree_of(text: str) -> source.Tree:
    tree, problems = source.tree_of(SourceFile(PATH, text.encode()))
    assert problems == ()
    assert tree is not None
    return tree


def codes(data: str | bytes) -> list[tuple[str, int, int]]:
    data = data.encode() if isinstance(data, str) else data
    _, problems = source.tree_of(SourceFile(PATH, data))
    return [(problem.code, problem.at.line, problem.at.column) for problem in problems]


def test_every_value_and_key_knows_its_place() -> None:
    tree = tree_of("# first\n- id: a\n  name: {vi: một, en: one}\n- id: b\n")
    assert tree.place((0, "name", "en")) == Where(PATH, 3, 23)
    assert tree.key_place((0, "name", "en")) == Where(PATH, 3, 19)
    assert tree.place((1,)) == Where(PATH, 4, 3)


def test_the_place_of_what_is_absent_is_that_of_what_holds_it() -> None:
    tree = tree_of("- id: a\n- id: b\n")
    assert tree.place((1, "name", "vi")) == Where(PATH, 2, 3)
    assert tree.place(()) == Where(PATH, 1, 1)


def test_each_mapping_carries_its_own_place_to_the_model() -> None:
    value = tree_of("- id: a\n  name: {vi: một}\n").value
    assert isinstance(value, tuple)
    assert value[0][source.PLACE] == Where(PATH, 1, 3)
    assert value[0]["name"][source.PLACE] == Where(PATH, 2, 9)


def test_a_date_stays_the_letters_the_editor_wrote() -> None:
    value = tree_of("date: 2021-02-01\n").value
    assert isinstance(value, dict)
    assert value["date"] == "2021-02-01"


@pytest.mark.parametrize("written", ["no", "Yes", "on", "7.50", "0x1F", "1_000", "12:30:00", "9" * 5000])
def test_what_yaml_makes_something_of_is_still_shown_as_written(written: str) -> None:
    assert tree_of(f"a: {written}\n").written(("a",)) == written


def test_yes_and_no_are_truth_and_a_quoted_no_is_a_word() -> None:
    value = tree_of('a: no\nb: yes\nc: "no"\n').value
    assert isinstance(value, dict)
    assert (value["a"], value["b"], value["c"]) == (False, True, "no")


def test_a_duplicate_key_is_a_problem_at_the_second_one() -> None:
    assert codes("a: 1\nb: 2\na: 3\n") == [("duplicate-key", 3, 1)]


def test_a_key_that_would_pass_for_a_place_is_refused() -> None:
    assert codes("'@where': x\n") == [("unknown-key", 1, 1)]


def test_a_key_that_is_no_word_is_refused() -> None:
    assert codes("? [a, b]\n: c\n") == [("unknown-key", 1, 3)]


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: *x\n", "<<: *x\n", "- &x {a: b}\n- *x\n"])
def test_anchors_and_aliases_are_refused(text: str) -> None:
    assert [code for code, _, _ in codes(text)] == ["yaml-alias"]


def test_nesting_is_taken_up_to_a_limit_and_no_further() -> None:
    assert codes("[" * source.DEEPEST + "]" * source.DEEPEST) == []
    assert codes("[" * (source.DEEPEST + 1)) == [("too-deep", 1, source.DEEPEST + 1)]


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n"])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert codes(text) == [("empty-file", 1, 1)]


def test_a_file_that_says_nothing_explicitly_is_read() -> None:
    assert tree_of("[]\n").value == ()


def test_a_byte_order_mark_and_lines_of_another_system_are_taken() -> None:
    tree, problems = source.tree_of(SourceFile(PATH, b"\xef\xbb\xbfa: b\r\nc: d\r\n"))
    assert problems == ()
    assert tree is not None
    assert tree.place(("c",)).line == 2


def test_the_place_where_a_file_stops_being_utf8_is_named() -> None:
    assert codes(b"a: b\nc: t\xec\n") == [("not-utf8", 2, 5)]


def test_letters_apart_from_their_marks_are_found_in_every_line() -> None:
    assert codes("a: Ti\u0309nh\nb: ok\nc: u\u0309\n") == [("not-nfc", 1, 5), ("not-nfc", 3, 4)]


@pytest.mark.parametrize("letter", sorted(source.HIDDEN))
def test_what_cannot_be_seen_is_found(letter: str) -> None:
    assert codes(f"a: b{letter}c\n") == [("hidden-character", 1, 5)]


@pytest.mark.parametrize("escape", ["\\u200b", "\\u0002", "\\x07", "\\0"])
def test_what_cannot_be_seen_does_not_come_in_by_a_backslash_either(escape: str) -> None:
    assert codes(f'a: "b{escape}c"\n') == [("hidden-character", 1, 4)]


def test_a_line_break_by_a_backslash_is_a_line_break() -> None:
    assert codes('a: "b\\nc"\n') == []


def test_a_file_too_large_is_not_even_decoded() -> None:
    assert codes(b"\xff" * (source.LARGEST + 1)) == [("file-too-large", 1, 1)]


def test_the_fault_of_a_file_that_is_no_yaml_is_one_line_with_its_place() -> None:
    _, (problem,) = source.tree_of(SourceFile(PATH, b"a: b\n\tc: d\n"))
    assert (problem.code, problem.at.line) == ("yaml", 2)
    assert "\n" not in problem.facts["fault"]


def test_only_the_data_files_of_the_catalogue_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yml", "plans/x/source.txt", "README.md", "schema/a.schema.json"):
        path = tmp_path / "catalogue" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "other.yml").write_bytes(b"x")
    found = [file.path for file in source.read(tmp_path)]
    assert found == ["catalogue/a.yml", "catalogue/b.yml", "catalogue/plans/x/source.txt"]
