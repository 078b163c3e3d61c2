"""The administrative form of a paper: letterhead, number, place and date, title, recipients, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.model import PaperForm
from kb.outputs.office.content import BLANK, Closing, Column, Letterhead, Paper, Para, Part, Rule, Run, bound

if TYPE_CHECKING:
    from kb.outputs.office.working_papers import Desk

LETTERS = {"party": (72, 93), "state": (60, 105)}
"""The widths of the letterhead's columns: the state's heading is the longer one."""

RULES = {"party": 73, "state": 61}
"""The widths of the last line of the heading, for the rule below it. It is drawn and not an underline: that would
cut the marks below the letters."""

UNDER_BODY = 20
"""The width of the rule below the issuing body: a third to a half of its line."""

ROOM_TO_SIGN = 4
"""Empty lines for a signature and a stamp."""

EMPTY = Para((Run(""),), "centre")


def paper(desk: Desk, kind: str, abstract: str, parts: tuple[Part, ...]) -> Paper:
    """Put a unit's paper into the form of its kind of body."""
    form = desk.holder.form
    if form is None:
        raise ValueError(f"{desk.holder.id} issues no papers")
    name = desk.said(f"{kind}.name")
    title: tuple[Part, ...] = (
        Para((Run(name),), "title"),
        Para((Run(bound(abstract)),), "abstract"),
        Rule(text="-----") if form.under_body else Rule(),
    )
    ending = _minutes_end(desk) if kind == "minutes" else _ending(desk, form)
    sides = form.margins
    return Paper(
        title=f"{name}: {desk.name}",
        lang="vi",
        date=desk.library.edition.date,
        parts=(_letterhead(desk, form, kind), *title, *parts, ending),
        font=form.font,
        size=form.body_size,
        title_size=form.heading_size,
        margins=(sides.top, sides.bottom, sides.left, sides.right),
    )


def bare(desk: Desk, title: str, parts: tuple[Part, ...]) -> Paper:
    """Give a paper without letterhead, on the same measures."""
    return Paper(title=title, lang="vi", date=desk.library.edition.date, parts=parts)


def _centred(text: str, size: int, *, bold: bool = False, italic: bool = False) -> Para:
    return Para((Run(text, bold=bold, italic=italic, size=size),), "centre")


def _letterhead(desk: Desk, form: PaperForm, kind: str) -> Letterhead:
    """Give the issuing body on the left, the heading with place and date on the right."""
    rules = "party" if form.under_body else "state"
    number = form.number.format(kind=desk.said(f"kind.{kind}"))
    left: Column = (
        _centred(form.above, form.size),
        _centred(bound((desk.holder.letterhead or BLANK).upper()), form.size, bold=True),
        _centred(form.under_body, form.size) if form.under_body else Rule(UNDER_BODY),
        _centred(number, form.size),
        _centred(desk.said("draft"), form.size, bold=True),
    )
    # The last line of the heading is the larger one: the Party's only line, the state's motto.
    *before, last = form.heading
    right: Column = (
        *(_centred(line, form.size, bold=True) for line in before),
        _centred(last, form.heading_size, bold=True),
        Rule(RULES[rules]),
        # Place and date stand beside the number.
        *([EMPTY] if form.under_body else []),
        _centred(desk.said("place-date"), form.body_size, italic=True),
    )
    return Letterhead(left, right, LETTERS[rules])


def _ending(desk: Desk, form: PaperForm) -> Closing:
    """Give the recipients on the left, the signature on the right."""
    party = form.under_body is not None
    head, size = (form.size, form.size - 2) if party else (form.size - 1, form.size - 2)
    left = (
        Para(
            (Run(desk.said("recipients"), underline=party, bold=not party, italic=not party, size=head),), "plain"
        ),
        *(Para((Run(desk.said("recipient"), size=size),), "plain") for _ in range(2)),
        Para((Run(desk.said("recipient-file"), size=size),), "plain"),
    )
    right = (
        _centred(form.signing, form.body_size, bold=True),
        _centred(desk.said("sign-role"), form.body_size, italic=True),
        _centred(desk.said("sign-mark"), form.body_size, italic=True),
        *[EMPTY] * ROOM_TO_SIGN,
        _centred(desk.said("sign-name"), form.body_size, italic=True),
    )
    return Closing(left, right)


def _minutes_end(desk: Desk) -> Closing:
    def side(key: str) -> tuple[Para, ...]:
        return (
            Para((Run(desk.said(key), bold=True),), "centre"),
            Para((Run(desk.said("sign-hand"), italic=True),), "centre"),
            *[EMPTY] * ROOM_TO_SIGN,
            Para((Run(desk.said("sign-name"), italic=True),), "centre"),
        )

    return Closing(side("minutes.sign-secretary"), side("minutes.sign-chair"))
