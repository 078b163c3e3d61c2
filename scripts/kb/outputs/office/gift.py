"""Quiz questions in Moodle's GIFT form."""

from __future__ import annotations

import re

from kb.model import Lang
from kb.outputs.office.content import Bank, Item, quotation

SPECIAL = re.compile(r"([~=#{}:\\])")


def made(bank: Bank) -> bytes:
    """Give the bytes of a GIFT file, a category for each topic."""
    out = []
    topic = ""
    for item in sorted(bank.items, key=lambda item: bank.topics.index(item.topic)):
        if item.topic != topic:
            topic = item.topic
            out.append(f"$CATEGORY: {bank.title}/{topic.replace('/', '-')}\n")
        out.append(_question(item, bank.lang))
    return ("\n".join(out)).encode()


def _question(item: Item, lang: Lang) -> str:
    feedback = f"####{escaped(f'{item.explanation} {quotation(item.quote, lang)} ({item.label})')}"
    head = f"::{escaped(item.id)}::{escaped(item.question)}"
    if item.truth:
        return f"{head} {{{'TRUE' if item.right == 0 else 'FALSE'}{feedback}}}\n"
    options = "".join(
        f"  {'=' if place == item.right else '~'}{escaped(option)}\n" for place, option in enumerate(item.options)
    )
    return f"{head} {{\n{options}  {feedback}\n}}\n"


def escaped(text: str) -> str:
    """Write a text so that Moodle takes none of it for a sign of its own."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
