"""The ways in that are ours: home, topics, groups of children, answers, search."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kb import addresses
from kb.links import PlanLinks
from kb.model import READERS, Agency, Answer, Document, Subject, Task
from kb.outputs.pages import clauses, plan_pages
from kb.outputs.pages.frame import Desk, Step
from kb.tree import Output


@dataclass(frozen=True)
class Proof:
    """A clause that proves an answer, with the quoted words."""

    label: str
    path: str
    quote: Markup


@dataclass(frozen=True)
class SubjectRow:
    """A topic or group in its list, with its counts."""

    subject: Subject
    path: str
    clauses: int
    tasks: int


def make(desk: Desk) -> Iterator[Output]:
    """Make home, search, answers, and the pages of topics and groups."""
    yield home(desk)
    yield search(desk)
    yield from answers(desk)
    yield from _subjects(desk, "topics", "topic", addresses.TOPICS, desk.library.topics)
    yield from _subjects(desk, "groups", "group", addresses.GROUPS, desk.library.groups)


def home(desk: Desk) -> Output:
    """Make the home page: what this is, the search box, the plan's outline, the counts."""
    library = desk.library
    plan = library.plans[0]
    return desk.page(
        "home",
        addresses.HOME,
        title=desk.word("site.name"),
        description=desk.word("home.description"),
        kind="home",
        plan=plan,
        gotos=(
            ("full.title", addresses.full(plan.id)),
            ("tasks.title", addresses.tasks(plan.id)),
            ("answers.title", addresses.ANSWERS),
            ("training.title", addresses.TRAINING),
            ("toolkit.title", addresses.TOOLKIT),
        ),
        doors=library.doors,
        groups=plan_pages.task_groups(desk, plan),
        counts=(
            (
                "clauses",
                len([c for c in plan.places.values() if c.part in {p.id for p in plan.parts}]),
                addresses.full(plan.id),
            ),
            ("tasks", len(plan.tasks), addresses.tasks(plan.id)),
            ("agencies", len(library.agencies), addresses.AGENCIES),
            ("links", len(plan.assignments), addresses.matrix(plan.id)),
            ("documents", len(library.documents), addresses.DOCUMENTS),
            ("topics", len(library.topics), addresses.TOPICS),
            ("terms", len(library.terms), addresses.TERMS),
            ("answers", len(library.answers), addresses.ANSWERS),
        ),
    )


def search(desk: Desk) -> Output:
    """Make the page that lists the results of a search; without JavaScript it leads to every list."""
    plan = desk.library.plans[0]
    return desk.page(
        "search",
        addresses.SEARCH,
        title=desk.word("search.title"),
        description=desk.word("search.description"),
        kind="search",
        plan=plan,
        found=json.dumps(desk.words.under("search.found.", desk.lang), ensure_ascii=False),
        topics=tuple(desk.library.topics.values()),
    )


def answers(desk: Desk) -> Iterator[Output]:
    """Make the list of questions, by reader, and for each reader the page of answers with their proofs."""
    groups = tuple((r, tuple(a for a in desk.library.answers if a.reader == r)) for r in READERS)
    yield desk.page(
        "answers",
        addresses.ANSWERS,
        title=desk.word("answers.title"),
        description=desk.word("answers.description", count=len(desk.library.answers)),
        kind="answers",
        groups=tuple((reader, found) for reader, found in groups if found),
    )
    for reader, found in groups:
        if found:
            yield desk.page(
                "answers_for",
                addresses.answers(reader),
                title=desk.word("answers.for", reader=desk.word(f"reader.{reader}")),
                description=desk.word("answers.for-description", reader=desk.word(f"reader.{reader}")),
                kind="answers",
                trail=(Step(desk.word("answers.title"), addresses.ANSWERS),),
                answers=tuple((a, _proofs(desk, a)) for a in found),
            )


def _subjects(
    desk: Desk, listing: str, single: str, root: str, subjects: Mapping[str, Subject]
) -> Iterator[Output]:
    rows = tuple(_row(desk, single, root, s) for s in subjects.values())
    yield desk.page(
        "subjects",
        root,
        title=desk.word(f"{listing}.title"),
        description=desk.word(f"{listing}.description", count=len(rows)),
        kind=listing,
        lead=desk.word(f"{listing}.lead"),
        rows=rows,
    )
    for subject in subjects.values():
        yield _subject(desk, listing, single, root, subject)


def _subject(desk: Desk, listing: str, single: str, root: str, subject: Subject) -> Output:
    plan = desk.library.plans[0]
    ids = (plan.clauses_of_topic if single == "topic" else plan.clauses_of_group)[subject.id]
    tasks = (plan.tasks_of_topic if single == "topic" else plan.tasks_of_group).get(subject.id, ())
    blocks = tuple(clauses.block(desk, plan, i) for i in ids)
    return desk.page(
        "subject",
        f"{root}{subject.id}/",
        title=desk.t(subject.name),
        description=desk.t(subject.lead) if subject.lead else desk.t(subject.name),
        kind=single,
        trail=(Step(desk.word(f"{listing}.title"), root),),
        source=subject,
        subject=subject,
        blocks=blocks,
        tasks=tuple(clauses.task_line(desk, plan, task) for task in tasks),
        bodies=_bodies(desk, tasks),
        documents=_documents(desk, plan, ids),
        terms=tuple(
            desk.library.terms[t] for t in dict.fromkeys(s.id for i in ids for s in plan.terms_of_clause[i])
        ),
        with_groups=tuple(
            desk.library.groups[g]
            for g in dict.fromkeys(g for i in ids for g in plan.groups_of_clause(i))
            if g != subject.id
        ),
        with_topics=tuple(
            desk.library.topics[t]
            for t in dict.fromkeys(t for i in ids for t in plan.topics_of_clause(i))
            if t != subject.id
        ),
    )


def _bodies(desk: Desk, tasks: tuple[Task, ...]) -> tuple[tuple[Agency, bool, int], ...]:
    """Give the bodies that act on some tasks: whether any of it is stated, and in how many tasks."""
    says: dict[str, list[bool]] = {}
    for task in tasks:
        for actor in task.actors:
            says.setdefault(actor.agency, []).append(actor.says == "stated")
    order = sorted(says, key=lambda a: (not any(says[a]), -len(says[a]), a))
    return tuple((desk.library.agencies[a], any(says[a]), len(says[a])) for a in order)


def _documents(desk: Desk, plan: PlanLinks, ids: tuple[str, ...]) -> tuple[Document, ...]:
    cited = dict.fromkeys(c.document for i in ids for c in plan.clause(i).cites)
    return tuple(desk.library.documents[d] for d in cited)


def _row(desk: Desk, single: str, root: str, subject: Subject) -> SubjectRow:
    plan = desk.library.plans[0]
    clauses_of = plan.clauses_of_topic if single == "topic" else plan.clauses_of_group
    tasks_of = plan.tasks_of_topic if single == "topic" else plan.tasks_of_group
    return SubjectRow(
        subject, f"{root}{subject.id}/", len(clauses_of[subject.id]), len(tasks_of.get(subject.id, ()))
    )


def _proofs(desk: Desk, answer: Answer) -> tuple[Proof, ...]:
    plan = desk.library.plans[0]
    return tuple(
        Proof(desk.label(plan.clause(b.clause)), plan.address(b.clause), desk.quote(plan, b.clause, b.quote))
        for b in answer.clauses
    )
