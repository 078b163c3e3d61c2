"""The scripts the browser gets: our small modules joined into classic files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kb import bundle
from kb.links import Library
from kb.tree import Output
from kb.words import Words

SOURCES = Path(__file__).parent.parent / "client"
BUNDLES = {
    "app/kb.js": "base/main.js",
    "app/search.js": "search/main.js",
    "app/keep.js": "offline/main.js",
    # The scope of a service worker is its folder, so this one lies at the root.
    "sw.js": "offline/worker.js",
}


def make(library: Library, words: Words) -> Iterator[Output]:  # noqa: ARG001 - every maker is called alike
    """Join each bundle from its entry."""
    sources = {p.relative_to(SOURCES).as_posix(): p.read_text("utf-8") for p in sorted(SOURCES.rglob("*.js"))}
    for path, entry in BUNDLES.items():
        yield Output(path, bundle.join(sources, entry).encode())
