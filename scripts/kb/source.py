"""Read the catalogue's files and turn YAML into trees that know their line and column.

Plain YAML loading forgets places, swallows duplicate keys and expands aliases
without bound. This reader keeps the place of every key and value, and refuses
what an editor cannot have meant.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kb.problems import Problem, Where

PLACE = "@where"
"""The key under which each mapping carries its own place to the model."""

PLAIN_NUMBER = re.compile(r"0|[1-9]\d{0,5}")
"""A number as people write one; YAML also knows octal, sexagesimal and worse."""

LARGEST = 2_000_000
DEEPEST = 40
HIDDEN = {
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069",
}  # fmt: skip

Mark = Any
"""A mark of PyYAML or of its C twin, which share no class."""

Step = str | int
Path_ = tuple[Step, ...]


@dataclass(frozen=True)
class SourceFile:
    """One file of the catalogue: its path from the root, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Tree:
    """A YAML file as plain values, with the place of every key and value."""

    path: str
    value: object
    values: dict[Path_, Where] = field(default_factory=dict)
    keys: dict[Path_, Where] = field(default_factory=dict)
    letters: dict[Path_, str] = field(default_factory=dict)
    """Each plain value as the editor wrote it: a bare `no` is shown as "no", whatever YAML makes of it."""

    def place(self, steps: Path_) -> Where:
        """Give the place of the deepest value that exists on the way; steps the tree lacks are passed over."""
        return self.values.get(self._deepest(steps), Where(self.path))

    def written(self, steps: Path_) -> str:
        """Give the deepest plain value on the way as it was written."""
        return self.letters.get(self._deepest(steps), "")

    def key_place(self, steps: Path_) -> Where:
        """Give the place of a key rather than of its value; for keys that should not be there."""
        at = self._deepest(steps)
        return self.keys.get(at, self.values.get(at, Where(self.path)))

    def _deepest(self, steps: Path_) -> Path_:
        at: Path_ = ()
        for step in steps:
            if (*at, step) in self.values:
                at = (*at, step)
        return at


def read(root: Path) -> tuple[SourceFile, ...]:
    """Read every data file of the catalogue, in the order of their paths."""
    folder = root / "catalogue"
    found = sorted(p for p in folder.rglob("*") if p.suffix in {".yml", ".txt"} and p.is_file())
    return tuple(SourceFile(p.relative_to(root).as_posix(), p.read_bytes()) for p in found)


def text_of(file: SourceFile) -> tuple[str, tuple[Problem, ...]]:
    """Decode a file, or say where it is not the UTF-8 NFC text that the catalogue is kept in."""
    if len(file.data) > LARGEST:
        facts = {"size": str(len(file.data)), "limit": str(LARGEST)}
        return "", (Problem("file-too-large", Where(file.path), facts),)
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = file.data[: fault.start]
        line = before.count(b"\n") + 1
        column = fault.start - (before.rfind(b"\n") + 1) + 1
        return "", (Problem("not-utf8", Where(file.path, line, column)),)
    return text.replace("\r\n", "\n"), tuple(_odd_letters(file.path, text))


def tree_of(file: SourceFile) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Turn a YAML file into a tree; None where nothing of it can be trusted."""
    text, problems = text_of(file)
    if problems:
        return None, problems
    try:
        refused = tuple(_refused(file.path, text))
        node = None if refused else yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        mark = fault.problem_mark if isinstance(fault, yaml.MarkedYAMLError) else None
        return None, (Problem("yaml", _where(file.path, mark), {"fault": _plain(fault)}),)
    if node is None:
        return None, refused or (Problem("empty-file", Where(file.path)),)
    growing = _Growing(file.path)
    value = growing.value(node, ())
    if growing.problems:
        return None, tuple(growing.problems)
    return Tree(file.path, value, growing.values, growing.keys, growing.letters), ()


class _Growing:
    """A tree while it is being built from YAML nodes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[Path_, Where] = {}
        self.keys: dict[Path_, Where] = {}
        self.letters: dict[Path_, str] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, at: Path_) -> object:
        self.values[at] = _where(self.path, node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(child, (*at, i)) for i, child in enumerate(node.value))
        self.letters[at] = str(node.value)
        self.problems.extend(_escaped(self.values[at], str(node.value)))
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, at: Path_) -> dict[str, object]:
        out: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            place = _where(self.path, key_node.start_mark)
            if key in out:
                self.problems.append(Problem("duplicate-key", place, {"key": key}))
                continue
            if not isinstance(key_node, yaml.ScalarNode) or key.startswith("@"):
                self.problems.append(Problem("unknown-key", place, {"key": key}))
                continue
            self.keys[(*at, key)] = place
            out[key] = self.value(value_node, (*at, key))
        out[PLACE] = self.values[at]
        return out


def _scalar(node: yaml.Node) -> object:
    """Resolve what YAML resolves, but leave dates as the letters the editor wrote."""
    text = str(node.value)
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text.lower() in {"yes", "true", "on"}
        case "int" if PLAIN_NUMBER.fullmatch(text):
            return int(text)
        case "int" | "float":
            return math.nan  # whichever number: no field takes one, and the message shows the letters
        case _:
            return text


def _refused(path: str, text: str) -> Iterator[Problem]:
    """Aliases and bottomless nesting have no use here and can blow a reader up."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Problem("yaml-alias", _where(path, event.start_mark))
            return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                yield Problem("too-deep", _where(path, event.start_mark), {"limit": str(DEEPEST)})
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _odd_letters(path: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii():
            continue
        if not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            column = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0)
            yield Problem("not-nfc", Where(path, number, column + 1), {"letter": composed[column : column + 1]})
        for column, letter in enumerate(line, 1):
            if letter in HIDDEN:
                facts = {"letter": f"U+{ord(letter):04X}"}
                yield Problem("hidden-character", Where(path, number, column), facts)


def _escaped(at: Where, value: str) -> Iterator[Problem]:
    """What a backslash in double quotes brings in must not be what the file itself may not hold."""
    for letter in value if not value.isprintable() else ():
        if letter in HIDDEN or (unicodedata.category(letter) == "Cc" and letter not in "\n\t"):
            yield Problem("hidden-character", at, {"letter": f"U+{ord(letter):04X}"})


def _where(path: str, mark: Mark | None) -> Where:
    return Where(path, mark.line + 1, mark.column + 1) if mark else Where(path)


def _plain(fault: yaml.YAMLError) -> str:
    words = fault.problem or fault.context if isinstance(fault, yaml.MarkedYAMLError) else str(fault)
    return " ".join((words or "").split())
