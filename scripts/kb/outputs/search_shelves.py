"""The form of the search index: rows in columns, so that nothing is said twice.

Addresses follow from ids, trails from the rows that stand above, groups of words that
mean the same from the names of rows. What reads it is client/search/index.js, and its
README says how.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.tree import Output

VERSION = 2
# Rows of a column and names of a row are parted by signs that no text may have.
ROWS, NAMES = "|", "~"
FREE = str.maketrans({ROWS: "∣", NAMES: "∼"})
PLAIN = re.compile(r"[\w ]+")

Part = dict[str, object]


@dataclass(frozen=True)
class Row:
    """One thing that can be found.

    `names` stand for each other, what is `typed` for it leads to the names; `of` are the
    numbers of the rows it nearly repeats, `to` of those it leads to.
    """

    id: str
    title: str
    label: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    of: tuple[int, ...] = ()
    to: tuple[int, ...] = ()

    def cell(self, column: str) -> str:
        """Give a column's words as they travel."""
        value = getattr(self, column)
        if column in {"of", "to"}:
            return " ".join(map(str, value))
        return NAMES.join(map(_free, value)) if isinstance(value, tuple) else _free(value)


@dataclass(frozen=True)
class Shelf:
    """Rows of one kind.

    `at` makes addresses of ids, a pattern for each depth of an id: `*` is the id, `@` its first two steps.
    """

    kind: str
    at: tuple[str, ...]
    rows: tuple[Row, ...]
    where: str = ""
    same: bool = False

    def raised(self, *columns: str) -> Part:
        """Put the rows up, with their titles and some of their columns."""
        ids = " ".join("" if _follows(row) else row.id for row in self.rows)
        shelf: Part = {"kind": self.kind, "at": self.at, "ids": ids, "title": self._column("title")}
        if self.where:
            shelf["where"] = self.where
        return shelf | self._columns(columns)

    def filled(self, start: int, *columns: str) -> Part:
        """Fill columns of rows that stand already, from a row on."""
        return {"from": start} | self._columns(columns)

    def _columns(self, columns: Iterable[str]) -> Part:
        found: Part = {name: self._column(name) for name in columns if any(row.cell(name) for row in self.rows)}
        return found | ({"same": 1} if self.same and {"names", "typed"} & set(found) else {})

    def _column(self, name: str) -> str:
        return ROWS.join(row.cell(name) for row in self.rows)


def written(
    lang: str, kinds: Mapping[str, str], talk: str, first: Sequence[Part], further: Mapping[str, Sequence[Part]]
) -> Iterator[Output]:
    """Write the scripts of an index; the first names the others, and all bear the stamp of the whole.

    The words of talk travel with the first of the further parts.
    """
    stamp = _digest(_data([lang, kinds, talk, first, further]).encode())
    parts: list[str] = []
    for name, shelves in further.items():
        part: Part = {"version": VERSION, "stamp": stamp, "shelves": shelves}
        data = _script(part if parts else part | {"talk": talk})
        parts.append(f"search-{lang}-{name}.{_digest(data)}.js")
        yield Output(f"app/{parts[-1]}", data)
    head = {"version": VERSION, "lang": lang, "stamp": stamp, "parts": parts, "kinds": kinds, "shelves": first}
    yield Output(f"app/search-{lang}.js", _script(head))


def _script(part: Part) -> bytes:
    return f"kbSearchIndex({_data(part)});\n".encode()


def _data(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _digest(data: bytes) -> str:
    """Give the hash of some contents as finishing puts it into names, so that it leaves ours alone."""
    return hashlib.sha256(data).hexdigest()[:8]


def _free(text: str) -> str:
    return " ".join(text.translate(FREE).split())


def _follows(row: Row) -> bool:
    """Say whether the id is the title without its marks; then the reader of the index can tell it himself."""
    letters = unicodedata.normalize("NFKD", row.title.lower().replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bool(PLAIN.fullmatch(row.title)) and row.id == "-".join(bare.split())
