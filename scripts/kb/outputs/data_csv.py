"""The open data as flat tables, with the byte order mark that lets Excel see the marks of Vietnamese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from kb.links import Library, PlanLinks
from kb.model import Stated
from kb.tree import Output
from kb.words import Words

ROOT = "data/v1/"
AND = "; "


def make(library: Library, words: Words) -> Iterator[Output]:  # noqa: ARG001 - every maker is called alike
    """Make the three tables."""
    tasks = [row for plan in library.plans for row in _tasks(plan)]
    actors = [row for plan in library.plans for row in _actors(plan, library)]
    yield _table(
        "tasks",
        ("plan", "task", "title_vi", "title_en", "clauses", "quotes", "topics", "groups", "rhythm", "until"),
        tasks,
    )
    yield _table(
        "actors",
        (
            "plan", "task", "title_vi", "title_en", "agency", "agency_vi", "agency_en",
            "role", "says", "clause", "quote", "via", "why_vi", "why_en",
        ),
        actors,
    )  # fmt: skip
    yield _table(
        "agencies",
        (
            "agency",
            "name_vi",
            "name_en",
            "kind",
            "level",
            "parent",
            "also_called_vi",
            "also_called_en",
            "today_vi",
        ),
        _agencies(library),
    )


def _tasks(plan: PlanLinks) -> Iterator[tuple[str, ...]]:
    for task in plan.tasks.values():
        yield (
            plan.id,
            task.id,
            task.title.vi,
            task.title.of("en"),
            AND.join(b.clause for b in task.basis),
            AND.join(b.quote for b in task.basis),
            AND.join(task.topics),
            AND.join(task.groups),
            task.rhythm.kind if task.rhythm else "",
            (task.rhythm.until or "") if task.rhythm else "",
        )


def _actors(plan: PlanLinks, library: Library) -> Iterator[tuple[str, ...]]:
    for assignment in plan.assignments:
        actor, task = assignment.actor, assignment.task
        agency = library.agencies[actor.agency]
        evidence = (
            (actor.clause, actor.quote, "", "", "")
            if isinstance(actor, Stated)
            else ("", "", actor.via, actor.why.vi, actor.why.of("en"))
        )
        yield (
            plan.id, task.id, task.title.vi, task.title.of("en"),
            agency.id, agency.name.vi, agency.name.of("en"), actor.role, actor.says, *evidence,
        )  # fmt: skip


def _agencies(library: Library) -> Iterator[tuple[str, ...]]:
    for agency in library.agencies.values():
        yield (
            agency.id,
            agency.name.vi,
            agency.name.of("en"),
            agency.kind,
            agency.level,
            agency.parent or "",
            AND.join(agency.also_called.vi if agency.also_called else ()),
            AND.join(agency.also_called.en if agency.also_called else ()),
            AND.join(name.vi for name in agency.today),
        )


def _table(name: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Output:
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(tuple(_harmless(cell) for cell in row) for row in rows)
    return Output(f"{ROOT}{name}.csv", b"\xef\xbb\xbf" + paper.getvalue().encode())


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell
