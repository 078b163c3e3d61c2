"""The built site to the published site: files in, files and faults out.

    addresses   where a link leads, what a file's address is
    markup      a page's tags and their places, and changes at those places
    selectors   whether a selector can match anything on the pages
    trim        the theme's sheet without what nothing matches
    opening     the rules that a page needs before its sheet has come
    assets      one sheet, names by contents, no leftovers of the theme
    qr          each page's address, for paper
    worker      the lists of files that a reader may keep on his device
    sitemap     the pages, for search engines
    offline     one zip a language that opens without a server
    policy      no code inside pages, and no style but that of the opening
    links       every link followed

Nothing here reads or writes files. A finished site comes out of finishing unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kb.finish import assets, links, offline, policy, qr, sitemap, worker
from kb.finish.addresses import SiteFacts
from kb.finish.markup import Page, edited, pages, read, tight

__all__ = ["Finished", "SiteFacts", "finish"]

# MkDocs writes these with its own idea of the addresses.
STALE = re.compile(r"(?:[a-z]+/)?sitemap\.xml(?:\.gz)?")


@dataclass(frozen=True, slots=True)
class Finished:
    """The published site, and what keeps it from being published."""

    files: dict[str, bytes]
    faults: tuple[str, ...]


def finish(files: Mapping[str, bytes], facts: SiteFacts) -> Finished:
    """Take the built site through all steps; with a fault nothing should be published."""
    site, ready, faults = _dressed(files, facts)
    lists = worker.members(ready, site, facts)
    sized = tuple(_sized(page, lists, site, facts) for page in ready)
    site |= {page.path: page.text.encode() for page in sized}
    if worker.PATH in site:
        site[worker.PATH] = worker.with_lists(site[worker.PATH], lists, site)
    site |= sitemap.make(sized, facts)
    site |= offline.packs(sized, site, facts)
    faults += links.faults(sized, site, facts)
    for page in sized:
        faults += policy.faults(page)
    return Finished(dict(sorted(site.items())), tuple(sorted(set(faults))))


def _dressed(files: Mapping[str, bytes], facts: SiteFacts) -> tuple[dict[str, bytes], tuple[Page, ...], list[str]]:
    """Give pages their sheet, scripts and codes, without what is not ours: the files, the pages read, faults."""
    built = pages(files)
    drawing = read("", qr.svg(facts.root).encode())  # its tags will stand on the pages, so no rule for them goes
    done = assets.finish(files, built, drawing, facts.root)
    site = {path: data for path, data in files.items() if path not in done.gone and not STALE.fullmatch(path)}
    site |= done.files
    ready = tuple(tight(edited(page, (*done.edits[page.path], *qr.fill(page, facts.root)))) for page in built)
    site |= {page.path: page.text.encode() for page in ready}
    return site, ready, done.faults


def _sized(page: Page, lists: Mapping[str, tuple[str, ...]], site: Mapping[str, bytes], facts: SiteFacts) -> Page:
    """Give the page with the figures of what can be kept, where it offers that."""
    edits = worker.told(page, lists, site, facts)
    return edited(page, edits) if edits else page
