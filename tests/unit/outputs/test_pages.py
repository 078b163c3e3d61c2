"""Which pages exist, in both languages, and what stands on them; not how they look."""

from __future__ import annotations

import html
import itertools
import json
import re

import broken
import pytest
from kb import addresses, outputs, render, words
from kb.model import LANGUAGES, Lang
from kb.outputs import pages, records
from kb.outputs.pages import register_pages, task_pages
from kb.outputs.pages.frame import Desk
from kb.pipeline import Built

PLAN = "plans/binh-minh/"
TAG = re.compile(r"<[^>]*>")
PAGES = (
    *("", "agencies/", "documents/", "terms/", "topics/", "groups/", "answers/", "search/", "for/cell/"),
    *(f"{PLAN}{page}" for page in ("", "full/", "parallel/", "tasks/", "matrix/", "ii-1/", "iii-2/")),
)


def page(built: Built, address: str, lang: Lang) -> str:
    return built.files[f"{address}index.{lang}.md"].decode()


def spoken(text: str) -> str:
    return " ".join(html.unescape(TAG.sub(" ", text)).split())


def front_matter(text: str) -> dict[str, object]:
    head = text.split("\n---\n", maxsplit=1)[0].removeprefix("---\n")
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in head.split("\n"))}


def markdown_pages(built: Built, lang: Lang) -> dict[str, str]:
    end = f"index.{lang}.md"
    return {p.removesuffix(end): d.decode() for p, d in built.files.items() if p.endswith(end)}


def test_every_page_has_its_twin(built: Built) -> None:
    assert markdown_pages(built, "vi").keys() == markdown_pages(built, "en").keys()


@pytest.mark.parametrize("address", PAGES)
def test_the_page_is_there(built: Built, address: str) -> None:
    assert page(built, address, "vi")


def test_everything_in_the_registers_has_its_page(built: Built) -> None:
    library = built.library
    wanted = {addresses.agency(a) for a in library.agencies} | {addresses.document(d) for d in library.documents}
    wanted |= {addresses.topic(t) for t in library.topics} | {addresses.group(g) for g in library.groups}
    wanted |= {addresses.task("binh-minh", t) for t in library.plans[0].tasks}
    assert wanted <= markdown_pages(built, "vi").keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_has_a_title_a_short_description_and_a_kind(built: Built, lang: Lang) -> None:
    for address, text in markdown_pages(built, lang).items():
        front = front_matter(text)
        assert front["title"], address
        assert 0 < len(str(front["description"])) <= 156, address
        assert front["kind"], address
        assert isinstance(front["trail"], list)


def test_where_a_body_is_only_named_the_words_round_its_name_are_in_the_language_of_the_page(built: Built) -> None:
    named = "<mark>Standing Committee of the Provincial Party Committee</mark>"
    assert f"reports regularly to the {named}.</q>" in page(built, "agencies/ban-thuong-vu-tinh-uy/", "en")
    assert "báo cáo <mark>Ban Thường vụ Tỉnh ủy</mark>.</q>" in page(
        built, "agencies/ban-thuong-vu-tinh-uy/", "vi"
    )


def test_a_unit_that_has_clauses_to_study_is_told_of_those_and_of_no_tasks(built: Built) -> None:
    of_cell, of_department = (page(built, f"toolkit/{unit}/", "vi") for unit in ("cell", "so-van-hoa"))
    heads = {key: built.words.word(f"papers.plan.{key}", "vi") for key in ("study", "stated")}
    assert (heads["study"] in of_cell, heads["stated"] in of_cell) == (True, False)
    assert (heads["study"] in of_department, heads["stated"] in of_department) == (False, True)


def test_many_duties_of_a_body_stand_item_by_item(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(built.library, words.load(), "vi", render.environment())
    heads = '<h3><a href="../../plans/binh-minh/{}/">'
    assert heads.partition("{")[0] not in page(built, "agencies/cap-uy/", "vi")
    monkeypatch.setattr(register_pages, "MANY", 2)
    made = register_pages.agency_page(desk, built.library.agencies["cap-uy"]).data.decode()
    assert [made.count(heads.format(item)) for item in ("ii-1", "iii-1", "iii-2")] == [1, 1, 0]
    assert made.count('class="kb-list kb-duties"') == 2


def test_a_page_leads_to_the_line_of_the_catalogue_it_was_made_from(built: Built) -> None:
    front = front_matter(page(built, "agencies/so-van-hoa/", "vi"))
    lines = (broken.SMALL / "catalogue/agencies.yml").read_text("utf-8").split("\n")
    line = lines.index("- id: so-van-hoa") + 1
    assert front["source"] == {"path": "catalogue/agencies.yml", "line": line}


def test_neighbours_lead_from_each_item_to_the_next_and_back(built: Built) -> None:
    items = [item.id for item in built.library.plans[0].items]
    for before, after in itertools.pairwise(items):
        following = front_matter(page(built, addresses.item("binh-minh", before), "vi"))["next"]
        previous = front_matter(page(built, addresses.item("binh-minh", after), "vi"))["previous"]
        assert isinstance(following, dict)
        assert isinstance(previous, dict)
        assert following["path"] == addresses.item("binh-minh", after)
        assert previous["path"] == addresses.item("binh-minh", before)


def official(text: str) -> dict[str, list[str]]:
    """Give what each element that claims to hold official words holds."""
    found: dict[str, list[str]] = {}
    for tag, name, inner in re.findall(r"<(\w+)[^>]*data-kb-text=\"([^\"]+)\"[^>]*>(.*?)</\1>", text, re.DOTALL):
        shown = inner if tag == "p" else _nested(text, name, tag)
        found.setdefault(name, []).append(spoken(shown))
    return found


def _nested(text: str, name: str, tag: str) -> str:
    start = text.index(">", text.index(f'data-kb-text="{name}"')) + 1
    depth, at = 1, start
    for match in re.finditer(rf"<(/?){tag}\b", text[start:]):
        depth += -1 if match[1] else 1
        at = start + match.start()
        if depth == 0:
            break
    return text[start:at]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_full_page_holds_the_official_words_of_every_clause_once(built: Built, lang: Lang) -> None:
    plan = built.library.plans[0]
    found = official(page(built, f"{PLAN}full/", lang))
    for clause in plan.folder.walk():
        assert clause.words is not None
        wanted = " ".join(records.official(clause.words, lang).split())
        assert [without_marks(one) for one in found[clause.id]] == [without_marks(wanted)], clause.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_items_page_holds_the_official_words_of_its_own_clauses_once(built: Built, lang: Lang) -> None:
    plan = built.library.plans[0]
    for item in plan.items:
        found = official(page(built, addresses.item(plan.id, item.id), lang))
        assert found.keys() == set(plan.below(item.id))
        for name, shown in found.items():
            words = plan.clause(name).words
            assert words is not None
            assert [without_marks(one) for one in shown] == [without_marks(records.official(words, lang))]


def without_marks(words: str) -> str:
    """Fold away the white space that taking tags out leaves beside punctuation."""
    return re.sub(r"\s+", "", words)


def test_the_words_that_name_a_stated_body_are_marked_in_the_clause(built: Built) -> None:
    text = page(built, f"{PLAN}iii-2/", "vi")
    marks = re.findall(r"<mark class=\"kb-quote\"([^>]*)>", text)
    assert any('data-kb-agency="ubnd-tinh"' in mark and "run-mobile-library" in mark for mark in marks)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_task_shows_its_evidence_and_an_inference_its_reason(built: Built, lang: Lang) -> None:
    for task in built.library.plans[0].tasks.values():
        text = spoken(page(built, addresses.task("binh-minh", task.id), lang))
        for basis in task.basis:
            assert "".join(basis.quote.split()) in "".join(text.split())
        for actor in task.actors:
            evidence = actor.quote if actor.says == "stated" else actor.why.of(lang)
            assert "".join(evidence.split()) in "".join(text.split()), (task.id, actor.agency)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_body_shows_every_task_it_holds_and_every_clause_that_only_names_it(built: Built, lang: Lang) -> None:
    plan = built.library.plans[0]
    for agency in built.library.agencies.values():
        text = page(built, addresses.agency(agency.id), lang)
        held = {a.task.id for a in plan.assignments_of_agency.get(agency.id, ())}
        assert held == {task for task in plan.tasks if f"/tasks/{task}/" in text}
        for clause in plan.only_named(agency.id):
            assert f"#{addresses.anchor(clause)}" in text or f"{addresses.anchor(clause)}/" in text


def test_the_matrix_has_a_row_for_each_task_a_column_for_each_acting_body_and_a_sign_for_each_actor(
    built: Built,
) -> None:
    plan = built.library.plans[0]
    text = page(built, f"{PLAN}matrix/", "vi")
    table = text[text.index("<table") : text.index("</table>")]
    assert table.count('class="kb-entry"') == len(plan.tasks)
    assert set(re.findall(r'data-kb-col="([^"]+)"', table)) == set(plan.assignments_of_agency)
    signs = re.findall(r'<span class="kb-(stated|inferred)"', table)
    assert len(signs) == len(plan.assignments)
    assert signs.count("stated") == sum(a.stated for a in plan.assignments)
    heads = re.findall(r'data-kb-col="([^"]+)"', table)
    for row in re.findall(r'data-kb-agency="([^"]*)"[^>]*>(.*?)</tr>', table):
        cells = re.findall(r'<td role="cell"(?: colspan="(\d+)")?[^>]*>(.*?)</td>', row[1])
        columns = [filled for span, filled in cells for _ in range(int(span or 1))]
        acting = [head for head, filled in zip(heads, columns, strict=True) if filled]
        assert acting == [head for head in heads if head in row[0].split()]


def test_the_sheet_has_a_width_for_every_run_of_empty_cells() -> None:
    sheet = (broken.SMALL.parents[2] / "docs" / "assets" / "kb-broad.css").read_text("utf-8")
    for columns in range(2, task_pages.MOST_AS_ONE + 1):
        assert f'[colspan="{columns}"] {{ grid-column: span {columns}; }}' in sheet


def test_an_answer_shows_the_clauses_that_prove_it_or_that_the_text_is_silent(built: Built) -> None:
    answers = built.library.answers
    text = "".join(page(built, f"answers/{r}/", "en") for r in dict.fromkeys(a.reader for a in answers))
    assert "hằng năm dành kinh phí mua sách mới" in spoken(text)
    silent = built.words.word("answers.silent", "en")
    assert spoken(text).count(silent) == 1


def test_what_is_not_stated_is_said_to_be_not_stated(built: Built) -> None:
    assert built.words.word("document.unknown", "en") in spoken(page(built, "documents/thu-vien-luu-dong/", "en"))
    assert built.words.word("plan.not-stated", "en") in spoken(page(built, PLAN, "en"))


def test_slips_of_the_source_and_repairs_are_listed_on_the_card(built: Built) -> None:
    text = spoken(page(built, PLAN, "en"))
    assert "A space stands before the comma." in text
    assert "A page break cuts the paragraph in the source." in text


def test_a_translation_of_earlier_words_is_shown_as_stale_in_english_only(built: Built) -> None:
    assert built.words.word("clause.stale-page", "en") in spoken(page(built, f"{PLAN}iii-3/", "en"))
    assert "kb-stale" not in page(built, f"{PLAN}iii-3/", "vi")
    assert "kb-stale" not in page(built, f"{PLAN}ii-1/", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_between_pages_leads_to_a_page_and_an_anchor_that_exist(built: Built, lang: Lang) -> None:
    there = markdown_pages(built, lang)
    for address, text in there.items():
        for link in re.findall(r'href="([^":]*)"', text):
            path, _, anchor = html.unescape(link).partition("#")
            target = _resolved(address, path)
            if target in there and anchor:
                assert f'id="{anchor}"' in there[target] or f"{{#{anchor}}}" in there[target], (address, link)
            elif path.endswith("/") and target.split("/")[0] in {*outputs.OWNED, ""}:
                assert target in there, (address, link)


def _resolved(page_address: str, path: str) -> str:
    parts = page_address.split("/")[:-1]
    for step in path.split("/")[:-1]:
        if step == "..":
            parts = parts[:-1]
        elif step not in {"", "."}:
            parts.append(step)
    return "".join(f"{part}/" for part in parts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_menu_leads_to_pages_that_exist(built: Built, lang: Lang) -> None:
    menu = pages.menu(built.library, built.words, lang)
    ours = {step.path for step in menu if step.path.split("/")[0] in {*outputs.OWNED, ""}}
    assert ours <= markdown_pages(built, lang).keys()
    assert len({step.title for step in menu}) == len(menu)


def test_a_published_address_that_moved_leads_on(built: Built) -> None:
    assert "so-van-hoa" in page(built, "agencies/so-sach/", "vi")


def test_no_letter_of_a_template_is_left_unfilled(built: Built) -> None:
    for path, data in built.files.items():
        if path.endswith(".md"):
            assert not re.search(r"\{[{%]|[}%]\}\}", data.decode()), path
