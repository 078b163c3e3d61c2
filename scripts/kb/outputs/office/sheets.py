"""Tables as Excel files: heads that stay, columns that fit, lists to choose from."""

from __future__ import annotations

import io
import textwrap

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import Cell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from kb.outputs.office import archive
from kb.outputs.office.content import Table

THIN = Side(style="thin", color="000000")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FONT = "Times New Roman"
SIZE = 12
POINTS_A_LINE = 15.75
LETTERS_A_NOUGHT = 1.1
"""Letters of running text are narrower than the nought that columns are measured by."""

LONGEST_NAME = 31


def made(table: Table) -> bytes:
    """Give the bytes of an Excel file."""
    book = Workbook()
    sheet = book.active
    sheet.title = table.name[:LONGEST_NAME]
    # A column is as many noughts of this face wide, so tables come out alike in every program.
    book._named_styles["Normal"].font = Font(name=FONT, size=SIZE)  # noqa: SLF001 - openpyxl offers no other way
    first = _headed(sheet, table)
    for column, name in enumerate(table.head, 1):
        cell = sheet.cell(first, column, name)
        cell.font, cell.border = Font(name=FONT, size=SIZE, bold=True), FRAME
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = table.widths[column - 1]
    sheet.row_dimensions[first].height = POINTS_A_LINE * max(map(_lines, table.head, table.widths)) + 4
    for place, row in enumerate(table.rows, first + 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(place, column)
            cell.border, cell.font = FRAME, Font(name=FONT, size=SIZE)
            _fill(cell, value)
        sheet.row_dimensions[place].height = POINTS_A_LINE * max(map(_lines, row, table.widths)) + 4
    if table.choices:
        column, allowed = table.choices
        rule = DataValidation(type="list", formula1=f'"{",".join(allowed)}"', allow_blank=True)
        letter = get_column_letter(column + 1)
        rule.add(f"{letter}{first + 1}:{letter}{first + len(table.rows)}")
        sheet.add_data_validation(rule)
    _printed(sheet, first)
    about = book.properties
    about.title, about.language, about.creator = table.title, table.lang, ""
    out = io.BytesIO()
    book.save(out)
    return archive.settled(out.getvalue(), table.date)


def _fill(cell: Cell, text: str) -> None:
    """Write a cell: a number as one, or programs mark it as a fault; text as text, whatever it begins with."""
    if text.isdigit():
        cell.value, cell.alignment = int(text), Alignment(horizontal="center", vertical="top")
        return
    cell.value, cell.data_type, cell.number_format = text, "s", "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _lines(text: str, width: int) -> int:
    """Count the lines a text takes in its column; not every program fits rows to their text by itself."""
    letters = int(width * LETTERS_A_NOUGHT)
    return sum(max(1, len(textwrap.wrap(piece, letters))) for piece in text.split("\n"))


def _headed(sheet: Worksheet, table: Table) -> int:
    """Write the title over the table, unless a program is to read it; give the row of the heads."""
    if not table.heading:
        return 1
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table.head))
    cell = sheet.cell(1, 1, table.title)
    cell.font = Font(name=FONT, size=14, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 32
    return 2


def _printed(sheet: Worksheet, first: int) -> None:
    """A4 across, one page wide, the heads on each page."""
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddFooter.center.text = "&P/&N"
