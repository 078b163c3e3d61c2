"""Can a person use it: language switch, phone width, no script, paper, keyboard, large text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from hosting import Host
from kinds import EVERY, KINDS, LANGUAGES, address
from playwright.sync_api import Browser, BrowserContext, Page
from publishing import PLAN

WORKING = {"deck", "quiz-level", "toolkit"}
# Only a script can put these together; without one their page offers other ways.
SCRIPTED = {"build", "built", "results"}


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_nothing_scrolls_sideways_at_320_pixels(phone: BrowserContext, host: Host, kind: str, lang: str) -> None:
    page = phone.new_page()
    page.goto(host.address + address(kind, lang))
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert width <= 320


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_with_text_doubled(browser: Browser, host: Host, kind: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto(host.address + address(kind, "vi"))
    page.add_style_tag(content="html{font-size:200%}")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 360


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_the_text_is_there_without_javascript(
    plain: BrowserContext, browser: Browser, host: Host, kind: str, lang: str
) -> None:
    def words(context: BrowserContext) -> list[str]:
        page = context.new_page()
        page.goto(host.address + address(kind, lang))
        text = page.locator("article").evaluate(
            "a => { const c = a.cloneNode(true);"
            " c.querySelectorAll('.kb-tools, .kb-filters, #kb-results, .kb-keep, .kb-toggle, [hidden]')"
            ".forEach(x => x.remove()); return c.textContent; }"
        )
        page.close()
        return str(text).split()

    scripted = browser.new_context()
    with_script = words(scripted)
    scripted.close()
    without = words(plain)
    if kind in WORKING:
        # Their scripts put buttons, scores and a session of one's own beside what is there to read.
        assert len(without) >= 0.9 * len(with_script)
    elif kind not in SCRIPTED:
        assert without == with_script
    assert len(without) > 30


def test_the_language_switch_leads_to_the_same_page_and_keeps_the_anchor(page: Page, host: Host) -> None:
    page.goto(f"{host.address}{PLAN}ii-3/#ii-3-5")
    page.locator("header [data-kb-twin]").click()
    page.wait_for_url("**/en/**")
    assert page.url == f"{host.address}en/{PLAN}ii-3/#ii-3-5"
    page.locator("header [data-kb-twin]").click()
    page.wait_for_url(f"{host.address}{PLAN}**")
    assert page.url == f"{host.address}{PLAN}ii-3/#ii-3-5"


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


def test_the_keyboard_reaches_content_search_and_colours(page: Page, host: Host) -> None:
    page.goto(host.address + address("item", "vi"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.type") == "search"
    page.locator(".kb-theme").focus()
    before = page.evaluate("document.documentElement.dataset.theme || ''")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.theme || ''") != before


def test_focus_is_seen_wherever_it_goes(page: Page, host: Host) -> None:
    page.goto(host.address + address("item", "vi"))
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();"
            " return [e.outerHTML.slice(0, 80), s.outlineStyle !== 'none' || s.boxShadow !== 'none'"
            " || e.tagName === 'BODY', r.width > 0 && r.height > 0] }"
        )
        if not (state[1] and state[2]):
            unseen.append(state)
    assert unseen == []


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


def test_the_outline_of_each_page_begins_with_one_heading(page: Page, host: Host) -> None:
    for kind, lang in EVERY:
        page.goto(host.address + address(kind, lang))
        levels = page.evaluate(
            "[...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(h => +h.tagName[1])"
        )
        assert levels.count(1) == 1, kind
        steps = [b - a for a, b in itertools.pairwise(levels)]
        assert all(step <= 1 for step in steps), (kind, levels)


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
