"""What a first visit costs: bytes over gzip, requests, hosts; and nothing more until the reader asks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from browser.kinds import EVERY, address
from hosting import Host
from playwright.sync_api import Browser, Response

KB = 1024
# The two languages side by side are the full text twice.
# The quiz holds every question and a session of one’s own every clause, so that both work without scripts.
HEAVY = {"full": 30, "matrix": 30, "parallel": 30, "quiz": 30, "build": 30}
LIMIT = 20
REQUESTS = 5


@dataclass
class Visit:
    """What a page asked for: bytes as they came over the wire, one entry a request."""

    sizes: dict[str, int]
    elsewhere: list[str]
    complaints: list[str]


def visit(browser: Browser, host: Host, path: str, settle: int = 300) -> Visit:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    seen = Visit({}, [], [])

    def answered(response: Response) -> None:
        if not response.url.startswith(host.address):
            seen.elsewhere.append(response.url)
            return
        length = int(response.headers.get("content-length", "0"))
        seen.sizes[response.url] = length

    page.on("response", answered)
    page.on("console", lambda message: seen.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(host.address + path, wait_until="networkidle")
    page.wait_for_timeout(settle)
    context.close()
    return seen


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_a_first_view_is_light_and_quiet(browser: Browser, host: Host, kind: str, lang: str) -> None:
    seen = visit(browser, host, address(kind, lang))
    assert seen.elsewhere == []
    assert seen.complaints == []
    assert len(seen.sizes) <= REQUESTS, sorted(seen.sizes)
    assert sum(seen.sizes.values()) <= HEAVY.get(kind, LIMIT) * KB, seen.sizes


def test_nothing_more_is_fetched_in_the_next_ten_seconds(browser: Browser, host: Host) -> None:
    seen = visit(browser, host, address("item", "vi"), settle=10_000)
    assert len(seen.sizes) <= REQUESTS


def test_search_with_results_stays_within_its_budget(browser: Browser, host: Host) -> None:
    for path in ("search/?q=tre+em", "en/search/?q=orphans"):
        seen = visit(browser, host, path, settle=1500)
        assert seen.elsewhere == []
        assert len(seen.sizes) <= 8, sorted(seen.sizes)
        assert sum(seen.sizes.values()) <= 55 * KB, seen.sizes
