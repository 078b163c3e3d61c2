"""The header's box and the page of results in a browser: keys, roles, addresses, both languages."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kb import bundle, shorten
from kb.outputs.search_shelves import Row
from playwright.sync_api import Browser, Page, Route
from search.lab import BASE, EN, SOURCES, VI, index, script

BOX = {
    "list": "LIST",
    "some": "{n} found",
    "one": "1 found",
    "nothing": "nothing: {words}",
    "all": "ALL {words}",
    "broken": "BROKEN",
}
PAGE = {
    "some": "{n} for {words}",
    "one": "1 for {words}",
    "none": "none for {words}",
    "nearest": "NEAREST",
    "meant": "MEANT",
    "near": "NEAR",
    "tips": "TIPS",
    "full": "FULL",
    "kinds": "KINDS",
    "other": "OTHER",
    "hint": "HINT",
    "more": "MORE",
    "partly": "PARTLY",
    "broken": "BROKEN",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'"
)


def attribute(words: dict[str, str]) -> str:
    return json.dumps(words).replace("&", "&amp;").replace('"', "&quot;")


def page_html(root: str, language_root: str, lang: str, main: str) -> str:
    """Write a page as the site has them: the policy, the base script in the head, the form in the header."""
    form = (
        f'<form role="search" aria-label="s" action="{language_root}search/" data-kb-src="{root}app/search.js"'
        f' data-kb-index="{root}app/search-{lang}.js" data-kb-words="{attribute(BOX)}">'
        '<input type="search" name="q" aria-label="q"></form>'
    )
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>t</title>'
        f'<link rel="icon" href="data:,"></head><body><header>{form}</header><main><h1>t</h1>{main}</main>'
        f'<script src="{root}app/kb.js"></script></body></html>'
    )


def results(other: str, root: str, base: str) -> str:
    return (
        f'<div id="kb-results" data-kb-index="{root}app/search-{other}.js" data-kb-base="{base}"'
        f' data-kb-full="../full/" data-kb-words="{attribute(PAGE)}"></div><div class="kb-without">without</div>'
    )


def build(folder: Path) -> None:
    """Write a small site in both languages."""
    words = "Giữ rừng đầu nguồn, <b>phòng cháy rừng</b>; nước."
    clause = f'<article><section id="ii-1-2"><p>{words}</p></section></article>'
    files = {
        "index.html": page_html("./", "./", "vi", "home"),
        "p/index.html": page_html("../", "../", "vi", clause),
        "search/index.html": page_html("../", "../", "vi", results("en", "../", "../en/")),
        "about/index.html": page_html("../", "../", "vi", '<label><input type="checkbox" id="kb-slash">x</label>'),
        "en/index.html": page_html("../", "./", "en", "home"),
        "en/search/index.html": page_html("../../", "../", "en", results("vi", "../../", "../../")),
        "app/kb.js": script(BASE),
        "app/search.js": shorten.shortened(bundle.join(SOURCES, "main.js")),
        **VI,
        **EN,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        # Tests put other files in the place of some.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search")
    build(made)
    return made


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


Open = Callable[[str], Page]


@pytest.fixture(scope="module")
def only(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open the one page that all tests here look at in turn, and gather its errors."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page, faults
    page.close()


@pytest.fixture
def fresh(only: tuple[Page, list[str]]) -> Iterator[Open]:
    """Open an address; it must stay free of errors."""
    page, faults = only
    faults.clear()

    def go(address: str) -> Page:
        # From elsewhere: an address that differs in its anchor alone would not be opened anew.
        page.goto("about:blank")
        page.goto(address)
        return page

    yield go
    assert faults == []


def at(served: str, folder: Path, how: str, path: str = "") -> str:
    """Give an address over http, or of the file behind it."""
    if how == "served":
        return served + path
    bare, sign, query = path.partition("?")
    return (folder / bare / "index.html").as_uri() + sign + query


def typed(page: Page, words: str) -> None:
    page.locator("header input").fill(words)
    page.locator("[role=option]").first.wait_for()


def found(page: Page) -> list[str | None]:
    return [link.get_attribute("data-kb-id") for link in page.locator("main [data-kb-id]").all()]


def ready(page: Page, words: str) -> None:
    page.wait_for_function(
        """(words) => {
          const list = document.querySelector('[data-kb-ready]');
          return list && list.dataset.kbReady === words;
        }""",
        arg=words,
    )


@pytest.mark.parametrize("how", ["served", "file"])
def test_the_box_shows_first_results_and_keys_choose(fresh: Open, served: str, folder: Path, how: str) -> None:
    page = fresh(at(served, folder, how))
    box = page.locator("header input")
    typed(page, "giu rung")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    options = page.locator("[role=option]")
    assert options.last.inner_text() == "ALL giu rung"
    page.locator("header [role=status]", has_text="found").wait_for()
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/p/**")
    page.locator("mark.kb-sought").first.wait_for()
    page.wait_for_function("!location.search")
    assert page.url.endswith("#ii-1-2")
    assert page.locator("mark.kb-sought").all_inner_texts() == ["Giữ rừng"]


@pytest.mark.parametrize("how", ["served", "file"])
def test_enter_leads_to_the_page_of_results(fresh: Open, served: str, folder: Path, how: str) -> None:
    page = fresh(at(served, folder, how))
    typed(page, "trồng cây ăn quả")
    page.locator("header input").press("Enter")
    page.wait_for_url("**/search/**q=*")
    ready(page, "trồng cây ăn quả")
    assert found(page)[:2] == ["clause:ii.1.1", "task:plant"]
    # A near copy is a link below its clause.
    assert page.locator("main li .kb-under a").get_attribute("data-kb-id") == "task:plant"
    assert page.locator("main a[data-kb-id]").count() == len(found(page))
    assert page.locator("header input").input_value() == "trồng cây ăn quả"
    assert page.locator(".kb-without").is_hidden()


def test_nothing_is_loaded_before_the_box_is_used(browser: Browser, served: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(served)))
    page.goto(served)
    assert asked == ["", "app/kb.js"]
    typed(page, "rung")
    assert sorted(set(asked)) == ["", "app/kb.js", *sorted(VI), "app/search.js"]
    assert page.workers
    page.close()


@pytest.fixture
def half(browser: Browser) -> Iterator[tuple[Page, list[Route]]]:
    """Give a page to which further parts of an index do not come before the test lets them go on."""
    page = browser.new_page()
    held: list[Route] = []
    page.context.route("**/app/search-vi-more.*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    yield page, held
    page.close()


def test_first_results_do_not_wait_for_the_further_parts(half: tuple[Page, list[Route]], served: str) -> None:
    page, held = half
    page.goto(served + "search/?q=kỹ+năng+bơi+lội")
    page.locator("[data-kb-id='clause:ii.2.1']").wait_for()
    assert page.locator("[data-kb-ready]").count() == 0
    assert page.get_by_text("Biết nổi").count() == 0
    held[0].continue_()
    ready(page, "kỹ năng bơi lội")
    assert page.get_by_text("Biết nổi").is_visible()


def test_what_is_shown_already_keeps_its_focus_when_more_of_the_index_comes(
    half: tuple[Page, list[Route]], served: str
) -> None:
    page, held = half
    page.goto(served + "search/?q=nước")
    page.locator("[data-kb-id='clause:ii.1.1']").focus()
    held[0].continue_()
    ready(page, "nước")
    assert page.evaluate("document.activeElement.dataset.kbId") == "clause:ii.1.1"


def test_keys_lead_to_the_box_and_the_stroke_can_be_switched_off(fresh: Open, served: str) -> None:
    page = fresh(served + "about/")
    is_in_box = "document.activeElement.type === 'search'"
    page.keyboard.press("/")
    assert page.evaluate(is_in_box)
    page.keyboard.press("/")
    assert page.locator("header input").input_value() == "/"
    page.locator("#kb-slash").check()
    page = fresh(served + "about/")
    assert page.locator("#kb-slash").is_checked()
    page.keyboard.press("/")
    assert not page.evaluate(is_in_box)
    page.keyboard.press("Control+k")
    assert page.evaluate(is_in_box)
    page.locator("#kb-slash").uncheck()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate(is_in_box)


def test_typing_on_the_page_of_results_keeps_the_address(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=")
    ready(page, "")
    assert page.locator("#kb-results [role=status]").inner_text() == "HINT"
    before = page.evaluate("history.length")
    page.locator("header input").press_sequentially("trồng cây ")
    ready(page, "trồng cây")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "trồng cây"
    assert page.evaluate("history.length") == before
    assert page.locator("[role=option]").count() == 0


def test_results_are_filtered_by_kind_in_the_address(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=trồng+cây")
    ready(page, "trồng cây")
    page.get_by_role("checkbox", name="Việc (1)").check()
    page.wait_for_url("**kind=task")
    ready(page, "trồng cây")
    assert found(page) == ["task:plant"]
    page = fresh(page.url)
    ready(page, "trồng cây")
    assert page.get_by_role("checkbox", name="Việc (1)").is_checked()
    assert found(page) == ["task:plant"]


def test_the_other_language_stands_under_its_own_heading(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=swimming")
    ready(page, "swimming")
    assert page.locator("#kb-results h2").inner_text() == "OTHER"
    link = page.locator("main a[data-kb-id]").first
    assert (link.get_attribute("lang"), link.get_attribute("hreflang")) == ("en", "en")
    assert str(link.get_attribute("href")).startswith(served + "en/p/")
    page = fresh(served + "en/search/?q=gi%E1%BB%AF+r%E1%BB%ABng")
    ready(page, "giữ rừng")
    assert str(page.locator("main a[lang=vi]").first.get_attribute("href")).startswith(served + "p/")


def test_nothing_found_says_so_and_shows_a_way_on(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=xổ+số")
    ready(page, "xổ số")
    assert page.locator("#kb-results [role=status]").inner_text() == "none for xổ số"
    assert found(page) == []
    assert page.get_by_role("link", name="FULL").get_attribute("href") == served + "full/"


@pytest.mark.parametrize(("words", "told"), [("gỗ+lậu", 1), ("giữ+rừng", 0), ("HĐND", 0), ("", 0)])
def test_results_that_only_come_near_are_called_so(fresh: Open, served: str, words: str, told: int) -> None:
    page = fresh(served + f"search/?q={words}")
    ready(page, words.replace("+", " "))
    assert page.get_by_text("NEAREST").count() == told


def test_other_words_are_offered(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=giu+runng")
    ready(page, "giu runng")
    page.get_by_role("link", name="giu rung").click()
    ready(page, "giu rung")


CUT = "kbSearchIndex({"
OLDER = 'kbSearchIndex({"version":2,"lang":"vi","stamp":"older","shelves":[]});'


@pytest.mark.parametrize(
    ("how", "text"),
    [("served", None), ("served", CUT), ("served", 'kbSearchIndex({"version":1});'), ("file", None), ("file", CUT),
     ("file", "kbSearchIndex(null);")],
)  # fmt: skip
def test_an_index_that_cannot_be_used_is_told_calmly(
    fresh: Open, served: str, folder: Path, how: str, text: str | None
) -> None:
    with spoilt(folder / "app" / "search-vi.js", text):
        page = fresh(at(served, folder, how, "search/?q=rung"))
        ready(page, "rung")
        assert page.locator("#kb-results [role=status]").inner_text() == "BROKEN"
        if text is None:
            page = fresh(at(served, folder, how))
            page.locator("header input").fill("rung")
            page.locator("header [role=status]", has_text="BROKEN").wait_for()


@pytest.mark.parametrize(
    ("how", "text"), [("served", None), ("served", OLDER), ("file", None), ("file", CUT), ("file", OLDER)]
)
def test_a_part_that_cannot_be_used_is_told_and_the_rest_is_searched(
    fresh: Open, served: str, folder: Path, how: str, text: str | None
) -> None:
    with spoilt(folder / next(iter(VI)), text):
        page = fresh(at(served, folder, how, "search/?q=giu+rung"))
        ready(page, "giu rung")
        assert "clause:ii.1.2" in found(page)
        assert page.get_by_text("PARTLY").is_visible()


@contextmanager
def spoilt(path: Path, text: str | None) -> Iterator[None]:
    """Put another text into a file, or take the file away, for a while."""
    before = path.read_text("utf-8")
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    try:
        yield
    finally:
        path.write_text(before, "utf-8")


def test_without_workers_the_search_runs_on_the_page(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.add_init_script("window.Worker = function () { throw new Error('refused'); };")
    page.goto(served + "search/?q=rung")
    ready(page, "rung")
    assert found(page)
    page.close()


def test_bad_words_are_answered_calmly_on_the_page(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=")
    ready(page, "")
    for words in (
        *("a", "x" * 10_000, "\u0301\u0323", "🎉", "שלום", "\u200b", "  hai  từ ", ".*+?^${}()|[]\\", ""),
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "%E0%A4%A"),
    ):
        page.locator("header input").fill(words)
        ready(page, words.strip())
        assert page.locator("main script, main img").count() == 0


def test_no_html_of_the_data_is_ever_read(browser: Browser, served: str) -> None:
    evil = "<img src=x onerror=alert(1)> <script>alert(2)</script> quả"
    data = index("vi", [("clause", Row("x", evil, text=evil, names=(evil,)))], {"clause": evil})
    page = browser.new_page()
    page.context.route(
        "**/app/search-vi*.js",
        lambda route: route.fulfill(
            body=data.get(route.request.url.removeprefix(served), ""), content_type="text/javascript"
        ),
    )
    page.goto(served + "search/?q=quả")
    ready(page, "quả")
    assert page.locator("main [data-kb-id]").count() == 1
    assert page.locator("main img, main script").count() == 0
    page.close()


@pytest.mark.parametrize("where", ["box", "page"])
def test_no_barrier_is_found_with_results_open(fresh: Open, served: str, where: str) -> None:
    page = fresh(served if where == "box" else served + "search/?q=trồng+cây")
    if where == "box":
        typed(page, "trồng cây")
        page.locator("header input").press("ArrowDown")
    else:
        ready(page, "trồng cây")
    barriers = Axe().run(page)
    assert [one["id"] for one in barriers.response["violations"]] == []


def test_marks_are_set_in_the_clause_and_leave_its_words_alone(fresh: Open, served: str) -> None:
    page = fresh(served + "p/?mark=r%E1%BB%ABng+ch%C3%A1y+n%C6%B0%E1%BB%9Bc&x=1#ii-1-2")
    page.locator("mark.kb-sought").first.wait_for()
    page.wait_for_function("location.search === '?x=1'")
    assert page.locator("mark.kb-sought").all_inner_texts() == ["cháy rừng"]
    assert page.locator("#ii-1-2").inner_text() == "Giữ rừng đầu nguồn, phòng cháy rừng; nước."
    assert page.url == served + "p/?x=1#ii-1-2"


@pytest.mark.parametrize("mark", ["", "%F0%9F%8E%89", "%ED%A0%80", "<script>", "x" * 5000])
def test_strange_words_to_mark_are_passed_over(fresh: Open, served: str, mark: str) -> None:
    page = fresh(served + f"p/?mark={mark}#%E0%A4%A")
    page.wait_for_function("!location.search.includes('mark=')")
    assert page.locator("mark.kb-sought").count() == 0
