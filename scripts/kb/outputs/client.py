"""The scripts the browser gets: our small modules joined into classic files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kb import bundle, shorten
from kb.links import Library
from kb.model import LANGUAGES, Lang
from kb.tree import Output
from kb.words import Words

SOURCES = Path(__file__).parent.parent / "client"
BUNDLES = {
    "app/kb.js": "base/main.js",
    "app/lost.js": "base/lost.js",
    "app/parallel.js": "base/parallel.js",
    "app/search.js": "search/main.js",
    "app/keep.js": "offline/main.js",
    "app/quiz.js": "training/quiz.js",
    "app/build.js": "training/build.js",
    "app/check.js": "training/check.js",
    "app/deck.js": "training/deck.js",
    # The scope of a service worker is its folder, so this one lies at the root.
    "sw.js": "offline/worker.js",
}

SPEAKING = {
    "app/clauses": ("base/clauses.js", ("js_", "cite_")),
    "app/lists": ("base/lists.js", ("js_shown",)),
}
"""Scripts that say something to the reader, with the keys of their words: one a language, its words first."""


def make(library: Library, words: Words) -> Iterator[Output]:
    """Join each bundle from its entry."""
    sources = {p.relative_to(SOURCES).as_posix(): p.read_text("utf-8") for p in sorted(SOURCES.rglob("*.js"))}
    for path, entry in BUNDLES.items():
        yield Output(path, shorten.shortened(bundle.join(sources, entry)).encode())
    # The sheet of search comes with its script, at the first use of the box.
    yield Output("app/search.css", (SOURCES / "search" / "search.css").read_bytes())
    for lang in LANGUAGES:
        for stem, (entry, keys) in SPEAKING.items():
            said = _spoken(words, lang, keys) | (_cited(library) if "cite_" in keys else {})
            spoken = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
            script = f"self.kbWords={spoken};\n{shorten.shortened(bundle.join(sources, entry))}"
            yield Output(f"{stem}-{lang}.js", script.encode())


def _spoken(words: Words, lang: Lang, keys: tuple[str, ...]) -> dict[str, str]:
    """Give the words of a script in camel case; citations are offered in both languages on every page."""
    spoken = {}
    for key, word in words.under("theme.", lang).items():
        if key.startswith(keys) and not key.startswith("cite_"):
            spoken[_camel(key.removeprefix("js_"))] = word
    for other in LANGUAGES if "cite_" in keys else ():
        spoken |= {
            f"{_camel(f'cite_{k}')}{other.title()}": w for k, w in words.under("theme.cite_", other).items()
        }
    return dict(sorted(spoken.items()))


def _cited(library: Library) -> dict[str, str]:
    """Give the name under which each plan is cited, in both languages."""
    return {f"plan:{plan.id}:{lang}": plan.plan.cited_as.of(lang) for plan in library.plans for lang in LANGUAGES}


def _camel(key: str) -> str:
    head, *rest = key.split("_")
    return head + "".join(part.title() for part in rest)
