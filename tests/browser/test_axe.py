"""axe-core finds nothing: each kind of page and what scripts make of it; where CI is set, every page there is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.barriers import LEAP, Looker, stay
from hosting import Host
from kinds import EVERY, LANGUAGES, address
from playwright.sync_api import Browser, Page
from publishing import PLAN

# The promises name every page before the site is built; that they do is tested below and in test_promises.py.
PROMISES = Path(__file__).parents[1] / "site" / "promises.txt"
PAGES = [page for page in PROMISES.read_text("utf-8").splitlines() if "#" not in page]
ALL = [*(prefix + page for page in PAGES for prefix in LANGUAGES.values()), "404.html"]
OF_EACH_KIND = [address(kind, lang) for kind, lang in EVERY]
OTHERS = [where for where in ALL if where not in OF_EACH_KIND]
ASKED = {"vi": "tre em", "en": "children"}


def answered(page: Page) -> None:
    """Wait until search has answered."""
    page.locator("[data-kb-ready]").wait_for()


def suggested(page: Page) -> None:
    lang = str(page.locator("html").get_attribute("lang"))
    page.locator("header input").press_sequentially(ASKED[lang])
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")


def darkened(page: Page) -> None:
    """Choose dark by the button, which a menu hides on a phone."""
    page.locator(".kb-theme").evaluate("button => { button.click(); button.click(); }")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def cited(page: Page) -> None:
    page.locator("[data-kb-text]").first.hover()
    page.locator(".kb-tools [aria-expanded]").first.click()
    page.locator(".kb-cite-box").wait_for()


def explained(page: Page) -> None:
    page.locator("[data-kb-text]").first.hover()
    page.locator(".kb-bubble").wait_for(state="attached")
    page.locator("a.kb-term").first.focus()


def narrowed(page: Page) -> None:
    page.locator("form.kb-filters select").first.select_option(index=1)


def halved(page: Page) -> None:
    page.locator(".kb-toggle button").last.click()


def quizzed(page: Page) -> None:
    for question in page.locator(".kb-question").all()[:4]:
        question.locator("input").first.check()


def shown(page: Page) -> None:
    page.locator(".kb-buttons button").first.click()
    page.keyboard.press("ArrowRight")
    page.locator(".kb-now").wait_for()


def ticked(page: Page) -> None:
    page.locator(".kb-check [type=checkbox]").first.check()


def untouched(_page: Page) -> None:
    """Leave the page as the address makes it."""


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "nothing found": ("search/?q=qwrtzx", answered),
    "suggestions": ("", suggested),
    "dark by the button": ("", darkened),
    "citation": (f"{PLAN}ii-3/", cited),
    "meaning of a term": (f"{PLAN}ii-3/", explained),
    "filtered": (f"{PLAN}tasks/", narrowed),
    "one language": (f"{PLAN}parallel/", halved),
    "quiz half done": ("training/quiz/", quizzed),
    "slides": ("training/cell-45/deck/", shown),
    "check list begun": ("toolkit/commune/", ticked),
    "session of one's own": ("training/build/?topic=bao-cao&topic=tap-huan&minutes=30", untouched),
    "lost": (f"{PLAN}no-such-page/", untouched),
}


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Looker]:
    """Give one page for all addresses: a new one for each would cost as much as what it is asked."""
    looker = Looker(browser)
    yield looker
    looker.context.close()


@pytest.fixture
def newcomer(browser: Browser, reader: Looker) -> Iterator[Looker]:
    """Give a page whose device has kept nothing yet; a script adds its looks to those known from the pages."""
    looker = Looker(browser)
    looker.known |= reader.known
    yield looker
    looker.context.close()


def file_of(site: Path, where: str) -> Path:
    path = site / where.partition("?")[0]
    return path if path.suffix == ".html" else path / "index.html"


def opened(looker: Looker, host: Host, where: str) -> Looker:
    if LEAP in file_of(host.folder, where).read_text("utf-8"):
        looker.page.route(host.address + where, stay, times=1)
    looker.page.goto(host.address + where)
    if "?q=" in where:
        answered(looker.page)
    return looker


@pytest.mark.parametrize("where", OF_EACH_KIND)
def test_axe_finds_nothing_on_a_page_of_each_kind(reader: Looker, host: Host, where: str) -> None:
    # The English twin has the same looks in the same places, so those of the Vietnamese page are known.
    afresh = not where.startswith(LANGUAGES["en"])
    assert opened(reader, host, where).barriers(afresh=afresh) == []


@pytest.mark.parametrize("where", OTHERS if os.environ.get("CI") else ["404.html"])
def test_axe_finds_nothing_on_all_other_pages(reader: Looker, host: Host, where: str) -> None:
    assert opened(reader, host, where).barriers(closing=not where.startswith(LANGUAGES["en"])) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_what_scripts_make(newcomer: Looker, host: Host, state: str, lang: str) -> None:
    where, act = STATES[state]
    newcomer.page.goto(host.address + LANGUAGES[lang] + where)
    act(newcomer.page)
    assert newcomer.barriers() == []


def test_every_page_of_the_site_is_asked_about(site: Path) -> None:
    there = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert there == {file_of(site, where).relative_to(site).as_posix() for where in ALL}
