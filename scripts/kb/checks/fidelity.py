"""The transcription gives back the official text, letter by letter.

White space is folded on both sides; where a page break cut a paragraph, the clause
says so under `repair`. This is the check that earns the site its trust.
"""

from __future__ import annotations

import difflib
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.model import Catalogue, Clause, PlanFolder
from kb.problems import Problem, Where

LONGEST = 20_000_000
"""Pairs of equal words up to which two texts are compared word by word."""


@dataclass(frozen=True)
class Printed:
    """A word of the official text: where it stands and in which paragraph."""

    word: str
    line: int
    paragraph: int


@dataclass(frozen=True)
class Written:
    """A word of the transcription: whose it is, and whether a line of ours ends before it."""

    word: str
    clause: Clause
    where: Where
    line: int
    is_mark: bool


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Reading the transcription from top to bottom gives the official text and nothing else."""
    for folder in catalogue.plans:
        name = folder.plan.id
        if {f"{name}:text", f"{name}:source"} <= catalogue.whole:
            yield from _compare(folder)


def _compare(folder: PlanFolder) -> Iterator[Problem]:
    printed = list(_printed(folder.source))
    words = frozenset(p.word for p in printed)
    written = [word for clause in folder.walk() for word in _written(clause, words)]
    ours, theirs = [w.word for w in written], [p.word for p in printed]
    if ours == theirs:
        yield from _repairs(printed, written)
        return
    for a, b, c, d in _differences(ours, theirs):
        where = written[min(a, len(written) - 1)].where if written else folder.plan.where
        facts = {
            "line": str(printed[min(c, len(printed) - 1)].line),
            "after": " ".join(ours[max(a - 2, 0) : a]),
            "here": " ".join(ours[a:b][:12]),
            "source": " ".join(theirs[c:d][:12]),
        }
        code = "words-differ" if a < b and c < d else "words-added" if a < b else "words-missing"
        yield Problem(code, where, facts)


def _differences(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Find the stretches that differ; those of two texts too unlike to be compared in time are one."""
    counts = Counter(theirs)
    if sum(times * counts[word] for word, times in Counter(ours).items()) > LONGEST:
        alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))
        start = sum(1 for _ in alike)
        yield start, len(ours), start, len(theirs)
        return
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield a, b, c, d


def _repairs(printed: Sequence[Printed], written: Sequence[Written]) -> Iterator[Problem]:
    """A paragraph that the source cuts is mended under `repair`, and nothing else is."""
    mended: dict[str, set[str]] = {}
    for before, after, w_before, w_after in zip(printed, printed[1:], written, written[1:], strict=False):
        inside = w_before.clause is w_after.clause and not w_before.is_mark and w_before.line == w_after.line
        if not inside or before.paragraph == after.paragraph:
            continue
        joint = f"{before.word} {after.word}".strip(".,;:")
        mended.setdefault(w_after.clause.id, set()).add(joint)
        if joint not in {repair.at for repair in w_after.clause.repair}:
            facts = {"joint": joint, "line": str(before.line)}
            yield Problem("repair-missing", w_after.where, facts)
    for clause in {id(w.clause): w.clause for w in written}.values():
        for repair in clause.repair:
            if repair.at not in mended.get(clause.id, set()):
                yield Problem("repair-needless", repair.where, {"joint": repair.at})


def _printed(source: str) -> Iterator[Printed]:
    paragraph = 0
    for number, line in enumerate(source.split("\n"), 1):
        if not line.split():
            paragraph += 1
        for word in line.split():
            yield Printed(word, number, paragraph)


def _written(clause: Clause, printed: frozenset[str]) -> Iterator[Written]:
    """Spell a clause out; its mark with the full stop where the source prints one ("II.", "3.", but "-")."""
    if clause.mark:
        stopped = f"{clause.mark}."
        mark = stopped if stopped in printed else clause.mark
        yield Written(mark, clause, clause.where, -1, is_mark=True)
    for text in (clause.heading, clause.text):
        if text is None:
            continue
        for number, line in enumerate(text.vi.split("\n")):
            for word in line.split():
                yield Written(word, clause, text.where, number, is_mark=False)
