"""The first view of each kind of page on a phone: bytes, requests, hosts; the theme's same page beside it."""

from __future__ import annotations

from dataclasses import dataclass

from hosting import Host, hosted
from kinds import EVERY, address, limits
from playwright.sync_api import Browser

from bench.browsing import Relay, Request, phone, total, watched
from bench.report import Cell, Table, ratio
from bench.running import say
from bench.workshop import Workshop

QUIET = 400
"""Milliseconds without a request after which a page has all it wants: the icon and the manifest come last."""

OWN = ("", "kind", "KB", "limit", "requests", "most", "hosts", "held")
COLUMNS = (*OWN, "Material KB", "its requests", "its hosts", "times ours")


@dataclass(frozen=True)
class View:
    """What one first view asked for."""

    kb: float
    requests: int
    elsewhere: frozenset[str]


def measure(shop: Workshop) -> list[Table]:
    """Look at every kind of page in both languages, ours and the theme's."""
    ours, stock = shop.site(1), shop.stock_site()
    rows: list[tuple[Cell, ...]] = []
    others: set[str] = set()
    with hosted(ours) as own, hosted(stock) as theirs, watched() as (browser, relay):
        say("first views")
        for kind, lang in EVERY:
            seen = view(browser, relay, own, address(kind, lang))
            beside = None if kind in {"search", "results"} else view(browser, relay, theirs, address(kind, lang))
            rows.append(_row(lang, kind, seen, beside))
            others |= {url for one in (seen, beside) if one for url in one.elsewhere}
    notes = [
        "packed bodies of all the browser asks for, icon and manifest included; KB of 1024",
        f"other hosts asked for: {', '.join(sorted(others)) or 'none'}",
    ]
    return [Table("first view, 360 px wide, nothing cached", COLUMNS, tuple(rows), tuple(notes))]


def view(browser: Browser, relay: Relay, host: Host, path: str) -> View | None:
    """Visit a page as one who was never there; None where there is no such page."""
    with phone(browser) as page:
        relay.taken()
        asked: set[str] = set()
        # Other hosts by the page's own word: the browser runs errands of its own, which the relay sees, too.
        page.on("request", lambda request: asked.add(request.url))
        answer = page.goto(host.address + path)
        before = -1
        while before < len(relay.log):
            before = len(relay.log)
            page.wait_for_timeout(QUIET)
        seen = relay.taken()
    return _seen(seen, asked, host) if answer is not None and answer.ok else None


def _seen(requests: list[Request], asked: set[str], host: Host) -> View:
    own = [request for request in requests if request.url.startswith(host.address)]
    elsewhere = frozenset(url for url in asked if not url.startswith((host.address, "data:", "blob:")))
    return View(total(own), len({request.url for request in own}), elsewhere)


def _row(lang: str, kind: str, seen: View | None, beside: View | None) -> tuple[Cell, ...]:
    most, requests = limits(kind)
    if seen is None:
        return (lang, f"{kind}: no such page", *(None,) * 10)
    held = seen.kb <= most and seen.requests <= requests and not seen.elsewhere
    own = (seen.kb, most, seen.requests, requests, len(seen.elsewhere), held)
    theirs = (beside.kb, beside.requests, len(beside.elsewhere)) if beside else (None, None, None)
    return (lang, kind, *own, *theirs, ratio(beside.kb if beside else None, seen.kb))
