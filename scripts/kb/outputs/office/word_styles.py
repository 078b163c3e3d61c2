"""The styles of a Word file: every one we use set anew, every other left out."""

from __future__ import annotations

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from kb.outputs.office.content import Paper, Style

CODES = {"vi": "vi-VN", "en": "en-GB"}
NAMES: dict[Style, str] = {
    "body": "Body Text",
    "plain": "Normal",
    "line": "Dotted",
    "point": "List Bullet",
    "option": "Option",
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

PAGE = (210, 297)
"""A4, in millimetres."""

BLACK = RGBColor(0, 0, 0)


def dress(doc: Doc, paper: Paper) -> None:
    """Set every style we use; the template's colours and faces would not pass in an office."""
    _pruned(doc)
    styles = doc.styles
    for name in ("Centred", "Label", "Dotted", "Option"):
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
        ("Option", size, False, False),
        ("Heading 1", size, True, False),
        ("Heading 2", size, True, False),
        ("Heading 3", size, True, True),
        ("Header", size - 1, False, False),
        ("Footer", size - 3, False, False),
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
    _pointed(doc, paper)


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
        doc.styles[name].paragraph_format.space_after = Pt(0)
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
    dotted = doc.styles["Dotted"].paragraph_format
    dotted.tab_stops.add_tab_stop(Mm(inner(paper)), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    abstract = doc.styles["Subtitle"].paragraph_format
    abstract.left_indent = abstract.right_indent = Mm(8)
    abstract.space_after = Pt(4 if paper.official else 10)
    title = doc.styles["Title"].paragraph_format
    title.space_before, title.space_after = Pt(6), Pt(0 if paper.official else 4)
    option = doc.styles["Option"].paragraph_format
    option.left_indent, option.first_line_indent, option.space_after = Mm(13), Mm(-6), Pt(0)
    label = doc.styles["Label"].paragraph_format
    label.space_before, label.space_after, label.keep_with_next = Pt(4), Pt(2), True


def _pointed(doc: Doc, paper: Paper) -> None:
    """Give lists a bullet of the paper's own face; the template's stands in a face of signs that phones lack."""
    for level in doc.part.numbering_part.element.xpath("//w:lvl[w:numFmt/@w:val='bullet']"):
        level.find(qn("w:lvlText")).set(qn("w:val"), "•")
        for fonts in level.iter(qn("w:rFonts")):
            for script in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{script}"), paper.font)


def inner(paper: Paper) -> int:
    """Give the width of the page between its margins."""
    return PAGE[0] - paper.margins[2] - paper.margins[3]


def _face(style: ParagraphStyle, font: str, points: int, *, bold: bool, italic: bool) -> None:
    style.font.name, style.font.size = font, Pt(points)
    style.font.bold, style.font.italic, style.font.color.rgb = bold, italic, BLACK
    fonts = style.element.get_or_add_rPr().rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
