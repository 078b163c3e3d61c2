"""Keeping all pages on the device, in a browser: the wish, the network's end, a new version, the removal."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from kb import bundle
from kb.finish import SiteFacts, finish
from playwright.sync_api import Browser, Page, expect

MakePage = Callable[..., bytes]
CLIENT = Path(__file__).parents[3] / "scripts" / "kb" / "client" / "offline"
KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
}
KEYS = (
    "offer",
    "keep",
    "working",
    "stop",
    "stopped",
    "resume",
    "kept",
    "newer",
    "update",
    "remove",
    "lost",
    "full",
    "cannot",
)
SAID = " ".join(f'data-kb-say-{key}="{key} {{done}} {{files}} {{size}}"' for key in KEYS)
PATIENCE = 15_000


class Host:
    """A web host that can be changed, broken, stopped and started again at the same address."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.broken: set[str] = set()
        self.asked: list[str] = []
        self.port = 0
        self.server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        host = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path).removeprefix("/handbook/")
                path += "index.html" if path.endswith("/") or not path else ""
                host.asked.append(path)
                data = host.files.get(path)
                self.send_response(500 if path in host.broken else 404 if data is None else 200)
                self.send_header("Content-Type", KINDS.get(path.rsplit(".", 1)[-1], "text/plain"))
                self.end_headers()
                self.wfile.write(data or b"lost")

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Answer)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None


@pytest.fixture
def host() -> Iterator[Host]:
    served = Host()
    served.start()
    yield served
    served.stop()


@pytest.fixture
def site(built: dict[str, bytes], facts: SiteFacts, make_page: MakePage) -> Callable[[str], dict[str, bytes]]:
    """Make a finished site with some words on a page."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in CLIENT.glob("*.js")}
    sources["entry.js"] = (
        'import { offerKeeping } from "./keep.js";\n'
        'document.addEventListener("DOMContentLoaded", () => offerKeeping());\n'
    )
    built["app/kb.js"] = bundle.join(sources, "entry.js").encode()
    built["sw.js"] = bundle.join(sources, "worker.js").encode()
    place = f'<div data-kb-keep="vi" data-kb-worker="../sw.js" {SAID}></div>'
    built["downloads/index.html"] = make_page("downloads/index.html", place)

    def made(words: str) -> dict[str, bytes]:
        built["plans/x/index.html"] = make_page("plans/x/index.html", f"<h1>{words}</h1>")
        done = finish(built, facts)
        assert done.faults == ()
        return done.files

    return made


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    context = browser.new_context(base_url=f"http://127.0.0.1:{host.port}/handbook/")
    yield context.new_page()
    context.close()


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{key} ")).click()


def line(page: Page) -> Any:
    return page.get_by_role("status")


def says(page: Page, key: str) -> None:
    expect(line(page)).to_have_text(re.compile(f"^{key} "), timeout=PATIENCE)


def caches_of(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return names


def test_kept_pages_open_without_network_and_are_never_stale_with_one(
    page: Page, host: Host, site: Callable[[str], dict[str, bytes]]
) -> None:
    host.files = site("Một")
    page.goto("downloads/")
    says(page, "offer")
    assert "sw.js" not in host.asked
    files = json.loads(host.files["sw.js"].decode().split("\n")[0].removeprefix("self.kbLists=")[:-1])["vi"][
        "files"
    ]
    expect(line(page)).to_contain_text(f" {len(files)} ")

    press(page, "keep")
    says(page, "kept")
    page.evaluate("caches.open('kb-/other/|vi|1')")
    assert len(caches_of(page)) == 2

    host.stop()
    page.goto("plans/x/")
    expect(page.locator("h1")).to_have_text("Một")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).color") == "rgb(255, 0, 0)"
    page.goto("search/?q=x")
    assert page.evaluate("location.search") == "?q=x"
    page.goto("downloads/")
    says(page, "kept")

    host.start()
    host.files = site("Hai")
    page.goto("plans/x/")
    expect(page.locator("h1")).to_have_text("Hai")
    page.goto("downloads/")
    says(page, "newer")
    host.asked.clear()
    press(page, "update")
    says(page, "kept")
    assert sorted(set(host.asked)) == ["plans/x/index.html", "sw.js"]
    assert len(caches_of(page)) == 2
    host.stop()
    page.goto("plans/x/")
    expect(page.locator("h1")).to_have_text("Hai")

    page.goto("downloads/")
    press(page, "remove")
    says(page, "offer")
    assert caches_of(page) == ["kb-/other/|vi|1"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_page_that_is_gone_is_gone_for_who_keeps_it_too(
    page: Page, host: Host, site: Callable[[str], dict[str, bytes]]
) -> None:
    host.files = site("Một")
    page.goto("downloads/")
    press(page, "keep")
    says(page, "kept")
    del host.files["plans/x/index.html"]
    answer = page.goto("plans/x/")
    assert answer is not None
    assert answer.status == 404


def test_what_had_arrived_is_not_fetched_again(
    page: Page, host: Host, site: Callable[[str], dict[str, bytes]]
) -> None:
    host.files = site("Một")
    host.broken = {"search/index.html"}
    page.goto("downloads/")
    press(page, "keep")
    says(page, "lost")
    host.broken.clear()
    host.asked.clear()
    page.goto("downloads/")
    says(page, "stopped")
    host.asked.clear()
    press(page, "resume")
    says(page, "kept")
    assert "search/index.html" in host.asked
    assert not [path for path in host.asked if path.startswith(("app/", "assets/"))]


def test_a_full_device_is_told_and_left_clean(
    page: Page, host: Host, site: Callable[[str], dict[str, bytes]]
) -> None:
    host.files = site("Một")
    page.add_init_script("Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))")
    page.goto("downloads/")
    press(page, "keep")
    says(page, "full")
    assert caches_of(page) == []


def test_where_storage_is_refused_the_page_says_so(
    page: Page, host: Host, site: Callable[[str], dict[str, bytes]]
) -> None:
    host.files = site("Một")
    page.add_init_script(
        "CacheStorage.prototype.keys = () => Promise.reject(new DOMException('', 'SecurityError'))"
    )
    page.goto("downloads/")
    says(page, "cannot")
    expect(page.get_by_role("button")).to_have_count(0)
