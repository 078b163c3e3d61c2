"""The page on which a trainer puts a session of his own together, and the pieces it is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TypedDict

from kb import addresses, teaching
from kb.links import PlanLinks
from kb.model import Block, Pack
from kb.outputs import shelf
from kb.outputs.office.content import LETTERS
from kb.outputs.pages import clauses
from kb.outputs.pages.frame import Desk, Step, fetched
from kb.outputs.pages.plan_pages import short_title
from kb.tree import Output


class Piece(TypedDict, total=False):
    """Something a session may hold; the clauses it belongs to (`of`) decide whether it is offered.

    `id` is what the address names it by, `path` the link from the page, `more` what stands behind the name,
    `options` and `answer` are those of a quiz question.
    """

    id: str
    of: list[str]
    name: str
    path: str
    more: str
    options: list[str]
    answer: str


def make(desk: Desk, plan: PlanLinks) -> Iterator[Output]:
    """Make the page and the file of its pieces, which is fetched when something was chosen.

    Every clause and every question in the page itself would be half as much again as a phone should carry.
    """
    library = desk.library
    pieces = fetched("pieces", desk.lang, _pieces(desk, plan))
    yield pieces
    yield desk.page(
        "build",
        addresses.BUILD,
        title=desk.word("training.build.title"),
        description=desk.word("training.build.description"),
        kind="build",
        extra={"script": "app/build.js"},
        trail=(Step(desk.word("training.title"), addresses.TRAINING),),
        topics=tuple((t, " ".join(plan.clauses_of_topic[t.id])) for t in library.topics.values()),
        agencies=tuple(
            (a, " ".join(_clauses_of_agency(plan, a.id)))
            for a in library.agencies.values()
            if a.id in plan.assignments_of_agency
        ),
        pieces=pieces.path,
        packs=tuple((desk.t(pack.title), addresses.pack(pack.id)) for pack in library.packs),
        full=addresses.full(plan.id),
        say=desk.words.under("training.build.say.", desk.lang),
    )


def _pieces(desk: Desk, plan: PlanLinks) -> dict[str, list[Piece]]:
    """Gather what a session may be made of, in the order it is shown."""
    blocks = [(pack, block) for pack in desk.library.packs for block in pack.blocks if not block.pause]
    return {
        "items": [
            {"of": list(plan.below(item.id)), "name": f"{desk.number(item)} · {short_title(desk, plan, item)}"}
            for item in plan.items
        ],
        "clauses": [
            {
                "of": [clause.id],
                "name": desk.label(clause),
                "path": _link(plan.address(clause.id)),
                "more": clauses.official_plain(clause, desk.lang),
            }
            for clause in teaching.to_teach(plan.folder)
        ],
        "talk": list(_talk(desk, blocks)),
        "quiz": list(_quiz(desk)),
        "blocks": [
            {
                "of": list(block.clauses),
                "name": desk.t(block.title),
                "path": _block(pack, block),
                "more": f"{desk.word('training.minutes', count=block.minutes)} · {desk.t(pack.title)}",
            }
            for pack, block in blocks
        ],
    }


def _talk(desk: Desk, blocks: Iterable[tuple[Pack, Block]]) -> Iterator[Piece]:
    """Yield the questions for discussion of all sessions, each once, named by a stamp of its words."""
    seen: set[str] = set()
    for pack, block in blocks:
        for question in block.questions:
            if question.vi not in seen:
                seen.add(question.vi)
                stamp = hashlib.sha256(question.vi.encode()).hexdigest()[:6]
                yield {
                    "id": stamp,
                    "of": list(block.clauses),
                    "name": desk.t(question),
                    "path": _block(pack, block),
                }


def _quiz(desk: Desk) -> Iterator[Piece]:
    """Yield the quiz questions with their options and the right answer."""
    for question in desk.library.questions:
        options = shelf.options(question, desk.words, desk.lang)
        lettered = [f"{LETTERS[at]}. {option}" for at, option in enumerate(options)]
        yield {
            "id": question.id,
            "of": [question.clause],
            "name": desk.t(question.question),
            "path": _link(addresses.question(question.difficulty, question.id)),
            "options": lettered,
            "answer": lettered[shelf.right_place(question)],
        }


def _block(pack: Pack, block: Block) -> str:
    return _link(addresses.block(pack.id, teaching.part_of(pack, block), block.id))


def _link(address: str) -> str:
    return addresses.relative(address, addresses.BUILD)


def _clauses_of_agency(plan: PlanLinks, agency_id: str) -> tuple[str, ...]:
    named = {b.clause for a in plan.assignments_of_agency[agency_id] for b in a.task.basis}
    return tuple(c for c in plan.places if c in named)
