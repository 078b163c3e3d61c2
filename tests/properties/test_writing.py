"""What holds for any outputs: the disk comes to hold exactly them, and nothing outside is touched."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb import tree

OWNED = ("pages", "data", "index.md")
NAMES = st.sampled_from(["a", "b", "c"])
PATHS = st.one_of(
    st.just("index.md"),
    st.builds(lambda top, folders, name: "/".join([top, *folders, f"{name}.md"]),
              st.sampled_from(["pages", "data"]), st.lists(NAMES, max_size=2), NAMES),
)  # fmt: skip
FILES = st.dictionaries(PATHS, st.binary(max_size=8), max_size=6)
BY_HAND = st.dictionaries(
    st.sampled_from(["guide/a.md", "guide/b/c.md", "pages.md", "data-of-mine/a.md", ".gitignore"]),
    st.binary(max_size=8),
)


@given(FILES, FILES, BY_HAND)
def test_writing_leaves_what_is_wanted_and_what_is_written_by_hand_and_nothing_else(
    before: dict[str, bytes], wanted: dict[str, bytes], by_hand: dict[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tree.replace(by_hand, root)
        tree.replace(before, root, OWNED)
        tree.replace(wanted, root, OWNED)
        assert tree.present(root) == {**by_hand, **wanted}
        assert tree.present(root, OWNED) == wanted
        empty = [path for path in root.rglob("*") if path.is_dir() and not any(path.iterdir())]
        assert empty == []


@given(FILES, FILES)
def test_writing_a_second_time_writes_nothing(before: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tree.replace(before, root, OWNED)
        tree.replace(wanted, root, OWNED)
        stamps = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
        assert tree.replace(wanted, root, OWNED) == tree.Changes({}, ())
        assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == stamps


@given(FILES, FILES)
def test_changes_are_exactly_the_difference(wanted: dict[str, bytes], there: dict[str, bytes]) -> None:
    todo = tree.changes(wanted, there)
    after = {path: data for path, data in {**there, **todo.write}.items() if path not in todo.delete}
    assert after == wanted
    assert all(there.get(path) != data for path, data in todo.write.items())


@given(
    st.sampled_from(["guide/a.md", "/etc/a", "pages/../guide/a.md", "pagesandmore/a.md", "..", "pages/../../a"]),
    FILES,
)
def test_a_path_outside_what_is_owned_is_refused_before_anything_is_touched(
    path: str, wanted: dict[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for todo in (tree.Changes({**wanted, path: b"x"}, ()), tree.Changes(wanted, (path,))):
            with pytest.raises(PermissionError, match="not the machine's"):
                tree.apply(todo, root, OWNED)
        assert tree.present(root) == {}
