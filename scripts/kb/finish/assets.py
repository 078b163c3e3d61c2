"""Give the browser one stylesheet and scripts whose names change with their contents.

A name with a hash in it may be kept for ever, so a reader's second page costs its HTML alone; and a page
kept from an older version never meets a newer sheet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kb.finish import opening
from kb.finish.addresses import in_sheet, relative, target
from kb.finish.markup import LINKS, Edit, Page, Tag, changed
from kb.finish.selectors import seen, widened
from kb.finish.trim import parsed, settled, trim

THEME_SHEETS = "assets/stylesheets/"
# Folds look the same all over the handbook: what the theme has for them would only be overruled.
NOT_THE_THEMES = frozenset({"details", "summary"})
THEME = (THEME_SHEETS, "assets/javascripts/", "assets/images/")
SHEETS = "assets/"
BUNDLE = "assets/site.css"
# A sheet that a script adds when it is used stays by itself, like the scripts.
SCRIPTS = re.compile(r"app/[^/]+\.(?:js|css)")
HASHED = re.compile(r"(?P<stem>.+)\.(?P<hash>[0-9a-f]{8})\.(?:css|js)")
CHARSET = re.compile(r"""@charset\s+["'][^"']*["'];\s*""", re.IGNORECASE)
# What the theme's own search and MkDocs leave behind when somebody forgets to switch them off.
LEFTOVER = re.compile(r"(?:[a-z]+/)?search/(?:search_index\.json|[^/]+\.js)")

CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")

Sheets = tuple[tuple[str, str], ...]  # path and media of each link, in order


@dataclass(frozen=True, slots=True)
class Bundle:
    """Sheets joined: the file's name, and by page the rules for its opening, which the page holds itself."""

    name: str
    first: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Assets:
    """What becomes of the assets: new files, paths to drop, edits of pages, faults."""

    files: dict[str, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def digest(data: bytes) -> str:
    """Give the eight letters that stand for some contents."""
    return hashlib.sha256(data).hexdigest()[:8]


def hashed(path: str, data: bytes) -> str:
    """Put the hash of the contents into a name, unless it is there."""
    match = HASHED.fullmatch(path)
    if match and match["hash"] == digest(data):
        return path
    stem, ending = path.rsplit(".", 1)
    return f"{stem}.{digest(data)}.{ending}"


def finish(files: Mapping[str, bytes], pages: Sequence[Page], drawing: Page, root: str) -> Assets:
    """Join sheets, name by contents, point the pages there, and leave the theme's files out.

    Pages that link the same sheets share a joined one, trimmed to what stands on them and in
    `drawing`, whose tags are put into every page later.
    """
    done = Assets()
    scripts = {path: hashed(path, data) for path, data in files.items() if SCRIPTS.fullmatch(path)}
    for old, new in scripts.items():
        done.gone.add(old)
        done.files[new] = files[old]
    done.gone -= set(done.files)
    of_page = {page.path: tuple(_sheets(page, files, root, done)) for page in pages}
    bundles = {}
    for sheets in sorted(set(of_page.values()) - {()}):
        mine = [page for page in pages if of_page[page.path] == sheets]
        bundles[sheets] = _bundle(sheets, files, mine, drawing, done)
    for page in pages:
        sheets = of_page[page.path]
        if not sheets and not page.redirects:
            done.faults.append(f"{page.path}: has no stylesheet: link the theme's and ours in its template")
        done.edits[page.path] = list(_edits(page, bundles.get(sheets), scripts, root, done))
    for path in sorted(files):
        if LEFTOVER.fullmatch(path):
            done.faults.append(f"{path}: is the theme's search: take the search plugin out of mkdocs.yml")
            done.gone.add(path)
    done.gone |= {path for path in files if path.startswith(THEME)}
    done.gone |= {path for sheets in bundles for path, _ in sheets} - set(done.files)
    return done


def _is_sheet(tag: Tag) -> bool:
    """Say whether a tag links a stylesheet."""
    return tag.name == "link" and "stylesheet" in tag.rel


def _sheets(page: Page, files: Mapping[str, bytes], root: str, done: Assets) -> Iterator[tuple[str, str]]:
    """Yield the sheets of a page that the site has."""
    for tag in filter(_is_sheet, page.tags):
        found = target(tag.get("href"), page.path, root)
        if found and found.path in files:
            yield found.path, tag.get("media")
        else:
            done.faults.append(f'{page.path}: stylesheet "{tag.get("href")}" is not in the site: correct the link')


def _bundle(
    sheets: Sheets, files: Mapping[str, bytes], pages: Sequence[Page], drawing: Page, done: Assets
) -> Bundle:
    """Join sheets in the order of their links, each under its media, without what the pages do not need."""
    if len(sheets) == 1 and not sheets[0][1] and hashed(sheets[0][0], files[sheets[0][0]]) == sheets[0][0]:
        done.files[sheets[0][0]] = files[sheets[0][0]]
        return Bundle(sheets[0][0])
    what = seen((*pages, drawing))
    texts = {path: CHARSET.sub("", files[path].decode("utf-8-sig")) for path, _ in sheets}
    scripts = "\n".join(data.decode() for path, data in sorted(files.items()) if SCRIPTS.fullmatch(path))
    parts = []
    for path, media in sheets:
        css = texts[path]
        if path.startswith(THEME_SHEETS):
            trimmed = trim(css, replace(what, tags=what.tags - NOT_THE_THEMES), path)
        else:
            trimmed = trim(css, widened(what, css, scripts), path)
        done.faults += (*trimmed.faults, *_cannot_be_joined(path, trimmed.css))
        parts.append(f"@media {media}{{{trimmed.css}}}" if media not in {"", "all"} else trimmed.css)
    first, rest = opening.parted(settled("\n".join(parts), scripts), opening.opening(pages))
    data = (("" if rest.isascii() else '@charset "utf-8";') + rest).encode()
    name = hashed(BUNDLE, data)
    done.files[name] = data
    return Bundle(name, dict(_openings(first, pages, scripts)))


def _openings(first: str, pages: Sequence[Page], scripts: str) -> Iterator[tuple[str, str]]:
    """Yield for each page the rules for openings that may match something on it, or what a script puts there."""
    rules = parsed(first, "", [])
    names = [name for name in sorted(set(CLASS.findall(first))) if name not in scripts]
    known: dict[frozenset[str], str] = {}
    for page in pages:
        absent = frozenset(name for name in names if name not in page.text)
        if absent not in known:
            known[absent] = opening.narrowed(rules, absent)
        yield page.path, known[absent]


def _cannot_be_joined(path: str, css: str) -> Iterator[str]:
    """Yield what would mean something else in the joined file."""
    if "@import" in css:
        yield f"{path}: uses @import, which only works first in a file: link that sheet in the template"
    beside = path.startswith(SHEETS) and "/" not in path.removeprefix(SHEETS)
    for address in in_sheet(css):
        if not beside and not address.startswith("/"):
            yield f'{path}: names "{address}", which is elsewhere seen from {SHEETS}: move the sheet there'


def _edits(
    page: Page, bundle: Bundle | None, scripts: Mapping[str, str], root: str, done: Assets
) -> Iterator[Edit]:
    """Yield the changes of one page: its sheets become one, its scripts get their new names."""
    moved: list[str] = []
    for tag in page.tags:
        new: dict[str, str | None] = {}
        for name, value in tag.attributes.items():
            found = target(value, page.path, root) if name in LINKS else None
            if found and found.path in scripts:
                new[name] = renamed(value, found.path, scripts[found.path], page.path) + found.query
            elif name not in LINKS and any(old in value for old in done.gone):
                done.faults.append(
                    f"{page.path}: {name} names a script in a way that does not survive its new name: "
                    f"put its address alone into one of {', '.join(LINKS)}"
                )
        edit = changed(page, tag, new) if new else None
        if edit and tag.name == "script" and bundle and bundle.first.get(page.path):
            moved.append(f"{edit.words}</script>")
            edit = Edit(tag.start, page.text.index("</script>", tag.end) + len("</script>"), "")
        if edit:
            yield edit
    if bundle:
        yield from _sheet(page, bundle, moved, root)


def _sheet(page: Page, bundle: Bundle, scripts: Sequence[str], root: str) -> Iterator[Edit]:
    """Yield the changes that give a page its one sheet, and its opening the rules it needs before that."""
    first, *more = (tag for tag in page.tags if _is_sheet(tag))
    for tag in more:
        yield Edit(tag.start, tag.end, "")
    found = target(first.get("href"), page.path, root)
    address = renamed(first.get("href"), found.path if found else "", bundle.name, page.path)
    # The parts of the joined sheet carry their own media.
    link = changed(page, first, {"href": address, "media": None})
    style = bundle.first.get(page.path)
    if not style:
        yield link
        return
    yield Edit(first.start, first.end, f"<style>{style}</style>")
    yield from opening.edits(page, style, (*scripts, link.words))


def renamed(address: str, old: str, new: str, page: str) -> str:
    """Write the address of a file's new name in the manner of the old: relative, or from the root."""
    bare = address.partition("?")[0]
    return bare.removesuffix(old) + new if old and bare.endswith(old) else relative(new, page)
