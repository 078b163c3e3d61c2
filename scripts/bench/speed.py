"""What a search loads before its first results, when it is usable, and how long each key takes.

Slowing the processor does not reach workers, so all engines run on the page's own thread here.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence

from hosting import hosted
from playwright.sync_api import Browser

from bench.browsing import KB, browsing, slowed, total, watched
from bench.engines import Contender, contenders, lab, opened, results
from bench.judging import NOTHING, Query
from bench.report import Cell, Table, median, percentile, ratio
from bench.workshop import MANY, Workshop

RUNS = 3
SLOWER = 4
BOX = 6
"""As many results as the box in the header shows."""
LIMITS = {1: (22, 50), MANY: (48, 100)}
"""By plans: most KB before the first results, most milliseconds a key."""
CODE_LIMIT, INDEX_LIMIT = 11, 1.1
SPEED = (
    "plans",
    "engine",
    "KB before results",
    "limit",
    "requests",
    "usable ms",
    "key p50 ms",
    "key p95 ms",
    "limit ms",
)


def measure(shop: Workshop, asked: Sequence[Query]) -> list[Table]:
    """Measure sizes, then loading and speed with one plan and with many."""
    letters, words = keys(asked), asked[0].words
    notes = (
        f"{len(letters)} keys; processor slowed {SLOWER} times, main thread",
        "usable: from nothing to the answer to the first key",
        "drawn: the site's own page of results, from the key to the last of up to 50 results in place",
    )
    rows = [*_rows(shop, 1, words, letters), _drawn(shop, letters), *_rows(shop, MANY, words, letters)]
    title = "search: loading and speed"
    return [_sizes(shop), Table(title, (*SPEED, "held", "times ours (p95)"), tuple(rows), notes)]


def keys(asked: Sequence[Query]) -> list[str]:
    """Type the first query of each class, in Vietnamese, letter by letter."""
    typed: dict[str, str] = {}
    for query in asked:
        if query.lang == "vi" and query.kind != NOTHING:
            typed.setdefault(query.kind, query.words)
    return [words[:end] for words in typed.values() for end in range(1, len(words) + 1)]


def _sizes(shop: Workshop) -> Table:
    """Weigh the engine and the index, the index beside the text that it holds."""
    app = shop.docs(1) / "app"
    rows: list[tuple[Cell, ...]] = []
    code = _packed((app / "search.js").read_bytes())
    rows.append(("engine and interface", code, None, None, CODE_LIMIT, code <= CODE_LIMIT))
    for lang in ("vi", "en"):
        script = (app / f"search-{lang}.js").read_text("utf-8")
        index, text = _packed(script.encode()), _packed(_text(script).encode())
        rows.append((f"index, {lang}", index, text, index / text, INDEX_LIMIT, index / text <= INDEX_LIMIT))
    return Table("search: sizes, KB packed", ("", "KB", "its text", "times text", "limit", "held"), tuple(rows))


def _text(script: str) -> str:
    """Give the plain text that an index holds: all words of its rows and synonyms, without ids and addresses."""
    index = json.loads(script[script.index("(") + 1 : script.rindex(")")])
    lines = [
        *(cell for row in index["rows"] for cell in row[3:7]),
        *(word for group in index["synonyms"] for word in group),
    ]
    return "\n".join(filter(None, lines))


def _packed(data: bytes) -> float:
    return len(gzip.compress(data, 6, mtime=0)) / KB


def _rows(shop: Workshop, plans: int, words: str, letters: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """Measure each engine over that many plans; ours comes first and the others are held against it."""
    own: float | None = None
    most, slowest = LIMITS[plans]
    for contender in contenders(shop, plans, "vi"):
        if contender.facts.get("settings"):
            continue  # the same engine with other settings
        with watched() as (browser, relay), lab(browser, contender, "vi") as (page, host):
            relay.taken()
            opened(page, host, contender, words)
            seen = relay.taken()
        runs = RUNS if plans == 1 else 1
        with browsing() as browser:
            tries = [_slow(browser, contender, letters[:1])[0] for _ in range(runs - 1)]
            usable, took = _slow(browser, contender, letters)
        middle, late = percentile(took, 0.5), percentile(took, 0.95)
        kb = total(seen)
        ours = own is None
        own = own or late
        held = (kb <= most and late <= slowest) if ours else None
        loading = (kb, most if ours else None, len({request.url for request in seen}))
        answering = (median([*tries, usable]), middle, late, slowest if ours else None)
        yield (plans, contender.name, *loading, *answering, held, ratio(late, own))


def _slow(browser: Browser, contender: Contender, letters: Sequence[str]) -> tuple[float, list[float]]:
    """Open an engine on a slowed main thread and type."""
    with lab(browser, contender, "vi", workers=False) as (page, host):
        slowed(page, SLOWER)
        usable = opened(page, host, contender, letters[0])
        took: list[float] = page.evaluate("([keys, most]) => bench.type(keys, most)", [list(letters), BOX])
    return usable, took


def _drawn(shop: Workshop, letters: Sequence[str]) -> tuple[Cell, ...]:
    """Type on the site's own page of results."""
    _, slowest = LIMITS[1]
    ask = "([words, root]) => find(words, root)"
    with (
        browsing() as browser,
        hosted(shop.site(1)) as host,
        results(browser, host, "vi", workers=False) as (page, root),
    ):
        page.evaluate(ask, [letters[0], root])
        slowed(page, SLOWER)
        took = [page.evaluate(ask, [words, root])["took"] for words in letters]
    late = percentile(took, 0.95)
    return (1, "ours, drawn", None, None, None, None, percentile(took, 0.5), late, slowest, late <= slowest, None)
