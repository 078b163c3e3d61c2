"""Same catalogue, same bytes: in another folder, with another hash seed, time zone and locale."""

from __future__ import annotations

from pathlib import Path

from publishing import publish


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = publish(tmp_path, PYTHONHASHSEED="4711", TZ="Asia/Ho_Chi_Minh", LC_ALL="C", LANG="C")
    first = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    second = {p.relative_to(other).as_posix(): p.read_bytes() for p in other.rglob("*") if p.is_file()}
    assert set(first) == set(second)
    assert [path for path in sorted(first) if first[path] != second[path]] == []
