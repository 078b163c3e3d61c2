"""Pack each language of the finished site so that it opens from a folder, with no server and no network.

Links are rewritten in the finished pages. A second build with other addresses would only reach the links
that MkDocs knows, and ours are written by templates.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.finish.addresses import (
    FOLDER_ENDS,
    INDEX,
    SiteFacts,
    address_of,
    in_script,
    in_sheet,
    language_of,
    relative,
    stands_alone,
    target,
)
from kb.finish.markup import LINKS, Edit, Page, Tag, changed, spliced

PACK = "downloads/handbook-{language}.zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold: the same site gives the same bytes
# What only means something online.
ONLINE_RELS = frozenset({"canonical", "alternate", "manifest"})
ONLINE_FILES = frozenset({"sitemap.xml", "robots.txt", "sw.js"})
ONLINE_ENDS = (".zip", ".webmanifest", ".map")
WORKER = "data-kb-worker"
LEADS = frozenset({"a", "area", "form"})
# Where results in the other language lead.
BASE = "data-kb-base"
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def packs(pages: Sequence[Page], files: Mapping[str, bytes], facts: SiteFacts) -> dict[str, bytes]:
    """Make one zip a language."""
    return {
        PACK.format(language=language): _zipped(_inside(language, pages, files, facts), language)
        for language in facts.languages
    }


def _inside(
    language: str, pages: Sequence[Page], files: Mapping[str, bytes], facts: SiteFacts
) -> dict[str, bytes]:
    """Gather the pages of a language and everything that they lead to or are made of."""
    by_path = {page.path: page for page in pages}
    paths = {path for path in by_path if not stands_alone(path) and language_of(path, facts.languages) == language}
    waiting = sorted(paths)
    while waiting:
        path = waiting.pop()
        for found in _named(path, by_path, files, facts.root) - paths:
            alone = found not in by_path or (stands_alone(found) and not found.endswith("404.html"))
            if alone and found in files and not _only_online(found):
                paths.add(found)
                waiting.append(found)
    packed = {path: files[path] for path in paths if path not in by_path}
    for path in sorted(paths & set(by_path)):
        packed[path] = for_folder(by_path[path], paths, facts.root).encode()
    if INDEX not in packed:
        packed[INDEX] = _door(f"{language}/{INDEX}", language, by_path)
    return packed


def _only_online(path: str) -> bool:
    """Say whether a file has no use in a folder."""
    return path in ONLINE_FILES or path.endswith(ONLINE_ENDS)


def _named(path: str, pages: Mapping[str, Page], files: Mapping[str, bytes], root: str) -> set[str]:
    """Give the paths that a page or a sheet leads to."""
    named: Iterable[str] = ()
    if path in pages:
        named = (address for _, _, address in pages[path].links())
    elif path.endswith(".css"):
        named = in_sheet(files[path].decode())
    elif path.endswith(".js"):
        return set(in_script(path, files))
    return {found.path for found in (target(address, path, root) for address in named) if found}


def for_folder(page: Page, paths: set[str], root: str) -> str:
    """Rewrite a page's links: files by their full names, what is not packed by its address online."""
    return spliced(page, _edits(page, paths, root))


def _edits(page: Page, paths: set[str], root: str) -> Iterator[Edit]:
    """Yield the changes of a page."""
    for tag in page.tags:
        if tag.name == "link" and tag.rel & ONLINE_RELS:
            yield Edit(tag.start, tag.end, "")
            continue
        new = {name: _link(tag, name, page.path, paths, root) for name in LINKS if name in tag.attributes}
        new = {name: value for name, value in new.items() if value != tag.attributes[name]}
        if new:
            yield changed(page, tag, new)


def _link(tag: Tag, name: str, page: str, paths: set[str], root: str) -> str | None:
    """Write one link as it has to be in a folder; None where it would lead nowhere."""
    address = tag.attributes[name]
    found = target(address, page, root)
    bare = address.partition("#")[0].partition("?")[0]
    if name == WORKER:
        return None
    if not found or not bare:
        return address
    if found.path not in paths:
        # A reader may go online; a page may not, as the zip promises to do without a network.
        online = root and (tag.name in LEADS or name == BASE)
        return root + address_of(found.path) + found.query + found.anchor if online else None
    if bare.startswith("/") or ":" in bare:
        bare = relative(found.path, page)
    elif bare.rsplit("/", 1)[-1] in FOLDER_ENDS:
        bare = bare.rstrip("/") + "/" + INDEX
    return bare + found.query + found.anchor


def _door(home: str, language: str, pages: Mapping[str, Page]) -> bytes:
    """Make the file to open where the language does not stand at the root."""
    title = TITLE.search(pages[home].text) if home in pages else None
    words = title.group(1) if title else html.escape(home)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={home}">\n<title>{words}</title>\n</head>\n'
        f'<body><a href="{home}">{words}</a></body>\n</html>\n'
    ).encode()


def _zipped(inside: Mapping[str, bytes], language: str) -> bytes:
    """Zip files in the order of their names, in one folder, all of one date."""
    folder = PACK.format(language=language).rsplit("/", 1)[-1].removesuffix(".zip")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for path in sorted(inside):
            entry = zipfile.ZipInfo(f"{folder}/{path}", LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, inside[path])
    return packed.getvalue()
