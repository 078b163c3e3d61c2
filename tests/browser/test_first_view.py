"""What a first visit costs and shows: bytes, requests, hosts, text without a script, a small screen, large text.

A page is loaded once and asked everything: loading it anew for each question took most of the time of these tests.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hosting import Host
from kinds import EVERY, KB, address, limits
from playwright.sync_api import Browser, BrowserContext, Page, Response

WIDTH = 360
NARROW = 320
# Milliseconds after which a page has fetched what it fetches by itself; an index takes longer to be read.
SETTLED = {"results": 1500}
QUIET_FOR = 10_000

WORKING = {"deck", "quiz-level", "toolkit"}
# Only a script can put these together; without one their page offers other ways.
SCRIPTED = {"build", "built", "results"}
# One page for each way in which a page leans on its script.
UNSCRIPTED = ("home", "item", "matrix", "toolkit", "quiz-level", "search")

WORDS = """(page) => {
  const article = page.querySelector("article").cloneNode(true);
  article.querySelectorAll(".kb-tools, .kb-filters, #kb-results, .kb-keep, .kb-toggle, [hidden]")
    .forEach((part) => part.remove());
  return article.textContent;
}"""
SHOWN = f"({WORDS})(document)"
# Parsed and never run, which is what a browser without scripts makes of it.
HELD = f"""async () => {{
  const text = await (await fetch(location)).text();
  return ({WORDS})(new DOMParser().parseFromString(text, "text/html"));
}}"""
LEVELS = "[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map((h) => +h.tagName[1])"
BREADTH = "document.documentElement.scrollWidth"


@dataclass
class View:
    """What a page asked for (bytes as they came over the wire, one entry a request), said and showed."""

    kind: str
    sizes: dict[str, int] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    narrow: int = 0
    doubled: int = 0


def listen(page: Page, host: Host, view: View) -> None:
    def answered(response: Response) -> None:
        if response.url.startswith(host.address):
            view.sizes[response.url] = int(response.headers.get("content-length", "0"))
        else:
            view.elsewhere.append(response.url)

    page.on("response", answered)
    page.on("console", lambda message: view.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: view.complaints.append(str(error)))


def new_reader(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": WIDTH, "height": 740})


@pytest.fixture(scope="module", params=EVERY, ids="-".join)
def seen(request: pytest.FixtureRequest, browser: Browser, host: Host) -> View:
    """Give what a reader sees who comes to a page of a kind for the first time."""
    kind, lang = request.param
    view = View(kind)
    context = new_reader(browser)
    page = context.new_page()
    listen(page, host, view)
    page.goto(host.address + address(kind, lang))
    page.wait_for_timeout(SETTLED.get(kind, 500))
    view.levels = page.evaluate(LEVELS)
    view.shown = str(page.evaluate(SHOWN)).split()
    view.held = str(page.evaluate(HELD)).split()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    view.doubled = page.evaluate(BREADTH)
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": NARROW, "height": 640})
    view.narrow = page.evaluate(BREADTH)
    context.close()
    return view


def test_a_first_view_is_light_and_quiet(seen: View) -> None:
    most, requests = limits(seen.kind)
    assert seen.elsewhere == []
    assert seen.complaints == []
    assert len(seen.sizes) <= requests, sorted(seen.sizes)
    assert sum(seen.sizes.values()) <= most * KB, seen.sizes


def test_nothing_scrolls_sideways_at_320_pixels(seen: View) -> None:
    assert seen.narrow <= NARROW


def test_nothing_scrolls_sideways_with_text_doubled(seen: View) -> None:
    assert seen.doubled <= WIDTH


def test_the_text_is_there_without_javascript(seen: View) -> None:
    if seen.kind in WORKING:
        # Their scripts put buttons, scores and a session of one's own beside what is there to read.
        assert len(seen.held) >= 0.9 * len(seen.shown)
    elif seen.kind not in SCRIPTED:
        assert seen.held == seen.shown
    assert len(seen.held) > 30


def test_the_outline_of_a_page_begins_with_one_heading(seen: View) -> None:
    assert seen.levels.count(1) == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(seen.levels)), seen.levels


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


@pytest.mark.parametrize("kind", UNSCRIPTED)
def test_a_browser_without_javascript_shows_what_the_page_holds(
    browser: Browser, plain: BrowserContext, host: Host, kind: str
) -> None:
    scripted, unscripted = new_reader(browser), plain.new_page()
    page = scripted.new_page()
    page.goto(host.address + address(kind, "vi"))
    held = str(page.evaluate(HELD)).split()
    scripted.close()
    unscripted.goto(host.address + address(kind, "vi"))
    assert str(unscripted.evaluate(SHOWN)).split() == held
    unscripted.close()


def test_nothing_more_is_fetched_in_the_next_ten_seconds(browser: Browser, host: Host) -> None:
    views = [View(kind) for kind in ("home", "item", "results", "downloads")]
    readers = [new_reader(browser) for _ in views]
    for view, context in zip(views, readers, strict=True):
        page = context.new_page()
        listen(page, host, view)
        page.goto(host.address + address(view.kind, "vi"))
    page.wait_for_timeout(QUIET_FOR)
    for view, context in zip(views, readers, strict=True):
        context.close()
        assert len(view.sizes) <= limits(view.kind)[1], sorted(view.sizes)
