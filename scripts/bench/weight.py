"""The first view of each kind of page on a phone: bytes, requests, hosts; the theme's same page beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hosting import Host, hosted
from playwright.sync_api import Browser

from bench.browsing import Relay, Request, phone, total, watched
from bench.report import Cell, Table, ratio
from bench.running import say
from bench.workshop import PLAN, Workshop

QUIET = 400
"""Milliseconds without a request after which a page has all it wants: the icon and the manifest come last."""

SOUGHT = {"vi": "tr%E1%BA%BB+em", "en": "children"}
OWN = ("", "kind", "KB", "limit", "requests", "most", "hosts", "held")
COLUMNS = (*OWN, "Material KB", "its requests", "its hosts", "times ours")


def kinds(site: Path, lang: str = "vi") -> dict[str, str]:
    """Name one page of every kind, as addresses below the root of a language."""
    plan = f"plans/{PLAN}/"
    task = min(path.name for path in (site / plan / "tasks").iterdir() if path.is_dir())
    return {
        "home": "",
        "door": "for/cell/",
        "plan": plan,
        "full text": f"{plan}full/",
        "parallel": f"{plan}parallel/",
        "item": f"{plan}ii-3/",
        "tasks": f"{plan}tasks/",
        "task": f"{plan}tasks/{task}/",
        "matrix": f"{plan}matrix/",
        "bodies": "agencies/",
        "body": "agencies/so-ban-nganh/",
        "document": "documents/ct-28-ct-tw/",
        "topic": "topics/lanh-dao/",
        "terms": "terms/",
        "answers": "answers/cell/",
        "session": "training/cell-45/",
        "session builder": "training/build/",
        "quiz": "training/quiz/",
        "toolkit": "toolkit/",
        "downloads": "downloads/",
        "guide": "guide/",
        "search": "search/",
        "search with results": f"search/?q={SOUGHT[lang]}",
    }


def limits(kind: str) -> tuple[int, int]:
    """Give the most KB and requests that a kind of page may take (issue 5)."""
    if kind == "search with results":
        return 55, 8
    return (30 if kind in {"full text", "matrix"} else 20), 5


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
        for lang, root in (("vi", ""), ("en", "en/")):
            say(f"first views, {lang}")
            for kind, path in kinds(ours, lang).items():
                seen = view(browser, relay, own, root + path)
                beside = None if "search" in kind else view(browser, relay, theirs, root + path)
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
