"""Papers as Word files: real styles, fixed measures, nothing that a clock or a machine puts in."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from kb.outputs.office import archive
from kb.outputs.office.content import (
    Break,
    Closing,
    Grid,
    Heading,
    Letterhead,
    Paper,
    Para,
    Part,
    Rule,
    Run,
    Style,
)

CODES = {"vi": "vi-VN", "en": "en-GB"}
NAMES: dict[Style, str] = {
    "body": "Body Text",
    "plain": "Normal",
    "line": "Dotted",
    "point": "List Bullet",
    "quote": "Quote",
    "note": "Caption",
    "centre": "Centred",
    "title": "Title",
    "abstract": "Subtitle",
    "label": "Label",
}
KEPT = {
    "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header", "Footer",
    "Heading 1", "Heading 2", "Heading 3",
}  # fmt: skip
"""Styles beside those of paragraphs: what Word expects to find, tables, headings, the edges of the page."""

WIDTH = {False: 210, True: 297}
BLACK = RGBColor(0, 0, 0)


def made(paper: Paper) -> bytes:
    """Give the bytes of a Word file."""
    doc = Document()
    _styles(doc, paper)
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


def _styles(doc: Doc, paper: Paper) -> None:
    """Set every style we use; the template's colours and faces would not pass in an office."""
    _pruned(doc)
    styles = doc.styles
    for name in ("Centred", "Label", "Dotted"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    size = paper.size
    for name, points, bold, italic in (
        ("Normal", size, False, False),
        ("Body Text", size, False, False),
        ("List Bullet", size, False, False),
        ("Quote", size, False, True),
        ("Caption", size - 2, False, True),
        ("Centred", size, False, False),
        ("Title", paper.title_size, True, False),
        ("Subtitle", size, True, False),
        ("Label", size, True, False),
        ("Dotted", size, False, False),
        ("Heading 1", size, True, False),
        ("Heading 2", size, True, False),
        ("Heading 3", size, True, True),
        ("Header", size - 1, False, False),
        ("Footer", size - 4, False, False),
    ):
        style = styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - for the type check; all of these are
        _face(style, paper.font, points, bold=bold, italic=italic)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(0), Pt(6)
        spacing.line_spacing_rule = WD_LINE_SPACING.SINGLE
        spacing.widow_control = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), CODES[paper.lang])
    styles["Normal"].element.get_or_add_rPr().append(language)
    _shapes(doc, paper)


def _pruned(doc: Doc) -> None:
    """Leave out the styles of the template that no paper uses: they make files larger and slower to make."""
    root = doc.styles.element
    kept = {*NAMES.values(), *KEPT}
    for style in root.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")).casefold() not in {name.casefold() for name in kept}:
            root.remove(style)
    ids = {style.get(qn("w:styleId")) for style in root.findall(qn("w:style"))}
    for link in root.xpath("./w:style/w:link | ./w:style/w:next | ./w:style/w:basedOn"):
        if link.get(qn("w:val")) not in ids:
            link.getparent().remove(link)


def _shapes(doc: Doc, paper: Paper) -> None:
    """Set what is particular to a style: alignment, indents, what stays together."""
    body = doc.styles["Body Text"].paragraph_format
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if paper.official else WD_ALIGN_PARAGRAPH.LEFT
    body.first_line_indent = Mm(10) if paper.official else None
    quote = doc.styles["Quote"].paragraph_format
    quote.left_indent, quote.alignment = Mm(10), body.alignment
    for name in ("Centred", "Title", "Subtitle"):
        doc.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        doc.styles[name].paragraph_format.space_after = Pt(0 if name != "Subtitle" else 4)
    for name in ("Title", "Subtitle"):
        for border in doc.styles[name].element.xpath("./w:pPr/w:pBdr"):
            border.getparent().remove(border)
        spacing = doc.styles[name].element.xpath("./w:rPr/w:spacing | ./w:rPr/w:kern")
        for one in spacing:
            one.getparent().remove(one)
    for level in (1, 2, 3):
        form = doc.styles[f"Heading {level}"].paragraph_format
        form.space_before, form.keep_with_next = Pt(10 if level == 1 else 6), True
        form.first_line_indent = Mm(10) if paper.official else None
    inner = WIDTH[paper.landscape] - paper.margins[2] - paper.margins[3]
    doc.styles["Dotted"].paragraph_format.tab_stops.add_tab_stop(
        Mm(inner), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )
    abstract = doc.styles["Subtitle"].paragraph_format
    abstract.left_indent = abstract.right_indent = Mm(8)
    doc.styles["Title"].paragraph_format.space_before = Pt(6)
    label = doc.styles["Label"].paragraph_format
    label.space_before, label.space_after, label.keep_with_next = Pt(4), Pt(2), True


def _face(style: ParagraphStyle, font: str, points: int, *, bold: bool, italic: bool) -> None:
    style.font.name, style.font.size = font, Pt(points)
    style.font.bold, style.font.italic, style.font.color.rgb = bold, italic, BLACK
    fonts = style.element.get_or_add_rPr().rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _page(doc: Doc, paper: Paper) -> None:
    section = doc.sections[0]
    width, height = (297, 210) if paper.landscape else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
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
            _columns(doc, part.left, part.right, part.widths, paper, rule=part.rule_after)
            doc.add_paragraph(style="Centred")
        case Closing():
            doc.add_paragraph(style="Centred")
            inner = WIDTH[paper.landscape] - paper.margins[2] - paper.margins[3]
            _columns(doc, part.left, part.right, (inner * 45 // 100, inner - inner * 45 // 100), paper, rule=0)
        case Rule(text):
            if text:
                doc.add_paragraph(text, style="Centred")
            else:
                _line(doc.add_paragraph(style="Centred"), Mm(55))
            doc.add_paragraph(style="Centred").paragraph_format.line_spacing = Pt(8)
        case Break():
            doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


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


def _line(paragraph: Paragraph, indent: Length) -> None:
    """Draw a thin line between two indents."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(4)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    border.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")  # noqa: SLF001 - nor borders


def _columns(
    doc: Doc, left: tuple[Para, ...], right: tuple[Para, ...], widths: tuple[int, int], paper: Paper, *, rule: int
) -> None:
    table = _table(doc, 1, widths)
    for cell, paras in zip(table.rows[0].cells, (left, right), strict=True):
        _fill(cell, paras, paper)
    if rule:
        below = table.rows[0].cells[0].paragraphs[rule]
        _line(below.insert_paragraph_before(style="Centred"), Mm(widths[0] // 3))


def _fill(cell: _Cell, paras: tuple[Para, ...], paper: Paper) -> None:
    for place, para in enumerate(paras):
        _write(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), para, paper)


def _grid(doc: Doc, grid: Grid, paper: Paper) -> None:
    table = _table(doc, 1 + len(grid.rows), grid.widths)
    table.style = "Table Grid"
    for place, row in enumerate((grid.head, *grid.rows)):
        line = table.rows[place]
        properties = line._tr.get_or_add_trPr()  # noqa: SLF001 - rows have no such setting
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))
        elif grid.height:
            line.height = Mm(grid.height)
        for cell, text in zip(line.cells, row, strict=True):
            for number, piece in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                written = paragraph.add_run(piece)
                written.font.size, written.bold = Pt(paper.size - 2), True if place == 0 else None
                paragraph.paragraph_format.space_after = Pt(2)
                if place == 0:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    doc.add_paragraph(style="Centred")


def _table(doc: Doc, rows: int, widths: tuple[int, ...]) -> Table:
    table: Table = doc.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Mm(width)
    return table
