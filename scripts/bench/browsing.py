"""Chromium, and a relay between it and the world that counts all it asks for.

The browser's own tools leave out what readers still pay for (the icon, the manifest, what a
worker loads), so we stand where the bytes pass: every request goes through the relay, whoever
in the browser makes it and whatever host it is for. Hosts but our own are refused.
"""

from __future__ import annotations

import http.client
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from hosting import QUIET, chromium_path
from kinds import KB
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

PHONE = {"width": 360, "height": 740}


@dataclass(frozen=True)
class Request:
    """One thing the browser asked for, and the bytes of its packed body."""

    url: str
    body: int


@dataclass
class Relay:
    """All requests since the last look."""

    port: int = 0
    log: list[Request] = field(default_factory=list)

    def taken(self) -> list[Request]:
        """Give what was asked for since the last look, and begin anew."""
        seen, self.log = self.log, []
        return seen


class Patient(http.server.ThreadingHTTPServer):
    """A server that a browser may leave in the middle of an answer, as it does when a page is closed."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver has it
        """Say nothing of a broken connection; any other fault is ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def relayed() -> Iterator[Relay]:
    """Run a counting relay for a browser until the block ends."""
    relay = Relay()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.hostname != "127.0.0.1":
                self._refuse(self.path)
                return
            upstream = http.client.HTTPConnection(asked.hostname, asked.port or 80)
            upstream.request("GET", f"{asked.path}?{asked.query}", headers={"Accept-Encoding": "gzip"})
            answer = upstream.getresponse()
            body = answer.read()
            relay.log.append(Request(self.path, len(body)))
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            upstream.close()

        def do_CONNECT(self) -> None:
            self._refuse(f"https://{self.path}")

        def _refuse(self, url: str) -> None:
            relay.log.append(Request(url, 0))
            self.send_error(502)  # which also ends the connection

        def log_message(self, *_: object) -> None:
            """Say nothing: a run makes thousands of requests."""

    server = Patient(("127.0.0.1", 0), Handler)
    relay.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with server:
        yield relay
        server.shutdown()


@contextmanager
def browsing(*more: str) -> Iterator[Browser]:
    """Have a Chromium until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*QUIET, *more])
        yield browser
        browser.close()


@contextmanager
def watched() -> Iterator[tuple[Browser, Relay]]:
    """Have a Chromium whose every request passes the relay."""
    with relayed() as relay, browsing(*_through(relay)) as browser:
        yield browser, relay


def _through(relay: Relay) -> tuple[str, str]:
    """Send everything through the relay, what is for this machine too."""
    return f"--proxy-server=127.0.0.1:{relay.port}", "--proxy-bypass-list=<-loopback>"


@contextmanager
def phone(browser: Browser, *, workers: bool = True) -> Iterator[Page]:
    """Open a page the width of a phone, that knows nothing from before."""
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    if not workers:
        # Slowing the processor does not reach workers: without them all work is where it can be measured.
        context.add_init_script("delete window.Worker")
    yield context.new_page()
    context.close()


def slowed(page: Page, times: int) -> CDPSession:
    """Slow the processor of a page's main thread."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return session


def total(requests: list[Request]) -> float:
    """Add up the packed bytes, in KB; what is asked for twice is in the cache by then (Pages allows that)."""
    return sum({request.url: request.body for request in requests}.values()) / KB
