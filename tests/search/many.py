"""The real Library with many plans in it, each in other words: what the handbook may grow to."""

from __future__ import annotations

import dataclasses
import random
import re

from kb.links import Library, Place, PlanLinks
from kb.model import Clause, Task, Text

CHANGED = 0.3
ONSETS = ("b", "c", "ch", "đ", "g", "gi", "h", "kh", "l", "m", "n", "nh", "ph", "qu", "s", "t", "th", "tr", "v")
RIMES = (
    "a",
    "á",
    "ai",
    "án",
    "ang",
    "ảng",
    "anh",
    "ao",
    "âm",
    "ận",
    "ô",
    "ông",
    "ổng",
    "ở",
    "ời",
    "u",
    "úng",
    "ương",
)
WORD = re.compile(r"[^\W\d_]{2,}")


def many(library: Library, count: int) -> Library:
    """Give the library so many plans; the first is the real one."""
    plan = library.plans[0]
    return dataclasses.replace(library, plans=(plan, *(_varied(plan, turn) for turn in range(1, count))))


def _varied(plan: PlanLinks, turn: int) -> PlanLinks:
    chance = random.Random(turn)  # noqa: S311 - the same words in each run, nothing secret
    other: dict[str, str] = {}

    def word(found: re.Match[str]) -> str:
        given = found[0].lower()
        if given not in other:
            new = chance.choice(ONSETS) + chance.choice(RIMES)
            other[given] = new if chance.random() < CHANGED else found[0]
        return other[given]

    def text(given: Text | None) -> Text | None:
        if given is None:
            return None
        return given.model_copy(
            update={"vi": WORD.sub(word, given.vi), "en": given.en and WORD.sub(word, given.en)}
        )

    def clause(given: Clause) -> Clause:
        below = tuple(map(clause, given.clauses))
        return given.model_copy(
            update={"heading": text(given.heading), "text": text(given.text), "clauses": below}
        )

    def place(given: Place) -> Place:
        return dataclasses.replace(given, clause=clause(given.clause))

    def task(given: Task) -> Task:
        return given.model_copy(update={"title": text(given.title)})

    name = f"plan-{turn}"
    return dataclasses.replace(
        plan,
        plan=plan.plan.model_copy(update={"id": name, "short": text(plan.plan.short)}),
        places={key: place(one) for key, one in plan.places.items()},
        tasks={key: task(one) for key, one in plan.tasks.items()},
    )
