"""Where things go in the pictures: task groups against bodies for a plan, a body's tasks at a glance.

Only places and counts are worked out here; templates draw them as SVG, and the same
counts stand beside each picture as text.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb import addresses
from kb.links import PlanLinks
from kb.model import Document
from kb.outputs.pages.frame import Desk, Step
from kb.outputs.pages.plan_pages import short_title

WIDTH = 340
# Units of the picture that a letter of a label takes, at most on the average.
LETTER = 6.7
ROW = 28
LEFT = 66
RIGHT = 148
DOTS = 44
INDENT = 24
STEP = 44
BOX = 34
PROGRAMMES = ("programme", "strategy")
DOT = 29
IN_A_LINE = 10


@dataclass(frozen=True)
class Node:
    """A label in the picture, with the height of its line."""

    step: Step
    label: str
    y: int
    total: int


@dataclass(frozen=True)
class Strand:
    """What ties an item to a body: how many of its tasks the body holds, and whether any is stated."""

    item: str
    body: str
    y1: int
    y2: int
    tasks: int
    stated: int
    breadth: float


@dataclass(frozen=True)
class Web:
    """The whole picture of a plan."""

    width: int
    height: int
    left: int
    right: int
    items: tuple[Node, ...]
    bodies: tuple[Node, ...]
    strands: tuple[Strand, ...]


@dataclass(frozen=True)
class Dot:
    """A task in a body's picture."""

    step: Step
    stated: bool
    x: int
    y: int


@dataclass(frozen=True)
class DotRow:
    """A body's tasks in one item."""

    label: str
    step: Step
    y: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Dots:
    """The whole picture of a body."""

    width: int
    height: int
    counts: str
    rows: tuple[DotRow, ...]


def web(desk: Desk, plan: PlanLinks) -> Web:
    """Lay out the items on the left, the acting bodies on the right, a strand for each pair with tasks."""
    counts: dict[tuple[str, str], list[bool]] = {}
    for assignment in plan.assignments:
        item = plan.places[assignment.task.basis[0].clause].item
        if item:
            counts.setdefault((item, assignment.actor.agency), []).append(assignment.stated)
    items = [item for item in plan.items if any(key[0] == item.id for key in counts)]
    bodies = [a for a in desk.library.agencies.values() if any(key[1] == a.id for key in counts)]
    height = ROW * max(len(items), len(bodies))
    item_y = {item.id: _spread(i, len(items), height) for i, item in enumerate(items)}
    body_y = {body.id: _spread(i, len(bodies), height) for i, body in enumerate(bodies)}
    longest = max((len(desk.t(body.label)) for body in bodies), default=0)
    return Web(
        width=max(WIDTH, RIGHT + 10 + round(LETTER * longest)),
        height=height,
        left=LEFT,
        right=RIGHT,
        items=tuple(
            Node(
                Step(short_title(desk, plan, item), addresses.item(plan.id, item.id)),
                desk.number(item),
                item_y[item.id],
                sum(len(says) for (i, _), says in counts.items() if i == item.id),
            )
            for item in items
        ),
        bodies=tuple(
            Node(
                Step(desk.t(body.name), addresses.agency(body.id)),
                desk.t(body.label),
                body_y[body.id],
                sum(len(says) for (_, b), says in counts.items() if b == body.id),
            )
            for body in bodies
        ),
        strands=tuple(
            Strand(item, body, item_y[item], body_y[body], len(says), sum(says), min(1 + len(says) * 0.9, 7))
            for (item, body), says in counts.items()
        ),
    )


def dots(desk: Desk, plan: PlanLinks, agency_id: str) -> Dots:
    """Lay out a body's tasks, a row an item of as many lines as it takes, the stated ones first."""
    rows: dict[str, list[tuple[bool, Step]]] = {}
    for assignment in plan.assignments_of_agency.get(agency_id, ()):
        item = plan.places[assignment.task.basis[0].clause].item
        step = Step(desk.t(assignment.task.title), addresses.task(plan.id, assignment.task.id))
        if item:
            rows.setdefault(item, []).append((assignment.stated, step))
    items = [item for item in plan.items if item.id in rows]
    mine = plan.assignments_of_agency.get(agency_id, ())
    lines: list[DotRow] = []
    top = 0
    for own in items:
        found = sorted(rows[own.id], key=lambda pair: not pair[0])
        lines.append(
            DotRow(
                label=desk.number(own),
                step=Step(short_title(desk, plan, own), addresses.item(plan.id, own.id)),
                y=top + ROW // 2,
                dots=tuple(
                    Dot(step, stated, DOTS + turn % IN_A_LINE * DOT, top + turn // IN_A_LINE * DOT + ROW // 2)
                    for turn, (stated, step) in enumerate(found)
                ),
            )
        )
        top += -(-len(found) // IN_A_LINE) * DOT + 4
    stated = sum(a.stated for a in mine)
    return Dots(WIDTH, max(top, ROW), desk.duties(stated, len(mine) - stated), tuple(lines))


@dataclass(frozen=True)
class Link:
    """A box of the chain: what stands in it, where, and the box it hangs on (its place in the list)."""

    step: Step
    kind: str
    x: int
    y: int
    width: int
    above: int | None


@dataclass(frozen=True)
class Chain:
    """From the directive to the programmes."""

    width: int
    height: int
    box: int
    links: tuple[Link, ...]


def chain(desk: Desk, plan: PlanLinks) -> Chain:
    """Lay out what the plan carries out, what else carries that out, the plan, and the programmes it names."""
    library = desk.library
    top = library.documents[plan.plan.carries_out]
    beside = [d for d in library.documents.values() if d.carries_out == top.id]
    named = [d for d in library.documents.values() if d.id in plan.citations_of and d.kind in PROGRAMMES]
    rows: list[tuple[Step, str, int, int | None]] = [(_document(desk, top), top.kind, 0, None)]
    rows += [(_document(desk, d), d.kind, 1, 0) for d in beside]
    rows.append((desk.plan_step(plan), "plan", 1, 0))
    plan_at = len(rows) - 1
    rows += [(_document(desk, d), d.kind, 2, plan_at) for d in named]
    links = tuple(
        Link(step, desk.word(f"document-kind.{kind}"), depth * INDENT, place * STEP, WIDTH - depth * INDENT, above)
        for place, (step, kind, depth, above) in enumerate(rows)
    )
    return Chain(WIDTH, STEP * len(links), BOX, links)


def _document(desk: Desk, document: Document) -> Step:
    return Step(desk.t(document.short), addresses.document(document.id))


def _spread(place: int, count: int, height: int) -> int:
    """Spread lines evenly over the height."""
    return round(height * (place + 0.5) / count)
