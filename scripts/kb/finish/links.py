"""Follow every link of the built site, and ask of each page its twin and its own address.

MkDocs follows the links it finds in Markdown; most of ours are written as HTML by templates.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from urllib.parse import unquote

from kb.finish.addresses import (
    INDEX,
    SiteFacts,
    address_of,
    in_language,
    in_sheet,
    language_of,
    stands_alone,
    target,
    twins,
)
from kb.finish.markup import Page, Tag

REFRESH = re.compile(r"""\s*\d+\s*;\s*url\s*=\s*['"]?([^'"]*)""", re.IGNORECASE)
PICTURES = frozenset({"og:image", "og:url", "twitter:image"})
MANIFESTS = (".webmanifest", "manifest.json")


def faults(pages: Sequence[Page], files: Mapping[str, bytes], facts: SiteFacts) -> Iterator[str]:
    """Yield every dead link, doubled id, missing twin and wrong address."""
    anchors = {page.path: frozenset(_anchors(page)) for page in pages}
    for page in pages:
        yield from _doubles(page)
        for address in addresses(page):
            yield from dead(address, page.path, files, anchors, facts.root)
        if not stands_alone(page.path) and not page.redirects:
            yield from _relations(page, files, facts)
    for path in sorted(files):
        if path.endswith(".css"):
            for address in in_sheet(files[path].decode("utf-8-sig")):
                yield from dead(address, path, files, anchors, facts.root)
        elif path.endswith(MANIFESTS):
            yield from _manifest(path, files, anchors, facts.root)


def addresses(page: Page) -> Iterator[str]:
    """Yield each address that a page names."""
    for _, _, address in page.links():
        yield address
    for tag in page.named("meta"):
        sent = REFRESH.match(tag.get("content")) if tag.get("http-equiv").lower() == "refresh" else None
        if sent:
            yield sent.group(1)
        elif PICTURES & {tag.get("property"), tag.get("name")}:
            yield tag.get("content")


def dead(
    address: str, page: str, files: Container[str], anchors: Mapping[str, frozenset[str]], root: str
) -> Iterator[str]:
    """Yield why a link leads nowhere."""
    found = target(address, page, root)
    if not found:
        return
    if found.path not in files:
        slash = f"{found.path}/{INDEX}" in files
        cure = "add the slash at its end" if slash else "correct the link, or make what it leads to"
        yield f'{page}: "{address}" leads to {found.path}, which is not in the site: {cure}'
        return
    anchor = unquote(found.anchor[1:]).split(":~:")[0]
    if anchor and found.path in anchors and anchor not in anchors[found.path]:
        yield f'{page}: "{address}": {found.path} has no id "{anchor}": correct the anchor, or give it there'


def _anchors(page: Page) -> Iterator[str]:
    """Yield what a link may jump to on a page."""
    yield "top"
    for tag in page.tags:
        if "id" in tag.attributes:
            yield tag.attributes["id"]
        if tag.name == "a" and "name" in tag.attributes:
            yield tag.attributes["name"]


def _doubles(page: Page) -> Iterator[str]:
    """Yield ids that stand twice: a link would always take the first."""
    for name, times in Counter(tag.attributes["id"] for tag in page.having("id")).items():
        if times > 1:
            yield f'{page.path}: id "{name}" stands {times} times: give each element its own'


def _relations(page: Page, files: Container[str], facts: SiteFacts) -> Iterator[str]:
    """Yield what is wrong between a page, its twins and its own address."""
    own = language_of(page.path, facts.languages)
    for language in facts.languages:
        twin = in_language(page.path, language, facts.languages)
        if language != own and twin not in files:
            yield f"{page.path}: has no twin {twin}: write the page in both languages"
    if not facts.root:
        return
    links = [tag for tag in page.named("link") if "href" in tag.attributes]
    canonical = [tag.get("href") for tag in links if "canonical" in tag.rel]
    wanted = facts.root + address_of(page.path)
    if canonical != [wanted]:
        yield f"{page.path}: canonical is {_list(canonical)}: it has to be {wanted}, once"
    named = sorted(_alternates(links))
    expected = sorted((name, facts.root + address_of(path)) for name, path in twins(page.path, facts))
    if named != expected:
        is_now, has_to_be = (_list(map(" ".join, pairs)) for pairs in (named, expected))
        yield f"{page.path}: hreflang is {is_now}: it has to be {has_to_be}"


def _alternates(links: Sequence[Tag]) -> Iterator[tuple[str, str]]:
    """Yield the language and address of each alternate."""
    for tag in links:
        if "alternate" in tag.rel and "hreflang" in tag.attributes:
            yield tag.get("hreflang"), tag.get("href")


def _list(names: Sequence[str] | Iterator[str]) -> str:
    """Write names for a fault."""
    return ", ".join(names) or "missing"


def _manifest(
    path: str, files: Mapping[str, bytes], anchors: Mapping[str, frozenset[str]], root: str
) -> Iterator[str]:
    """Yield what the app's manifest names and the site does not have."""
    try:
        manifest = json.loads(files[path])
    except ValueError as error:
        yield f"{path}: is not JSON ({error}): correct it"
        return
    named = [manifest[key] for key in ("start_url", "scope") if key in manifest]
    named += [icon["src"] for icon in manifest.get("icons", ()) if "src" in icon]
    for address in named:
        yield from dead(address, path, files, anchors, root)
