"""The sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from kb.finish import SiteFacts, finish

MakePage = Callable[..., bytes]
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_every_page_is_listed_with_its_twins(built: dict[str, bytes], facts: SiteFacts) -> None:
    tree = ET.fromstring(finish(built, facts).files["sitemap.xml"])  # noqa: S314 - we wrote it
    entries = tree.findall("s:url", SPACE)
    assert len(entries) == 8
    for entry in entries:
        twins = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", SPACE)}
        assert set(twins) == {"vi", "en", "x-default"}
        assert entry.findtext("s:loc", namespaces=SPACE) in twins.values()


def test_a_page_gives_the_date_of_its_edition(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["index.html"] = make_page("index.html", '<time datetime="2026-11-01" data-kb-edition>1/11</time>')
    text = finish(built, facts).files["sitemap.xml"].decode()
    assert text.count("<lastmod>") == 1
    assert "handbook/</loc>\n    <lastmod>2026-11-01</lastmod>" in text


def test_a_page_that_asks_to_be_left_out_is(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["search/index.html"] = make_page("search/index.html", head='<meta name="robots" content="noindex">')
    text = finish(built, facts).files["sitemap.xml"].decode()
    assert "handbook/search/" not in text
    assert "handbook/en/search/" in text


def test_robots_names_the_sitemap(built: dict[str, bytes], facts: SiteFacts) -> None:
    text = finish(built, facts).files["robots.txt"].decode()
    assert text.endswith("Sitemap: https://example.org/handbook/sitemap.xml\n")
