"""What a first visit costs: bytes over gzip, requests, hosts; and nothing more until the reader asks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hosting import Host
from kinds import EVERY, KB, address, limits
from playwright.sync_api import Browser, Response


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
    most, requests = limits(kind)
    seen = visit(browser, host, address(kind, lang), settle=1500 if kind == "results" else 300)
    assert seen.elsewhere == []
    assert seen.complaints == []
    assert len(seen.sizes) <= requests, sorted(seen.sizes)
    assert sum(seen.sizes.values()) <= most * KB, seen.sizes


@pytest.mark.parametrize("kind", ["home", "item", "results", "downloads"])
def test_nothing_more_is_fetched_in_the_next_ten_seconds(browser: Browser, host: Host, kind: str) -> None:
    _, requests = limits(kind)
    assert len(visit(browser, host, address(kind, "vi"), settle=10_000).sizes) <= requests
