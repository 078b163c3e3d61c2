"""The header's box and the page of results in a browser: keys, roles, addresses, both languages."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kb import bundle
from playwright.sync_api import Browser, Page
from search.lab import BASE, EN, SOURCES, VI, index_script, script

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
    "meant": "MEANT",
    "near": "NEAR",
    "tips": "TIPS",
    "full": "FULL",
    "kinds": "KINDS",
    "other": "OTHER",
    "hint": "HINT",
    "more": "MORE",
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
        "en/index.html": page_html("../", "./", "en", "home"),
        "en/search/index.html": page_html("../../", "../", "en", results("vi", "../../", "../../")),
        "app/kb.js": script(BASE),
        "app/search.js": bundle.join(SOURCES, "main.js"),
        "app/search-vi.js": index_script(VI),
        "app/search-en.js": index_script(EN),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


class Quiet(http.server.SimpleHTTPRequestHandler):
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


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Open]:
    """Open a page that must stay free of errors."""
    context = browser.new_context()
    faults: list[str] = []

    def go(address: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        return page

    yield go
    context.close()
    assert faults == []


def typed(page: Page, words: str) -> None:
    page.locator("header input").fill(words)
    page.locator("[role=option]").first.wait_for()


@pytest.mark.parametrize("how", ["served", "file"])
def test_the_box_shows_first_results_and_keys_choose(fresh: Open, served: str, folder: Path, how: str) -> None:
    page = fresh(served if how == "served" else (folder / "index.html").as_uri())
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
    assert page.url.endswith("#ii-1-2")
    assert "mark=" not in page.url
    assert page.locator("mark.kb-sought").all_inner_texts() == ["Giữ rừng"]


@pytest.mark.parametrize("how", ["served", "file"])
def test_enter_leads_to_the_page_of_results(fresh: Open, served: str, folder: Path, how: str) -> None:
    page = fresh(served if how == "served" else (folder / "index.html").as_uri())
    typed(page, "hội đồng")
    page.locator("header input").press("Enter")
    page.wait_for_url("**/search/**q=*")
    page.locator("[data-kb-ready='hội đồng']").wait_for()
    found = [link.get_attribute("data-kb-id") for link in page.locator("main [data-kb-id]").all()]
    assert found[0] == "clause:ii.2.2"
    assert page.locator("main a[data-kb-id]").count() == len(found)
    assert page.locator("header input").input_value() == "hội đồng"
    assert page.locator(".kb-without").is_hidden()


def test_nothing_is_loaded_before_the_box_is_used(browser: Browser, served: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(served)))
    page.goto(served)
    assert asked == ["", "app/kb.js"]
    typed(page, "rung")
    assert sorted(set(asked)) == ["", "app/kb.js", "app/search-vi.js", "app/search.js"]
    assert page.workers
    page.close()


def test_keys_lead_to_the_box_and_the_stroke_can_be_switched_off(fresh: Open, served: str) -> None:
    page = fresh(served)
    is_in_box = "document.activeElement.type === 'search'"
    page.keyboard.press("/")
    assert page.evaluate(is_in_box)
    page.keyboard.press("/")
    assert page.locator("header input").input_value() == "/"
    page.evaluate("document.activeElement.blur(), localStorage.setItem('kb-slash', 'off')")
    page.keyboard.press("/")
    assert not page.evaluate(is_in_box)
    page.keyboard.press("Control+k")
    assert page.evaluate(is_in_box)


def test_typing_on_the_page_of_results_keeps_the_address(fresh: Open, served: str) -> None:
    page = fresh(served + "search/")
    page.locator("[data-kb-ready='']").wait_for()
    assert page.locator("#kb-results [role=status]").inner_text() == "HINT"
    before = page.evaluate("history.length")
    page.locator("header input").press_sequentially("trồng cây ")
    page.locator("[data-kb-ready='trồng cây']").wait_for()
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "trồng cây"
    assert page.evaluate("history.length") == before
    assert page.locator("[role=option]").count() == 0


def test_results_are_filtered_by_kind_in_the_address(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=trồng+cây")
    page.locator("[data-kb-ready]").wait_for()
    page.get_by_role("checkbox", name="Việc (1)").check()
    page.wait_for_url("**kind=task")
    page.locator("[data-kb-ready='trồng cây']").wait_for()
    assert [link.get_attribute("data-kb-id") for link in page.locator("main [data-kb-id]").all()] == ["task:plant"]
    again = fresh(page.url)
    again.locator("[data-kb-ready]").wait_for()
    assert again.get_by_role("checkbox", name="Việc (1)").is_checked()
    assert again.locator("main [data-kb-id]").count() == 1


def test_a_near_copy_is_a_link_below_its_clause(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=trồng+cây+ăn+quả")
    page.locator("[data-kb-ready]").wait_for()
    found = [link.get_attribute("data-kb-id") for link in page.locator("main [data-kb-id]").all()]
    assert found[:2] == ["clause:ii.1.1", "task:plant"]
    assert page.locator("main li .kb-under a").get_attribute("data-kb-id") == "task:plant"


def test_the_other_language_stands_under_its_own_heading(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=swimming")
    page.locator("[data-kb-ready=swimming]").wait_for()
    assert page.locator("#kb-results h2").inner_text() == "OTHER"
    link = page.locator("main a[data-kb-id]")
    assert (link.get_attribute("lang"), link.get_attribute("hreflang")) == ("en", "en")
    assert link.get_attribute("href").startswith(served + "en/p/")  # type: ignore[union-attr]
    english = fresh(served + "en/search/?q=gi%E1%BB%AF+r%E1%BB%ABng")
    english.locator("[data-kb-ready='giữ rừng']").wait_for()
    assert english.locator("main a[lang=vi]").first.get_attribute("href").startswith(served + "p/")  # type: ignore[union-attr]


def test_nothing_found_says_so_and_shows_a_way_on(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=xổ+số")
    page.locator("[data-kb-ready='xổ số']").wait_for()
    assert page.locator("#kb-results [role=status]").inner_text() == "none for xổ số"
    assert page.locator("main [data-kb-id]").count() == 0
    assert page.get_by_role("link", name="FULL").get_attribute("href") == served + "full/"


def test_other_words_are_offered(fresh: Open, served: str) -> None:
    page = fresh(served + "search/?q=giu+runng")
    page.locator("[data-kb-ready]").wait_for()
    page.get_by_role("link", name="giu rung").click()
    page.locator("[data-kb-ready='giu rung']").wait_for()


@pytest.mark.parametrize("how", ["served", "file"])
@pytest.mark.parametrize(
    "text", [None, "", "kbSearchIndex({", 'kbSearchIndex({"version":0,"rows":[]});', "kbSearchIndex(null);"]
)
def test_an_index_that_cannot_be_used_is_told_calmly(
    fresh: Open, served: str, folder: Path, how: str, text: str | None
) -> None:
    index = folder / "app" / "search-vi.js"
    try:
        if text is None:
            index.unlink()
        else:
            index.write_text(text, "utf-8")
        start = served if how == "served" else folder.as_uri() + "/"
        name = "" if how == "served" else "index.html"
        page = fresh(start + "search/" + name + "?q=rung")
        page.locator("[data-kb-ready=rung]").wait_for()
        assert page.locator("#kb-results [role=status]").inner_text() == "BROKEN"
        home = fresh(start + name)
        home.locator("header input").fill("rung")
        home.locator("header [role=status]", has_text="BROKEN").wait_for()
    finally:
        index.write_text(index_script(VI), "utf-8")


def test_without_workers_the_search_runs_on_the_page(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.add_init_script("window.Worker = function () { throw new Error('refused'); };")
    page.goto(served + "search/?q=rung")
    page.locator("[data-kb-ready=rung]").wait_for()
    assert page.locator("main [data-kb-id]").count() > 0
    page.close()


@pytest.mark.parametrize(
    "words",
    [
        *("", "a", "x" * 10_000, "\u0301\u0323", "🎉", "שלום", "\u200b", "  hai  từ ", ".*+?^${}()|[]\\"),
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "%E0%A4%A"),
    ],
    ids=lambda words: ascii(words)[:20],
)
def test_bad_words_are_answered_calmly_on_the_page(fresh: Open, served: str, words: str) -> None:
    page = fresh(served + "search/")
    page.locator("[data-kb-ready]").wait_for()
    page.locator("header input").fill(words)
    page.wait_for_function(
        """(words) => {
          const list = document.querySelector('[data-kb-ready]');
          return list && list.dataset.kbReady === words;
        }""",
        arg=words.strip(),
    )
    assert page.locator("main script, main img").count() == 0


def test_no_html_of_the_data_is_ever_read(browser: Browser, served: str) -> None:
    evil = "<img src=x onerror=alert(1)> <script>alert(2)</script> quả"
    data = {**VI, "rows": [["clause", evil, "p/", evil, evil, evil, evil]], "kinds": {"clause": evil}}
    page = browser.new_page()
    page.route(
        "**/app/search-vi.js", lambda route: route.fulfill(body=index_script(data), content_type="text/javascript")
    )
    page.goto(served + "search/?q=quả")
    page.locator("[data-kb-ready=quả]").wait_for()
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
        page.locator("[data-kb-ready]").wait_for()
    found = Axe().run(page)
    assert [one["id"] for one in found.response["violations"]] == []


def test_marks_are_set_in_the_clause_and_leave_its_words_alone(fresh: Open, served: str) -> None:
    page = fresh(served + "p/?mark=r%E1%BB%ABng+ch%C3%A1y+n%C6%B0%E1%BB%9Bc&x=1#ii-1-2")
    assert page.locator("mark.kb-sought").all_inner_texts() == ["cháy rừng"]
    assert page.locator("#ii-1-2").inner_text() == "Giữ rừng đầu nguồn, phòng cháy rừng; nước."
    assert page.url == served + "p/?x=1#ii-1-2"


@pytest.mark.parametrize("mark", ["", "%F0%9F%8E%89", "%ED%A0%80", "<script>", "x" * 5000])
def test_strange_words_to_mark_are_passed_over(fresh: Open, served: str, mark: str) -> None:
    page = fresh(served + f"p/?mark={mark}#%E0%A4%A")
    assert page.locator("mark.kb-sought").count() == 0
    assert "mark=" not in page.url
