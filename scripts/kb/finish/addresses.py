"""Say which file of the site a link leads to, and what a file's address is.

Every step of finishing asks this, and a second opinion anywhere would be a dead link
that the link check calls alive.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

INDEX = "index.html"
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
FOLDER_ENDS = ("", ".", "..")
# Slide decks and embeds may lie here without a twin; the page of the downloads itself is a page like any.
ALONE = "downloads/"
# The first part of a search index names the others, which lie beside it.
IN_SCRIPT = re.compile(r'"(search-[a-z0-9-]+\.[0-9a-f]{8}\.js)"')
IN_CSS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""")


@dataclass(frozen=True, slots=True)
class Target:
    """A place inside the site: a file's path, and the query and the anchor with their signs."""

    path: str
    query: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The few outer facts that finishing needs.

    The root is the absolute address of the site, with a slash at its end, or empty where nobody
    knows it; the first language stands at the root, each other one in a folder of its name.
    """

    root: str
    languages: tuple[str, ...]


def address_of(path: str) -> str:
    """Give a file's address below the root: a folder's page is addressed by its folder."""
    if path == INDEX or path.endswith("/" + INDEX):
        return path[: -len(INDEX)]
    return path


def language_of(path: str, languages: tuple[str, ...]) -> str:
    """Give the language of a page by the folder it stands in."""
    first = path.split("/", 1)[0]
    return first if "/" in path and first in languages[1:] else languages[0]


def in_language(path: str, language: str, languages: tuple[str, ...]) -> str:
    """Give the path of the same page in a language."""
    own = language_of(path, languages)
    bare = path if own == languages[0] else path[len(own) + 1 :]
    return bare if language == languages[0] else f"{language}/{bare}"


def twins(path: str, facts: SiteFacts) -> Iterator[tuple[str, str]]:
    """Yield each language with the page's path in it, and what to take when no language fits."""
    for language in facts.languages:
        yield language, in_language(path, language, facts.languages)
    yield "x-default", in_language(path, facts.languages[0], facts.languages)


def stands_alone(path: str) -> bool:
    """Say whether a page is not one of the handbook's: the error page, a slide deck."""
    return path.rsplit("/", 1)[-1] == "404.html" or (path.startswith(ALONE) and path != ALONE + INDEX)


def in_sheet(css: str) -> tuple[str, ...]:
    """Give the addresses of other files that a sheet names."""
    found = ("".join(groups) for groups in IN_CSS.findall(css))
    return tuple(address for address in found if not address.startswith(("data:", "#")))


def in_script(path: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Give the paths of the other scripts that a script names."""
    return tuple(posixpath.join(posixpath.dirname(path), name) for name in IN_SCRIPT.findall(files[path].decode()))


def target(address: str, page: str, root: str) -> Target | None:
    """Follow a link of a page; None means that it leaves the site.

    A path that climbs out of the site comes back as a path that no file has.
    """
    bare, mark, anchor = address.strip().partition("#")
    bare, sign, query = bare.partition("?")
    if not bare:
        return Target(page, sign + query, mark + anchor)
    if root and (bare + "/" == root or bare.startswith(root)):
        inner = bare[len(root) :]
    elif bare.startswith("//") or SCHEME.match(bare):
        return None
    elif bare.startswith("/"):
        base = urlsplit(root).path or "/"
        inner = bare.removeprefix(base)
    else:
        inner = posixpath.join(posixpath.dirname(page), bare)
    folder = inner.rsplit("/", 1)[-1] in FOLDER_ENDS
    inner = posixpath.normpath(unquote(inner)) if inner else "."
    if folder:
        inner = posixpath.normpath(posixpath.join(inner, INDEX))
    return Target(inner, sign + query, mark + anchor)


def relative(path: str, page: str) -> str:
    """Give the link from a page to a file."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")
