"""Tell search engines which pages there are, in which languages, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kb.finish.addresses import SiteFacts, address_of, stands_alone, twins
from kb.finish.markup import Page

PATH = "sitemap.xml"
ROBOTS = "robots.txt"
OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def make(pages: Iterable[Page], facts: SiteFacts) -> dict[str, bytes]:
    """Write both files; without a root there are no addresses to list."""
    if not facts.root:
        return {ROBOTS: b"User-agent: *\nAllow: /\n"}
    paths = {page.path for page in pages if _listed(page)}
    body = "".join(_entry(path, paths, facts) for path in sorted(paths))
    return {
        PATH: f"{OPENING}{body}</urlset>\n".encode(),
        ROBOTS: f"User-agent: *\nAllow: /\nSitemap: {facts.root}{PATH}\n".encode(),
    }


def _listed(page: Page) -> bool:
    """Say whether a page is for finding: not one that sends on, stands alone or asks to be left out."""
    left_out = any(
        tag.get("name").lower() == "robots" and "noindex" in tag.get("content").lower()
        for tag in page.named("meta")
    )
    return not (left_out or page.redirects or stands_alone(page.path))


def _entry(path: str, paths: set[str], facts: SiteFacts) -> str:
    """Write one page with its twins; a date only where it is known."""
    address = address_of(path)
    parts = [f"  <url>\n    <loc>{escape(facts.root + address)}</loc>\n"]
    if address in facts.lastmod:
        parts.append(f"    <lastmod>{escape(facts.lastmod[address])}</lastmod>\n")
    for name, twin in twins(path, facts):
        if twin in paths:
            href = quoteattr(facts.root + address_of(twin))
            parts.append(f'    <xhtml:link rel="alternate" hreflang="{name}" href={href}/>\n')
    return "".join((*parts, "  </url>\n"))
