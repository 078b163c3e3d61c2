"""What is wrong, where, and how to put it right: an editor's error as a value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Where:
    """A place in a file of the catalogue; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One fault: a code, a place, and the facts its sentence needs.

    The sentence itself is furniture (`words/problems.yml`), so that it can be
    said in either language and improved without touching a check.
    """

    code: str
    at: Where
    facts: dict[str, str] = field(default_factory=dict)
    nearest: str | None = None

    @property
    def key(self) -> tuple[Where, str, tuple[tuple[str, str], ...]]:
        """Order problems as an editor reads: by file, line, column."""
        return (self.at, self.code, tuple(sorted(self.facts.items())))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place and drop exact repetitions."""
    return tuple({problem.key: problem for problem in sorted(problems, key=lambda p: p.key)}.values())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find what the editor most likely meant, or nothing if no id comes close."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return close[0] if close else None
