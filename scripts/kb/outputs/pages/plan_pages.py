"""The pages of one plan's text: the card, the whole text, each item, the two languages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb import addresses, near
from kb.links import PlanLinks
from kb.model import Clause
from kb.outputs.pages import clauses, meanings, talk
from kb.outputs.pages.frame import Desk, Step
from kb.tree import Output


@dataclass(frozen=True)
class OutlineItem:
    """An item in the outline: its number, its short title, its official words, what hangs on it."""

    number: str
    title: str
    words: str
    path: str
    tasks: int


@dataclass(frozen=True)
class OutlinePart:
    """A part in the outline with its items."""

    number: str
    title: str
    path: str
    items: tuple[OutlineItem, ...]


def make(desk: Desk, plan: PlanLinks) -> Iterator[Output]:
    """Make every page of the plan's text."""
    yield card(desk, plan)
    yield whole(desk, plan)
    yield side_by_side(desk, plan)
    for place, item in enumerate(plan.items):
        before = plan.items[place - 1] if place else None
        after = plan.items[place + 1] if place + 1 < len(plan.items) else None
        yield item_page(desk, plan, item, (before, after))


def outline(desk: Desk, plan: PlanLinks) -> tuple[OutlinePart, ...]:
    """Give the parts and items with their short titles."""
    return tuple(
        OutlinePart(
            number=desk.number(part),
            title=desk.t(part.words) if part.words else "",
            path=plan.address(part.id),
            items=tuple(_outline_item(desk, plan, item) for item in part.clauses),
        )
        for part in plan.parts
    )


def short_title(desk: Desk, plan: PlanLinks, item: Clause) -> str:
    """Give the item's short title (ours), or its official heading where there is none."""
    summary = plan.summaries.get(item.id)
    if summary and summary.title:
        return desk.t(summary.title)
    return desk.t(item.words) if item.words else desk.label(item)


def card(desk: Desk, plan: PlanLinks) -> Output:
    """Make the plan's card: identity, outline, how to cite."""
    library = desk.library
    return desk.page(
        "plan",
        addresses.plan(plan.id),
        title=desk.t(plan.plan.short),
        description=desk.t(plan.plan.title),
        kind="plan",
        source=plan.plan,
        plan=plan,
        issuer=library.agencies[plan.plan.issuer],
        carries_out=library.documents[plan.plan.carries_out],
        behalf=library.agencies[plan.plan.signer.on_behalf_of],
        recipients=tuple(library.agencies[a] for a in plan.plan.recipients),
        outline=outline(desk, plan),
        errata=tuple(
            (clause, desk.label(clause), plan.address(clause.id), erratum)
            for clause in plan.folder.walk()
            for erratum in clause.errata
        ),
        repairs=tuple(
            (desk.label(clause), plan.address(clause.id), repair)
            for clause in plan.folder.walk()
            for repair in clause.repair
        ),
    )


def whole(desk: Desk, plan: PlanLinks) -> Output:
    """Make the whole text on one page, as issued."""
    return desk.page(
        "full",
        addresses.full(plan.id),
        title=desk.word("full.title"),
        description=desk.word("full.description", plan=desk.t(plan.plan.title)),
        kind="full",
        trail=(desk.plan_step(plan),),
        source=plan.plan,
        plan=plan,
        blocks=tuple(clauses.block(desk, plan, c) for c in plan.places),
    )


def side_by_side(desk: Desk, plan: PlanLinks) -> Output:
    """Make the page that shows Vietnamese and English, clause beside clause."""
    rows = tuple(
        (
            clauses.block(desk, plan, clause.id),
            clauses.official_plain(clause, "vi"),
            clauses.official_plain(clause, "en"),
        )
        for clause in plan.folder.walk()
        if clause.words
    )
    return desk.page(
        "parallel",
        addresses.parallel(plan.id),
        title=desk.word("parallel.title"),
        description=desk.word("parallel.description", plan=desk.t(plan.plan.title)),
        kind="parallel",
        extra={"script": "app/parallel.js"},
        trail=(desk.plan_step(plan),),
        wide=True,
        plan=plan,
        rows=rows,
    )


def item_page(desk: Desk, plan: PlanLinks, item: Clause, around: tuple[Clause | None, Clause | None]) -> Output:
    """Make an item's page: official text, tasks and who holds them, what it cites, its neighbours."""
    title = f"{desk.number(item)} · {short_title(desk, plan, item)}"
    part = plan.clause(plan.places[item.id].part)
    ids = plan.below(item.id)
    explained = meanings.on_page(desk, plan, ids)
    cited = {c.document: None for i in ids for c in plan.clause(i).cites}
    tasks = plan.tasks_below(item.id)
    before, after = around
    return desk.page(
        "item",
        addresses.item(plan.id, item.id),
        title=title,
        description=desk.t(item.words) if item.words else title,
        kind="item",
        extra={"outline": _dashes(desk, item)},
        trail=(
            desk.plan_step(plan),
            Step(f"{desk.number(part)}. {desk.t(part.words) if part.words else ''}", plan.address(part.id)),
        ),
        source=item,
        neighbours=(_neighbour(desk, plan, before), _neighbour(desk, plan, after)),
        plan=plan,
        item=item,
        talk=talk.talk_of(desk, ids),
        blocks=tuple(clauses.block(desk, plan, i, explained.spans[i]) for i in ids),
        terms=explained.terms,
        near={i: clauses.near_lines(desk, plan, near.clauses(plan, i), tasks=False) for i in ids},
        documents=tuple(desk.library.documents[d] for d in cited),
        tasks=tasks,
        stale=any(clauses.state_of_translation(plan.clause(i)) == "stale" for i in ids),
    )


def _dashes(desk: Desk, item: Clause) -> list[dict[str, object]]:
    """Give the outline of an item's page: one entry a dash."""
    return [
        {"id": addresses.anchor(dash.id), "title": desk.word("clause.nth", dash=place), "children": []}
        for place, dash in enumerate(item.clauses, 1)
    ]


def _outline_item(desk: Desk, plan: PlanLinks, item: Clause) -> OutlineItem:
    return OutlineItem(
        number=desk.number(item),
        title=short_title(desk, plan, item),
        words=desk.t(item.words) if item.words else "",
        path=addresses.item(plan.id, item.id),
        tasks=len(plan.tasks_below(item.id)),
    )


def _neighbour(desk: Desk, plan: PlanLinks, item: Clause | None) -> Step | None:
    if item is None:
        return None
    return Step(f"{desk.number(item)} · {short_title(desk, plan, item)}", addresses.item(plan.id, item.id))


def task_groups(desk: Desk, plan: PlanLinks) -> tuple[OutlineItem, ...]:
    """Give the items that set the tasks: those of the part with the most tasks, as the plan groups them."""
    part = max(plan.parts, key=lambda part: len(plan.tasks_below(part.id)), default=None)
    return tuple(_outline_item(desk, plan, item) for item in part.clauses) if part else ()
