"""The pages of the session packs: the list, each session with its parts, its slides."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb import addresses, render, teaching, toolkit
from kb.links import PlanLinks, Quotation
from kb.model import Answer, Basis, Block, Clause, Lang, Pack
from kb.outputs import shelf
from kb.outputs.office import session_slides
from kb.outputs.office.session_papers import Session
from kb.outputs.pages import builder_page, quiz_pages
from kb.outputs.pages.frame import Desk, Step, fetched
from kb.tree import Output


@dataclass(frozen=True)
class Quoted:
    """Words of the Plan in the language of the page where it has them, with the place they stand at."""

    quotation: Quotation
    label: str
    path: str
    clause: Clause


@dataclass(frozen=True)
class BlockView:
    """A block of a session as its page shows it."""

    block: Block
    start: int
    end: int
    quotes: tuple[Quoted, ...]
    stale: bool


@dataclass(frozen=True)
class PackRow:
    """A session in the list; `clauses` counts what the table below it counts, headings left out."""

    pack: Pack
    path: str
    clauses: int
    stale: bool


def make(desk: Desk) -> Iterator[Output]:
    """Make the pages of training; without a pack there is nothing to show."""
    plan = desk.library.plans[0]
    if not desk.library.packs:
        return
    yield listing(desk, plan)
    for pack in desk.library.packs:
        yield from pack_pages(desk, plan, pack)
        yield from deck_pages(desk, plan, pack)
    yield from quiz_pages.make(desk, plan)
    yield from builder_page.make(desk, plan)


def listing(desk: Desk, plan: PlanLinks) -> Output:
    """Make the list of sessions with the table of which teaches what."""
    packs = teaching.by_length(desk.library.packs)
    taught = teaching.taught(packs)
    rows = tuple(
        (
            desk.label(clause),
            plan.address(clause.id),
            tuple(sum(t.pack.id == pack.id for t in taught.get(clause.id, ())) for pack in packs),
        )
        for clause in teaching.to_teach(plan.folder)
    )
    return desk.page(
        "training",
        addresses.TRAINING,
        title=desk.word("training.title"),
        description=desk.word("training.description", packs=len(packs), questions=len(desk.library.questions)),
        kind="training",
        packs=tuple(_row(plan, pack) for pack in packs),
        questions=len(desk.library.questions),
        rows=rows,
    )


def pack_pages(desk: Desk, plan: PlanLinks, pack: Pack) -> Iterator[Output]:
    """Make one session's page: agenda with its clock, files, blocks with quotes and notes.

    What comes after a pause, or after the first few blocks, has a page of its own: all on one would be too much
    for a phone.
    """
    mine = teaching.questions_for((c for b in pack.blocks for c in b.clauses), desk.library.questions)
    closing = tuple(quiz_pages.view(desk, plan, q) for q in teaching.closing(pack, desk.library.questions))
    title, training = desk.t(pack.title), Step(desk.word("training.title"), addresses.TRAINING)
    parts = tuple(views(desk, plan, turns) for turns in teaching.parts(pack))
    steps = tuple(
        Step(desk.word("training.part", number=number), addresses.pack_part(pack.id, number))
        for number in range(1, len(parts) + 1)
    )
    yield desk.page(
        "pack",
        addresses.pack(pack.id),
        title=title,
        description=desk.word(
            "training.pack-description", title=title, minutes=pack.minutes, blocks=len(pack.blocks)
        ),
        kind="pack",
        trail=(training,),
        neighbours=(None, steps[1] if len(steps) > 1 else None),
        source=pack,
        pack=pack,
        turns=tuple(
            (turn, None if turn.block.pause else teaching.part_of(pack, turn.block))
            for turn in teaching.clock(pack)
        ),
        blocks=parts[0],
        parts=steps,
        units=tuple(unit for unit in desk.library.units if pack.reader in unit.readers),
        hard=hard_questions(desk, pack),
        closing=closing if len(parts) == 1 else (),
        files=_files(pack, desk.lang),
        minutes=_minutes(desk, plan, pack),
        plan=plan,
        quiz=len(mine),
        clock=clock,
    )
    for number, (before, blocks) in enumerate(zip(steps, parts[1:], strict=False), 2):
        heading = desk.word("training.part-of", number=number, title=title)
        yield desk.page(
            "pack_part",
            addresses.pack_part(pack.id, number),
            title=heading,
            description=desk.word("training.part-description", number=number, title=title),
            kind="pack",
            trail=(training, Step(title, addresses.pack(pack.id))),
            neighbours=(before, steps[number] if number < len(steps) else None),
            source=pack,
            blocks=blocks,
            closing=closing if number == len(parts) else (),
            clock=clock,
        )


def deck_pages(desk: Desk, plan: PlanLinks, pack: Pack) -> Iterator[Output]:
    """Make a session's slides for the browser, the same words as the PowerPoint file, one after the other.

    The trainer's notes are fetched with the presenter's window: those who look at the slides need not carry them.
    """
    session = Session(desk.library, plan, desk.words, pack, desk.lang)
    slides = session_slides.deck(session).slides
    notes = fetched(f"notes-{pack.id}", desk.lang, [slide.notes for slide in slides])
    yield notes
    yield desk.page(
        "deck",
        addresses.deck(pack.id),
        title=desk.word("training.deck-title", title=desk.t(pack.title)),
        description=desk.word("training.deck-description", title=desk.t(pack.title)),
        kind="deck",
        wide=True,
        extra={"script": "app/deck.js"},
        trail=(
            Step(desk.word("training.title"), addresses.TRAINING),
            Step(desk.t(pack.title), addresses.pack(pack.id)),
        ),
        source=pack,
        slides=slides,
        notes=notes.path,
        spoken=render.spoken,
        offer=desk.words.under("training.deck-say.", desk.lang),
    )


def _files(pack: Pack, lang: Lang) -> tuple[tuple[shelf.File, tuple[shelf.File, ...]], ...]:
    """Give the files of a session, each kind once with its other forms beside the first."""
    kinds = (tuple(found) for _, found in itertools.groupby(shelf.of_pack(pack, lang), lambda file: file.kind))
    return tuple((first, tuple(others)) for first, *others in kinds)


def _minutes(desk: Desk, plan: PlanLinks, pack: Pack) -> shelf.File | None:
    """Give the form of minutes that follows a session."""
    for holder in toolkit.holders(desk.library, plan):
        if toolkit.session(desk.library, holder) is pack:
            return next((file for file in shelf.of_holder(holder) if file.kind == "minutes"), None)
    return None


def views(desk: Desk, plan: PlanLinks, turns: Iterable[teaching.Turn]) -> tuple[BlockView, ...]:
    """Give some blocks of a session, each at its time with its quotes."""
    known = {clause_id: place.clause for clause_id, place in plan.places.items()}
    return tuple(
        BlockView(
            block=turn.block,
            start=turn.start,
            end=turn.end,
            quotes=tuple(_quoted(desk, plan, basis) for basis in turn.block.basis),
            stale=teaching.stale(turn.block, known),
        )
        for turn in turns
    )


def hard_questions(desk: Desk, pack: Pack) -> tuple[Answer, ...]:
    """Give the answers that ready a trainer for the hardest questions, in the order the session names them."""
    answers = {answer.id: answer for answer in desk.library.answers}
    return tuple(answers[name] for name in pack.hard)


def clock(minute: int) -> str:
    """Write a minute of a session as hours and minutes."""
    return f"{minute // 60}:{minute % 60:02}"


def _row(plan: PlanLinks, pack: Pack) -> PackRow:
    known = {clause_id: place.clause for clause_id, place in plan.places.items()}
    told = {clause.id for clause in teaching.to_teach(plan.folder)}
    return PackRow(
        pack=pack,
        path=addresses.pack(pack.id),
        clauses=len({c for block in pack.blocks for c in block.clauses} & told),
        stale=any(teaching.stale(block, known) for block in pack.blocks),
    )


def _quoted(desk: Desk, plan: PlanLinks, basis: Basis) -> Quoted:
    clause = plan.clause(basis.clause)
    words = plan.quotation(clause.id, basis.quote, desk.lang)
    return Quoted(words, desk.label(clause), plan.address(clause.id), clause)
