"""What the working papers of a unit say: its own tasks with the Plan's words, and blanks for all the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb import toolkit
from kb.links import Assignment, Library, PlanLinks
from kb.model import Clause, Inferred, Pack, Stated
from kb.outputs.office import forms
from kb.outputs.office.content import (
    BLANK,
    Grid,
    Heading,
    Paper,
    Para,
    Part,
    Rule,
    Run,
    bound,
    labelled,
    line,
    plain,
    quotation,
    tied,
)
from kb.outputs.office.labels import label
from kb.toolkit import Holder
from kb.words import Words

MOST_TALK = 6
TALK_LINES = 6
"""Lines to write on, shared among the questions."""

END_LINES = 3
"""Lines for what the chair concludes."""

OWN_ROWS = 4
ROMAN = ("I", "II", "III", "IV", "V")


@dataclass(frozen=True)
class Desk:
    """What a unit's papers are made from; they are all in Vietnamese."""

    library: Library
    plan: PlanLinks
    words: Words
    holder: Holder

    def said(self, key: str, /, **values: object) -> str:
        """Give what is printed."""
        return self.words.word(f"papers.{key}", "vi", **values)

    def label(self, clause: Clause) -> str:
        """Give the way a clause is cited."""
        return label(clause, self.words, "vi")

    @property
    def session(self) -> Pack | None:
        """Give the session that the unit's minutes follow."""
        return toolkit.session(self.library, self.holder)

    @property
    def document(self) -> str:
        """Name the document that the plan carries out as official papers do, by kind and number."""
        document = self.library.documents[self.plan.plan.carries_out]
        if document.number is None:
            return document.short.vi
        kind = self.words.word(f"document-kind.{document.kind}", "vi")
        return self.said("numbered", kind=kind, number=document.number)

    @property
    def and_plan(self) -> str:
        """Name the plan by its issuer; the issuer's name is not parted over two lines."""
        return self.said("and-plan", issuer=tied(self.library.agencies[self.plan.plan.issuer].name.vi))

    @property
    def name(self) -> str:
        """Name the unit as a title does, with a capital letter."""
        name = self.holder.name.vi
        return name[0].upper() + name[1:]

    @property
    def unit(self) -> str:
        """Name the unit as far as its name today is known."""
        return self.holder.letterhead or BLANK


def plan_paper(desk: Desk) -> Paper:
    """Draft the unit's own plan: stated tasks first, inferred ones after."""
    issuer = desk.library.agencies[desk.plan.plan.issuer].name.vi
    document = desk.document
    parts: list[Part] = [
        plain(desk.said("plan.intro", document=document, issuer=issuer, unit=desk.unit)),
        _section(desk, 0, "plan.aims"),
        plain(desk.said("plan.aim")),
        plain(desk.said("plan.need")),
        _section(desk, 1, "plan.tasks"),
        *_tasks(desk),
        _section(desk, 2, "plan.arrange"),
        *(plain(desk.said(f"plan.arrange-{one}")) for one in ("assign", "check")),
        *(plain(desk.said(f"plan.arrange-{one}"), keep=True) for one in ("report", "money")),
    ]
    abstract = f"{desk.plan.plan.title.vi} {desk.and_plan}"
    return forms.paper(desk, "plan", abstract, tuple(parts))


def report_paper(desk: Desk) -> Paper:
    """Draft a periodic report: task by task, with no figure filled in."""
    head = tuple(desk.said(key) for key in ("table.number", "table.task", "report.done", "report.obstacle"))
    found = (*reading(desk), *lines(desk), f"{desk.said('plan.own')}: {BLANK}")
    rows = tuple((str(i), text, BLANK, BLANK) for i, text in enumerate(found, 1))
    parts: tuple[Part, ...] = (
        plain(desk.said("report.intro", unit=desk.unit)),
        _section(desk, 0, "report.course"),
        *(plain(desk.said(f"report.{one}")) for one in ("study", "papers", "checks")),
        _section(desk, 1, "report.results"),
        Grid(head, rows, (12, 68, 50, 35)),
        _section(desk, 2, "report.judgement"),
        *(plain(desk.said(f"report.{one}")) for one in ("good", "weak")),
        _section(desk, 3, "report.proposals"),
        plain(desk.said("report.proposal")),
    )
    abstract = desk.said("report.abstract", document=desk.document, and_plan=desk.and_plan)
    return forms.paper(desk, "report", abstract, parts)


def minutes_paper(desk: Desk) -> Paper:
    """Draft the minutes of a meeting: what was read, discussed and decided, the Plan's words kept apart."""
    unit = desk.holder.unit
    read = tuple(desk.said(f"minutes.{one}") for one in ("place", "words", "ticked"))
    clauses = study(desk)
    rows = tuple((desk.label(clause), quotation(clause.vi, "vi"), "") for clause in clauses)
    if desk.session:
        # A session is on the document that the plan carries out, too; its words are not ours to print.
        rows = ((desk.document, desk.said("minutes.directive"), ""), *rows)
    head = tuple(desk.said(f"table.{one}") for one in ("number", "work", "who", "when"))
    parts: tuple[Part, ...] = (
        *(plain(desk.said(f"minutes.{one}")) for one in ("start", "at", "chair", "secretary", "present")),
        _section(desk, 0, "minutes.read"),
        Grid(read, rows, (32, 113, 20)),
        _section(desk, 1, "minutes.talk"),
        *_talk(desk, clauses),
        _section(desk, 2, "minutes.concluded"),
        *_room(END_LINES),
        _section(desk, 3, "minutes.decided"),
        Grid(
            head,
            tuple((str(i), "", "", "") for i in range(1, OWN_ROWS + 1)),
            (12, 83, 40, 30),
            height=12,
            keep=True,
        ),
        *(plain(desk.said(f"minutes.{one}")) for one in ("vote", "end")),
    )
    meeting = unit.meeting.vi if unit and unit.meeting else desk.said("minutes.meeting")
    abstract = desk.said("minutes.abstract", meeting=meeting, document=desk.document)
    return forms.paper(desk, "minutes", abstract, parts)


def checklist_paper(desk: Desk) -> Paper:
    """Give the check list on paper: a cell to tick and room for notes; no letterhead, it is nobody's document."""
    head = tuple(desk.said(f"table.{one}") for one in ("number", "task", "done", "note"))
    found = (*reading(desk), *lines(desk))
    rows = tuple((str(i), text, "", "") for i, text in enumerate(found, 1))
    abstract = desk.said("checklist.abstract", document=desk.document, and_plan=desk.and_plan)
    parts: tuple[Part, ...] = (
        plain(desk.said("checklist.name"), "title"),
        plain(bound(abstract), "abstract"),
        plain(desk.name, "centre", italic=True),
        Rule(),
        Grid(head, rows, (12, 93, 18, 42), height=10),
    )
    return forms.bare(desk, f"{desk.said('checklist.name')}: {desk.name}", parts)


def reading(desk: Desk) -> Iterator[str]:
    """Yield the clauses a unit is to study, each with its place."""
    for name in desk.holder.clauses:
        clause = desk.plan.clause(name)
        summary = desk.plan.summaries.get(name)
        ours = desk.said("plan.in-short", words=summary.text.vi) if summary else ""
        yield f"{desk.said('plan.study-one', label=desk.label(clause))}\n{ours}"


def lines(desk: Desk) -> Iterator[str]:
    """Yield each task with the words that ask for it."""
    for assignment in desk.holder.assignments:
        says = "" if assignment.stated else f" ({tied(desk.words.word('says.inferred', 'vi'))})"
        yield f"{assignment.task.title.vi}{says}\n{words_of(desk, assignment)}"


def words_of(desk: Desk, assignment: Assignment) -> str:
    """Quote the words that ask for a task, each with its place."""
    return "; ".join(quoted(desk, basis.quote, basis.clause) for basis in assignment.task.basis)


def quoted(desk: Desk, words: str, clause: str) -> str:
    """Quote words with their place."""
    return f"{quotation(words, 'vi')} ({desk.label(desk.plan.clause(clause))})"


def study(desk: Desk) -> tuple[Clause, ...]:
    """Give the clauses a unit reads: those of its session, else those named for it, else those of its tasks.

    Of its tasks the stated ones count, or the inferred ones if none is stated.
    """
    holder = desk.holder
    pack = desk.session
    source = holder.stated or holder.inferred
    taught = tuple(c for block in pack.blocks for c in block.clauses) if pack else ()
    named = set(taught or holder.clauses or (b.clause for a in source for b in a.task.basis))
    return tuple(desk.plan.clause(c) for c in desk.plan.places if c in named)


def _section(desk: Desk, place: int, key: str) -> Heading:
    sign = "-" if desk.holder.form and desk.holder.form.id == "party" else "."
    return Heading(f"{ROMAN[place]}{sign} {desk.said(key)}")


def _tasks(desk: Desk) -> Iterator[Part]:
    letters = iter("ABCD")
    number = 0
    if desk.holder.clauses:
        yield Heading(f"{next(letters)}. {desk.said('plan.study')}", 2)
        for name in desk.holder.clauses:
            yield plain(quoted(desk, desk.plan.clause(name).vi, name), "quote")
    for key, found in (("plan.stated", desk.holder.stated), ("plan.inferred", desk.holder.inferred)):
        if found:
            yield Heading(bound(f"{next(letters)}. {desk.said(key)}"), 2)
        for assignment in found:
            number += 1
            yield from _task(desk, assignment, number)
    yield Heading(f"{next(letters)}. {desk.said('plan.own')}", 2)
    yield plain(BLANK)


def _task(desk: Desk, assignment: Assignment, number: int) -> Iterator[Part]:
    yield Para((Run(f"{number}. {assignment.task.title.vi}", bold=True),), "body", keep=True)
    yield labelled(desk.said("plan.words"), words_of(desk, assignment))
    role = desk.words.word(f"role.{assignment.actor.role}", "vi")
    match assignment.actor:
        case Stated(quote=quote, clause=clause):
            yield labelled(desk.said("plan.role"), role)
            yield labelled(desk.said("plan.named"), quoted(desk, quote, clause))
            for key in ("do", "who", "with", "when", "money"):
                yield labelled(desk.said(f"plan.{key}"), BLANK)
        case Inferred(why=why):
            yield labelled(desk.said("plan.role"), role)
            yield labelled(desk.said("plan.why"), why.vi)
            blanks = "; ".join(f"{desk.said(f'plan.{key}').lower()} {BLANK}" for key in ("who", "when"))
            yield labelled(desk.said("plan.do"), f"{BLANK}; {blanks}")


def _talk(desk: Desk, clauses: tuple[Clause, ...]) -> Iterator[Part]:
    wanted = {clause.id for clause in clauses}
    mine = desk.session
    packs = (mine,) if mine else desk.library.packs
    asked = dict.fromkeys(
        desk.said("minutes.case", question=question.vi) if block.case else question.vi
        for pack in packs
        for block in pack.blocks
        if mine or wanted & set(block.clauses)
        for question in block.questions
    )
    chosen = list(asked)[:MOST_TALK]
    for number, question in enumerate(chosen, 1):
        yield plain(f"{number}. {question}", keep=True)
        yield from _room(TALK_LINES // len(chosen))
    if not chosen:
        yield from _room(TALK_LINES)


def _room(lines: int) -> Iterator[Part]:
    """Yield lines to write on, which stand on one page with what they belong to."""
    yield from [line(keep=True)] * (lines - 1)
    yield line()
