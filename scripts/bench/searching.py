"""How well our search finds, beside Material's and Pagefind's: the golden queries, one judge for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hosting import hosted
from playwright.sync_api import Browser

from bench import speed
from bench.browsing import browsing
from bench.engines import Contender, contenders, lab, opened, results
from bench.judging import NOTHING, PAGE, Judge, Outcome, Query, marks, queries, silent
from bench.report import Cell, Table
from bench.running import say
from bench.workshop import ROOT, Workshop

LEAST_FIRST, LEAST_FEW, LEAST_MRR, LEAST_CLASS = 0.90, 0.97, 0.94, 0.85
"""Issue 4's gates; the share in the first five is product.md's."""
WHOLE = 1000
"""Milliseconds after the first answer in which the further parts of the index come."""
LANGUAGES = ("vi", "en")
OURS = "ours"


def measure(shop: Workshop) -> Iterator[Table]:
    """Measure finding, then loading and answering."""
    judge = Judge(shop.built())
    asked = queries(ROOT / "tests" / "search" / "queries.tsv")
    outcomes: dict[str, list[Outcome]] = {}
    with browsing() as browser:
        for lang in LANGUAGES:
            mine = [query for query in asked if query.lang == lang]
            say(f"asking ours, {lang}")
            outcomes.setdefault(OURS, []).extend(_ours(shop, browser, judge, mine))
            for peer in contenders(shop, 1, lang)[1:]:
                say(f"asking {peer.name}, {lang}")
                outcomes.setdefault(peer.name, []).extend(_peer(browser, peer, judge, mine))
    yield _quality(outcomes, judge.unknown(asked))
    yield _classes(outcomes)
    yield from speed.measure(shop, asked)


def _ours(shop: Workshop, browser: Browser, judge: Judge, asked: Sequence[Query]) -> list[Outcome]:
    """Ask the finished site, as a reader does."""
    found = []
    with hosted(shop.site(1)) as host, results(browser, host, asked[0].lang) as (page, root):
        page.evaluate("([words, root]) => find(words, root)", [asked[0].words, root])
        page.wait_for_timeout(WHOLE)
        for query in asked:
            answer = page.evaluate("([words, root]) => find(words, root)", [query.words, root])
            found.append(judge.outcome(query, answer["places"]))
    return found


def _peer(browser: Browser, peer: Contender, judge: Judge, asked: Sequence[Query]) -> list[Outcome]:
    found = []
    with lab(browser, peer, asked[0].lang) as (page, host):
        opened(page, host, peer)
        for query in asked:
            places = page.evaluate("([words, most]) => bench.ask(words, most)", [query.words, PAGE])
            found.append(judge.outcome(query, places))
    return found


def _quality(outcomes: dict[str, list[Outcome]], unknown: Sequence[str]) -> Table:
    """Give each engine's marks over all queries; ours has limits."""
    rows: list[tuple[Cell, ...]] = []
    for name, judged in outcomes.items():
        mark = marks(judged)
        weak = [kind for kind, some in _by_class(judged).items() if marks(some).first < LEAST_CLASS]
        held = mark.first >= LEAST_FIRST and mark.few >= LEAST_FEW and mark.mrr >= LEAST_MRR and not weak
        rows.append((name, *mark.cells(), silent(judged), held if name == OURS else None))
    columns = (
        "engine",
        "queries",
        "right first",
        "right in five",
        "MRR@10",
        "recall@5",
        "silence where due",
        "held",
    )
    notes = [
        f"limits: first {LEAST_FIRST}, in five {LEAST_FEW}, MRR {LEAST_MRR}, first in each class {LEAST_CLASS}",
        "recall@5: share of all right ids among the first five",
        "silence where due: nothing found for what the plan has no answer to",
        "a place is right if one of its links is; engines that know only headings need no clause's anchor",
    ]
    if unknown:
        notes.append(f"named by queries, but nowhere: {' '.join(unknown)}")
    return Table("search: the golden queries, one plan", columns, tuple(rows), tuple(notes))


def _classes(outcomes: dict[str, list[Outcome]]) -> Table:
    """Give the share of right first places for each class of queries."""
    columns = ("class", "queries", *(f"{name}: first / MRR" for name in outcomes))
    by_engine = {name: _by_class(judged) for name, judged in outcomes.items()}
    rows: list[tuple[Cell, ...]] = []
    for kind, some in by_engine[OURS].items():
        pairs = [marks(by_class[kind]) for by_class in by_engine.values()]
        rows.append((kind, len(some), *(f"{mark.first:.2f} / {mark.mrr:.2f}" for mark in pairs)))
    missed = [
        f"{one.query.words} ({one.query.lang}, {one.query.kind}): {one.rank or 'not found'}"
        for one in outcomes[OURS]
        if one.query.right and one.rank != 1
    ]
    return Table("search by class", columns, tuple(rows), (f"ours, not first: {'; '.join(missed)}",))


def _by_class(judged: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = {}
    for one in judged:
        if one.query.kind != NOTHING:
            found.setdefault(one.query.kind, []).append(one)
    return found
