"""What the sessions ask about some clauses: questions for discussion, wherever the clauses are shown."""

from __future__ import annotations

from collections.abc import Iterable

from kb import addresses, teaching
from kb.model import Text
from kb.outputs.pages.frame import Desk, Step


def talk_of(desk: Desk, clause_ids: Iterable[str]) -> tuple[tuple[Text, Step], ...]:
    """Give the questions for discussion that the sessions have on some clauses, each once."""
    wanted = set(clause_ids)
    found: dict[str, tuple[Text, Step]] = {}
    for pack in desk.library.packs:
        for block in pack.blocks:
            if wanted & set(block.clauses):
                step = Step(desk.t(pack.title), addresses.block(pack.id, teaching.part_of(pack, block), block.id))
                for question in block.questions:
                    found.setdefault(question.vi, (question, step))
    return tuple(found.values())
