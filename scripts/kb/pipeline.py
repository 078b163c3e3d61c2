"""The stages in order: read → parse → check → connect → make → gather."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kb import checks, links, outputs, parse, source, tree, words
from kb.links import Library
from kb.model import Catalogue
from kb.problems import Problem, in_order
from kb.words import Words


@dataclass(frozen=True)
class Built:
    """What a sound catalogue gives: the library it was turned into and every file made from it."""

    library: Library
    words: Words
    files: dict[str, bytes]
    slow: tuple[tree.Slow, ...]


def checked(root: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read and check the catalogue below a root; nothing is made."""
    catalogue, problems = parse.catalogue(source.read(root))
    return catalogue, in_order((*problems, *checks.run(catalogue)))


def build(root: Path) -> tuple[Built | None, tuple[Problem, ...]]:
    """Make every output, or nothing at all while there is a problem."""
    catalogue, problems = checked(root)
    if problems:
        return None, problems
    furniture = words.load()
    library = links.connect(catalogue)
    files = tree.gather(output for make in outputs.ALL for output in make(library, furniture))
    slow = tuple(product for make in outputs.SLOW for product in make(library, furniture))
    return Built(library, furniture, files, slow), ()
