"""What the slides of a session say: agenda, points, the Plan's words, what to discuss, closing questions."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from kb import teaching
from kb.model import Question
from kb.outputs import shelf
from kb.outputs.office.content import LETTERS, TIE, Deck, Run, Runs, Slide
from kb.outputs.office.labels import clock
from kb.outputs.office.session_papers import Session
from kb.teaching import Turn

FULL = 8
"""Lines that a slide holds at a size one can read from the last row."""

WIDE = 72


def deck(session: Session) -> Deck:
    """Give the slides of a session."""
    pack = session.pack
    slides = [
        Slide(
            "title",
            session.t(pack.title),
            _lines(session.site("minutes", count=pack.minutes)),
            session.t(pack.lead),
        ),
        *_agenda(session),
    ]
    for turn in teaching.clock(pack):
        slides += _block(session, turn)
    slides += _closing(session)
    about = session.said("slides.independent")
    slides.append(
        Slide("title", session.said("slides.end"), _lines(session.words.word("site.name", session.lang)), about)
    )
    return Deck(session.t(pack.title), session.lang, session.library.edition.date, session.foot, tuple(slides))


def _agenda(session: Session) -> Iterator[Slide]:
    turns = teaching.clock(session.pack)
    lines = [(Run(f"{clock(t.start)}–{clock(t.end)}  ", bold=True), Run(session.t(t.block.title))) for t in turns]
    material = "\n".join(session.t(one) for one in session.pack.material)
    groups = tuple(_parted(lines))
    for place, group in enumerate(groups, 1):
        title = _numbered(session.said("slides.agenda"), place, groups)
        yield Slide("content", title, group, f"{session.site('material')}\n{material}")


def _block(session: Session, turn: Turn) -> Iterator[Slide]:
    block = turn.block
    title = session.t(block.title)
    if block.pause:
        yield Slide("title", title, _lines(session.site("minutes", count=block.minutes)))
        return
    # The clock first: the presenter sees on every slide when its block begins and ends.
    notes = [f"{clock(turn.start)}–{clock(turn.end)}  {title}", session.t(block.notes) if block.notes else ""]
    if block.activity:
        notes.append(f"{session.site('activity')}: {session.t(block.activity)}")
    said = "\n\n".join(notes)
    points = Slide("content", title, tuple((Run(session.t(p)),) for p in block.points), said)
    quotes = [
        (
            session.quote(basis.clause, basis.quote, italic=True),
            Run(f" ({session.label(session.plan.clause(basis.clause))})"),
        )
        for basis in block.basis
    ]
    groups = tuple(_parted(quotes))
    words = [
        Slide("quotes", _numbered(session.said("slides.quotes"), place, groups), group, said)
        for place, group in enumerate(groups, 1)
    ]
    case = (
        [Slide("quotes", session.said("slides.case"), _lines(session.t(block.case)), said)] if block.case else []
    )
    asked = tuple((Run(session.t(question)),) for question in block.questions)
    talk = [Slide("content", session.said("slides.talk"), asked, said)] if asked else []
    # A case is told and talked about before the slides say what the Plan has on it.
    yield from (*case, *talk, points, *words) if case else (points, *words, *talk)


def _closing(session: Session) -> Iterator[Slide]:
    """Yield the closing questions, then their answers with the reasons, which one can also leave unshown."""
    asked = tuple(enumerate(session.closing, 1))
    heading = session.site("closing")
    answers = [
        (
            Run(f"{number}.{TIE}{session.answer(question)}. ", bold=True),
            Run(f"{session.t(question.explanation)} "),
            session.quote(question.clause, question.quote, italic=True),
            Run(f" ({session.label(session.plan.clause(question.clause))})"),
        )
        for number, question in asked
    ]
    said = "\n".join("".join(run.text for run in line) for line in answers)
    groups = tuple(_put(session, asked))
    for place, group in enumerate(groups, 1):
        yield Slide("quotes", _numbered(heading, place, groups), group, said)
    groups = tuple(_parted(answers))
    for place, group in enumerate(groups, 1):
        yield Slide("quotes", _numbered(session.said("slides.answers"), place, groups), group, said)


def _put(session: Session, asked: Iterable[tuple[int, Question]]) -> Iterator[tuple[Runs, ...]]:
    """Yield what each slide of questions shows: as many statements as fit, but one choice with its options."""
    for choice, found in itertools.groupby(asked, key=lambda one: bool(one[1].options)):
        if choice:
            yield from (_choice(session, *one) for one in found)
        else:
            yield from _parted([_stated(session, *one) for one in found])


def _stated(session: Session, number: int, question: Question) -> Runs:
    ask = session.said("slides.true-false")
    return (Run(f"{number}.{TIE}{session.t(question.question)} "), Run(ask, italic=True))


def _choice(session: Session, number: int, question: Question) -> tuple[Runs, ...]:
    options = zip(LETTERS, shelf.options(question, session.words, session.lang), strict=True)
    lines = (f"{number}.{TIE}{session.t(question.question)}", *(f"{letter}.{TIE}{o}" for letter, o in options))
    return tuple((Run(line),) for line in lines)


def _numbered(title: str, place: int, groups: tuple[tuple[Runs, ...], ...]) -> str:
    """Tell slides of one title apart."""
    return f"{title} ({place}/{len(groups)})" if len(groups) > 1 else title


def length(line: Runs) -> int:
    """Guess how many lines of a slide some words take."""
    return -(-sum(len(run.text) for run in line) // WIDE)


def _parted(lines: Iterable[Runs]) -> Iterator[tuple[Runs, ...]]:
    """Part what does not fit one slide, about evenly, so that no slide is left with one line over."""
    left = list(lines)
    total = sum(map(length, left))
    share = -(-total // -(-total // FULL)) if total else FULL
    group: list[Runs] = []
    for line in left:
        if group and sum(map(length, group)) + length(line) > max(share, 1) + 1:
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _lines(text: str) -> tuple[Runs, ...]:
    return ((Run(text),),)
