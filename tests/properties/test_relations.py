"""What holds for any catalogue: every relation is the same from both of its ends."""

from __future__ import annotations

import dataclasses

import broken
from hypothesis import given
from hypothesis import strategies as st
from kb import links, near, parse, source
from kb.links import PlanLinks
from kb.model import ROLES, Basis, Inferred, Stated, Task, Text
from kb.problems import Where

HERE = Where("catalogue/plans/binh-minh/tasks.yml")
CATALOGUE, _ = parse.catalogue(source.read(broken.SMALL))
AGENCIES = st.sampled_from([agency.id for agency in CATALOGUE.agencies])
CLAUSES = st.sampled_from([clause.id for clause in CATALOGUE.plans[0].walk()])
TOPICS = st.lists(st.sampled_from([topic.id for topic in CATALOGUE.topics]), unique=True).map(tuple)
GROUPS = st.lists(st.sampled_from([group.id for group in CATALOGUE.groups]), unique=True).map(tuple)
WORDS = Text(vi="vì sao", en="why", where=HERE)
ACTORS = st.one_of(
    st.builds(
        Stated, agency=AGENCIES, role=st.sampled_from(ROLES), says=st.just("stated"),
        clause=CLAUSES, quote=st.just("chữ"), where=st.just(HERE),
    ),
    st.builds(
        Inferred, agency=AGENCIES, role=st.sampled_from(ROLES), says=st.just("inferred"),
        via=CLAUSES, why=st.just(WORDS), where=st.just(HERE),
    ),
)  # fmt: skip
BASES = st.lists(
    st.builds(Basis, clause=CLAUSES, quote=st.just("chữ"), where=st.just(HERE)), min_size=1, max_size=3
)


@st.composite
def readings(draw: st.DrawFn) -> PlanLinks:
    """Draw any reading of the small plan, with all its relations."""
    tasks = tuple(
        Task(
            id=f"task-{number}",
            title=WORDS,
            basis=tuple(draw(BASES)),
            topics=draw(TOPICS),
            groups=draw(GROUPS),
            actors=tuple(draw(st.lists(ACTORS, max_size=3))),
            where=HERE,
        )
        for number in range(draw(st.integers(0, 6)))
    )
    folder = dataclasses.replace(CATALOGUE.plans[0], tasks=tasks)
    return links.connect(dataclasses.replace(CATALOGUE, plans=(folder,))).plans[0]


@given(readings())
def test_an_actor_leads_to_the_tasks_that_lead_to_the_actor(plan: PlanLinks) -> None:
    from_tasks = {(task.id, actor.agency, actor.role) for task in plan.tasks.values() for actor in task.actors}
    from_agencies = {
        (one.task.id, agency, one.actor.role)
        for agency, found in plan.assignments_of_agency.items()
        for one in found
    }
    of_tasks = {
        (task, one.actor.agency, one.actor.role) for task in plan.tasks for one in plan.assignments_of_task(task)
    }
    assert from_tasks == from_agencies == of_tasks


@given(readings())
def test_no_assignment_is_lost_or_doubled_on_either_side(plan: PlanLinks) -> None:
    total = sum(len(task.actors) for task in plan.tasks.values())
    assert len(plan.assignments) == total
    assert sum(map(len, plan.assignments_of_agency.values())) == total
    assert sum(len(plan.assignments_of_task(task)) for task in plan.tasks) == total


@given(readings())
def test_the_stated_actors_of_a_task_stand_before_the_inferred_ones(plan: PlanLinks) -> None:
    for task in plan.tasks:
        says = [one.stated for one in plan.assignments_of_task(task)]
        assert says == sorted(says, reverse=True)


@given(readings())
def test_a_clause_leads_to_the_tasks_that_rest_on_it(plan: PlanLinks) -> None:
    from_tasks = {(basis.clause, task.id) for task in plan.tasks.values() for basis in task.basis}
    assert from_tasks == {(clause, task.id) for clause, tasks in plan.tasks_of_clause.items() for task in tasks}
    for clause, tasks in plan.tasks_of_clause.items():
        assert len({task.id for task in tasks}) == len(tasks), clause


@given(readings())
def test_a_topic_and_a_group_lead_to_the_tasks_that_name_them(plan: PlanLinks) -> None:
    for field, index in (("topics", plan.tasks_of_topic), ("groups", plan.tasks_of_group)):
        from_tasks = {(name, task.id) for task in plan.tasks.values() for name in getattr(task, field)}
        assert from_tasks == {(name, task.id) for name, tasks in index.items() for task in tasks}


@given(readings(), AGENCIES, AGENCIES)
def test_who_acts_with_whom_is_the_same_from_both_sides(plan: PlanLinks, one: str, other: str) -> None:
    if one != other:
        assert (other in dict(plan.acts_with(one))) == (one in dict(plan.acts_with(other)))


@given(readings())
def test_a_task_is_not_near_itself_and_what_is_near_shares_a_subject(plan: PlanLinks) -> None:
    for task in plan.tasks.values():
        for one in near.tasks(plan, task.id):
            other = plan.tasks[one.id]
            assert one.id != task.id
            assert set(one.topics) == set(task.topics) & set(other.topics)
            assert set(one.groups) == set(task.groups) & set(other.groups)
            assert one.topics or one.groups


@given(readings())
def test_the_tasks_below_the_parts_are_all_the_tasks_that_rest_on_them(plan: PlanLinks) -> None:
    below = {task.id for top in plan.folder.clauses for task in plan.tasks_below(top.id)}
    assert below == set(plan.tasks)
