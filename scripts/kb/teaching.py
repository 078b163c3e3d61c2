"""What the session packs teach: the clock of a session, the stamp of a block, what no session covers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.model import Block, Catalogue, Clause, Pack, PlanFolder, Question

BLOCKS = 6
"""Blocks of a session that one page may show: more would be too much for a phone at once."""


@dataclass(frozen=True)
class Turn:
    """A block at its time: minutes from the beginning of the session."""

    block: Block
    start: int

    @property
    def end(self) -> int:
        """Give the minute at which the block ends."""
        return self.start + self.block.minutes


@dataclass(frozen=True)
class Taught:
    """A place where a clause is taught."""

    pack: Pack
    block: Block


def clock(pack: Pack) -> tuple[Turn, ...]:
    """Give the blocks of a session, each at its time."""
    turns: list[Turn] = []
    for block in pack.blocks:
        turns.append(Turn(block, turns[-1].end if turns else 0))
    return tuple(turns)


def by_length(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """Give sessions from the shortest to the longest, which is how a trainer chooses."""
    return tuple(sorted(packs, key=lambda pack: (pack.minutes, pack.id)))


def parts(pack: Pack) -> tuple[tuple[Turn, ...], ...]:
    """Give the blocks of a session from pause to pause, or fewer at a time; the pauses are left out."""
    found: list[list[Turn]] = [[]]
    for turn in clock(pack):
        if turn.block.pause:
            found.append([])
        else:
            found[-1].append(turn)
    return tuple(piece for turns in found if turns for piece in _evenly(turns))


def _evenly(turns: list[Turn]) -> Iterator[tuple[Turn, ...]]:
    """Share blocks out over as few parts as hold them, none much longer than another."""
    parts = -(-len(turns) // BLOCKS)
    share = -(-len(turns) // parts)
    for start in range(0, len(turns), share):
        yield tuple(turns[start : start + share])


def part_of(pack: Pack, block: Block) -> int:
    """Give the number of the part that a block belongs to, counted from 1."""
    return next(
        number for number, turns in enumerate(parts(pack), 1) if any(turn.block.id == block.id for turn in turns)
    )


def stamp(block: Block, clauses: Mapping[str, Clause]) -> str:
    """Give the SHA-256 over the fingerprints of the clauses a block teaches: what it was written from."""
    prints = [clauses[name].fingerprint for name in block.clauses if name in clauses]
    return hashlib.sha256("\n".join(prints).encode()).hexdigest()


def stale(block: Block, clauses: Mapping[str, Clause]) -> bool:
    """Say whether a block was written from other words than the clauses have now."""
    return block.of is not None and block.of != stamp(block, clauses)


def all_clauses(plans: Iterable[PlanFolder]) -> dict[str, Clause]:
    """Give every clause of every plan by its id."""
    return {clause.id: clause for folder in plans for clause in folder.walk()}


def to_teach(folder: PlanFolder) -> Iterator[Clause]:
    """Yield what a plan's sessions have to cover: every clause of its parts that holds words of its own."""
    for part in folder.clauses:
        if part.id.split(".")[0] not in {"front", "end"}:
            yield from (clause for clause in part.walk() if clause.text and not clause.clauses)


def taught(packs: Iterable[Pack]) -> dict[str, tuple[Taught, ...]]:
    """Give for each clause the blocks that teach it; a heading is taught where anything below it is."""
    found: dict[str, list[Taught]] = {}
    for pack in packs:
        for block in pack.blocks:
            for clause in block.clauses:
                found.setdefault(clause, []).append(Taught(pack, block))
    return {clause: tuple(places) for clause, places in found.items()}


def untaught(catalogue: Catalogue) -> Iterator[Clause]:
    """Yield the clauses that no session teaches."""
    covered = taught(catalogue.packs)
    for folder in catalogue.plans:
        yield from (clause for clause in to_teach(folder) if clause.id not in covered)


def closing(pack: Pack, questions: Iterable[Question]) -> tuple[Question, ...]:
    """Give the quiz questions that close a session, in its order."""
    known = {question.id: question for question in questions}
    return tuple(known[name] for name in pack.ask)


def questions_for(clauses: Iterable[str], questions: Iterable[Question]) -> tuple[Question, ...]:
    """Give the quiz questions that some clauses prove."""
    wanted = set(clauses)
    return tuple(question for question in questions if question.clause in wanted)
