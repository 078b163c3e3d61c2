"""Slides as PowerPoint files: real layouts and placeholders, notes for the speaker, faces every office has."""

from __future__ import annotations

import io
import re

from lxml import etree  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show
from pptx.shapes.placeholder import LayoutPlaceholder, MasterPlaceholder, SlidePlaceholder
from pptx.slide import Slide as Sheet
from pptx.util import Mm, Pt

from kb.outputs.office import archive
from kb.outputs.office.content import Deck, Run, Runs, Slide

CODES = {"vi": "vi-VN", "en": "en-GB"}
FACE = "Arial"
RED, INK = "8C1616", "221E1B"
WIDTH, HEIGHT = 338, 190
"""Millimetres: 16 by 9."""

BOXES = {
    "title": (18, 12, 302, 30),
    "body": (18, 48, 302, 118),
    "foot": (18, 172, 240, 10),
    "number": (290, 172, 30, 10),
}
OPENING = {"title": (18, 50, 302, 50), "body": (18, 106, 302, 40)}
LAYOUTS = {"title": 0, "content": 1, "quotes": 1}
EM = 0.54
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
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(rb'(<a:latin typeface=")[^"]*', rb"\g<1>" + FACE.encode(), theme.blob)  # noqa: SLF001 - python-pptx has no themes
    for level in master.element.iter(qn("a:defRPr")):
        title = level.getparent().getparent().tag == qn("p:titleStyle")
        for old in level.findall(qn("a:solidFill")):
            level.remove(old)
        fill = etree.SubElement(level, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", RED if title else INK)
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


def _slide(show: Show, slide: Slide, deck: Deck, number: int) -> None:
    sheet = show.slides.add_slide(show.slide_layouts[LAYOUTS[slide.layout]])
    opening = slide.layout == "title"
    boxes = {**BOXES, **OPENING} if opening else BOXES
    title, body = sheet.shapes.title, sheet.placeholders[1]
    _write(
        title, ((Run(slide.title),),), deck, (40, 36, 32, 28, 24) if opening else (30, 28, 26, 24), boxes["title"]
    )
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if opening else MSO_ANCHOR.MIDDLE
    sizes = (24, 20) if opening else (26, 24, 22, 20, 18)
    _write(body, slide.lines, deck, sizes, boxes["body"])
    if slide.layout == "quotes":
        _unmarked(body)
    for paragraph in title.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER if opening else PP_ALIGN.LEFT
    _foot(sheet, deck, number)
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
        for run in line:
            written = paragraph.add_run()
            written.text, written.font.size = run.text, Pt(size)
            written.font.bold, written.font.italic = run.bold or None, run.italic or None
            written._r.get_or_add_rPr().set("lang", CODES[run.lang or deck.lang])  # noqa: SLF001 - python-pptx has no languages by code


def _fits(lines: tuple[Runs, ...], size: int, box: tuple[int, int, int, int]) -> bool:
    """Say whether lines stay inside a box, with room to spare for faces that run wider."""
    points = 72 / 25.4
    width, height = (box[2] - 18) * points, (box[3] - 4) * points
    letters = width / (size * EM)
    rows = sum(-(-sum(len(run.text) for run in line) // int(letters)) for line in lines)
    return rows * size * 1.22 + len(lines) * (size // 3) <= height


def _unmarked(holder: SlidePlaceholder) -> None:
    """Take the bullets off: a quotation is not a point."""
    for paragraph in holder.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no bullets
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.insert_element_before(etree.SubElement(properties, qn("a:buNone")), "a:tabLst", "a:defRPr")


def _foot(sheet: Sheet, deck: Deck, number: int) -> None:
    """Put the foot and the number of the slide into placeholders of the layout."""
    for holder in tuple(sheet.slide_layout.placeholders):
        kind = holder.placeholder_format.type.name
        if kind not in {"FOOTER", "SLIDE_NUMBER"}:
            continue
        sheet.shapes.clone_placeholder(holder)
        mine = next(p for p in sheet.placeholders if p.placeholder_format.idx == holder.placeholder_format.idx)
        mine.text_frame.text = deck.foot if kind == "FOOTER" else str(number)
        for paragraph in mine.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT if kind == "FOOTER" else PP_ALIGN.RIGHT
            for run in paragraph.runs:
                run.font.size = Pt(10)
                run._r.get_or_add_rPr().set("lang", CODES[deck.lang])  # noqa: SLF001 - as above
