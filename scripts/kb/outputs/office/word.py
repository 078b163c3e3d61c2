"""Papers as Word files: real styles, fixed measures, nothing that a clock or a machine puts in."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from kb.outputs.office import archive
from kb.outputs.office.content import (
    Break,
    Closing,
    Column,
    Grid,
    Heading,
    Letterhead,
    Paper,
    Para,
    Part,
    Rule,
    Run,
)
from kb.outputs.office.word_styles import CODES, NAMES, PAGE, dress, inner

INSIDE = 1.9
"""The millimetres that Word keeps free at each side of a cell."""

HAIR = 2
"""Points of the paragraph that Word wants after a table: enough to be one, too few to open a page of its own."""


def made(paper: Paper) -> bytes:
    """Give the bytes of a Word file."""
    doc = Document()
    dress(doc, paper)
    _page(doc, paper)
    _properties(doc, paper)
    for part in paper.parts:
        _part(doc, part, paper)
    out = io.BytesIO()
    doc.save(out)
    return archive.settled(out.getvalue(), paper.date)


def _properties(doc: Doc, paper: Paper) -> None:
    about = doc.core_properties
    about.title, about.language = paper.title, CODES[paper.lang]
    about.author = about.comments = about.last_modified_by = about.keywords = about.subject = ""
    about.revision = 1
    # The template is of 2010: Word would open every file in a mode of those days.
    for mode in doc.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), "15")


def _page(doc: Doc, paper: Paper) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    top, bottom, left, right = (Mm(side) for side in paper.margins)
    section.top_margin, section.bottom_margin = top, bottom
    section.left_margin, section.right_margin = left, right
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(number, "PAGE")
    for foot in (section.first_page_footer, section.footer) if paper.foot else ():
        foot.paragraphs[0].text = paper.foot
        foot.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _field(paragraph: Paragraph, code: str) -> None:
    """Put in a field that Word fills, such as the number of the page."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - python-docx has no fields


def _part(doc: Doc, part: Part, paper: Paper) -> None:
    match part:
        case Heading(text, level):
            doc.add_paragraph(text, style=f"Heading {level}")
        case Para():
            _write(doc.add_paragraph(), part, paper)
        case Grid():
            _grid(doc, part, paper)
        case Letterhead():
            _columns(doc, part.left, part.right, part.widths, paper)
            _hair(doc)
        case Closing():
            # A signature never stands alone on a page: it keeps the last words of the paper with it.
            for paragraph in (doc.paragraphs[-1], doc.add_paragraph(style="Centred")):
                paragraph.paragraph_format.keep_with_next = True
            whole = inner(paper)
            _columns(doc, part.left, part.right, (whole * 45 // 100, whole - whole * 45 // 100), paper)
            _hair(doc)
        case Rule():
            _rule(doc.add_paragraph(style="Centred"), part, inner(paper))
            doc.add_paragraph(style="Centred").paragraph_format.line_spacing = Pt(8)
        case Break():
            _hair(doc).add_run().add_break(WD_BREAK.PAGE)


def _write(paragraph: Paragraph, para: Para, paper: Paper) -> None:
    paragraph.style = NAMES[para.style]
    paragraph.paragraph_format.keep_with_next = True if para.keep else None
    for run in para.runs if para.style != "line" else (Run("\t"),):
        written = paragraph.add_run(run.text)
        written.bold, written.italic = run.bold or None, run.italic or None
        written.underline = run.underline or None
        if run.size:
            written.font.size = Pt(run.size)
        if run.lang and run.lang != paper.lang:
            _spoken(written, CODES[run.lang])


def _spoken(run: WordRun, code: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    run._r.get_or_add_rPr().append(language)  # noqa: SLF001 - python-docx has no languages


def _hair(doc: Doc) -> Paragraph:
    """Add the paragraph that stands after a table, and with its space below keeps what follows away from it."""
    paragraph = doc.add_paragraph(style="Centred")
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(HAIR), Pt(6)
    return paragraph


def _rule(paragraph: Paragraph, rule: Rule, width: float) -> None:
    """Write a short line, or draw one in the middle of a width."""
    if rule.text:
        paragraph.add_run(rule.text)
    else:
        _line(paragraph, Mm((width - rule.width) / 2))


def _line(paragraph: Paragraph, indent: Length) -> None:
    """Draw a thin line between two indents, clear of the marks below the letters above it."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.space_before, form.space_after = Pt(2), Pt(0)
    form.line_spacing = Pt(4)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    border.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")  # noqa: SLF001 - nor borders


def _columns(doc: Doc, left: Column, right: Column, widths: tuple[int, int], paper: Paper) -> None:
    row = _table(doc, 1, widths).rows[0]
    _whole(row)
    for cell, column, width in zip(row.cells, (left, right), widths, strict=True):
        for place, one in enumerate(column):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            if isinstance(one, Rule):
                paragraph.style = "Centred"
                _rule(paragraph, one, width - 2 * INSIDE)
            else:
                _write(paragraph, one, paper)
                paragraph.paragraph_format.space_after = Pt(0)


def _whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - rows have no such setting


def _grid(doc: Doc, grid: Grid, paper: Paper) -> None:
    table = _table(doc, 1 + len(grid.rows), grid.widths)
    table.style = "Table Grid"
    for place, row in enumerate((grid.head, *grid.rows)):
        line = table.rows[place]
        _whole(line)
        if place == 0:
            line._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above
        elif grid.height:
            line.height = Mm(grid.height)
        for column, (cell, text) in enumerate(zip(line.cells, row, strict=True), 1):
            named = not (grid.sayings and column == len(row))
            _cell(cell, text, paper, head=place == 0, named=named)
            if place == 0 or grid.height:
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = place == 0 or grid.keep or None
    _hair(doc).paragraph_format.keep_with_next = grid.keep or None


def _cell(cell: _Cell, text: str, paper: Paper, *, head: bool, named: bool) -> None:
    """Write a cell of a table: heads and numbers in the middle, a first line that names the others bold."""
    pieces = text.split("\n")
    for number, piece in enumerate(pieces):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        written = paragraph.add_run(piece)
        written.font.size = Pt(paper.size - (2 if paper.official else 1))
        written.bold = True if head or (named and number == 0 and len(pieces) > 1) else None
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        if head or text.isdigit():
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(doc: Doc, rows: int, widths: tuple[int, ...]) -> Table:
    table: Table = doc.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Mm(width)
    return table
