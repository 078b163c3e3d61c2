"""Which result answers which query, the same for every engine; and the marks an engine gets.

A query names what answers it (`clause:ii.3.5`, `agency:so-tttt`). A result is a link, so each of
those becomes addresses: its own page and anchor; for a clause also its place in the full text, and
the pages of tasks, topics and answers that rest on it. A link to an item's page that leads to no
clause of it counts for each of them: engines that know headings only can do no better.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb import addresses
from kb.outputs import search_pages
from kb.pipeline import Built

from bench.report import Cell
from bench.workshop import PLAN

NOTHING = "none"
MADE = "index.vi.md"
FIRST, FEW, PAGE = 1, 5, 10


@dataclass(frozen=True)
class Query:
    """What somebody types, in which language, of which class, and the ids of what answers it."""

    words: str
    lang: str
    kind: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where an id is: exact addresses, pages of which any part will do, item pages without a clause's anchor."""

    exact: frozenset[str]
    pages: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """What an engine did with a query: the first right place (from 1), the share of right ids among the first."""

    query: Query
    rank: int | None
    recall: float
    found: int


def queries(table: Path) -> list[Query]:
    """Read the golden queries; what is typed stays letter by letter as it is."""
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines()[1:] if line.strip()]
    return [
        Query(words, lang, kind, tuple(right.split()) if kind != NOTHING else ())
        for words, lang, kind, right in rows
    ]


class Judge:
    """Knows where everything is that a query can be answered by."""

    def __init__(self, built: Built) -> None:
        def records(name: str) -> list[dict[str, Any]]:
            read: list[dict[str, Any]] = json.loads(built.files[f"data/v1/{name}.json"])
            return read

        clauses = records(f"plans/{PLAN}/clauses")
        self._anchors = frozenset(_anchor(clause["id"]) for clause in clauses)
        resting = _resting(built, records("topics"), records(f"plans/{PLAN}/tasks"))
        self._places = {f"clause:{c['id']}": _clause(c["id"], c["url"]["vi"], resting) for c in clauses}
        named = {
            "agency": "agencies",
            "document": "documents",
            "topic": "topics",
            "group": "groups",
            "term": "terms",
        }
        named["task"] = f"plans/{PLAN}/tasks"
        for kind, name in named.items():
            self._places |= {f"{kind}:{one['id']}": _page(one["url"]["vi"]) for one in records(name)}
        for answer in built.library.answers:
            self._places[f"answer:{answer.id}"] = _page(addresses.answer(answer.reader, answer.id))
        made = (path.removesuffix(MADE) for path in built.files if path.endswith(MADE))
        self._places |= {f"page:{address}": _page(address) for address in (*made, search_pages.RISK)}

    def is_at(self, address: str, name: str) -> bool:
        """Say whether an address (from the root of the query's language) is where an id is."""
        place = self._places.get(name)
        if place is None:
            return False
        page, _, anchor = address.partition("#")
        loose = page in place.items and anchor not in self._anchors
        return address in place.exact or page in place.pages or loose

    def unknown(self, asked: Iterable[Query]) -> list[str]:
        """List ids that queries name and nothing has: a slip in the table, or a page that is gone."""
        return sorted({name for query in asked for name in query.right} - set(self._places))

    def outcome(self, query: Query, found: Sequence[Sequence[str]]) -> Outcome:
        """Judge the places an engine found, best first; a place is right if one of its links is."""
        local = [[_local(address, query.lang) for address in links] for links in found]
        right = [any(self.is_at(link, name) for link in links for name in query.right) for links in local]
        rank = right.index(True) + 1 if True in right else None
        first = [link for links in local[:FEW] for link in links]
        known = [any(self.is_at(link, name) for link in first) for name in query.right]
        return Outcome(query, rank, sum(known) / len(known) if known else 0.0, len(found))


@dataclass(frozen=True)
class Marks:
    """An engine's marks over some queries."""

    queries: int
    first: float
    few: float
    mrr: float
    recall: float

    def cells(self) -> tuple[Cell, ...]:
        """Give the marks as cells."""
        return (self.queries, self.first, self.few, self.mrr, self.recall)


def marks(outcomes: Iterable[Outcome]) -> Marks:
    """Average over the queries that have an answer."""
    asked = [one for one in outcomes if one.query.right]
    count = len(asked) or 1
    ranks = [one.rank for one in asked if one.rank is not None]
    return Marks(
        len(asked),
        sum(rank <= FIRST for rank in ranks) / count,
        sum(rank <= FEW for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank <= PAGE) / count,
        sum(one.recall for one in asked) / count,
    )


def silent(outcomes: Iterable[Outcome]) -> float:
    """Give the share of queries without an answer for which an engine, rightly, finds nothing."""
    asked = [one for one in outcomes if not one.query.right]
    return sum(not one.found for one in asked) / (len(asked) or 1)


def _local(address: str, lang: str) -> str:
    """Give an address from the root of the language; one of the other language answers nobody."""
    english = address.startswith("en/")
    if english != (lang == "en"):
        return f"other language: {address}"
    return address.removeprefix("en/")


def _anchor(clause: str) -> str:
    return clause.replace(".", "-")


def _page(address: str) -> Place:
    """A whole page is where its subject is; what is one entry of many needs its anchor."""
    return Place(frozenset({address})) if "#" in address else Place(frozenset(), frozenset({address}))


def _clause(name: str, address: str, resting: Mapping[str, list[str]]) -> Place:
    page = address.partition("#")[0]
    full = addresses.full(PLAN)
    exact = {address, f"{full}#{_anchor(name)}", *(a for a in resting.get(name, ()) if "#" in a)}
    pages = frozenset(a for a in resting.get(name, ()) if "#" not in a)
    return Place(frozenset(exact), pages, frozenset({page} - {full}))


def _resting(built: Built, topics: list[dict[str, Any]], tasks: list[dict[str, Any]]) -> dict[str, list[str]]:
    """List for each clause the addresses of the topics, tasks and answers that rest on it."""
    found: dict[str, list[str]] = {}
    for topic in topics:
        for clause in topic["clauses"]:
            found.setdefault(clause, []).append(topic["url"]["vi"])
    for task in tasks:
        for basis in task["basis"]:
            found.setdefault(basis["clause"], []).append(task["url"]["vi"])
    for answer in built.library.answers:
        for basis in answer.clauses:
            found.setdefault(basis.clause, []).append(addresses.answer(answer.reader, answer.id))
    return found
