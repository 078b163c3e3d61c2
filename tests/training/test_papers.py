"""The files one takes along: they open, say what the catalogue says, and come out the same twice."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

import openpyxl
import pytest
from docx import Document
from docx.document import Document as Doc
from kb import teaching, toolkit, words
from kb.links import Library
from kb.outputs import shelf
from kb.outputs.office import session_slides
from kb.outputs.office.content import quotation
from kb.outputs.office.session_papers import Session
from kb.tree import Slow
from pptx import Presentation
from publishing import ROOT
from pypdf import PdfReader

LARGEST = 300_000
MARKS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}


def read(data: bytes) -> Doc:
    return Document(io.BytesIO(data))


def words_of(doc: Doc) -> str:
    """Give all words of a Word file, tables in their place."""
    pieces = [node.text or "" for node in doc.element.body.iter() if node.tag.endswith(("}t", "}tab"))]
    return folded(" ".join(pieces))


def folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def of_kind(papers: dict[str, bytes], kind: str) -> dict[str, bytes]:
    return {path: data for path, data in papers.items() if path.endswith(kind)}


def test_each_file_offered_on_a_page_is_made_and_nothing_else(real: Library, slow: dict[str, Slow]) -> None:
    offered = {file.path for holder in toolkit.holders(real, real.plans[0]) for file in shelf.of_holder(holder)}
    for lang in ("vi", "en"):
        offered |= {file.path for pack in real.packs for file in shelf.of_pack(pack, lang)}
        offered |= {file.path for file in shelf.of_quiz(lang)}
    assert offered == set(slow)


def test_no_file_is_large_or_empty(papers: dict[str, bytes]) -> None:
    assert [path for path, data in papers.items() if not 1_000 < len(data) <= LARGEST] == []


@pytest.mark.parametrize("ending", ["docx", "pptx", "xlsx", "pdf", "gift"])
def test_a_file_made_twice_has_the_same_bytes(
    slow: dict[str, Slow], papers: dict[str, bytes], ending: str
) -> None:
    path = next(path for path in slow if path.endswith(ending))
    assert slow[path].make() == papers[path]


def test_office_files_carry_the_date_of_the_edition_and_no_time_of_today(papers: dict[str, bytes]) -> None:
    [edition] = re.findall(
        r'^date: "(.*)"$', (ROOT / "catalogue" / "edition.yml").read_text("utf-8"), re.MULTILINE
    )
    for path, data in papers.items():
        if path.endswith(("docx", "pptx", "xlsx")):
            with zipfile.ZipFile(io.BytesIO(data)) as pack:
                assert {entry.date_time for entry in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
                core = pack.read("docProps/core.xml").decode()
            assert set(re.findall(r">(\d{4}-\d\d-\d\d)T", core)) == {edition}, path


def test_every_unit_with_tasks_and_every_general_unit_has_its_papers(
    real: Library, papers: dict[str, bytes]
) -> None:
    plan = real.plans[0]
    ids = {holder.id for holder in toolkit.holders(real, plan)}
    assert {"cell", "committee", "commune"} <= ids
    assert set(plan.assignments_of_agency) <= ids
    for name in ids:
        assert any(path.startswith(f"toolkit/{name}/") for path in papers)


def test_a_working_paper_keeps_to_its_measures(real: Library, papers: dict[str, bytes]) -> None:
    forms = {holder.id: holder.form for holder in toolkit.holders(real, real.plans[0])}
    for path, data in of_kind(papers, ".docx").items():
        if not path.startswith("toolkit/"):
            continue
        doc, form = read(data), forms[path.split("/")[1]]
        section = doc.sections[0]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert {name: round(getattr(section, name).mm) for name in MARKS} == MARKS
        normal = doc.styles["Normal"].font
        assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
        assert section.different_first_page_header_footer
        if form and not path.endswith("danh-muc.docx"):
            assert folded(form.heading[0]) in words_of(doc)
            assert "DỰTHẢO" in words_of(doc)


def test_a_plan_names_every_task_with_the_words_and_their_place(real: Library, papers: dict[str, bytes]) -> None:
    for holder in toolkit.holders(real, real.plans[0]):
        if not holder.form:
            continue
        found = words_of(read(papers[f"toolkit/{holder.id}/chi-thi-28-{holder.id}-ke-hoach.docx"]))
        for assignment in holder.assignments:
            assert folded(assignment.task.title.vi) in found
            for basis in assignment.task.basis:
                assert folded(quotation(basis.quote, "vi")) in found


def test_what_only_the_unit_knows_is_blank(papers: dict[str, bytes]) -> None:
    for path, data in of_kind(papers, "ke-hoach.docx").items():
        found = words_of(read(data))
        assert found.count("……") > 10, path
        # A date stands in a quotation of the Plan or in the name of the Directive, and nowhere else.
        outside = re.sub(r"“[^”]*”", "", found).replace("25/12/2023", "")
        assert re.findall(r"\d{1,2}/\d{1,2}/\d{4}|\d+%|\d+triệu", outside) == [], path


def test_an_assignment_table_has_a_row_for_each_task(real: Library, papers: dict[str, bytes]) -> None:
    for holder in toolkit.holders(real, real.plans[0]):
        if not holder.form:
            continue
        sheet = openpyxl.load_workbook(
            io.BytesIO(papers[f"toolkit/{holder.id}/chi-thi-28-{holder.id}-phan-cong.xlsx"])
        ).active
        titles = [row[1].value for row in sheet.iter_rows(min_row=3) if row[1].value]
        assert titles == [assignment.task.title.vi for assignment in holder.assignments]
        assert sheet.data_validations.dataValidation


def test_slides_stand_in_placeholders_with_notes_and_the_words_of_the_catalogue(
    real: Library, papers: dict[str, bytes]
) -> None:
    for pack in real.packs:
        for lang in ("vi", "en"):
            show = Presentation(io.BytesIO(papers[f"training/{pack.id}/chi-thi-28-{pack.id}-slides-{lang}.pptx"]))
            deck = session_slides.deck(Session(real, real.plans[0], words.load(), pack, lang))
            assert len(show.slides) == len(deck.slides)
            for sheet, slide in zip(show.slides, deck.slides, strict=True):
                assert all(shape.is_placeholder for shape in sheet.shapes)
                assert folded(sheet.shapes.title.text_frame.text) == folded(slide.title)
                body = [folded(p.text) for p in sheet.placeholders[1].text_frame.paragraphs if p.text]
                assert body == [folded("".join(run.text for run in line)) for line in slide.lines]
                assert sheet.notes_slide.notes_text_frame.text.strip()
            assert {layout.name for layout in show.slide_layouts} == {"Title Slide", "Title and Content"}


def test_no_shape_lies_outside_its_slide(papers: dict[str, bytes]) -> None:
    for data in of_kind(papers, ".pptx").values():
        show = Presentation(io.BytesIO(data))
        for sheet in show.slides:
            for shape in sheet.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= show.slide_width
                assert shape.top + shape.height <= show.slide_height


def test_pdfs_are_tagged_named_and_in_their_language_with_every_face_embedded(papers: dict[str, bytes]) -> None:
    found = of_kind(papers, ".pdf")
    assert found
    for path, data in found.items():
        reader = PdfReader(io.BytesIO(data))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert str(root["/Lang"]).startswith(path[-6:-4])
        assert reader.metadata is not None
        assert reader.metadata.title
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        faces = [f.get_object() for page in reader.pages for f in page["/Resources"]["/Font"].values()]
        for face in faces:
            inner = face["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner), path


def test_the_text_of_a_handout_is_the_text_of_the_catalogue(real: Library, papers: dict[str, bytes]) -> None:
    for pack in real.packs:
        for lang in ("vi", "en"):
            session = Session(real, real.plans[0], words.load(), pack, lang)
            stem = f"training/{pack.id}/chi-thi-28-{pack.id}-handout-{lang}"
            pdf = PdfReader(io.BytesIO(papers[f"{stem}.pdf"]))
            printed = folded("".join(page.extract_text() for page in pdf.pages))
            typed = words_of(read(papers[f"{stem}.docx"]))
            for clause in session.clauses:
                official = folded(clause.words.of(lang))
                assert official in typed
                # A page may end inside a clause; its beginning cannot be parted from itself.
                assert official[:60] in printed or official[-60:] in printed, (stem, clause.id)


def test_a_guide_holds_notes_agenda_and_answers(real: Library, papers: dict[str, bytes]) -> None:
    for pack in real.packs:
        for lang in ("vi", "en"):
            found = words_of(read(papers[f"training/{pack.id}/chi-thi-28-{pack.id}-guide-{lang}.docx"]))
            for block in pack.blocks:
                if block.notes:
                    assert folded(block.notes.of(lang)) in found
            mine = teaching.questions_for((c for b in pack.blocks for c in b.clauses), real.questions)
            for question in mine:
                assert folded(question.explanation.of(lang)) in found


def test_the_key_answers_both_sheets(papers: dict[str, bytes]) -> None:
    for lang in ("vi", "en"):
        key = words_of(read(papers[f"training/quiz/chi-thi-28-quiz-key-{lang}.docx"]))
        for version in "ab":
            doc = read(papers[f"training/quiz/chi-thi-28-quiz-sheet-{version}-{lang}.docx"])
            asked = [p.text for p in doc.paragraphs if re.match(r"\d+\. ", p.text)]
            assert len(asked) == 20
            for line in asked:
                assert folded(line.split(". ", 1)[1]) in key


def test_every_question_stands_in_the_bank_and_in_the_table(real: Library, papers: dict[str, bytes]) -> None:
    for lang in ("vi", "en"):
        bank = papers[f"training/quiz/chi-thi-28-quiz-moodle-{lang}.gift"].decode()
        assert bank.count("::") == 2 * len(real.questions)
        sheet = openpyxl.load_workbook(
            io.BytesIO(papers[f"training/quiz/chi-thi-28-quiz-table-{lang}.xlsx"])
        ).active
        asked = [row[0].value for row in sheet.iter_rows(min_row=2)]
        assert asked == [question.question.of(lang) for question in real.questions]


def test_every_question_is_proved_by_its_clause_and_there_are_sixty(real: Library) -> None:
    assert len(real.questions) >= 60
    for question in real.questions:
        assert " ".join(question.quote.split()) in real.plans[0].clause(question.clause).vi


def test_the_sessions_for_committees_and_officers_teach_every_clause(real: Library) -> None:
    packs = [pack for pack in real.packs if pack.reader in {"committee", "child-officer"}]
    taught = teaching.taught(packs)
    assert [c.id for c in teaching.to_teach(real.plans[0].folder) if c.id not in taught] == []


def test_a_session_asks_at_its_end_only_about_what_it_teaches(real: Library) -> None:
    bank = {question.id: question.clause for question in real.questions}
    for pack in real.packs:
        taught = {clause for block in pack.blocks for clause in block.clauses}
        assert {bank[name] for name in pack.ask} <= taught


def test_the_one_sheet_of_a_trainer_is_one_sheet(papers: dict[str, bytes]) -> None:
    for path, data in of_kind(papers, ".pdf").items():
        if "-brief-" in path:
            assert len(PdfReader(io.BytesIO(data)).pages) <= 2, path


def test_the_four_sessions_have_the_times_they_promise(real: Library) -> None:
    assert sorted(pack.minutes for pack in real.packs) == [30, 45, 90, 210]
    for pack in real.packs:
        assert sum(block.minutes for block in pack.blocks) == pack.minutes
