"""The pages of the working papers: the list of units, and each unit with its papers and check list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kb import addresses, toolkit
from kb.links import Assignment, PlanLinks
from kb.model import Clause
from kb.outputs import shelf
from kb.outputs.pages.frame import Desk, Step
from kb.toolkit import Holder
from kb.tree import Output


@dataclass(frozen=True)
class Check:
    """A line of a check list: what is to be done, by which words, and where they stand."""

    id: str
    title: str
    path: str
    role: str
    quotes: tuple[tuple[Markup, str, str], ...]


def make(desk: Desk) -> Iterator[Output]:
    """Make the list, and a page for every unit."""
    plan = desk.library.plans[0]
    holders = toolkit.holders(desk.library, plan)
    yield listing(desk, holders)
    for holder in holders:
        yield unit_page(desk, plan, holder)


def listing(desk: Desk, holders: tuple[Holder, ...]) -> Output:
    """Make the list of units, the general ones first, then the bodies by kind."""
    kinds = tuple(dict.fromkeys(h.kind for h in holders if h.agency))
    return desk.page(
        "toolkits",
        addresses.TOOLKIT,
        title=desk.word("toolkit.title"),
        description=desk.word("toolkit.description", count=len(holders)),
        kind="toolkits",
        general=tuple(h for h in holders if h.unit),
        groups=tuple((kind, tuple(h for h in holders if h.agency and h.kind == kind)) for kind in kinds),
    )


def unit_page(desk: Desk, plan: PlanLinks, holder: Holder) -> Output:
    """Make one unit's page: papers to download, a check list to tick, where the form comes from."""
    name = desk.t(holder.name)
    count = len(holder.assignments)
    return desk.page(
        "toolkit",
        addresses.toolkit(holder.id),
        title=called(desk, holder),
        description=desk.word("toolkit.unit-description", name=name, count=count)
        if count
        else desk.word("toolkit.unit-description-reading", name=name),
        kind="toolkit",
        extra={"script": "app/check.js"},
        trail=(Step(desk.word("toolkit.title"), addresses.TOOLKIT),),
        source=holder.agency or holder.unit,
        holder=holder,
        files=shelf.of_holder(holder),
        outlines={
            kind: tuple(desk.word(f"papers.{key}") for key in keys)
            for kind, keys in shelf.outlines(holder).items()
        },
        about={
            kind: f"{kind}-about" if count or kind == "minutes" else f"{kind}-study" for kind in shelf.OUTLINES
        },
        reading=tuple(_reading(desk, plan, plan.clause(c)) for c in holder.clauses),
        stated=tuple(_check(desk, plan, a) for a in holder.stated),
        inferred=tuple(_check(desk, plan, a) for a in holder.inferred),
        say=desk.words.under("toolkit.", desk.lang),
    )


def called(desk: Desk, holder: Holder) -> str:
    """Give the title of a unit's papers; a kind of unit is one of many."""
    key = "toolkit.unit-title-general" if holder.unit else "toolkit.unit-title"
    return desk.word(key, name=desk.t(holder.name))


def _check(desk: Desk, plan: PlanLinks, assignment: Assignment) -> Check:
    task = assignment.task
    return Check(
        id=task.id,
        title=desk.t(task.title),
        path=addresses.task(plan.id, task.id),
        role=desk.word(f"role.{assignment.actor.role}"),
        quotes=tuple(
            (desk.quote(plan, b.clause, b.quote), desk.label(plan.clause(b.clause)), plan.address(b.clause))
            for b in task.basis
        ),
    )


def _reading(desk: Desk, plan: PlanLinks, clause: Clause) -> Check:
    summary = plan.summaries.get(clause.id)
    # The summary is ours, and stands where others have the Plan's words.
    title = f"{desk.word('in-short')}: {desk.t(summary.text)}" if summary else desk.label(clause)
    path = plan.address(clause.id)
    return Check(addresses.anchor(clause.id), desk.label(clause), path, title, ())
