"""What a paper says, part by part, before it is a Word file or a PDF: no layout, no library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kb.model import Lang
from kb.render import nested

TIE = "\N{NO-BREAK SPACE}"

BLANK = "……"
"""What only the unit knows."""

INNER = re.compile('(?:“|")([^“"”]*)(?:"|”)')
"""Words that stand between double marks in the text itself, curled or straight as it has them."""

LETTERS = "ABCD"
"""The names of the options of a question."""


@dataclass(frozen=True)
class Run:
    """Some words in one face; words of another language than the paper's say so."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: int = 0
    lang: Lang | None = None


Runs = tuple[Run, ...]
Style = Literal[
    "body", "plain", "line", "point", "option", "quote", "note", "centre", "title", "abstract", "label"
]  # fmt: skip


@dataclass(frozen=True)
class Heading:
    """A heading of a paper; level 1 is a part."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    """A paragraph in one of the paper's styles."""

    runs: Runs
    style: Style = "body"
    keep: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: heads, rows, the widths of the columns in millimetres, the least height of a row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    height: int = 0
    keep: bool = False
    """Whether it stands on one page, with what follows it."""
    sayings: bool = False
    """Whether each line in a cell of the last column stands for itself; elsewhere the first names the others."""


@dataclass(frozen=True)
class Rule:
    """A short line in the middle, drawn or written."""

    width: int = 55
    text: str = ""


Column = tuple[Para | Rule, ...]


@dataclass(frozen=True)
class Letterhead:
    """The two columns that open an administrative paper, one run of lines each."""

    left: Column
    right: Column
    widths: tuple[int, int]


@dataclass(frozen=True)
class Closing:
    """The two columns that close it: recipients or secretary, and the signature."""

    left: Column
    right: Column


@dataclass(frozen=True)
class Break:
    """A new page."""


Part = Heading | Para | Grid | Letterhead | Closing | Rule | Break


@dataclass(frozen=True)
class Paper:
    """A whole paper: its title for the file, its language, its measures, its parts."""

    title: str
    lang: Lang
    date: str
    parts: tuple[Part, ...]
    font: str = "Times New Roman"
    size: int = 14
    margins: tuple[int, int, int, int] = (20, 20, 30, 15)
    title_size: int = 15
    foot: str = ""
    official: bool = True


@dataclass(frozen=True)
class Table:
    """A table of its own: the name of its sheet, its title, heads, rows, widths; one column may have a list."""

    name: str
    title: str
    lang: Lang
    date: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    choices: tuple[int, tuple[str, ...]] | None = None
    heading: bool = True


def plain(text: str, style: Style = "body", *, italic: bool = False, keep: bool = False) -> Para:
    """Give a paragraph of one run."""
    return Para((Run(text, italic=italic),), style, keep)


def labelled(label: str, text: str, style: Style = "body") -> Para:
    """Give a paragraph that begins with its label in bold."""
    return Para((Run(f"{label} ", bold=True), Run(text)), style)


def line(*, keep: bool = False) -> Para:
    """Give an empty line to write on."""
    return Para((Run(""),), "line", keep)


def lettered(options: tuple[str, ...], *, keep: bool = False) -> tuple[Para, ...]:
    """Give the options of a question, a line each, kept on one page, and with what follows if it is the answer."""
    last = len(options) - 1
    return tuple(
        Para((Run(f"{LETTERS[place]}.{TIE}{option}"),), "option", keep=keep or place < last)
        for place, option in enumerate(options)
    )


def bound(text: str) -> str:
    """Tie the last words of a title together, so that none stands alone on a line."""
    words = text.lstrip(" ").split(" ")
    return text[: -len(text.lstrip(" "))] + " ".join([*words[:-3], TIE.join(words[-3:])])


def quotation(words: str, lang: Lang) -> str:
    """Put words between the marks of the paper's language; marks inside change, so that none stand doubled."""
    if lang == "en":
        return f"‘{nested(words)}’"
    inside = INNER.sub(r"‘\1’", words)
    return f"“{inside}”"


def tied(name: str) -> str:
    """Tie the words of a name together, so that it stands on one line of a title."""
    return name.replace(" ", TIE)


@dataclass(frozen=True)
class Item:
    """A quiz question in one language; `right` is the place of the right option, counted from 0."""

    id: str
    question: str
    options: tuple[str, ...]
    right: int
    truth: bool
    explanation: str
    quote: str
    label: str
    topic: str
    difficulty: str


@dataclass(frozen=True)
class Bank:
    """All quiz questions in one language."""

    title: str
    lang: Lang
    items: tuple[Item, ...]
    topics: tuple[str, ...]


Layout = Literal["title", "content", "quotes"]


@dataclass(frozen=True)
class Slide:
    """A slide: its layout, its title, the lines in its body, what the trainer says."""

    layout: Layout
    title: str
    lines: tuple[Runs, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class Deck:
    """The slides of a session in one language."""

    title: str
    lang: Lang
    date: str
    foot: str
    slides: tuple[Slide, ...]
