"""No page of the site, of whatever kind, weighs more than a phone should carry at the first view."""

from __future__ import annotations

import functools
import gzip
import re
from pathlib import Path

from kinds import KB, MOST_KB
from publishing import PLAN

# The text in one language, as a table and in both languages; every other page keeps to the common limit.
HEAVY = {f"{PLAN}full/": "full", f"{PLAN}matrix/": "matrix", f"{PLAN}parallel/": "parallel"}
PARTS = re.compile(r'<(?:script|link rel="(?:stylesheet|manifest)")[^>]*? (?:src|href)="([^"]+)"')
LIMIT = 20


@functools.cache
def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def weight(page: Path) -> float:
    """Add up what a browser asks for at the first view; test_first_view.py sees that it asks for no more."""
    parts = {page, *((page.parent / part).resolve() for part in PARTS.findall(page.read_text("utf-8")))}
    return sum(map(packed, parts)) / KB


def test_every_page_is_light(site: Path) -> None:
    heavy = []
    for page in sorted(site.rglob("index.html")):
        address = page.parent.relative_to(site).as_posix().removeprefix("en/") + "/"
        most = MOST_KB[HEAVY[address]] if address in HEAVY else LIMIT
        if weight(page) > most:
            heavy.append(f"{page.relative_to(site)}: {weight(page):.1f} KB, not {most}")
    assert heavy == []
