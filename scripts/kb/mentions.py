"""Where a text names something: the longest form first, nested names kept.

A body that is only mentioned is not charged with anything, so mentions are found by
machine from names, and never written by hand.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text, from `start` up to `end`, that names `id`."""

    start: int
    end: int
    id: str


def find(text: str, forms: Mapping[str, Iterable[str]]) -> tuple[Span, ...]:
    """Find each id by its forms, as whole words in any case, in order of place.

    Of two forms of one id the longer wins where they overlap; a name of one id
    inside the name of another is kept, since both are named.
    """
    spans: list[Span] = []
    for name, words in forms.items():
        taken: list[tuple[int, int]] = []  # in order of place, and never overlapping
        for form in sorted(set(words), key=lambda w: (-len(w), w)):
            for match in _pattern(form).finditer(text):
                start, end = match.span()
                place = bisect.bisect(taken, (start, end))
                free_before = place == 0 or taken[place - 1][1] <= start
                if free_before and (place == len(taken) or end <= taken[place][0]):
                    taken.insert(place, (start, end))
        spans.extend(Span(start, end, name) for start, end in taken)
    return tuple(sorted(spans))


@lru_cache(maxsize=8192)
def _pattern(form: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in form.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
