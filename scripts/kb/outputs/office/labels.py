"""How a paper cites a clause: part, item, dash; or the name of a piece of front or end matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.model import Clause, Lang
from kb.outputs.office.content import TIE
from kb.words import Words

NUMBERED = re.compile(r" (?=[IVX\d])")
"""The space between a word and its number: a line does not end there."""


def label(clause: Clause, words: Words, lang: Lang) -> str:
    """Give the way a clause is cited."""
    return labels((clause.id,), words, lang)


def labels(names: Iterable[str], words: Words, lang: Lang) -> str:
    """Give the way clauses are cited together, by their ids: an item is named once, with all its dashes."""
    items: dict[str, list[str]] = {}
    for name in names:
        steps = name.split(".")
        own = name if steps[0] in {"front", "end"} else ".".join(steps[:2])
        items.setdefault(own, []).append(name.removeprefix(own).lstrip("."))
    return "; ".join(_item(item, dashes, words, lang) for item, dashes in items.items())


def _item(item: str, dashes: list[str], words: Words, lang: Lang) -> str:
    part, _, rest = item.partition(".")
    if part in {"front", "end"}:
        return words.word(f"clause.{item}", lang)
    number = f"{part.upper()}.{rest}".rstrip(".")
    # Who names an item as a whole names all its dashes.
    one = "clause.dash" if len(dashes) == 1 else "clause.dashes"
    key = one if all(dashes) else "clause.item" if rest else "clause.part"
    return NUMBERED.sub(TIE, words.word(key, lang, number=number, dash=", ".join(dashes)))


def clock(minute: int) -> str:
    """Write a minute of a session as hours and minutes."""
    return f"{minute // 60}:{minute % 60:02}"
