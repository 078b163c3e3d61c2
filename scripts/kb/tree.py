"""Outputs to disk: write what differs, delete what is gone, touch nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Output:
    """A product of the house: a path (from the folder it goes to) and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Slow:
    """A product that takes long to make: where it goes, the key of all it is made from, and its maker.

    Equal keys give equal bytes, so what stands on disk under a key need not be made again.
    """

    path: str
    key: str
    make: Callable[[], bytes]


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
        _prune(root / path, root)
    for path, data in todo.write.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # Under another name first: whoever stops us leaves no half of a file behind.
        half = target.with_name(f"{target.name}.half")
        half.write_bytes(data)
        half.replace(target)


def replace(wanted: Mapping[str, bytes], root: Path, owned: Iterable[str] | None = None) -> Changes:
    """Make the folder hold exactly the wanted files, and say what that took."""
    borders = None if owned is None else tuple(owned)
    todo = changes(wanted, present(root, borders))
    apply(todo, root, borders)
    return todo


def bring(
    wanted: Mapping[str, bytes],
    slow: Iterable[Slow],
    root: Path,
    owned: Iterable[str],
    *,
    ledger: Path,
    say: Callable[[int, int], None],
) -> Changes:
    """Make the folder hold what is wanted and every slow product; one that stands under its key is left alone.

    The ledger tells under which key each slow product was made, and what came out.
    """
    borders = tuple(owned)
    there = present(root, borders)
    kept = _kept(ledger)
    products = tuple(slow)
    names = [*wanted, *(one.path for one in products)]
    if len(set(names)) != len(names):
        raise ValueError(f"made twice: {sorted({name for name in names if names.count(name) > 1})}")
    stands = {one.path for one in products if kept.get(one.path) == [one.key, _digest(there.get(one.path, b""))]}
    missing = [one for one in products if one.path not in stands]
    whole = {**wanted, **{path: there[path] for path in stands}}
    for done, one in enumerate(missing, 1):
        whole[one.path] = one.make()
        say(done, len(missing))
    todo = changes(whole, there)
    apply(todo, root, borders)
    lines = {one.path: [one.key, _digest(whole[one.path])] for one in products}
    if lines != kept:
        ledger.parent.mkdir(parents=True, exist_ok=True)
        ledger.write_text(json.dumps(lines, indent=0, sort_keys=True), "utf-8")
    return todo


def _kept(ledger: Path) -> dict[str, list[str]]:
    """Read the ledger; one that cannot be read is as good as none."""
    if not ledger.is_file():
        return {}
    try:
        lines = json.loads(ledger.read_text("utf-8"))
    except ValueError:
        return {}
    return lines if isinstance(lines, dict) else {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _prune(path: Path, root: Path) -> None:
    """Remove folders that a deletion left empty."""
    for folder in path.parents:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()
