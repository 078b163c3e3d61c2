"""The pages of the session packs: the list, each session, its slides, the quiz, a session of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb import addresses, render, teaching
from kb.links import PlanLinks
from kb.model import Basis, Block, Clause, Pack, Question, Subject
from kb.outputs import shelf
from kb.outputs.office import session_slides
from kb.outputs.office.session_papers import Session
from kb.outputs.pages import clauses
from kb.outputs.pages.frame import Desk, Step
from kb.outputs.pages.plan_pages import short_title
from kb.tree import Output


@dataclass(frozen=True)
class Quoted:
    """Words of the Plan in the language of the page, with the place they stand at."""

    basis: Basis
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
    """A session in the list."""

    pack: Pack
    path: str
    clauses: int
    stale: bool


@dataclass(frozen=True)
class QuestionView:
    """A quiz question with its options by letter, the right one among them, and its proof."""

    question: Question
    options: tuple[tuple[str, str, bool], ...]
    letter: str
    answer: str
    label: str
    path: str
    topic: Subject


@dataclass(frozen=True)
class Piece:
    """Something a trainer may choose: the clauses it belongs to decide whether it is shown."""

    name: str
    path: str
    clauses: str
    minutes: int = 0
    note: str = ""


LETTERS = "ABCD"


def make(desk: Desk) -> Iterator[Output]:
    """Make the pages of training; without a pack there is nothing to show."""
    plan = desk.library.plans[0]
    if not desk.library.packs:
        return
    yield listing(desk, plan)
    for pack in desk.library.packs:
        yield pack_page(desk, plan, pack)
        yield deck_page(desk, plan, pack)
    if desk.library.questions:
        yield quiz(desk, plan)
    yield build(desk, plan)


def listing(desk: Desk, plan: PlanLinks) -> Output:
    """Make the list of sessions with the table of which teaches what."""
    packs = desk.library.packs
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


def pack_page(desk: Desk, plan: PlanLinks, pack: Pack) -> Output:
    """Make one session's page: agenda with its clock, blocks with quotes and notes, files."""
    mine = teaching.questions_for((c for b in pack.blocks for c in b.clauses), desk.library.questions)
    return desk.page(
        "pack",
        addresses.pack(pack.id),
        title=desk.t(pack.title),
        description=desk.word(
            "training.pack-description",
            title=desk.t(pack.title),
            minutes=pack.minutes,
            blocks=len(pack.blocks),
        ),
        kind="pack",
        trail=(Step(desk.word("training.title"), addresses.TRAINING),),
        source=pack,
        pack=pack,
        blocks=views(desk, plan, pack),
        files=shelf.of_pack(pack, desk.lang),
        quiz=len(mine),
        clock=clock,
    )


def deck_page(desk: Desk, plan: PlanLinks, pack: Pack) -> Output:
    """Make a session's slides for the browser: the same words as the PowerPoint file, one after the other."""
    session = Session(desk.library, plan, desk.words, pack, desk.lang)
    return desk.page(
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
        slides=session_slides.deck(session).slides,
        spoken=render.spoken,
        offer=desk.words.under("training.deck-say.", desk.lang),
    )


def views(desk: Desk, plan: PlanLinks, pack: Pack) -> tuple[BlockView, ...]:
    """Give a session's blocks, each at its time with its quotes."""
    known = {clause_id: place.clause for clause_id, place in plan.places.items()}
    return tuple(
        BlockView(
            block=turn.block,
            start=turn.start,
            end=turn.end,
            quotes=tuple(_quoted(desk, plan, basis) for basis in turn.block.basis),
            stale=teaching.stale(turn.block, known),
        )
        for turn in teaching.clock(pack)
    )


def clock(minute: int) -> str:
    """Write a minute of a session as hours and minutes."""
    return f"{minute // 60}:{minute % 60:02}"


def quiz(desk: Desk, plan: PlanLinks) -> Output:
    """Make the quiz: every question with its answer folded away, topic by topic."""
    found = tuple(question_view(desk, plan, question) for question in desk.library.questions)
    topics = {view.topic.id: view.topic for view in found}
    ordered = tuple(t for t in desk.library.topics.values() if t.id in topics)
    return desk.page(
        "quiz",
        addresses.QUIZ,
        title=desk.word("training.quiz.title"),
        description=desk.word("training.quiz.description", count=len(found)),
        kind="quiz",
        extra={"script": "app/quiz.js"},
        trail=(Step(desk.word("training.title"), addresses.TRAINING),),
        topics=ordered,
        groups=tuple((topic, tuple(v for v in found if v.topic.id == topic.id)) for topic in ordered),
        difficulties=tuple(
            d for d in ("easy", "medium", "hard") if any(v.question.difficulty == d for v in found)
        ),
        files=shelf.of_quiz(desk.lang),
    )


def question_view(desk: Desk, plan: PlanLinks, question: Question) -> QuestionView:
    """Give a question with its options in the page's language."""
    options = shelf.options(question, desk.words, desk.lang)
    right = shelf.right_place(question)
    return QuestionView(
        question=question,
        options=tuple((LETTERS[i], text, i == right) for i, text in enumerate(options)),
        letter=LETTERS[right],
        answer=options[right],
        label=desk.label(plan.clause(question.clause)),
        path=plan.address(question.clause),
        topic=desk.library.topics[question.topic],
    )


def build(desk: Desk, plan: PlanLinks) -> Output:
    """Make the page on which a trainer puts a session together; without scripts it is a plain list."""
    library = desk.library
    wanted = tuple(teaching.to_teach(plan.folder))
    blocks = [(pack, block) for pack in library.packs for block in pack.blocks if not block.pause]
    return desk.page(
        "build",
        addresses.BUILD,
        title=desk.word("training.build.title"),
        description=desk.word("training.build.description"),
        kind="build",
        extra={"script": "app/build.js"},
        trail=(Step(desk.word("training.title"), addresses.TRAINING),),
        topics=tuple((t, _ids(plan.clauses_of_topic[t.id])) for t in library.topics.values()),
        agencies=tuple(
            (a, _ids(_clauses_of_agency(plan, a.id)))
            for a in library.agencies.values()
            if a.id in plan.assignments_of_agency
        ),
        clauses=tuple((clause, desk.label(clause), plan.address(clause.id)) for clause in wanted),
        items=tuple(
            (desk.number(item), short_title(desk, plan, item), _ids(plan.below(item.id))) for item in plan.items
        ),
        official=clauses.official_plain,
        blocks=tuple(
            Piece(
                desk.t(block.title),
                f"{addresses.pack(pack.id)}#{block.id}",
                _ids(block.clauses),
                block.minutes,
                desk.t(pack.title),
            )
            for pack, block in blocks
        ),
        talk=tuple(_talk(desk, blocks)),
        questions=tuple(
            Piece(desk.t(q.question), f"{addresses.QUIZ}#{q.id}", q.clause) for q in library.questions
        ),
        say=desk.words.under("training.build.", desk.lang),
    )


def _talk(desk: Desk, blocks: Iterable[tuple[Pack, Block]]) -> Iterator[Piece]:
    seen: set[str] = set()
    for pack, block in blocks:
        for question in block.questions:
            if question.vi not in seen:
                seen.add(question.vi)
                path = f"{addresses.pack(pack.id)}#{block.id}"
                yield Piece(desk.t(question), path, _ids(block.clauses))


def _row(plan: PlanLinks, pack: Pack) -> PackRow:
    known = {clause_id: place.clause for clause_id, place in plan.places.items()}
    return PackRow(
        pack=pack,
        path=addresses.pack(pack.id),
        clauses=len({c for block in pack.blocks for c in block.clauses}),
        stale=any(teaching.stale(block, known) for block in pack.blocks),
    )


def _quoted(desk: Desk, plan: PlanLinks, basis: Basis) -> Quoted:
    clause = plan.clause(basis.clause)
    return Quoted(basis, desk.label(clause), plan.address(clause.id), clause)


def _clauses_of_agency(plan: PlanLinks, agency_id: str) -> tuple[str, ...]:
    named = [b.clause for a in plan.assignments_of_agency[agency_id] for b in a.task.basis]
    return tuple(c for c in plan.places if c in set(named))


def _ids(clause_ids: Iterable[str]) -> str:
    return " ".join(clause_ids)
