"""Slides as PowerPoint files: real layouts and placeholders, notes for the speaker, faces every office has."""

from __future__ import annotations

import io
import re
import textwrap
from dataclasses import replace

from lxml import etree  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show
from pptx.shapes.placeholder import LayoutPlaceholder, MasterPlaceholder, SlidePlaceholder
from pptx.slide import Slide as Sheet
from pptx.slide import SlideLayout
from pptx.util import Mm, Pt

from kb.outputs.office import archive
from kb.outputs.office.content import Deck, Run, Runs, Slide, bound

CODES = {"vi": "vi-VN", "en": "en-GB"}
FACE = "Arial"
RED, INK, WHITE = (RGBColor.from_string(code) for code in ("8C1616", "221E1B", "FFFFFF"))  # type: ignore[no-untyped-call]
WIDTH, HEIGHT = 338, 190
"""Millimetres: 16 by 9."""

BOXES = {
    "title": (18, 12, 302, 30),
    "body": (18, 48, 302, 118),
    "foot": (18, 172, 240, 10),
    "number": (290, 172, 30, 10),
}
OPENING = {"title": (18, 46, 302, 54), "body": (18, 106, 302, 40)}
SIZES = {"title": (30, 28, 26, 24), "body": (30, 28, 26, 24, 22, 20)}
OPENING_SIZES = {"title": (40, 36, 32, 28, 24), "body": (24, 20)}
FOOT_SIZE = 12
NEXT_LINE = "\v"
"""The sign that python-pptx has for a new line inside a paragraph."""

LINE = """<p:cxnSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvCxnSpPr><p:cNvPr id="{id}" name="Line"/>
  <p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>
  <a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>
  <a:ln w="28575"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>"""
"""A line below the titles of a layout; python-pptx draws on slides only."""

LAYOUTS = {"title": 0, "content": 1, "quotes": 1}
EM = 0.52
"""The mean width of a letter in ems; Vietnamese marks add height, not width."""


def made(deck: Deck) -> bytes:
    """Give the bytes of a PowerPoint file."""
    show = Presentation()
    _dressed(show)
    for number, slide in enumerate(deck.slides, 1):
        _slide(show, slide, deck, number)
    about = show.core_properties
    about.title, about.language = deck.title, CODES[deck.lang]
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.revision = 1
    out = io.BytesIO()
    show.save(out)
    return archive.settled(out.getvalue(), deck.date)


def _dressed(show: Show) -> None:
    """Give the template our measures, face and colours, and leave the layouts out that we do not use."""
    show.slide_width, show.slide_height = Mm(WIDTH), Mm(HEIGHT)
    for layout in list(show.slide_layouts):
        if show.slide_layouts.index(layout) > 1:
            show.slide_layouts.remove(layout)
    master = show.slide_master
    _named(master.placeholders, BOXES)
    _named(show.slide_layouts[0].placeholders, {**BOXES, **OPENING})
    _named(show.slide_layouts[1].placeholders, BOXES)
    _lined(show.slide_layouts[1])
    opening = show.slide_layouts[0].background.fill
    opening.solid()
    opening.fore_color.rgb = RED
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(rb'(<a:latin typeface=")[^"]*', rb"\g<1>" + FACE.encode(), theme.blob)  # noqa: SLF001 - python-pptx has no themes
    for level in master.element.iter(qn("a:defRPr")):
        title = level.getparent().getparent().tag == qn("p:titleStyle")
        for old in level.findall(qn("a:solidFill")):
            level.remove(old)
        fill = etree.SubElement(level, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", str(RED if title else INK))
        level.insert(0, fill)
        if title:
            level.set("b", "1")


def _named(placeholders: object, boxes: dict[str, tuple[int, int, int, int]]) -> None:
    """Put each placeholder of a master or layout into its box."""
    for holder in placeholders:  # type: ignore[attr-defined]
        assert isinstance(holder, (MasterPlaceholder, LayoutPlaceholder))  # noqa: S101 - for the type check
        kind = holder.placeholder_format.type.name
        name = {"FOOTER": "foot", "SLIDE_NUMBER": "number", "DATE": "number"}.get(kind)
        left, top, width, height = boxes[name or ("title" if "TITLE" in kind and kind != "SUBTITLE" else "body")]
        holder.left, holder.top, holder.width, holder.height = Mm(left), Mm(top), Mm(width), Mm(height)


def _lined(layout: SlideLayout) -> None:
    left, top, width, height = BOXES["title"]
    line = LINE.format(id=99, left=Mm(left + 3), top=Mm(top + height + 1), width=Mm(width - 6), colour=RED)
    layout.shapes._spTree.append(etree.fromstring(line))  # noqa: SLF001 - as above


def _slide(show: Show, slide: Slide, deck: Deck, number: int) -> None:
    sheet = show.slides.add_slide(show.slide_layouts[LAYOUTS[slide.layout]])
    opening = slide.layout == "title"
    boxes, sizes = (OPENING, OPENING_SIZES) if opening else (BOXES, SIZES)
    title, body = sheet.shapes.title, sheet.placeholders[1]
    # The opening title parts after its colon, where a speaker pauses.
    named = slide.title.replace(": ", f":{NEXT_LINE}", 1) if opening else slide.title
    _write(title, ((Run(named),),), deck, sizes["title"], boxes["title"])
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    _write(body, slide.lines, deck, sizes["body"], boxes["body"])
    if opening:
        _coloured(title, WHITE)
        _coloured(body, WHITE)
    if slide.layout == "quotes":
        _unmarked(body)
    for paragraph in title.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER if opening else PP_ALIGN.LEFT
    _foot(sheet, deck, number, WHITE if opening else INK)
    notes = sheet.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = slide.notes or slide.title


def _write(
    holder: SlidePlaceholder,
    lines: tuple[Runs, ...],
    deck: Deck,
    sizes: tuple[int, ...],
    box: tuple[int, int, int, int],
) -> None:
    """Write lines into a placeholder at the largest size at which they stay inside it."""
    size = next((size for size in sizes if _fits(lines, size, box)), 0)
    if not size:
        words = " ".join(run.text for line in lines for run in line)
        raise ValueError(f"too long for its slide: {words}")
    frame = holder.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size // 3)
        *before, last = line
        for run in (*before, replace(last, text=bound(last.text))):
            for number, piece in enumerate(run.text.split(NEXT_LINE)):
                if number:
                    paragraph.add_line_break()
                written = paragraph.add_run()
                written.text, written.font.size = piece, Pt(size)
                written.font.bold, written.font.italic = run.bold or None, run.italic or None
                written._r.get_or_add_rPr().set("lang", CODES[run.lang or deck.lang])  # noqa: SLF001 - python-pptx has no languages by code


def _fits(lines: tuple[Runs, ...], size: int, box: tuple[int, int, int, int]) -> bool:
    """Say whether lines stay inside a box, with room to spare for faces that run wider."""
    points = 72 / 25.4
    width, height = (box[2] - 18) * points, (box[3] - 4) * points
    letters = int(width / (size * EM))
    pieces = (piece for line in lines for piece in "".join(run.text for run in line).split(NEXT_LINE))
    rows = sum(max(1, len(textwrap.wrap(piece, letters))) for piece in pieces)
    return rows * size * 1.22 + len(lines) * (size // 3) <= height


def _unmarked(holder: SlidePlaceholder) -> None:
    """Take the bullets off: a quotation is not a point."""
    for paragraph in holder.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no bullets
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.insert_element_before(etree.SubElement(properties, qn("a:buNone")), "a:tabLst", "a:defRPr")


def _coloured(holder: SlidePlaceholder, colour: RGBColor) -> None:
    for paragraph in holder.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.color.rgb = colour


def _foot(sheet: Sheet, deck: Deck, number: int, colour: RGBColor) -> None:
    """Put the foot and the number of the slide into placeholders of the layout."""
    for holder in tuple(sheet.slide_layout.placeholders):
        kind = holder.placeholder_format.type.name
        if kind not in {"FOOTER", "SLIDE_NUMBER"}:
            continue
        sheet.shapes.clone_placeholder(holder)
        mine = next(p for p in sheet.placeholders if p.placeholder_format.idx == holder.placeholder_format.idx)
        mine.text_frame.text = deck.foot if kind == "FOOTER" else str(number)
        _coloured(mine, colour)
        for paragraph in mine.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT if kind == "FOOTER" else PP_ALIGN.RIGHT
            for run in paragraph.runs:
                run.font.size = Pt(FOOT_SIZE)
                run._r.get_or_add_rPr().set("lang", CODES[deck.lang])  # noqa: SLF001 - as above
