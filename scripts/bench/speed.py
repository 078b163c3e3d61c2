"""What a search loads before its first results, when it is usable, and how long each key takes.

Slowing the processor does not reach workers, so all engines run on the page's own thread here.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence

from hosting import hosted
from kb.outputs.search_shelves import NAMES, ROWS
from kinds import KB

from bench.browsing import Request, browsing, slowed, total, watched
from bench.engines import Contender, contenders, lab, opened, results
from bench.judging import NOTHING, Query
from bench.report import Cell, Table, median, percentile, ratio
from bench.running import say
from bench.workshop import MANY, Workshop

RUNS = 3
SLOWER = 4
BOX = 6
"""As many results as the box in the header shows."""
LIMITS = {1: (22, 50), MANY: (48, 100)}
"""By plans: most KB before the first results, most milliseconds a key."""
LATE = 0.95
PATIENCE = 10_000
"""Milliseconds of typing; slow engines answer fewer keys in them, and are held against ours over the same keys."""
CODE_LIMIT, INDEX_LIMIT = 11, 1.1
SAID = ("title", "label", "text", "names", "typed")
SPEED = (
    "plans",
    "engine",
    "KB before results",
    "limit",
    "requests",
    "usable ms",
    "keys",
    "p50 ms",
    "p95 ms",
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
    return [_sizes(shop), Table(title, (*SPEED, "held", "times ours"), tuple(rows), notes)]


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
        scripts = [
            path.read_text("utf-8") for path in (app / f"search-{lang}.js", *app.glob(f"search-{lang}-*.js"))
        ]
        index = sum(_packed(script.encode()) for script in scripts)
        text = _packed(plain_text(scripts).encode())
        rows.append((f"index, {lang}", index, text, index / text, INDEX_LIMIT, index / text <= INDEX_LIMIT))
    return Table("search: sizes, KB packed", ("", "KB", "its text", "times text", "limit", "held"), tuple(rows))


def plain_text(scripts: Sequence[str]) -> str:
    """Write what an index holds as plain text, a row a line: id, title, where it stands, text, names."""
    rows: list[dict[str, str]] = []
    for script in scripts:
        for shelf in json.loads(script[script.index("(") + 1 : script.rindex(")")])["shelves"]:
            start = shelf.get("from", len(rows))
            rows += [{"id": name} for name in shelf["ids"].split(" ")] if "ids" in shelf else ()
            for column in SAID:
                for number, value in enumerate(shelf.get(column, "").split(ROWS)):
                    rows[start + number].setdefault(column, value.replace(NAMES, " · "))
    above = {row["id"]: row.get("title") or row.get("text", "") for row in rows}
    for row in rows:
        row["where"] = above.get(row["id"].rpartition(".")[0], "")
    return "\n".join("\t".join(filter(None, row.values())) for row in rows)


def _packed(data: bytes) -> float:
    return len(gzip.compress(data, 6, mtime=0)) / KB


def _rows(shop: Workshop, plans: int, words: str, letters: Sequence[str]) -> list[tuple[Cell, ...]]:
    """Measure each engine over that many plans; ours comes first and the others are held against it."""
    most, slowest = LIMITS[plans]
    rows: list[tuple[Cell, ...]] = []
    own: Sequence[float] = ()
    for contender in contenders(shop, plans, "vi"):
        if contender.facts.get("settings"):
            continue  # the same engine with other settings
        say(f"loading and typing: {contender.name}, plans: {plans}")
        seen = _loaded(contender, words)
        usable, took = _slow(contender, letters, RUNS if plans == 1 else 1)
        kb, late = total(seen), percentile(took, LATE)
        loading = (kb, None if own else most, len({request.url for request in seen}))
        answering = (usable, len(took), percentile(took, 0.5), late, None if own else slowest)
        held = None if own else kb <= most and late <= slowest
        own = own or took
        times = ratio(late, percentile(own[: len(took)], LATE))
        rows.append((plans, contender.name, *loading, *answering, held, times))
    return rows


def _loaded(contender: Contender, words: str) -> list[Request]:
    """List what an engine asks for until it shows its first results, as it would be used: in a worker."""
    with watched() as (browser, relay), lab(browser, contender, "vi") as (page, host):
        relay.taken()
        opened(page, host, contender, words)
        return relay.taken()


def _slow(contender: Contender, letters: Sequence[str], runs: int) -> tuple[float, list[float]]:
    """Make an engine usable on a slowed main thread, some times, and type; a slow one is not waited for."""
    usable, took = [], []
    with browsing() as browser:
        for _ in range(runs):
            with lab(browser, contender, "vi", workers=False) as (page, host):
                slowed(page, SLOWER)
                usable.append(opened(page, host, contender, letters[0]))
                if len(usable) == runs:
                    ask = "([keys, most, patience]) => bench.type(keys, most, patience)"
                    took = page.evaluate(ask, [list(letters), BOX, PATIENCE])
    return median(usable), took


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
    middle, late = percentile(took, 0.5), percentile(took, LATE)
    return (1, "ours, drawn", *(None,) * 4, len(took), middle, late, slowest, late <= slowest, None)
