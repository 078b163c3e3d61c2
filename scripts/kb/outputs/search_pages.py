"""The rows of whole pages: those of the menu, and those that are asked for by what they are for.

What people type for a page stands among the words, as `search.typed.` and the address
with dots; what the page is about as `search.about.`, unless the page says so itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb import addresses, toolkit
from kb.outputs import pages, shelf
from kb.outputs.pages import toolkit_pages
from kb.outputs.pages.frame import Desk
from kb.outputs.search_shelves import Row
from kb.toolkit import Holder

RISK = "child-at-risk/"
PARTED = ", "


def rows(desk: Desk) -> tuple[Row, ...]:
    """Give the pages in the order of the menu, each with what is typed for it."""
    typed = desk.words.under("search.typed.", desk.lang)
    about = desk.words.under("search.about.", desk.lang)
    found = []
    for address, title, text in (*_landing(desk), *_training(desk), *_papers(desk)):
        key = address.strip("/").replace("/", ".")
        words = tuple(typed[key].split(PARTED)) if key in typed else ()
        found.append(Row(address, title, text=about.get(key, text), typed=words))
    return tuple(found)


def _landing(desk: Desk) -> Iterator[tuple[str, str, str]]:
    yield RISK, desk.word("risk.title"), ""
    for step in pages.menu(desk.library, desk.words, desk.lang):
        if step.path:
            yield step.path, step.title, ""
    yield addresses.DOWNLOADS, desk.word("downloads.title"), ""


def _training(desk: Desk) -> Iterator[tuple[str, str, str]]:
    for pack in desk.library.packs:
        title = desk.t(pack.title)
        yield addresses.pack(pack.id), title, desk.t(pack.lead)
        yield addresses.deck(pack.id), desk.word("training.deck-title", title=title), ""
    if desk.library.packs:
        yield addresses.QUIZ, desk.word("training.quiz.title"), ""
        yield addresses.BUILD, desk.word("training.build.title"), ""


def _papers(desk: Desk) -> Iterator[tuple[str, str, str]]:
    for holder in toolkit.holders(desk.library, desk.library.plans[0]):
        yield addresses.toolkit(holder.id), toolkit_pages.called(desk, holder), _offered(desk, holder)


def _offered(desk: Desk, holder: Holder) -> str:
    """Name the papers of the general units; said again for every body, the names would tell nothing."""
    if not holder.unit:
        return ""
    return " · ".join(desk.word(f"toolkit.paper.{file.kind}") for file in shelf.of_holder(holder))
