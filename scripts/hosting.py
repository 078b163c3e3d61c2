"""Serve a finished site as GitHub Pages would, under a sub-path, packed, with its own 404 page; find a browser.

Tests, measurements and pictures look at the site through this; readers never do.
"""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".txt", ".csv"}
# Without these, Chromium looks its maker's hosts up at every start, and nobody could tell
# whose request it was that left the site.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")


def chromium_path() -> str | None:
    """Find the browser as the contract says: CHROME_PATH, chromium, google-chrome."""
    return os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Host:
    """Where a site is served: `address` ends in a slash."""

    address: str
    folder: Path


@contextmanager
def hosted(folder: Path, under: str = "/handbook/") -> Iterator[Host]:
    """Serve a folder on a free port of this machine until the block ends."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            target = _file(folder, path.removeprefix(under)) if path.startswith(under) else None
            if isinstance(target, str):
                self.send_response(301)
                self.send_header("Location", under + target)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            lost = target is None
            body, kind, packed = _body(target or folder / "404.html")
            self.send_response(404 if lost else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
            """Say nothing: a run makes thousands of requests."""

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of a browser that was closed in the middle; anything else is a fault of ours."""
            if not isinstance(sys.exc_info()[1], ConnectionError):
                super().handle_error(request, client_address)  # type: ignore[arg-type]

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Host(f"http://127.0.0.1:{server.server_port}{under}", folder)
    finally:
        server.shutdown()
        server.server_close()


def _file(folder: Path, path: str) -> Path | str | None:
    """Find the file behind a path; a string is where a folder without its slash leads."""
    target = folder / path
    if ".." in path.split("/"):
        return None
    if target.is_dir():
        if path and not path.endswith("/"):
            return f"{path}/"
        target = target / "index.html"
    return target if target.is_file() else None


def _body(target: Path) -> tuple[bytes, str, bool]:
    data = target.read_bytes() if target.is_file() else b""
    kind = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
    if target.suffix in PACKED:
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        return gzip.compress(data, 6, mtime=0), f"{kind}{charset}", True
    return data, kind, False
