"""The words of the furniture: every string a reader sees that is not content.

Both languages stand side by side in the YAML files of this folder; a key without
both does not load, and a key that nobody defined is an error. The keys of pages.yml
are used as they stand, those of any other file with its name in front: `theme.skip`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kb.model import LANGUAGES, Lang

HERE = Path(__file__).parent


class Count(int):
    """A number in a sentence: `{count:task|tasks}` chooses the word that goes with it."""

    def __format__(self, form: str) -> str:
        if "|" not in form:
            return super().__format__(form)
        one, many = form.split("|")
        return f"{int(self)} {one if self == 1 else many}"


@dataclass(frozen=True)
class Words:
    """All furniture, by key and language."""

    entries: Mapping[str, Mapping[str, str]]

    def word(self, key: str, lang: Lang, /, **values: object) -> str:
        """Give a string in a language, with its `{values}` filled in; KeyError for an unknown key."""
        text = self.entries[key][lang]
        counted = {name: Count(value) if type(value) is int else value for name, value in values.items()}
        return text.format(**counted) if values else text

    def has(self, key: str) -> bool:
        """Say whether a key is defined."""
        return key in self.entries

    def day(self, day: str, lang: Lang) -> str:
        """Write a date (a year, a month or a day, as YYYY-MM-DD) as a language does.

        Vietnamese papers put a nought before days below 10 and before months 1 and 2: Decree 30/2020/NĐ-CP,
        appendix I, on place and time of issue.
        """
        year, *rest = day.split("-")
        if not rest:
            return year
        month, *days = (part.lstrip("0") for part in rest)
        named = self.word(f"month.{month}", lang)
        if not days:
            return self.word("date.month", lang, year=year, month=named)
        return self.word("date.day", lang, year=year, month=named, day=days[0].zfill(2 if lang == "vi" else 1))

    def under(self, prefix: str, lang: Lang) -> dict[str, str]:
        """Give every string whose key begins with a prefix, without the prefix."""
        return {k.removeprefix(prefix): e[lang] for k, e in self.entries.items() if k.startswith(prefix)}


def load() -> Words:
    """Read every file of this folder."""
    entries: dict[str, Mapping[str, str]] = {}
    for path in sorted(HERE.glob("*.yml")):
        prefix = "" if path.stem == "pages" else f"{path.stem}."
        for name, entry in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
            key = f"{prefix}{name}"
            if key in entries:
                raise KeyError(f"{path.name}: {key} is defined twice")
            if set(entry) != set(LANGUAGES) or not all(isinstance(v, str) and v for v in entry.values()):
                raise ValueError(f"{path.name}: {key} needs words in vi and en, and nothing else")
            entries[key] = entry
    return Words(entries)
