"""The real index, built by kb from the real catalogue; and what is a right answer by the Library."""

from __future__ import annotations

import csv
import functools
import gzip
from dataclasses import dataclass
from pathlib import Path

from kb import links, pipeline, words
from kb.links import Library
from kb.outputs import search_index

ROOT = Path(__file__).parents[2]
QUERIES = Path(__file__).parent / "queries.tsv"


@dataclass(frozen=True)
class Query:
    """Words a reader may type, in the language of the page, with the ids that answer them."""

    words: str
    lang: str
    kind: str
    right: frozenset[str]


@functools.cache
def library() -> Library:
    """Give the real catalogue with all its relations."""
    return links.connect(pipeline.checked(ROOT)[0])


def scripts(of: Library, lang: str) -> dict[str, str]:
    """Give the scripts of a language's index by path, the first part last."""
    made = search_index.make(of, words.load())
    return {out.path: out.data.decode() for out in made if out.path.startswith(f"app/search-{lang}")}


def queries() -> list[Query]:
    """Read the golden queries, which were written by somebody who never saw the engine."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Query(r["query"], r["lang"], r["class"], frozenset(r["right"].split()) - {"-"}) for r in rows]


@functools.cache
def clauses_behind() -> dict[str, frozenset[str]]:
    """Give what stands on clauses with those clauses: a task, a subject, a term, an answer."""
    found: dict[str, frozenset[str]] = {}
    for plan in library().plans:
        found |= {f"task:{task.id}": frozenset(b.clause for b in task.basis) for task in plan.tasks.values()}
        found |= {f"topic:{name}": frozenset(ids) for name, ids in plan.clauses_of_topic.items()}
        found |= {f"group:{name}": frozenset(ids) for name, ids in plan.clauses_of_group.items()}
        found |= {f"term:{name}": frozenset(ids) for name, ids in plan.clauses_with_term.items()}
    found |= {f"answer:{a.id}": frozenset(b.clause for b in a.clauses) for a in library().answers}
    return found


def is_right(query: Query, found: str) -> bool:
    """Say whether a result answers: it is listed, or stands on a clause that is."""
    return found in query.right or any(f"clause:{c}" in query.right for c in clauses_behind().get(found, ()))


def packed(text: str) -> int:
    """Give the size of a text over the wire."""
    return len(gzip.compress(text.encode(), 6, mtime=0))
