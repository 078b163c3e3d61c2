"""Nothing that a reader uses breaks the page's own policy: search, both languages side by side, pages kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hosting import Host
from kinds import address
from playwright.sync_api import Browser, Page, expect

WATCH = """addEventListener("securitypolicyviolation", (event) => {
  (window.kbBroken = window.kbBroken || []).push(event.violatedDirective + " " + event.blockedURI);
}, true);"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page that writes down what its policy stopped."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def stopped(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.kbBroken || []")
    return found


def test_searching_breaks_no_policy(host: Host, page: Page) -> None:
    page.goto(host.address + address("item", "vi"))
    page.locator("header input").press_sequentially("tre em", delay=20)
    expect(page.locator("header .kb-search a").first).to_be_visible(timeout=20_000)
    assert stopped(page) == []
    page.goto(host.address + address("results", "vi"))
    expect(page.locator("[data-kb-ready] [data-kb-id]").first).to_be_visible(timeout=20_000)
    assert stopped(page) == []


def test_reading_side_by_side_and_the_tools_of_a_clause_break_no_policy(host: Host, page: Page) -> None:
    page.goto(host.address + address("parallel", "vi"))
    for button in page.locator(".kb-toggle button").all():
        button.click()
    clause = page.locator(".kb-clause").nth(3)
    clause.hover()
    clause.locator(".kb-tools button").nth(1).click()
    expect(page.locator(".kb-cite-box")).to_be_visible()
    assert stopped(page) == []


def test_keeping_the_pages_breaks_no_policy(host: Host, page: Page) -> None:
    page.goto(host.address + address("downloads", "vi"))
    place = page.locator("[data-kb-keep]")
    place.get_by_role("button").first.click()
    remove = str(place.get_attribute("data-kb-say-remove"))
    expect(place.get_by_role("button", name=remove)).to_be_visible(timeout=60_000)
    page.goto(host.address + address("plan", "vi"))
    assert stopped(page) == []


def test_a_broken_policy_would_be_seen(host: Host, page: Page) -> None:
    page.goto(host.address + address("item", "vi"))
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p{top:0}'}))"
    )
    page.wait_for_function("(window.kbBroken || []).length > 0")
