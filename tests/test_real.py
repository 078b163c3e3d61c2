"""Is the real catalogue sound? The only tests that read it; what must be so stands as plain numbers."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from kb import links, mentions, pipeline, sentences, words
from kb.model import LANGUAGES, Lang, Stated, folded
from kb.pipeline import Built

ROOT = Path(__file__).parent.parent
PLAN = "thai-nguyen-ct28"
SOURCE = ROOT / "catalogue" / "plans" / PLAN / "source.txt"
CHARGING = [
    "ii.1.1", "ii.1.2", "ii.2.1", "ii.2.2", "ii.2.3",
    "ii.3.1", "ii.3.2", "ii.3.3", "ii.3.4", "ii.3.5", "ii.3.6",
    "ii.4.1", "ii.4.2", "ii.4.3", "ii.4.4", "ii.4.5",
    "ii.5.1", "ii.5.2",
    "iii.1", "iii.2.1", "iii.2.2", "iii.3", "iii.4", "iii.5", "iii.6",
]  # fmt: skip


@pytest.fixture(scope="module")
def real() -> Built:
    made, problems = pipeline.build(ROOT)
    assert made is not None, "\n" + sentences.report(problems, words.load(), "en")
    return made


def records(real: Built, name: str) -> list[dict[str, Any]]:
    return json.loads(real.files[f"data/v1/{name}.json"])


def of_plan(real: Built, name: str) -> list[dict[str, Any]]:
    return records(real, f"plans/{PLAN}/{name}")


def depth(clause: dict[str, Any]) -> int:
    return clause["id"].count(".") + 1


def in_parts(real: Built, *parts: str) -> list[dict[str, Any]]:
    return [clause for clause in of_plan(real, "clauses") if clause["id"].split(".")[0] in parts]


def test_the_catalogue_has_no_problems() -> None:
    _, problems = pipeline.checked(ROOT)
    assert problems == (), "\n" + sentences.report(problems, words.load(), "en")


def test_the_plan_has_42_clauses_and_headings_and_45_with_its_front_matter(real: Built) -> None:
    assert len(in_parts(real, "i", "ii", "iii")) == 42
    assert len(in_parts(real, "front", "i", "ii", "iii")) == 45
    assert [clause["id"] for clause in in_parts(real, "front")] == ["front.1", "front.2", "front.3"]
    assert [clause["id"] for clause in in_parts(real, "end")] == [
        "end.recipients", "end.reference", "end.signature",
    ]  # fmt: skip


@pytest.mark.parametrize(("part", "items", "dashes"), [("i", 2, 6), ("ii", 5, 18), ("iii", 6, 2)])
def test_each_part_has_its_items_and_dashes(real: Built, part: str, items: int, dashes: int) -> None:
    depths = Counter(depth(clause) for clause in in_parts(real, part))
    assert depths == {1: 1, 2: items, 3: dashes}
    assert all(clause["mark"] == "-" for clause in in_parts(real, part) if depth(clause) == 3)


def test_the_words_of_the_source_are_all_there_and_no_other(real: Built) -> None:
    """Put together again from the published data, by other means than the check's own."""
    printed = SOURCE.read_text("utf-8").replace("*", "").split()
    rebuilt: list[str] = []
    for clause in of_plan(real, "clauses"):
        mark = clause["mark"] or ""
        rebuilt += [f"{mark}." if mark.isalnum() else mark] if mark else []
        for words_of in (clause["heading"], clause["text"]):
            rebuilt += words_of["vi"].split() if words_of else []
    assert rebuilt == printed


def test_every_unit_is_translated(real: Built) -> None:
    for clause in of_plan(real, "clauses"):
        for words_of in (clause["heading"], clause["text"]):
            assert words_of is None or words_of["en"], clause["id"]


def test_each_of_the_25_charging_clauses_has_a_task(real: Built) -> None:
    assert len(CHARGING) == 25
    tasks = {clause["id"]: clause["tasks"] for clause in of_plan(real, "clauses")}
    assert [name for name in CHARGING if not tasks[name]] == []


def test_every_quote_stands_in_its_clause(real: Built) -> None:
    text = {
        clause["id"]: " ".join(" ".join(w["vi"] for w in (clause["heading"], clause["text"]) if w).split())
        for clause in of_plan(real, "clauses")
    }
    quotes = [(actor["clause"], actor["quote"]) for actor in of_plan(real, "actors") if actor["says"] == "stated"]
    for task in of_plan(real, "tasks"):
        quotes += [(basis["clause"], basis["quote"]) for basis in task["basis"]]
        quotes += [(task["rhythm"]["clause"], task["rhythm"]["quote"])] if task["rhythm"] else []
    for clause in of_plan(real, "clauses"):
        quotes += [(clause["id"], cited["quote"]) for cited in clause["cites"]]
        quotes += [(clause["id"], mention["quote"]) for mention in clause["mentions"]]
    for document in records(real, "documents"):
        quotes += [(cited["clause"], cited["quote"]) for cited in document["cited_in"]]
    assert len(quotes) > 300
    assert [(name, quote) for name, quote in quotes if " ".join(quote.split()) not in text[name]] == []


def test_whatever_is_quoted_has_its_english_and_nothing_else_has() -> None:
    catalogue, _ = pipeline.checked(ROOT)
    [folder] = catalogue.plans
    blocks = [block for pack in catalogue.packs for block in pack.blocks]
    asked = [basis for one in (*folder.tasks, *blocks) for basis in one.basis]
    asked += [basis for answer in catalogue.answers for basis in answer.clauses]
    named = [actor for task in folder.tasks for actor in task.actors if isinstance(actor, Stated)]
    often = [task.rhythm for task in folder.tasks if task.rhythm]
    quoted = {(one.clause, folded(one.quote)) for one in (*asked, *named, *often, *catalogue.questions)}
    quoted |= {(clause.id, folded(cited.quote)) for clause in folder.walk() for cited in clause.cites}
    plan = links.connect(catalogue).plans[0]
    for agency in catalogue.agencies:
        for name in plan.only_named(agency.id):
            words_of_clause = plan.clause(name).vi
            span = mentions.find(words_of_clause, {agency.id: agency.forms})[0]
            quoted.add((name, words_of_clause[span.start : span.end]))
    english = {(entry.clause, folded(quote.vi)) for entry in folder.renderings for quote in entry.quotes}
    assert sorted(quoted - english) == [], "no English yet: add it to the plan’s quotes.yml"
    assert sorted(english - quoted) == [], "quoted nowhere any more: take it out of the plan’s quotes.yml"


def test_no_actor_is_without_quote_or_reason(real: Built) -> None:
    actors = of_plan(real, "actors")
    proven = [a for a in actors if a.get("quote") or (a.get("why") and a["why"]["vi"] and a["why"]["en"])]
    assert len(actors) == len(proven) > 0


def test_every_task_has_an_actor_and_a_topic(real: Built) -> None:
    acting = {actor["task"] for actor in of_plan(real, "actors")}
    for task in of_plan(real, "tasks"):
        assert task["id"] in acting
        assert task["topics"], task["id"]


def test_topics_groups_terms_and_answers_are_as_many_as_were_asked_for(real: Built) -> None:
    assert 65 <= len(of_plan(real, "tasks")) <= 90
    assert 18 <= len(records(real, "topics")) <= 28
    assert 10 <= len(records(real, "groups")) <= 15
    assert len(records(real, "terms")) >= 60
    assert len(real.library.answers) >= 40


def test_the_same_counts_come_from_the_matrix_the_table_the_data_and_the_pages(real: Built) -> None:
    actors, tasks = of_plan(real, "actors"), of_plan(real, "tasks")
    says = Counter(actor["says"] for actor in actors)
    rows = list(csv.DictReader(io.StringIO(real.files["data/v1/actors.csv"].decode("utf-8-sig"), newline="")))
    assert Counter(row["says"] for row in rows) == says
    for lang in ("vi", "en"):
        matrix = real.files[f"plans/{PLAN}/matrix/index.{lang}.md"].decode()
        table = matrix[matrix.index("<table") : matrix.index("</table>")]
        signs = re.findall(r'<span class="kb-(stated|inferred)"', table)
        assert Counter(signs) == says
        assert table.count('class="kb-entry"') == len(tasks)
        assert len(re.findall(r"data-kb-col=", table)) == len({actor["agency"] for actor in actors})
        listing = real.files[f"plans/{PLAN}/tasks/index.{lang}.md"].decode()
        assert len(re.findall(r'<li class="kb-entry"', listing)) == len(tasks)
        pages = [real.files[f"plans/{PLAN}/tasks/{task['id']}/index.{lang}.md"].decode() for task in tasks]
        shown = [chip for page in pages for chip in re.findall(r'class="kb-chip kb-(stated|inferred)"', page)]
        assert Counter(shown) == says
    for agency in records(real, "agencies"):
        page = real.files[f"agencies/{agency['id']}/index.vi.md"].decode()
        held = {actor["task"] for actor in actors if actor["agency"] == agency["id"]}
        assert set(re.findall(rf"/plans/{PLAN}/tasks/([a-z0-9-]+)/", page)) == held, agency["id"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_licence_page_names_the_edition_of_today(lang: str) -> None:
    edition = re.findall(r"^version: (.+)$", (ROOT / "catalogue" / "edition.yml").read_text("utf-8"), re.MULTILINE)
    page = (ROOT / "docs" / "about" / f"licence.{lang}.md").read_text("utf-8")
    assert re.findall(r"\d+\.\d+\.\d+", page) == edition


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_quoted_round_a_year_is_a_whole_sentence_or_item_or_says_where_it_is_cut(
    real: Built, lang: Lang
) -> None:
    page = real.files[f"rhythms/index.{lang}.md"].decode()
    quoted = re.findall(r"<q>(.*?)</q>", page[page.index("{#years}") :])
    assert len(quoted) > 10
    texts = [clause.read(lang)[0] for clause in real.library.plans[0].folder.walk() if clause.words]
    for quote in quoted:
        bare = " ".join(html.unescape(re.sub(r"<[^>]+>", "", quote)).split())
        piece = bare.strip("… ")
        before, _, after = next(text for text in texts if piece in text).partition(piece)
        assert bare.startswith("…") or not before or before.rstrip()[-1] in ";:.", bare
        assert bare.endswith("…") or not after or after[0] in ";:.,", bare
