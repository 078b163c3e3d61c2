"""What search costs over the wire, at one plan and at many."""

from __future__ import annotations

import pytest
from kb import words
from kb.outputs import client
from search import real
from search.lab import parts
from search.many import many

ENGINE = 11 * 1024
FIRST_RESULTS = 22 * 1024
FIRST_RESULTS_OF_MANY = 48 * 1024
PLANS = 34
OVER_TEXT = 1.1


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
    assert engine + real.packed(first) <= FIRST_RESULTS
    assert sum(map(real.packed, made.values())) <= OVER_TEXT * real.packed(text_of(made))


def text_of(made: dict[str, str]) -> str:
    """Write what an index holds as plain text, a row a line: kind, id, title, where it stands, text, names."""
    rows: list[dict[str, str]] = []
    for shelf in (shelf for part in parts(made) for shelf in part["shelves"]):
        start = shelf.get("from", len(rows))
        rows += [{"kind": shelf["kind"], "id": name} for name in shelf.get("ids", "").split(" ") if "ids" in shelf]
        for column in ("title", "label", "text", "names", "typed", "of"):
            for number, value in enumerate(shelf.get(column, "").split("|")):
                rows[start + number].setdefault(column, value.replace("~", " · "))
    above = {row["id"]: row.get("title") or row.get("text", "") for row in rows}
    for row in rows:
        names = (rows[int(number)] for number in row.pop("of", "").split())
        row["where"] = above.get(
            row["id"].rpartition(".")[0], ", ".join(one["label"] or one["title"] for one in names)
        )
    return "\n".join("\t".join(filter(None, row.values())) for row in rows)


def test_first_results_come_early_at_many_plans(engine: int) -> None:
    made = real.scripts(many(real.library(), PLANS), "vi")
    *_, first = made.values()
    assert len(made) == PLANS + 2
    assert engine + real.packed(first) <= FIRST_RESULTS_OF_MANY
