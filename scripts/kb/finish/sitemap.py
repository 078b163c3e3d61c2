"""Tell search engines which pages there are, in which languages, and since when."""

from __future__ import annotations

from collections.abc import Container, Iterable
from xml.sax.saxutils import escape, quoteattr

from kb.finish.addresses import SiteFacts, address_of, stands_alone, twins
from kb.finish.markup import Page

PATH = "sitemap.xml"
ROBOTS = "robots.txt"
EDITION = "data-kb-edition"
OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def make(pages: Iterable[Page], facts: SiteFacts) -> dict[str, bytes]:
    """Write both files; without a root there are no addresses to list."""
    if not facts.root:
        return {ROBOTS: b"User-agent: *\nAllow: /\n"}
    listed = {page.path: page for page in pages if _listed(page)}
    body = "".join(_entry(page, listed.keys(), facts) for _, page in sorted(listed.items()))
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


def _entry(page: Page, paths: Container[str], facts: SiteFacts) -> str:
    """Write one page with its twins, and the date of the edition that it says it belongs to."""
    address = address_of(page.path)
    parts = [f"  <url>\n    <loc>{escape(facts.root + address)}</loc>\n"]
    parts += (f"    <lastmod>{escape(tag.get('datetime'))}</lastmod>\n" for tag in page.having(EDITION))
    for name, twin in twins(page.path, facts):
        if twin in paths:
            href = quoteattr(facts.root + address_of(twin))
            parts.append(f'    <xhtml:link rel="alternate" hreflang="{name}" href={href}/>\n')
    return "".join((*parts, "  </url>\n"))
