"""What the papers of a session say: handout, trainer's guide and one sheet, attendance and evaluation sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb import teaching
from kb.links import Library, PlanLinks
from kb.model import Block, Clause, Lang, Pack, Question, Text
from kb.outputs import shelf
from kb.outputs.office.content import (
    LETTERS,
    Grid,
    Heading,
    Paper,
    Para,
    Part,
    Run,
    bound,
    labelled,
    lettered,
    line,
    plain,
    quotation,
)
from kb.outputs.office.labels import clock, label, labels
from kb.teaching import Turn
from kb.words import Words

MARGINS = (18, 18, 22, 18)
SEATS = 25
SHEET = (14, 12, 18, 16)
"""The margins of the one sheet."""

SAYINGS = 36
"""What the one sheet has room for, shared among the blocks: each has one of its own, the rest are points."""

HARDEST = 5
"""Answers that it has room for; the session's page and the guide have all."""

COURSE = 10
"""Blocks from which on the course alone fills it."""


@dataclass(frozen=True)
class Session:
    """What a session's papers are made from, in one language."""

    library: Library
    plan: PlanLinks
    words: Words
    pack: Pack
    lang: Lang

    def said(self, key: str, /, **values: object) -> str:
        """Give what is printed."""
        return self.words.word(f"papers.{key}", self.lang, **values)

    def site(self, key: str, /, **values: object) -> str:
        """Give what the session's page says too."""
        return self.words.word(f"training.{key}", self.lang, **values)

    def t(self, text: Text) -> str:
        """Give a text in the language of the papers."""
        return text.of(self.lang)

    def label(self, clause: Clause) -> str:
        """Give the way a clause is cited."""
        return label(clause, self.words, self.lang)

    def quote(self, clause_id: str, words: str, *, italic: bool = False) -> Run:
        """Give quoted words of the Plan, in the language of the papers where they have been translated."""
        found = self.plan.quotation(clause_id, words, self.lang)
        lang = found.lang if found.lang != self.lang else None
        return Run(quotation(found.words, self.lang), italic=italic, lang=lang)

    @property
    def foot(self) -> str:
        """Say where the paper comes from."""
        edition = self.library.edition
        return self.said("source-foot", version=edition.version, date=self.words.day(edition.date, self.lang))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Give the clauses the session teaches, in the order of the text."""
        named = {c for block in self.pack.blocks for c in block.clauses}
        return tuple(self.plan.clause(c) for c in self.plan.places if c in named)

    @property
    def closing(self) -> tuple[Question, ...]:
        """Give the quiz questions that close the session."""
        return teaching.closing(self.pack, self.library.questions)

    def answer(self, question: Question) -> str:
        """Give the right option of a question, with its letter where there are letters to choose from."""
        option = shelf.options(question, self.words, self.lang)[shelf.right_place(question)]
        if not question.options:
            return option
        return f"{LETTERS[shelf.right_place(question)]}. {option}"


def handout(session: Session) -> Paper:
    """Give the participants the clauses in full, each with its summary, the cases and the questions."""
    parts: list[Part] = [
        plain(bound(session.t(session.pack.title)), "title"),
        plain(session.said("handout.name"), "abstract"),
        plain(session.t(session.pack.lead)),
        plain(session.said("handout.note"), "note"),
        Heading(session.said("handout.clauses")),
    ]
    for clause in session.clauses:
        parts += _clause(session, clause)
    cases = [block.case for block in session.pack.blocks if block.case]
    if cases:
        parts.append(Heading(session.site("case")))
    parts += (plain(session.t(case)) for case in cases)
    asked = [question for block in session.pack.blocks for question in block.questions]
    if asked:
        parts.append(Heading(session.site("questions")))
    for number, question in enumerate(asked, 1):
        parts += [plain(f"{number}. {session.t(question)}", keep=True), line(keep=True), line()]
    return _paper(session, session.said("handout.name"), tuple(parts))


def guide(session: Session) -> Paper:
    """Give the trainer the agenda, and block by block the words, the points and what to say."""
    pack = session.pack
    turns = teaching.clock(pack)
    head = tuple(session.said(f"guide.{one}") for one in ("from", "block", "minutes"))
    rows = tuple(
        (f"{clock(t.start)}–{clock(t.end)}", session.t(t.block.title), str(t.block.minutes)) for t in turns
    )
    parts: list[Part] = [
        plain(bound(session.t(pack.title)), "title"),
        plain(session.said("guide.name"), "abstract"),
        plain(session.t(pack.lead)),
        labelled(f"{session.site('time')}:", session.site("minutes", count=pack.minutes)),
        labelled(f"{session.site('place')}:", session.t(pack.place)),
        plain(session.site("objectives"), "label"),
        *(plain(session.t(one), "point") for one in pack.objectives),
        plain(session.site("material"), "label"),
        *(plain(session.t(one), "point") for one in pack.material),
        Heading(session.said("guide.agenda")),
        Grid(
            head,
            (*rows, (f"0:00–{clock(pack.minutes)}", session.site("agenda-total"), str(pack.minutes))),
            (32, 108, 28),
        ),
    ]
    for turn in turns:
        if not turn.block.pause:
            parts += _block(session, turn)
    asked = session.closing
    parts += _questions(session, session.site("closing"), asked)
    parts += _hard(session)
    mine = teaching.questions_for((c.id for c in session.clauses), session.library.questions)
    parts += _questions(session, session.said("guide.quiz"), tuple(q for q in mine if q not in asked))
    return _paper(session, session.said("guide.name"), tuple(parts))


def brief(session: Session) -> Paper:
    """Give the trainer one sheet to hold the session from: the course first, then answers to what may be asked."""
    pack = session.pack
    head = tuple(session.said(key) for key in ("guide.from", "brief.block", "brief.ask"))
    share = max(1, SAYINGS // len(pack.blocks) - 1)
    rows = tuple(_glance(session, turn, share) for turn in teaching.clock(pack))
    parts: list[Part] = [
        plain(bound(session.t(pack.title)), "title"),
        plain(session.said("brief.name"), "abstract"),
        Grid(head, rows, (20, 52, 104), sayings=True),
    ]
    if session.closing:
        parts.append(Heading(session.site("closing")))
    for number, question in enumerate(session.closing, 1):
        options = zip(LETTERS, shelf.options(question, session.words, session.lang), strict=False)
        choice = "; ".join(f"{letter}. {option}" for letter, option in options) if question.options else ""
        asked = Run(f"{number}. {' '.join((session.t(question.question), choice)).strip()} ")
        place = session.label(session.plan.clause(question.clause))
        said = f"{session.answer(question).rstrip('.')}. {session.t(question.explanation)} ({place})"
        parts.append(Para((asked, Run(said, bold=True)), "body"))
    if len(pack.blocks) <= COURSE:
        parts += _hard(session, HARDEST)
    return _paper(session, session.said("brief.name"), tuple(parts), size=11, margins=SHEET)


def _glance(session: Session, turn: Turn, share: int) -> tuple[str, ...]:
    """Give a row of the one sheet: when, what and by which clauses, and what to say and to ask."""
    block = turn.block
    taught = [name for name in session.plan.places if name in block.clauses]
    about = (session.t(block.title), labels(taught, session.words, session.lang))
    said = [f"– {session.t(point)}" for point in block.points[:share]]
    case = [f"{session.said('slides.case')}: {session.t(block.case)}"] if block.case else []
    asked = [f"{session.said('slides.talk')}: {session.t(question)}" for question in block.questions]
    done = [session.t(block.activity)] if block.activity and share > 1 else []
    # A case is told before one reads what the Plan has on it.
    course = (*case, *asked, *said, *done) if case else (*said, *done, *asked)
    return (f"{clock(turn.start)}–{clock(turn.end)}", "\n".join(filter(None, about)), "\n".join(course))


def _hard(session: Session, most: int | None = None) -> Iterator[Part]:
    """Yield the hardest questions that listeners may put, the hardest first, with their answers."""
    answers = {answer.id: answer for answer in session.library.answers}
    if session.pack.hard:
        yield Heading(session.site("hard"))
        yield plain(session.site("hard-lead"), keep=True)
    for name in session.pack.hard[:most]:
        yield plain(session.t(answers[name].question), "label")
        yield plain(session.t(answers[name].answer))


def attendance(session: Session) -> Paper:
    """Give a sheet to sign on."""
    head = (session.said("table.number"), *(session.said(f"attendance.{o}") for o in ("who", "office", "sign")))
    rows = tuple((str(i), "", "", "") for i in range(1, SEATS + 1))
    parts: tuple[Part, ...] = (
        plain(session.said("attendance.name"), "title"),
        plain(session.t(session.pack.title), "abstract"),
        plain(session.said("attendance.held")),
        Grid(head, rows, (14, 60, 62, 34), height=8),
        plain(session.said("attendance.note"), "note"),
    )
    return _paper(session, session.said("attendance.name"), parts)


def evaluation(session: Session) -> Paper:
    """Give a sheet on which the participants say what the session was worth, aim by aim."""
    aims = [session.said("evaluation.aim", objective=_lower(session.t(o))) for o in session.pack.objectives]
    aims += [session.said(f"evaluation.{one}") for one in ("clear", "pace", "paper")]
    head = (session.said("evaluation.question"), "1", "2", "3", "4", "5")
    parts: list[Part] = [
        plain(session.said("evaluation.name"), "title"),
        plain(session.t(session.pack.title), "abstract"),
        plain(session.said("evaluation.about")),
        Grid(head, tuple((aim, *([""] * 5)) for aim in aims), (110, 12, 12, 12, 12, 12), height=10),
    ]
    for one in ("best", "unclear", "next"):
        parts += [plain(session.said(f"evaluation.{one}"), "label"), *[line(keep=True)] * 2, line()]
    return _paper(session, session.said("evaluation.name"), tuple(parts))


def _paper(
    session: Session,
    name: str,
    parts: tuple[Part, ...],
    *,
    size: int = 12,
    margins: tuple[int, int, int, int] = MARGINS,
) -> Paper:
    return Paper(
        title=f"{session.t(session.pack.title)} – {name}",
        lang=session.lang,
        date=session.library.edition.date,
        parts=parts,
        size=size,
        title_size=16,
        margins=margins,
        foot=session.foot,
        official=False,
    )


def _clause(session: Session, clause: Clause) -> Iterator[Part]:
    words = clause.words.of(session.lang) if clause.words else ""
    yield Heading(session.label(clause), 2)
    yield plain(words, "quote")
    summary = session.plan.summaries.get(clause.id)
    if summary:
        yield labelled(f"{session.said('handout.short')}:", session.t(summary.text))


def _block(session: Session, turn: Turn) -> Iterator[Part]:
    block = turn.block
    yield Heading(f"{clock(turn.start)}–{clock(turn.end)}  {session.t(block.title)}")
    # A case is told and talked about before one reads what the Plan has on it.
    if block.case:
        yield plain(session.site("case"), "label")
        yield plain(session.t(block.case))
        yield from _asked(session, block)
    yield plain(session.site("basis"), "label")
    for basis in block.basis:
        place = session.label(session.plan.clause(basis.clause))
        yield Para((session.quote(basis.clause, basis.quote), Run(f" ({place})")), "quote")
    yield plain(session.site("points"), "label")
    yield from (plain(session.t(point), "point") for point in block.points)
    for key, text in (("notes", block.notes), ("activity", block.activity)):
        if text:
            yield plain(session.site(key), "label")
            yield plain(session.t(text))
    if not block.case:
        yield from _asked(session, block)


def _asked(session: Session, block: Block) -> Iterator[Part]:
    if block.questions:
        yield plain(session.site("questions"), "label")
        yield from (plain(session.t(question), "point") for question in block.questions)


def _questions(session: Session, heading: str, questions: tuple[Question, ...]) -> Iterator[Part]:
    if questions:
        yield Heading(heading)
    for number, question in enumerate(questions, 1):
        yield plain(f"{number}. {session.t(question.question)}", "label")
        if question.options:
            yield from lettered(shelf.options(question, session.words, session.lang), keep=True)
        answer = session.said("guide.right", answer=session.answer(question))
        place = session.label(session.plan.clause(question.clause))
        said = Run(f"{answer} – {session.t(question.explanation)} ")
        quote = session.quote(question.clause, question.quote, italic=True)
        yield Para((said, quote, Run(f" ({place})")), "body")


def _lower(text: str) -> str:
    """Let a sentence begin inside another; its full stop goes."""
    return f"{text[0].lower()}{text[1:]}".rstrip(".")
