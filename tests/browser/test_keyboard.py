"""With nothing but a keyboard: header, folds, filters, matrix, both languages, colours; where the focus is shows.

Search has its keys in tests/search/test_pages.py, slides in test_training.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hosting import Host
from kinds import address
from playwright.sync_api import Browser, Locator, Page

ACTIVE = "document.activeElement"


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until the focus is there: what Tab does not reach, a keyboard does not reach."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate(f"(target) => target === {ACTIVE}"):
            return
    raise AssertionError(f"{most} times Tab did not reach {target}")


def test_the_keyboard_reaches_content_search_and_colours(page: Page, host: Host) -> None:
    page.goto(host.address + address("item", "vi"))
    page.keyboard.press("Tab")
    assert page.evaluate(f"{ACTIVE}.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{ACTIVE}.id") == "content"
    page.keyboard.press("/")
    assert page.evaluate(f"{ACTIVE}.type") == "search"
    page.evaluate(f"{ACTIVE}.blur()")
    page.keyboard.press("Control+k")
    assert page.evaluate(f"{ACTIVE}.type") == "search"
    page.reload()
    menu = page.locator(".kb-menu")
    # A column on a wide screen, a fold on a narrow one.
    if not menu.evaluate("(menu) => menu.open"):
        tab_to(page, menu.locator("> summary"))
        page.keyboard.press("Enter")
        assert menu.evaluate("(menu) => menu.open")
    before = page.evaluate("document.documentElement.dataset.theme || ''")
    tab_to(page, page.locator(".kb-theme"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.theme || ''") != before


def test_escape_closes_the_menu_and_gives_the_focus_back(browser: Browser, host: Host) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host.address + address("item", "vi"))
    menu = page.locator(".kb-menu > summary")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(".kb-menu").evaluate("(menu) => menu.open")
    assert menu.evaluate(f"(menu) => menu === {ACTIVE}")
    context.close()


def test_the_language_is_switched_by_the_keyboard(page: Page, host: Host) -> None:
    page.goto(host.address + address("task", "vi"))
    tab_to(page, page.locator("header [data-kb-twin]"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/**")
    assert page.url == host.address + address("task", "en")


def test_folds_in_the_text_open_and_close(page: Page, host: Host) -> None:
    page.goto(host.address + address("quiz-level", "vi"))
    fold = page.locator("article details").first
    tab_to(page, fold.locator("summary"))
    for opened in (True, False):
        page.keyboard.press("Enter")
        assert fold.evaluate("(fold) => fold.open") is opened


def test_a_filter_is_chosen_and_the_matrix_scrolls(page: Page, host: Host) -> None:
    page.goto(host.address + address("matrix", "vi"))
    tab_to(page, page.locator("select[name=agency]"))
    page.keyboard.press("ArrowDown")
    assert page.locator("th[data-kb-col]:visible").count() == 1
    shown = page.locator(".kb-entry:visible").count()
    assert str(shown) in page.locator(".kb-count").inner_text().split()
    page.keyboard.press("ArrowUp")
    assert page.locator("th[data-kb-col]:visible").count() > 20
    region = page.locator(".kb-scroll")
    tab_to(page, region)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(500)
    assert region.evaluate("(region) => region.scrollTop") > 0
    tab_to(page, page.locator(".kb-entry a").first)


def test_one_language_is_chosen_where_both_stand_side_by_side(page: Page, host: Host) -> None:
    page.goto(host.address + address("parallel", "vi"))
    for value, shown, hidden in (("vi", ".kb-vi", ".kb-en"), ("en", ".kb-en", ".kb-vi")):
        button = page.locator(f".kb-toggle button[value={value}]")
        tab_to(page, button)
        page.keyboard.press("Space")
        assert button.get_attribute("aria-pressed") == "true"
        assert page.locator(f".kb-two {shown}").first.is_visible()
        assert not page.locator(f".kb-two {hidden}").first.is_visible()


@pytest.mark.parametrize("kind", ["home", "item", "matrix", "parallel"])
def test_focus_is_seen_wherever_it_goes(page: Page, host: Host, kind: str) -> None:
    page.goto(host.address + address(kind, "vi"))
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e), [r] = e.getClientRects();"
            " const over = document.elementFromPoint(r.x + Math.min(r.width / 2, 8), r.y + r.height / 2);"
            " return [e.outerHTML.slice(0, 80), s.outlineStyle !== 'none' || s.boxShadow !== 'none'"
            " || e.tagName === 'BODY', r.width > 0 && r.height > 0,"
            " !over || e.contains(over) || over.contains(e)] }"
        )
        if not all(state[1:]):
            unseen.append(state)
    assert unseen == []
