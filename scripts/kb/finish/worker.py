"""Tell the service worker which files make up each language, and the reader how much that is.

A version is the hash of its list, and the list holds the hash of each file: any change of the site is a new
version, and of a new version a device fetches only what changed.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from kb.finish.addresses import SiteFacts, address_of, in_script, in_sheet, language_of, stands_alone, target
from kb.finish.assets import digest
from kb.finish.markup import Edit, Page, changed

PATH = "sw.js"
OPENING = "self.kbLists="
# Shown without a network in place of a page that was not kept; it speaks every language.
LOST = "404.html"
PLACE = "data-kb-keep"
COUNT, SIZE = "data-kb-files", "data-kb-bytes"
# A size to decide by: round, so that it does not change the page each time a word changes elsewhere.
STEP = 10_000
OWN = re.compile(rf' (?:{COUNT}|{SIZE})="\d*"')
# A page leads to these without being made of them.
LEADS = frozenset({("a", "href"), ("area", "href"), ("form", "action")})


def members(pages: Sequence[Page], files: Mapping[str, bytes], facts: SiteFacts) -> dict[str, tuple[str, ...]]:
    """Give each language's files: first what pages are made of, then the pages.

    In this order a page that has arrived finds its sheet, even if the network goes before the rest has.
    """
    found: dict[str, tuple[str, ...]] = {}
    for language in facts.languages:
        own = [page for page in pages if _of(page, language, facts)]
        parts = {path for page in own for path in _made_of(page, facts.root) if path in files}
        sheets = {path: files[path].decode() for path in parts if path.endswith(".css")}
        targets = (target(name, path, facts.root) for path, css in sheets.items() for name in in_sheet(css))
        parts |= {named.path for named in targets if named and named.path in files}
        scripts = {path for path in parts if path.endswith(".js")}
        parts |= {name for path in scripts for name in in_script(path, files) if name in files}
        found[language] = (*sorted(parts - {PATH}), *(page.path for page in own))
    return found


def _of(page: Page, language: str, facts: SiteFacts) -> bool:
    """Say whether a language needs a page: it is one of its own, or the one that stands in for others."""
    return page.path == LOST or (
        not stands_alone(page.path) and language_of(page.path, facts.languages) == language
    )


def _made_of(page: Page, root: str) -> Iterator[str]:
    """Yield what a page needs beside itself."""
    for tag, name, address in page.links():
        # The page that stands in for others may search without its index, which is of one language.
        led = (tag.name, name) in LEADS or (page.path == LOST and tag.name not in {"link", "script"})
        found = None if led else target(address, page.path, root)
        if found and not found.path.endswith(".html"):
            yield found.path


def with_lists(source: bytes, lists: Mapping[str, Sequence[str]], files: Mapping[str, bytes]) -> bytes:
    """Put the lists before the worker's own code, in place of older ones."""
    told: dict[str, object] = {}
    for language, paths in lists.items():
        rows = [[quote(address_of(path)), digest(files[path])] for path in paths]
        version = hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:8]
        told[language] = {"version": version, "files": rows}
    code = source.decode()
    if code.startswith(OPENING):
        code = code.split("\n", 1)[1]
    return f"{OPENING}{json.dumps(told, separators=(',', ':'), sort_keys=True)};\n{code}".encode()


def told(
    page: Page, lists: Mapping[str, Sequence[str]], files: Mapping[str, bytes], facts: SiteFacts
) -> tuple[Edit, ...]:
    """Write the number and the size of the files, as they travel, where the reader can wish for them."""
    places = tuple(page.having(PLACE))
    if not places:
        return ()
    paths = lists[language_of(page.path, facts.languages)]
    size = sum(_travels(files[path]) for path in paths)
    values = {COUNT: str(len(paths)), SIZE: str(-(-size // STEP) * STEP)}
    return tuple(changed(page, tag, values) for tag in places)


def _travels(data: bytes) -> int:
    """Give the packed size of a file, without what we write into it about sizes."""
    return len(zlib.compress(OWN.sub("", data.decode("utf-8", "replace")).encode(), 6))
