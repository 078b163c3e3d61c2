"""Every paper of the real catalogue, as the site of this run has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb import links, parse, source, words
from kb.links import Library
from kb.outputs import office
from kb.tree import Slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def real() -> Library:
    """Give the real catalogue with its relations, also while an editor has left a summary too long."""
    catalogue, _ = parse.catalogue(source.read(ROOT))
    return links.connect(catalogue)


@pytest.fixture(scope="session")
def slow(real: Library) -> dict[str, Slow]:
    """Give every paper by its path, not made yet."""
    return {one.path: one for one in office.make(real, words.load())}


@pytest.fixture(scope="session")
def papers(slow: dict[str, Slow], site: Path) -> dict[str, bytes]:
    """Give every paper by its path, as the site offers it."""
    return {path: (site / path).read_bytes() for path in slow}
