"""The pages of the reading: all tasks, each task, and the table of tasks and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kb import addresses, near, render
from kb.links import PlanLinks
from kb.model import Agency, Rhythm, Role, Task, pieces
from kb.outputs.pages import clauses, pictures
from kb.outputs.pages.clauses import Chip, TaskLine
from kb.outputs.pages.frame import Desk, Step
from kb.outputs.pages.plan_pages import short_title
from kb.tree import Output

# The longest run of empty cells that kb-broad.css has a width for.
MOST_AS_ONE = 10


@dataclass(frozen=True)
class TaskRow:
    """A task in the list, with the tokens its filters look at."""

    line: TaskLine
    where: tuple[Step, ...]
    rhythm: Rhythm | None
    agencies: str
    roles: str
    says: str
    topics: str
    groups: str


@dataclass(frozen=True)
class Section:
    """The tasks that an item asks for."""

    number: str
    title: str
    anchor: str
    path: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True)
class Part:
    """A body's part in a task: role by letter, evidence by kind."""

    role: Role
    letter: str
    stated: bool


@dataclass(frozen=True)
class Cell:
    """What one body does in a task, or the run of columns whose bodies do nothing in it."""

    parts: tuple[Part, ...]
    columns: int = 1


def make(desk: Desk, plan: PlanLinks) -> Iterator[Output]:
    """Make the list, the matrix and every task's page."""
    yield listing(desk, plan)
    yield matrix(desk, plan)
    tasks = tuple(plan.tasks.values())
    for place, task in enumerate(tasks):
        before = tasks[place - 1] if place else None
        after = tasks[place + 1] if place + 1 < len(tasks) else None
        yield task_page(desk, plan, task, (before, after))


def sections(desk: Desk, plan: PlanLinks) -> tuple[Section, ...]:
    """Give the tasks item by item: each under the item of its first basis."""
    out = []
    for item in plan.items:
        tasks = [t for t in plan.tasks.values() if plan.places[t.basis[0].clause].item == item.id]
        if tasks:
            out.append(
                Section(
                    number=desk.number(item),
                    title=short_title(desk, plan, item),
                    anchor=addresses.anchor(item.id),
                    path=addresses.item(plan.id, item.id),
                    rows=tuple(row(desk, plan, task) for task in tasks),
                )
            )
    return tuple(out)


def row(desk: Desk, plan: PlanLinks, task: Task) -> TaskRow:
    """Turn a task into a row of a list."""
    return TaskRow(
        line=clauses.task_line(desk, plan, task),
        where=tuple(desk.clause_step(plan, c) for c in task.clauses),
        rhythm=task.rhythm,
        agencies=" ".join(dict.fromkeys(a.agency for a in task.actors)),
        roles=" ".join(dict.fromkeys(a.role for a in task.actors)),
        says=" ".join(dict.fromkeys(a.says for a in task.actors)),
        topics=" ".join(task.topics),
        groups=" ".join(task.groups),
    )


def acting(desk: Desk, plan: PlanLinks) -> tuple[Agency, ...]:
    """Give the bodies that hold at least one task, in the order of the register."""
    return tuple(a for a in desk.library.agencies.values() if a.id in plan.assignments_of_agency)


def listing(desk: Desk, plan: PlanLinks) -> Output:
    """Make the list of all tasks."""
    return desk.page(
        "tasks",
        addresses.tasks(plan.id),
        title=desk.word("tasks.title"),
        description=desk.word("tasks.description", count=len(plan.tasks)),
        kind="tasks",
        extra={"script": f"app/lists-{desk.lang}.js"},
        trail=(desk.plan_step(plan),),
        plan=plan,
        sections=sections(desk, plan),
        agencies=acting(desk, plan),
        topics=tuple(t for t in desk.library.topics.values() if t.id in plan.tasks_of_topic),
        groups=tuple(g for g in desk.library.groups.values() if g.id in plan.tasks_of_group),
        roles=tuple(dict.fromkeys(a.actor.role for a in plan.assignments)),
        rhythms=tuple(dict.fromkeys(t.rhythm.kind for t in plan.tasks.values() if t.rhythm)),
        stated=sum(a.stated for a in plan.assignments),
    )


def matrix(desk: Desk, plan: PlanLinks) -> Output:
    """Make the table of tasks and bodies."""
    heads = acting(desk, plan)
    groups = tuple(
        (section, tuple((row, _cells(desk, plan, row.line.task, heads)) for row in section.rows))
        for section in sections(desk, plan)
    )
    return desk.page(
        "matrix",
        addresses.matrix(plan.id),
        title=desk.word("matrix.title"),
        description=desk.word("matrix.description", tasks=len(plan.tasks), bodies=len(heads)),
        kind="matrix",
        extra={"script": f"app/lists-{desk.lang}.js"},
        trail=(desk.plan_step(plan),),
        wide=True,
        plan=plan,
        heads=heads,
        picture=pictures.web(desk, plan),
        groups=groups,
        roles=tuple(dict.fromkeys(a.actor.role for a in plan.assignments)),
        links=len(plan.assignments),
        stated=sum(a.stated for a in plan.assignments),
    )


def task_page(desk: Desk, plan: PlanLinks, task: Task, around: tuple[Task | None, Task | None]) -> Output:
    """Make one task's page: its basis, its actors with evidence, its subjects, its neighbours."""
    chips = tuple(clauses.chip(desk, plan, a) for a in plan.assignments_of_task(task.id))
    before, after = around
    return desk.page(
        "task",
        addresses.task(plan.id, task.id),
        title=desk.t(task.title),
        description=desk.word("task.description", title=desk.t(task.title), plan=desk.t(plan.plan.short)),
        kind="task",
        trail=(desk.plan_step(plan), Step(desk.word("tasks.title"), addresses.tasks(plan.id))),
        source=task,
        neighbours=(_neighbour(desk, plan, before), _neighbour(desk, plan, after)),
        plan=plan,
        task=task,
        basis=tuple(_basis(desk, plan, task, clause_id) for clause_id in task.clauses),
        stated=tuple(_evidence(desk, plan, c) for c in chips if c.stated),
        inferred=tuple(_evidence(desk, plan, c) for c in chips if not c.stated),
        topics=tuple(desk.library.topics[t] for t in task.topics),
        groups=tuple(desk.library.groups[g] for g in task.groups),
        near=clauses.near_lines(desk, plan, near.tasks(plan, task.id), tasks=True),
        rhythm=_rhythm(desk, plan, task),
    )


def _rhythm(desk: Desk, plan: PlanLinks, task: Task) -> tuple[Markup, Step] | None:
    """Give the words that say how often or until when, and their clause."""
    if task.rhythm is None:
        return None
    where = task.rhythm.clause
    return desk.quote(plan, where, task.rhythm.quote), desk.clause_step(plan, where)


def _basis(desk: Desk, plan: PlanLinks, task: Task, clause_id: str) -> tuple[Step, Markup, str]:
    """Give a clause that asks for the task: its words with those that ask marked, and what they translate."""
    clause = plan.clause(clause_id)
    asking = (plan.quotation(clause_id, b.quote, desk.lang).words for b in task.basis if b.clause == clause_id)
    marks: dict[str, dict[str, str]] = {piece: {} for words in asking for piece in pieces(words)}
    words = render.marked(clause.read(desk.lang)[0], marks)
    return desk.clause_step(plan, clause_id), words, clause.vi


def _evidence(desk: Desk, plan: PlanLinks, chip: Chip) -> tuple[Chip, Step]:
    return chip, clauses.allowing(desk, plan, chip)


def _cells(desk: Desk, plan: PlanLinks, task: Task, heads: tuple[Agency, ...]) -> tuple[Cell, ...]:
    parts: dict[str, list[Part]] = {head.id: [] for head in heads}
    for a in plan.assignments_of_task(task.id):
        parts[a.actor.agency].append(Part(a.actor.role, desk.word(f"letter.{a.actor.role}"), a.stated))
    cells: list[Cell] = []
    # Nine in ten cells would be empty; a browser measures and a screen reader passes a run of them as one.
    for acts, run in groupby(heads, key=lambda head: bool(parts[head.id])):
        ids = [head.id for head in run]
        if acts:
            cells += [Cell(tuple(parts[i])) for i in ids]
        else:
            cells += [Cell((), len(ids[at : at + MOST_AS_ONE])) for at in range(0, len(ids), MOST_AS_ONE)]
    return tuple(cells)


def _neighbour(desk: Desk, plan: PlanLinks, task: Task | None) -> Step | None:
    return Step(desk.t(task.title), addresses.task(plan.id, task.id)) if task else None
