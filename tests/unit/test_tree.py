"""Outputs to disk: what differs is written, what is gone is deleted, nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb import tree
from kb.tree import Changes, Output


def test_two_makers_of_one_path_are_an_error() -> None:
    with pytest.raises(ValueError, match=r"a\.md is made twice"):
        tree.gather([Output("a.md", b""), Output("a.md", b"")])


def test_what_is_the_same_is_not_written_again() -> None:
    assert tree.changes({"a": b"1", "b": b"2"}, {"a": b"1", "c": b"3"}) == Changes({"b": b"2"}, ("c",))


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert tree.present(tmp_path / "none") == {}


def test_folders_that_a_deletion_empties_are_removed_and_others_stay(tmp_path: Path) -> None:
    tree.replace({"a/b/one": b"", "a/b/two": b"", "a/three": b""}, tmp_path)
    tree.replace({"a/three": b""}, tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "three"]


def test_a_file_may_take_the_place_of_a_folder_and_the_reverse(tmp_path: Path) -> None:
    tree.replace({"a/b/c": b"1"}, tmp_path)
    tree.replace({"a": b"2"}, tmp_path)
    assert tree.present(tmp_path) == {"a": b"2"}
    tree.replace({"a/b/c": b"3"}, tmp_path)
    assert tree.present(tmp_path) == {"a/b/c": b"3"}


def test_a_name_that_only_begins_like_an_owned_folder_is_not_owned(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        tree.apply(Changes({"agencies-of-mine/a": b""}, ()), tmp_path, ("agencies",))


def test_an_owned_file_is_owned_by_its_whole_name(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_bytes(b"by machine")
    (tmp_path / "other.md").write_bytes(b"by hand")
    assert tree.present(tmp_path, ("index.md",)) == {"index.md": b"by machine"}
