"""The ways in by reader and by question: doors, what changed since, who reports when, what to take home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kb import addresses, render, teaching
from kb.links import PlanLinks
from kb.model import Agency, Door, Redirect, Since
from kb.outputs.pages import clauses
from kb.outputs.pages.clauses import TaskLine
from kb.outputs.pages.frame import Desk, Step
from kb.tree import Output

YEAR = re.compile(r"(?<![\d/])(?:\d{1,2}/\d{1,2}/)?((?:19|20)\d{2})(?!\d)")
# The most letters before or after a year, where no sentence or list item begins or ends sooner.
AROUND = 150
BREAK = re.compile(r"(?<=[;:.])(?<!\bNo\.)(?:\s|$)")


@dataclass(frozen=True)
class Change:
    """What became of one body: a row of the story since the plan."""

    agency: Agency
    path: str
    note: Since


@dataclass(frozen=True)
class YearRow:
    """A year that the text names, and the clauses that name it."""

    year: str
    places: tuple[tuple[Step, Markup], ...]


@dataclass(frozen=True)
class Report:
    """A duty to report: who, by which clause, at what rhythm."""

    line: TaskLine
    where: tuple[Step, ...]
    rhythm: str
    quote: Markup


def make(desk: Desk) -> Iterator[Output]:
    """Make the pages of every way in."""
    for door in desk.library.doors:
        yield door_page(desk, door)
    yield since(desk)
    yield rhythms(desk)
    yield downloads(desk)
    for redirect in desk.library.redirects:
        yield moved(desk, redirect)


def door_page(desk: Desk, door: Door) -> Output:
    """Make a reader's page: what to do first, their clauses, their bodies with the tasks of each."""
    library = desk.library
    plan = library.plans[0]
    return desk.page(
        "door",
        addresses.door(door.id),
        title=desk.t(door.name),
        description=desk.t(door.lead),
        kind="for",
        source=door,
        plan=plan,
        door=door,
        blocks=tuple(clauses.block(desk, plan, c) for c in door.clauses),
        bodies=tuple((library.agencies[a], *_counts(plan, a)) for a in door.agencies),
        packs=tuple(p for p in teaching.by_length(library.packs) if door.id in {p.reader, "trainer"}),
        units=tuple(unit for unit in library.units if door.id in unit.readers),
        trains=door.id == "trainer" and bool(library.packs),
        answers=tuple(a for a in library.answers if a.reader == door.id),
    )


def since(desk: Desk) -> Output:
    """Make the page that tells what became of the bodies, row by row with source and certainty."""
    rows = tuple(
        Change(agency, addresses.agency(agency.id), note)
        for agency in desk.library.agencies.values()
        for note in agency.since
    )
    told: dict[tuple[str, str], list[Change]] = {}
    for row in rows:
        told.setdefault((row.note.date, row.note.text.vi), []).append(row)
    return desk.page(
        "since",
        addresses.SINCE,
        title=desk.word("since.title"),
        description=desk.word("since.description"),
        kind="since",
        wide=True,
        rows=tuple((changes[0].note, tuple(changes)) for _, changes in sorted(told.items())),
        todays=tuple(a for a in desk.library.agencies.values() if a.today),
    )


def rhythms(desk: Desk) -> Output:
    """Make the page of rhythms: who reports to whom, what recurs, and the years that the text names."""
    plan = desk.library.plans[0]
    tasks = tuple(plan.tasks.values())
    reporting = tuple(t for t in tasks if any(a.role == "report" for a in t.actors))
    return desk.page(
        "rhythms",
        addresses.RHYTHMS,
        title=desk.word("rhythms.title"),
        description=desk.word("rhythms.description"),
        kind="rhythms",
        reports=tuple(_report(desk, plan, t.id) for t in reporting),
        recurring=tuple(_report(desk, plan, t.id) for t in tasks if t.rhythm and t not in reporting),
        years=years(desk, plan),
    )


def downloads(desk: Desk) -> Output:
    """Make the page of what can be taken home: pages for offline, zips, open data."""
    library = desk.library
    tables = [f"data/v1/{name}.csv" for name in ("tasks", "actors", "agencies")]
    registers = ["plans", "agencies", "topics", "groups", "documents", "terms"]
    registers += ["packs", "questions"] if library.packs else []
    files = [f"data/v1/{name}.json" for name in registers]
    files += [
        f"data/v1/plans/{p.id}/{name}.json" for p in library.plans for name in ("clauses", "tasks", "actors")
    ]
    return desk.page(
        "downloads",
        addresses.DOWNLOADS,
        title=desk.word("downloads.title"),
        description=desk.word("downloads.description"),
        kind="downloads",
        extra={"script": "app/keep.js"},
        plan=library.plans[0],
        tables=tuple(tables),
        files=tuple(files),
        packs=library.packs,
        offer=desk.words.under("keep.", desk.lang),
        edition=library.edition,
    )


def moved(desk: Desk, redirect: Redirect) -> Output:
    """Make the page that stands at an old address and leads on to the new one."""
    return desk.page(
        "moved",
        redirect.old,
        title=desk.word("moved.title"),
        description=desk.word("moved.title"),
        kind="moved",
        layout="moved.html",
        extra={"moved": redirect.new, "noindex": True},
        redirect=redirect,
    )


def years(desk: Desk, plan: PlanLinks) -> tuple[YearRow, ...]:
    """Find every year that the text names, with the words round it."""
    found: dict[str, list[tuple[Step, Markup]]] = {}
    for clause_id, place in plan.places.items():
        text, lang = place.clause.read(desk.lang)
        step = desk.clause_step(plan, clause_id)
        for match in YEAR.finditer(text):
            piece = _around(text, match)
            words = render.marked(render.nested(piece) if lang == "en" else piece, {match[0]: {}})
            found.setdefault(match[1], []).append((step, desk.between_marks(words, lang)))
    return tuple(YearRow(year, tuple(places)) for year, places in sorted(found.items()))


def _around(text: str, match: re.Match[str]) -> str:
    """Give the piece of a sentence or list that a year stands in; what is cut off in its middle shows as "…"."""
    breaks = [0, *(found.end() for found in BREAK.finditer(text)), len(text)]
    start = max(at for at in breaks if at <= match.start())
    end = min(at for at in breaks if at >= match.end())
    before = after = ""
    # Best at a comma or a bracket, else between two words.
    if match.start() - start > AROUND:
        found = [text.find(sign, match.start() - AROUND, match.start()) for sign in (", ", " (", " ")]
        start, before = next(at for at in found if at >= 0) + 1, "… "
    if end - match.end() > AROUND:
        found = [text.rfind(sign, match.end(), match.end() + AROUND) for sign in (", ", " (", " ")]
        end, after = next(at for at in found if at >= 0), " …"
    return before + text[start:end].strip(" ;:.,") + after


def _report(desk: Desk, plan: PlanLinks, task_id: str) -> Report:
    task = plan.tasks[task_id]
    return Report(
        line=clauses.task_line(desk, plan, task),
        where=tuple(desk.clause_step(plan, c) for c in task.clauses),
        rhythm=desk.word(f"rhythm.{task.rhythm.kind}") if task.rhythm else "",
        quote=desk.quote(plan, task.rhythm.clause, task.rhythm.quote) if task.rhythm else Markup(""),
    )


def _counts(plan: PlanLinks, agency_id: str) -> tuple[int, int]:
    mine = plan.assignments_of_agency.get(agency_id, ())
    return sum(a.stated for a in mine), sum(not a.stated for a in mine)
