"""How a paper cites a clause: part, item, dash; or the name of a piece of front or end matter."""

from __future__ import annotations

import re

from kb.model import Clause, Lang
from kb.outputs.office.content import TIE
from kb.words import Words

NUMBERED = re.compile(r" (?=[IVX\d])")
"""The space between a word and its number: a line does not end there."""


def label(clause: Clause, words: Words, lang: Lang) -> str:
    """Give the way a clause is cited."""
    steps = clause.id.split(".")
    if steps[0] in {"front", "end"}:
        return words.word(f"clause.{clause.id}", lang)
    number = ".".join([steps[0].upper(), *steps[1:2]])
    key = ("clause.part", "clause.item", "clause.dash")[min(len(steps), 3) - 1]
    return NUMBERED.sub(TIE, words.word(key, lang, number=number, dash=".".join(steps[2:])))


def clock(minute: int) -> str:
    """Write a minute of a session as hours and minutes."""
    return f"{minute // 60}:{minute % 60:02}"
