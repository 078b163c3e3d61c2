"""Our search, Material's and Pagefind's as folders to serve and pages to ask them in."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hosting import Host, hosted
from kb import bundle
from playwright.sync_api import Browser, Page, Route

from bench import workshop
from bench.browsing import phone
from bench.running import done
from bench.workshop import PEERS, PLAN, Workshop

HERE = Path(__file__).parent
CLIENT = HERE.parent / "kb" / "client"
LAB = 'import { openSearch } from "./search/client.js";\nwindow.openSearch = openSearch;\n'
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
IN_PLAN = re.compile(rf"(?:en/)?plans/{PLAN}/")

# What stack.md found to be the least harm: no English stop words, words parted at punctuation.
FOR_VIETNAMESE: dict[str, object] = {
    "pipeline": [],
    "separator": r"[\s\u200b\-_,:!=\[\]()\"/.;“”…–]+",
}


@dataclass(frozen=True)
class Contender:
    """An engine over a folder: which of engines.js it is, and what that needs to know."""

    name: str
    adapter: str
    folder: Path
    facts: Mapping[str, Any]


def contenders(shop: Workshop, plans: int, lang: str) -> list[Contender]:
    """Give all engines over the pages of that many plans."""
    found = [ours(shop, plans, lang), *materials(shop, plans)]
    if workshop.has("python"):
        found.append(Contender("Pagefind", "pagefind", pagefind(shop, plans), {"source": "pagefind/pagefind.js"}))
    return found


def ours(shop: Workshop, plans: int, lang: str) -> Contender:
    """Give our own engine with the index that the catalogue makes."""
    facts = {"source": "app/search.js", "index": f"app/search-{lang}.js"}
    return Contender("ours", "ours", shop.docs(plans), facts)


def materials(shop: Workshop, plans: int) -> list[Contender]:
    """Give the theme's search as it comes, and as it serves Vietnamese best."""

    def make(folder: Path) -> None:
        site = shop.stock_site()
        for part in ("workers", "lunr"):
            shutil.copytree(site / "assets" / "javascripts" / part, folder / "assets" / "javascripts" / part)
        index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
        index["docs"] = [{**doc, "location": at} for doc in index["docs"] for at in copies(doc["location"], plans)]
        (folder / "search").mkdir()
        (folder / "search" / "search_index.json").write_text(json.dumps(index, separators=(",", ":")), "utf-8")

    folder = shop.made(f"material-{plans}", make)
    [worker] = (folder / "assets" / "javascripts" / "workers").glob("search.*.js")
    facts = {"source": f"assets/javascripts/workers/{worker.name}", "index": "search/search_index.json"}
    return [
        Contender("Material as it comes", "material", folder, {**facts, "settings": {}}),
        Contender("Material set for Vietnamese", "material", folder, {**facts, "settings": FOR_VIETNAMESE}),
    ]


def pagefind(shop: Workshop, plans: int) -> Path:
    """Give Pagefind's index over what the stock pages say, without the menus it would pass over anyway."""

    def make(folder: Path) -> None:
        site = shop.stock_site()
        for source in sorted(site.rglob("*.html")):
            path = source.relative_to(site).as_posix()
            article = ARTICLE.search(text := source.read_text("utf-8"))
            if article is None or path == "404.html":
                continue
            lang = "en" if path.startswith("en/") else "vi"
            title = TITLE.search(text)
            page = (
                f'<!doctype html><html lang="{lang}">{title[0] if title else ""}<body>{article[0]}</body></html>'
            )
            for copy in copies(path, plans):
                target = folder / copy
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(page, "utf-8")
        done([str(PEERS / "python"), "-m", "pagefind", "--site", str(folder), "--silent"], folder)

    return shop.made(f"pagefind-{plans}", make)


def copies(path: str, plans: int) -> list[str]:
    """Name a page and, if it is of the plan, its copies in the other plans."""
    if not IN_PLAN.match(path):
        return [path]
    return [path.replace(f"plans/{PLAN}/", f"plans/{name}/", 1) for name in workshop.plan_ids(plans)]


@contextmanager
def lab(browser: Browser, contender: Contender, lang: str, *, workers: bool = True) -> Iterator[tuple[Page, Host]]:
    """Serve an engine's folder and open an empty page of it, in which the engine can be asked."""

    def empty(route: Route) -> None:
        body = f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>lab</title></html>'
        route.fulfill(content_type="text/html", body=body)

    sources = {
        path.relative_to(CLIENT).as_posix(): path.read_text("utf-8") for path in sorted(CLIENT.rglob("*.js"))
    }
    with hosted(contender.folder) as host, phone(browser, workers=workers) as page:
        page.route(f"{host.address}lab/", empty)
        page.goto(f"{host.address}lab/")
        page.add_script_tag(content=bundle.join({**sources, "lab.js": LAB}, "lab.js"))
        page.add_script_tag(content=(HERE / "engines.js").read_text("utf-8"))
        yield page, host


def opened(page: Page, host: Host, contender: Contender, first: str = "") -> float:
    """Make an engine usable, ask it the first words, and give the milliseconds until they were answered."""
    facts = {"root": host.address, **contender.facts}
    ask = "([name, facts, first]) => bench.open(name, facts, first)"
    milliseconds: float = page.evaluate(ask, [contender.adapter, facts, first])
    return milliseconds


@contextmanager
def results(browser: Browser, host: Host, lang: str, *, workers: bool = True) -> Iterator[tuple[Page, str]]:
    """Open the site's own page of results, and give the path below which its addresses count."""
    with phone(browser, workers=workers) as page:
        # The page's policy lets no script in but its own; ours is put there from outside.
        page.add_init_script((HERE / "finding.js").read_text("utf-8"))
        page.goto(f"{host.address}{'en/' if lang == 'en' else ''}search/")
        yield page, urlsplit(host.address).path
