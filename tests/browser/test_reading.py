"""Can a person use it: language switch, lost pages, targets, paper, refused storage, lost scripts, long names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hosting import Host
from kinds import LANGUAGES, address
from playwright.sync_api import Browser, Page, Route, expect
from publishing import PLAN


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_language_switch_leads_to_the_same_page_and_keeps_the_anchor(page: Page, host: Host) -> None:
    page.goto(f"{host.address}{PLAN}ii-3/#ii-3-5")
    page.locator("header [data-kb-twin]").click()
    page.wait_for_url("**/en/**")
    assert page.url == f"{host.address}en/{PLAN}ii-3/#ii-3-5"
    page.locator("header [data-kb-twin]").click()
    page.wait_for_url(f"{host.address}{PLAN}**")
    assert page.url == f"{host.address}{PLAN}ii-3/#ii-3-5"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", "Các cấp ủy đảng từ tỉnh đến cơ sở"), ("en", "Party committees from provincial to grassroots level")],
)
def test_quoted_words_and_bodies_light_each_other_up(page: Page, host: Host, lang: str, words: str) -> None:
    page.goto(f"{host.address}{LANGUAGES[lang]}{PLAN}ii-1/")
    page.locator("#ii-1-1 .kb-chip.kb-stated[data-kb-agency=cap-uy]").first.hover()
    # The first touch has the script fetched that lights them.
    expect(page.locator("#ii-1-1 .kb-words mark.kb-lit", has_text=words)).to_have_count(1)
    page.locator("#ii-1-1 .kb-words mark", has_text=words).hover()
    expect(page.locator("#ii-1-1 .kb-words mark.kb-lit")).to_have_count(1)
    assert page.locator("#ii-1-1 .kb-chip.kb-lit[data-kb-agency=cap-uy]").count() > 0


def test_on_a_phone_the_box_in_the_header_shows_words_only_while_it_is_used(browser: Browser, host: Host) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(host.address + address("results", "vi"))
    box = page.locator("header input")
    pushed_aside = "box => parseFloat(getComputedStyle(box).textIndent) > box.clientWidth"
    assert box.input_value()
    assert box.evaluate(pushed_aside)
    box.focus()
    assert not box.evaluate(pushed_aside)
    page.close()


def test_a_lost_reader_is_led_on_in_both_languages(page: Page, host: Host) -> None:
    answer = page.goto(f"{host.address}plans/thai-nguyen-ct28/khong-co-trang-nay/")
    assert answer is not None
    assert answer.status == 404
    for lang in LANGUAGES:
        section = page.locator(f"[data-kb-lost={lang}]")
        assert section.get_attribute("lang") == lang
        for link in section.locator("a").all():
            address = link.evaluate("a => a.href")
            assert page.request.get(str(address)).status == 200
        assert "khong co trang nay" in section.locator("input").input_value()


def test_targets_are_large_enough_to_tap(browser: Browser, host: Host) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host.address + address("item", "vi"))
    small = page.evaluate(
        "() => [...document.querySelectorAll('button, input, select, summary, .kb-chip, header a, .kb-tools a')]"
        ".filter(e => e.offsetParent).map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width && (r.width < 24 || r.height < 24)).map(([h]) => h)"
    )
    context.close()
    assert small == []


def test_paper_shows_the_text_the_address_and_the_code(page: Page, host: Host) -> None:
    page.goto(host.address + address("item", "vi"))
    page.emulate_media(media="print")
    assert not page.locator("header .kb-search").is_visible()
    assert page.locator(".kb-qr svg").is_visible()
    assert page.locator("[data-kb-text='ii.3.5']").is_visible()
    page.emulate_media(media="screen")
    assert not page.locator(".kb-qr svg").is_visible()


def test_storage_may_be_refused(browser: Browser, host: Host) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(host.address + address("item", "vi"))
    page.locator(".kb-theme").focus()
    page.keyboard.press("Enter")
    context.close()
    assert errors == []


def test_from_home_a_cell_secretary_reads_her_clauses_in_two_taps(browser: Browser, host: Host) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host.address)
    page.locator("article a[href$='for/cell/']").click()
    page.wait_for_url("**/for/cell/")
    assert "đến từng chi bộ, đảng viên" in page.locator("article").inner_text()
    page.locator("article a", has_text=re.compile("I.2")).first.click()
    page.wait_for_url("**/i-2/**")
    assert page.locator("[data-kb-text='i.2.1']").is_visible()
    context.close()


@pytest.mark.parametrize("script", ["kb", "lists"])
@pytest.mark.parametrize("loss", ["blocked", "broken off"])
def test_a_script_that_fails_leaves_the_page_as_it_was(page: Page, host: Host, script: str, loss: str) -> None:
    def fail(route: Route) -> None:
        if loss == "blocked":
            route.abort()
        else:
            route.fulfill(body=route.fetch().text()[:-40], content_type="text/javascript")

    page.route(re.compile(rf"/{script}[^/]*\.js"), fail)
    page.goto(host.address + address("matrix", "vi"))
    page.wait_for_load_state("networkidle")
    assert page.locator(".kb-entry").count() > 50
    assert page.locator(".kb-entry a").first.is_visible()
    # What needs the script is not offered.
    assert not page.locator(".kb-filters").is_visible()
    assert page.locator("header [data-kb-twin]").is_visible()


@pytest.mark.parametrize("kind", ["item", "task", "agency", "matrix", "full"])
def test_a_very_long_name_breaks_rather_than_the_page(browser: Browser, host: Host, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(host.address + address(kind, "vi"))
    page.evaluate(
        "() => document.querySelectorAll('h1, h2, .kb-chip, .kb-trail a, .kb-toc a, .kb-words, th a, figcaption')"
        ".forEach((part) => { part.textContent = 'Ủybannhândân'.repeat(12) })"
    )
    breadth = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert breadth <= 320


def test_from_deep_in_a_long_page_one_tap_leads_back_to_its_head(browser: Browser, host: Host) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host.address + address("task", "vi"))
    assert page.locator(".kb-up").count() == 0
    page.goto(host.address + address("full", "vi"))
    back = page.locator(".kb-up a")
    assert back.bounding_box()["y"] > 740
    for depth in (2000, 6000):
        page.evaluate("(y) => window.scrollTo(0, y)", depth)
        assert 600 < back.bounding_box()["y"] < 740
    back.click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.scrollY") == 0
    context.close()
