"""Every file opens with its library and has a name, a language, and only letters of its face, inside its boxes."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache

import openpyxl
import pytest
from docx import Document
from kb import words
from kb.links import Library
from kb.outputs import office
from kb.outputs.office import slides
from kb.outputs.office.content import Grid, Heading, Paper, Para
from kb.outputs.office.session_papers import Session
from pptx import Presentation
from pptx.presentation import Presentation as Show
from pptx.slide import Slide as Sheet
from pypdf import PdfReader
from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

CODES = {"vi": "vi-VN", "en": "en-GB"}
LETTERS = re.compile(
    r"[\u0009\u000a\u000b\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9–—‘’“”•…]*"
)
"""What Times New Roman and Arial have in every office: Latin with the Vietnamese letters, and marks of print."""

LINE = 1.2
"""The height of a line of Arial, in sizes."""

INSET = 7.2
"""The points that PowerPoint keeps free at the sides of a box."""

BULLET = 27
"""The points by which the lines of a list stand in."""


def lang_of(path: str) -> str:
    """Give the language of a file; the papers of the units are in Vietnamese."""
    return path.rsplit(".", 1)[0][-2:] if path.startswith("training/") else "vi"


def ending(papers: dict[str, bytes], kind: str) -> list[tuple[str, io.BytesIO]]:
    """Give the files of a form, of which there are some."""
    found = [(path, io.BytesIO(data)) for path, data in papers.items() if path.endswith(kind)]
    assert found, kind
    return found


def folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def strange(text: str) -> set[str]:
    """Give the letters that a face of the office may lack."""
    return {letter for letter in text if not LETTERS.fullmatch(letter)}


def test_every_word_file_opens_is_named_in_its_language_and_has_only_letters_of_its_face(
    papers: dict[str, bytes],
) -> None:
    for path, data in ending(papers, ".docx"):
        doc = Document(data)
        code = CODES[lang_of(path)]
        assert doc.core_properties.title, path
        assert doc.core_properties.language == code, path
        assert doc.styles["Normal"].element.xpath("./w:rPr/w:lang/@w:val") == [code], path
        said = "".join(node.text or "" for node in doc.element.body.iter() if node.tag.endswith("}t"))
        assert strange(said) == set(), path
        bullets = doc.part.numbering_part.element.xpath("//w:lvl[w:numFmt/@w:val='bullet']/w:lvlText/@w:val")
        assert strange("".join(bullets)) == set(), path
        assert unicodedata.is_normalized("NFC", said), path


def test_no_word_file_ends_with_a_paragraph_that_could_open_a_page_of_its_own(papers: dict[str, bytes]) -> None:
    for path, data in ending(papers, ".docx"):
        last = Document(data).element.body[-2]
        assert last.tag.endswith("}p"), path
        if not "".join(last.itertext()):
            assert last.xpath("./w:pPr/w:spacing/@w:line | ./w:pPr/w:pStyle[@w:val='Dotted']/@w:val"), path


def test_a_signature_keeps_the_last_words_with_it(papers: dict[str, bytes]) -> None:
    for path, data in ending(papers, ".docx"):
        if path.startswith("toolkit/") and not path.endswith("danh-muc.docx"):
            table = Document(data).tables[-1]._tbl
            assert table.xpath("./w:tr/w:trPr/w:cantSplit"), path
            for before in table.xpath("./preceding-sibling::w:p[position() <= 2]/w:pPr"):
                assert before.xpath("./w:keepNext"), path


def test_every_table_opens_is_named_in_its_language_and_has_only_letters_of_its_face(
    papers: dict[str, bytes],
) -> None:
    for path, data in ending(papers, ".xlsx"):
        book = openpyxl.load_workbook(data)
        assert book.properties.title, path
        assert book.properties.language == lang_of(path), path
        cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
        assert strange("".join(str(cell.value) for cell in cells)) == set(), path
        # A number written as text would be marked as a fault in every row.
        assert [c.coordinate for c in cells if isinstance(c.value, str) and c.value.isdigit()] == [], path


def test_every_show_opens_is_named_in_its_language_and_has_only_letters_of_its_face(
    papers: dict[str, bytes],
) -> None:
    for path, data in ending(papers, ".pptx"):
        show = Presentation(data)
        assert show.core_properties.title, path
        assert show.core_properties.language == CODES[lang_of(path)], path
        for sheet in show.slides:
            notes = sheet.notes_slide.notes_text_frame.text
            assert strange("".join([notes, *(s.text_frame.text for s in sheet.shapes)])) == set(), path


@cache
def width(letter: str, bold: bool) -> int:  # noqa: FBT001 - a key of the cache
    """Give the width of a letter of Arial in thousandths; marks above and below add none."""
    widths = CORE_FONT_METRICS["Helvetica-Bold" if bold else "Helvetica"].character_widths
    base = unicodedata.normalize(
        "NFD", {"Đ": "D", "đ": "d", "ơ": "o", "ư": "u", "\u00a0": " "}.get(letter, letter)
    )[0]
    return widths.get(base, widths["default"])


def rows(pieces: list[tuple[str, bool]], size: float, room: float) -> int:
    """Count the rows that words take when they are broken as a program breaks them."""
    letters = [(letter, bold) for text, bold in pieces for letter in text]
    count, used, word = 1, 0.0, 0.0
    for letter, bold in [*letters, (" ", False)]:
        if letter in "\v ":
            if used + word > room:
                count, used = count + 1, 0.0
            used, word = used + word + width(" ", bold) * size / 1000, 0.0
            if letter == "\v":
                count, used = count + 1, 0.0
        else:
            word += width(letter, bold) * size / 1000
    return count


def height(sheet: Sheet, place: int, box: tuple[int, int, int, int]) -> float:
    """Give the height of the words in a placeholder, in points."""
    frame = sheet.placeholders[place].text_frame
    room = box[2] * 72 / 25.4 - 2 * INSET - (BULLET if place else 0)
    whole = 0.0
    for paragraph in frame.paragraphs:
        size = paragraph.runs[0].font.size.pt
        said = paragraph.text if place == 0 else ""
        pieces = [(said, True)] if said else [(run.text, bool(run.font.bold)) for run in paragraph.runs]
        whole += rows(pieces, size, room) * size * LINE + (
            paragraph.space_after.pt if paragraph.space_after else 0
        )
    return whole


def test_the_words_of_every_slide_stay_inside_their_boxes(papers: dict[str, bytes]) -> None:
    for path, data in ending(papers, ".pptx"):
        show: Show = Presentation(data)
        for number, sheet in enumerate(show.slides, 1):
            opening = sheet.slide_layout.name == "Title Slide"
            boxes = slides.OPENING if opening else slides.BOXES
            for place, name in ((0, "title"), (1, "body")):
                tall = boxes[name][3] * 72 / 25.4 - INSET
                assert height(sheet, place, boxes[name]) <= tall, (path, number, name)


def expected(paper: Paper) -> str:
    """Give all words of a paper in their order."""
    out: list[str] = []
    for part in paper.parts:
        match part:
            case Heading(text, _):
                out.append(text)
            case Para(runs, style):
                out += [] if style == "line" else [run.text for run in runs]
            case Grid(head, lines):
                out += [*head, *(cell for line in lines for cell in line)]
    return folded("".join(out))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["handout", "guide"])
def test_the_text_of_a_pdf_is_that_of_its_paper_letter_by_letter(
    real: Library, papers: dict[str, bytes], kind: str, lang: str
) -> None:
    for pack in real.packs:
        session = Session(real, real.plans[0], words.load(), pack, lang)
        paper = office.OF_SESSION[kind](session)
        assert isinstance(paper, Paper)
        reader = PdfReader(io.BytesIO(papers[f"training/{pack.id}/chi-thi-28-{pack.id}-{kind}-{lang}.pdf"]))
        pages = len(reader.pages)
        printed = ""
        for number, page in enumerate(reader.pages, 1):
            text = folded(page.extract_text())
            foot = f"{folded(paper.foot)}{number}/{pages}"
            assert text.count(foot) == 1, (pack.id, number)
            printed += text.replace(foot, "")
        # Lines to write on are dots, points of a list have a bullet: neither stands in the catalogue.
        assert re.sub(r"•|\.{4,}", "", printed) == expected(paper), pack.id
