"""The assignment table of a unit: a task a row, with columns for the unit to fill in."""

from __future__ import annotations

from kb.outputs.office.content import Table
from kb.outputs.office.working_papers import Desk, words_of

HEAD = ("number", "title", "words", "role", "says", "own", "who", "with", "when", "state", "note")
WIDTHS = (5, 22, 32, 10, 9, 20, 13, 11, 9, 9, 10)
OWN_ROWS = 3
LEAST_ROWS = 12


def table(desk: Desk) -> Table:
    """Give the table with the Plan's part filled in and the unit's part left open."""
    rows = tuple(
        (
            str(number),
            assignment.task.title.vi,
            words_of(desk, assignment),
            desk.words.word(f"role.{assignment.actor.role}", "vi"),
            desk.words.word(f"says.{assignment.actor.says}", "vi"),
            *([""] * 6),
        )
        for number, assignment in enumerate(desk.holder.assignments, 1)
    )
    whole = max(len(rows) + OWN_ROWS, LEAST_ROWS)
    own = tuple((str(number), *([""] * 10)) for number in range(len(rows) + 1, whole + 1))
    states = tuple(desk.said(f"state.{one}") for one in ("open", "going", "done"))
    return Table(
        name=desk.said("sheet.assignment"),
        title=desk.said("assignment.name", document=desk.document, and_plan=desk.and_plan),
        lang="vi",
        date=desk.library.edition.date,
        head=tuple(desk.said(f"table.{one}") for one in HEAD),
        rows=(*rows, *own),
        widths=WIDTHS,
        choices=(HEAD.index("state"), states),
    )
