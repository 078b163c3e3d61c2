"""What search costs over the wire, at one plan and at many."""

from __future__ import annotations

import pytest
from kb import words
from kb.outputs import client
from search import real
from search.lab import parts
from search.many import many

ENGINE = 11_000
FIRST_RESULTS = 22 * 1024
FIRST_RESULTS_OF_MANY = 48 * 1024
PLANS = 34


@pytest.fixture(scope="session")
def engine() -> int:
    made = {out.path: out.data.decode() for out in client.make(real.library(), words.load())}
    return real.packed(made["app/search.js"])


def test_engine_and_interface_are_small(engine: int) -> None:
    assert engine <= ENGINE


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_first_results_come_early_and_the_index_is_hardly_more_than_its_text(engine: int, lang: str) -> None:
    made = real.scripts(real.library(), lang)
    *_, first = made.values()
    assert real.packed(first) <= ENGINE
    assert engine + real.packed(first) <= FIRST_RESULTS
    assert sum(map(real.packed, made.values())) <= 1.1 * real.packed(text_of(made))


def text_of(made: dict[str, str]) -> str:
    """Write the words an index holds as plain text: every title, name, text and id, a line each."""
    shelves = [shelf for part in parts(made) for shelf in part["shelves"]]
    columns = ("ids", "title", "label", "text", "names", "typed")
    return "\n".join(
        shelf[name].replace("|", "\n").replace("~", " ") for name in columns for shelf in shelves if name in shelf
    )


def test_first_results_come_early_at_many_plans(engine: int) -> None:
    made = real.scripts(many(real.library(), PLANS), "vi")
    *_, first = made.values()
    assert len(made) == PLANS + 2
    assert engine + real.packed(first) <= FIRST_RESULTS_OF_MANY
