"""Who has working papers, with which tasks: the bodies that hold tasks, and the units of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from kb import teaching
from kb.links import Assignment, Library, PlanLinks
from kb.model import Agency, AgencyKind, Pack, PaperForm, Text, Unit


@dataclass(frozen=True)
class Holder:
    """A body or kind of unit with its tasks, stated ones first, and the clauses it reads besides."""

    id: str
    name: Text
    kind: AgencyKind
    stated: tuple[Assignment, ...]
    inferred: tuple[Assignment, ...]
    clauses: tuple[str, ...]
    agency: Agency | None
    unit: Unit | None
    form: PaperForm | None

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """Give every task it holds, the stated ones first."""
        return (*self.stated, *self.inferred)

    @property
    def letterhead(self) -> str | None:
        """Give the name to print on its papers; None where only the unit knows it today."""
        if self.agency is None or self.agency.members is not None:
            return None
        if self.agency.today:
            return self.agency.today[0].vi
        return None if self.agency.since else self.agency.name.vi


def holders(library: Library, plan: PlanLinks) -> tuple[Holder, ...]:
    """Give the units of the catalogue, then every body with a task, in the order of the register."""
    units = tuple(_unit(library, plan, unit) for unit in library.units)
    taken = {unit.id for unit in units}
    bodies = tuple(
        _body(library, plan, agency)
        for agency in library.agencies.values()
        if agency.id in plan.assignments_of_agency and agency.id not in taken
    )
    return (*units, *bodies)


def session(library: Library, holder: Holder) -> Pack | None:
    """Give the session that the minutes of a unit follow: the shortest one for its readers, if any."""
    if holder.unit is None or holder.unit.meeting is None:
        return None
    readers = holder.unit.readers
    return next((pack for pack in teaching.by_length(library.packs) if pack.reader in readers), None)


def _unit(library: Library, plan: PlanLinks, unit: Unit) -> Holder:
    stated, inferred = _parted(plan, unit.agencies)
    form = _form(library, unit.kind)
    return Holder(unit.id, unit.name, unit.kind, stated, inferred, unit.clauses, None, unit, form)


def _body(library: Library, plan: PlanLinks, agency: Agency) -> Holder:
    stated, inferred = _parted(plan, (agency.id,))
    form = _form(library, agency.kind)
    return Holder(agency.id, agency.name, agency.kind, stated, inferred, (), agency, None, form)


def _form(library: Library, kind: AgencyKind) -> PaperForm | None:
    return next((form for form in library.forms if kind in form.kinds), None)


def _parted(plan: PlanLinks, agencies: tuple[str, ...]) -> tuple[tuple[Assignment, ...], tuple[Assignment, ...]]:
    """Give the tasks of some bodies, each once: stated if it is stated for any of them."""
    mine = [a for name in agencies for a in plan.assignments_of_agency.get(name, ())]
    stated = {a.task.id: a for a in mine if a.stated}
    inferred = {a.task.id: a for a in mine if not a.stated and a.task.id not in stated}
    order = list(plan.tasks)
    return (
        tuple(sorted(stated.values(), key=lambda a: order.index(a.task.id))),
        tuple(sorted(inferred.values(), key=lambda a: order.index(a.task.id))),
    )
