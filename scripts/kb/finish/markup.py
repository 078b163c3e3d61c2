"""Read a built page once: its tags, their attributes, and where each stands in the text.

Finishing changes a page by replacing pieces at known places, never by writing it anew, so that what it
does not mean to change stays as the templates wrote it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

QUOTE = '"'
ATTRIBUTE = re.compile(r"""\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
# Attributes that may hold an address, ours included: scripts read where their parts lie from the page.
LINKS = (
    "href", "src", "action", "poster", "data",
    "data-kb-src", "data-kb-index", "data-kb-base", "data-kb-sheet", "data-kb-worker",
)  # fmt: skip
EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a page's text to be replaced."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, and the place of its text on the page."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int

    def get(self, name: str) -> str:
        """Give an attribute's value, empty where it is not there."""
        return self.attributes.get(name, "")

    def moved(self, by: int) -> Tag:
        """Give the tag that many characters further on."""
        return Tag(self.name, self.attributes, self.start + by, self.end + by)

    @property
    def rel(self) -> frozenset[str]:
        """Give the words of `rel`."""
        return frozenset(self.get("rel").lower().split())


@dataclass(frozen=True, slots=True)
class Page:
    """A built page: its path, its text, its start tags in order."""

    path: str
    text: str
    tags: tuple[Tag, ...]

    def named(self, name: str) -> Iterator[Tag]:
        """Yield the tags of a name."""
        return (tag for tag in self.tags if tag.name == name)

    def having(self, attribute: str) -> Iterator[Tag]:
        """Yield the tags that carry an attribute."""
        return (tag for tag in self.tags if attribute in tag.attributes)

    def links(self) -> Iterator[tuple[Tag, str, str]]:
        """Yield each address on the page with its tag and attribute."""
        for tag in self.tags:
            for name in LINKS:
                if name in tag.attributes:
                    yield tag, name, tag.attributes[name]

    @property
    def redirects(self) -> bool:
        """Say whether the page only sends its reader on."""
        return any(tag.get("http-equiv").lower() == "refresh" for tag in self.named("meta"))


class _Reader(HTMLParser):
    """Collect start tags; html.parser counts lines, we count characters."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag; of an attribute named twice the first counts, as in browsers."""
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        end = start + len(self.get_starttag_text() or "")
        values = {name: value or "" for name, value in reversed(attrs)}
        self.tags.append(Tag(tag, values, start, end))


def read(path: str, data: bytes) -> Page:
    """Read a page."""
    text = data.decode("utf-8")
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    return Page(path, text, tuple(reader.tags))


def pages(files: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Read every HTML file, in the order of their paths."""
    return tuple(read(path, files[path]) for path in sorted(files) if path.endswith(".html"))


def spliced(page: Page, edits: Iterable[Edit]) -> str:
    """Give the page's text with pieces replaced; pieces that overlap are a programmer's error."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            message = f"{page.path}: two edits overlap at character {edit.start}"
            raise ValueError(message)
        parts += (page.text[at : edit.start], edit.words)
        at = edit.end
    parts.append(page.text[at:])
    return "".join(parts)


def edited(page: Page, edits: Iterable[Edit]) -> Page:
    """Give the page as it is after edits that replace whole tags or stand between tags.

    The same as reading what `spliced` gives, but only what is new is read: reading a page is most of finishing.
    """
    edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
    tags: list[Tag] = []
    left = iter((*page.tags, Tag("", {}, len(page.text) + 1, 0)))
    tag = next(left)
    shift = 0
    for edit in edits:
        while tag.start < edit.start:
            if tag.end > edit.start:
                message = f"{page.path}: an edit cuts the tag at character {tag.start}"
                raise ValueError(message)
            tags.append(tag.moved(shift))
            tag = next(left)
        while tag.start < edit.end:
            tag = next(left)
        if "<" in edit.words:
            tags += (new.moved(edit.start + shift) for new in read(page.path, edit.words.encode()).tags)
        shift += len(edit.words) - (edit.end - edit.start)
    while tag.name:
        tags.append(tag.moved(shift))
        tag = next(left)
    return Page(page.path, spliced(page, edits), tuple(tags))


def tight(page: Page) -> Page:
    """Give the page without the empty lines that templates leave, unless some of it is set as typed."""
    if "<pre" in page.text or "<textarea" in page.text:
        return page
    return edited(page, (Edit(empty.start(), empty.end(), "\n") for empty in EMPTY_LINES.finditer(page.text)))


def changed(page: Page, tag: Tag, values: Mapping[str, str | None]) -> Edit:
    """Give a tag some attributes new values; None takes one away, a new name is added at the end.

    All of a tag's changes are one edit, so that they cannot overlap; the rest of it stays as it was written.
    """
    raw = page.text[tag.start : tag.end]
    at = 1 + len(tag.name)
    parts = [raw[:at]]
    for match in ATTRIBUTE.finditer(raw, at):
        name = match.group(1).lower()
        if name in values:
            space = match.group(0)[: match.start(1) - match.start()]
            parts += (raw[at : match.start()], _written(space + match.group(1), values[name]))
            at = match.end()
    ending = len(raw) - (2 if raw.endswith("/>") else 1)
    added = "".join(_written(f" {name}", values[name]) for name in values if name not in tag.attributes)
    parts += (raw[at:ending], added, raw[ending:])
    return Edit(tag.start, tag.end, "".join(parts))


def _written(name: str, value: str | None) -> str:
    """Write an attribute, or nothing."""
    return "" if value is None else f'{name}="{html.escape(value, quote=False).replace(QUOTE, "&quot;")}"'
