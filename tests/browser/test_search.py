"""Search on the finished site: over file://, without the theme's script, with no barrier, from no other host."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hosting import Host
from playwright.sync_api import Browser, Page, Route
from search.lab import LAB, script

ADDRESSES = """([first, ...others]) => {
  const index = lab.buildIndex(first);
  others.forEach(index.add);
  return index.rows.map((row) => row.address);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page that must stay free of errors and complaints."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert complaints == []


def found(page: Page, words: str) -> list[str | None]:
    """Wait for the results of some words and give their ids."""
    page.wait_for_function(
        "(words) => (document.querySelector('[data-kb-ready]') || { dataset: {} }).dataset.kbReady === words",
        arg=words,
    )
    return [link.get_attribute("data-kb-id") for link in page.locator("main [data-kb-id]").all()]


def test_search_works_in_the_finished_folder(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator("header input").fill("duoi nuoc")
    page.locator("[role=option]").first.wait_for()
    page.locator("header input").press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    assert "clause:ii.3.2" in found(page, "duoi nuoc")[:3]
    page.locator("main [data-kb-id='clause:ii.3.2']").click()
    page.wait_for_url("**/ii-3/index.html**")
    page.locator("#ii-3-2 .kb-sought").first.wait_for()
    # The other language too, and from its own pages.
    page.goto((site / "en/search/index.html").as_uri() + "?q=orphans")
    assert "clause:ii.2.3" in found(page, "orphans")


def test_search_asks_this_host_only_and_no_script_of_the_theme(page: Page, host: Host) -> None:
    asked: list[str] = []

    def only_ours(route: Route) -> None:
        asked.append(route.request.url)
        if "/assets/javascripts/" in route.request.url:
            route.abort()
        else:
            route.continue_()

    page.context.route("**/*", only_ours)
    page.goto(host.address)
    assert not [address for address in asked if "/search" in address]
    page.locator("header input").fill("trẻ mồ côi")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("Enter")
    assert found(page, "trẻ mồ côi")
    assert [address for address in asked if not address.startswith(host.address)] == []
    assert [address for address in asked if "/assets/javascripts/" in address] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["box", "page"])
def test_no_barrier_with_results_open(page: Page, host: Host, where: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    if where == "page":
        page.goto(host.address + "search/?q=bạo+hành")
        assert found(page, "bạo hành")
    else:
        page.goto(host.address + "en/")
        page.locator("header input").fill("child labour")
        page.locator("[role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
    barriers = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in barriers] == []


def test_the_stroke_can_be_switched_off_where_the_page_says_so(page: Page, host: Host) -> None:
    page.goto(host.address + "about/accessibility/")
    page.locator("#kb-slash").check()
    page.goto(host.address)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.name") == "q"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_row_of_the_index_leads_to_a_place_of_the_site(page: Page, site: Path, lang: str) -> None:
    root = site / "en" if lang == "en" else site
    [first] = (site / "app").glob(f"search-{lang}.*.js")
    names = [first.name, *re.findall(r'"(search-[\w.-]+\.js)"', first.read_text("utf-8"))]
    texts = [(site / "app" / name).read_text("utf-8") for name in names]
    page.add_script_tag(content=script(LAB))
    rows = page.evaluate(ADDRESSES, [json.loads(text[text.index("(") + 1 : text.rindex(")")]) for text in texts])
    assert len(rows) > 200
    lost = []
    for address in rows:
        path, _, anchor = address.partition("#")
        target = root / path / "index.html"
        if not target.is_file() or (anchor and f'id="{anchor}"' not in target.read_text("utf-8")):
            lost.append(address)
    assert lost == []
