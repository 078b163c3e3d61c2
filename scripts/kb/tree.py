"""Outputs to disk: write what differs, delete what is gone, touch nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Output:
    """A product of the house: a path (from the folder it goes to) and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Changes:
    """What has to happen on disk for it to hold exactly what is wanted."""

    write: Mapping[str, bytes]
    delete: tuple[str, ...]


def gather(outputs: Iterable[Output]) -> dict[str, bytes]:
    """Collect outputs by path; two makers of one path are a programmer's fault."""
    wanted: dict[str, bytes] = {}
    for output in outputs:
        if output.path in wanted:
            raise ValueError(f"{output.path} is made twice")
        wanted[output.path] = output.data
    return wanted


def present(root: Path, owned: Iterable[str] | None = None) -> dict[str, bytes]:
    """Read what is on disk below a root: everything, or what lies in the owned folders and files."""
    if not root.is_dir():
        return {}
    starts = [root] if owned is None else [root / name for name in owned]
    files = [
        path
        for start in starts
        for path in ([start] if start.is_file() else sorted(start.rglob("*")) if start.is_dir() else [])
        if path.is_file()
    ]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def changes(wanted: Mapping[str, bytes], there: Mapping[str, bytes]) -> Changes:
    """Compare what is wanted with what is there."""
    write = {path: data for path, data in sorted(wanted.items()) if there.get(path) != data}
    return Changes(write, tuple(sorted(set(there) - set(wanted))))


def apply(todo: Changes, root: Path, owned: Iterable[str] | None = None) -> None:
    """Carry the changes out; a path outside what is owned is never touched."""
    borders = None if owned is None else tuple(owned)
    for path in (*todo.write, *todo.delete):
        inside = borders is None or any(path == b or path.startswith(f"{b}/") for b in borders)
        if not inside or path.startswith("/") or ".." in path.split("/"):
            raise PermissionError(f"{path} is not the machine's to change")
    for path in todo.delete:
        (root / path).unlink()
    for path, data in todo.write.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for path in todo.delete:
        _prune(root / path, root)


def replace(wanted: Mapping[str, bytes], root: Path, owned: Iterable[str] | None = None) -> Changes:
    """Make the folder hold exactly the wanted files, and say what that took."""
    borders = None if owned is None else tuple(owned)
    todo = changes(wanted, present(root, borders))
    apply(todo, root, borders)
    return todo


def _prune(path: Path, root: Path) -> None:
    """Remove folders that a deletion left empty."""
    for folder in path.parents:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()
