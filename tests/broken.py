"""Read the broken catalogues: the small one with one fault in each; `catalogues/README.md` says how."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import yaml
from kb import checks, parse, sentences, source, words
from kb.model import LANGUAGES, Catalogue
from kb.problems import Problem, in_order
from kb.source import SourceFile

CATALOGUES = Path(__file__).parent / "catalogues"
SMALL = CATALOGUES / "small"
BREAK = "---\n"

Found = Callable[..., list[tuple[str, str]]]
"""Makes changes (file, find, replace) to the small catalogue and gives each problem's code and file:line."""


def folders() -> list[Path]:
    """List the broken catalogues."""
    return sorted(path.parent for path in (CATALOGUES / "broken").glob("*/change.yml"))


def code_of(folder: Path) -> str:
    """Give the code that a folder shows: its name, or what stands before a full stop in it."""
    return folder.name.partition(".")[0]


def files_of(folder: Path) -> tuple[SourceFile, ...]:
    """Read the small catalogue with a folder's changes made to it, in memory."""
    changes = yaml.load((folder / "change.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return with_changes({file.path: file.data for file in sound()}, changes)


@functools.cache
def sound() -> tuple[SourceFile, ...]:
    """Read the small catalogue, once."""
    return source.read(SMALL)


def with_changes(files: Mapping[str, bytes], changes: Iterable[Mapping[str, object]]) -> tuple[SourceFile, ...]:
    """Make changes to files, one after the other."""
    out = dict(files)
    for change in changes:
        _change(out, change)
    return tuple(SourceFile(path, data) for path, data in sorted(out.items()))


def _change(files: dict[str, bytes], change: Mapping[str, object]) -> None:
    path = str(change["file"])
    text = files.get(path, b"").decode()
    match change:
        case {"find": str(find), "replace": str(replace)}:
            assert text.count(find) == 1, f"{path} holds {find!r} {text.count(find)} times, not once"
            text = text.replace(find, replace)
        case {"write": str(text)}:
            pass
        case {"write-over-and-over": str(piece), "times": int(times)}:
            text = piece * times
        case {"rename": str(new)}:
            files[new] = files.pop(path)
            return
        case {"remove": True}:
            del files[path]
            return
    files[path] = text.encode(str(change.get("encoding", "utf-8")))


def found(files: Iterable[SourceFile]) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Parse and check files as the pipeline does, without a disk."""
    catalogue, problems = parse.catalogue(files)
    return catalogue, in_order((*problems, *checks.run(catalogue)))


def shown(problems: tuple[Problem, ...]) -> str:
    """Say problems as an editor sees them: in Vietnamese, a rule, in English."""
    furniture = words.load()
    return f"\n{BREAK}".join(sentences.report(problems, furniture, lang) for lang in LANGUAGES) + "\n"
