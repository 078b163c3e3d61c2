"""What the slides of a session say: agenda, then for each block its points, the Plan's words, what to discuss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb import teaching
from kb.model import Block
from kb.outputs.office.content import Deck, Run, Runs, Slide, quotation
from kb.outputs.office.labels import clock
from kb.outputs.office.session_papers import Session

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
    for block in pack.blocks:
        slides += _block(session, block)
    about = session.said("slides.independent")
    slides.append(
        Slide("title", session.said("slides.end"), _lines(session.words.word("site.name", session.lang)), about)
    )
    return Deck(session.t(pack.title), session.lang, session.library.edition.date, session.foot, tuple(slides))


def _agenda(session: Session) -> Iterator[Slide]:
    turns = teaching.clock(session.pack)
    lines = [(Run(f"{clock(t.start)}–{clock(t.end)}  ", bold=True), Run(session.t(t.block.title))) for t in turns]
    material = "\n".join(session.t(one) for one in session.pack.material)
    for group in _parted(lines):
        yield Slide("content", session.said("slides.agenda"), group, f"{session.site('material')}\n{material}")


def _block(session: Session, block: Block) -> Iterator[Slide]:
    title = session.t(block.title)
    if block.pause:
        yield Slide("title", title, _lines(session.site("minutes", count=block.minutes)))
        return
    notes = [session.t(block.notes) if block.notes else ""]
    if block.activity:
        notes.append(f"{session.site('activity')}: {session.t(block.activity)}")
    said = "\n\n".join(notes)
    points = Slide("content", title, tuple((Run(session.t(p)),) for p in block.points), said)
    quotes = [
        (
            Run(quotation(basis.quote), italic=True, lang="vi"),
            Run(f" ({session.label(session.plan.clause(basis.clause))})"),
        )
        for basis in block.basis
    ]
    words = [Slide("quotes", session.said("slides.quotes"), group, said) for group in _parted(quotes)]
    case = (
        [Slide("quotes", session.said("slides.case"), _lines(session.t(block.case)), said)] if block.case else []
    )
    asked = tuple((Run(session.t(question)),) for question in block.questions)
    talk = [Slide("content", session.said("slides.talk"), asked, said)] if asked else []
    # A case is told and talked about before the slides say what the Plan has on it.
    yield from (*case, *talk, points, *words) if case else (points, *words, *talk)


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
