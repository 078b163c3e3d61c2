"""The open data keeps its own schemas, says the same in JSON and in tables, and is listed with its checksums."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import unicodedata
from typing import Any

import jsonschema
import pytest
from kb.outputs import schemas
from kb.pipeline import Built

ROOT = "data/v1/"
NAMES = (
    "plans", "agencies", "topics", "groups", "documents", "terms",
    "plans/binh-minh/clauses", "plans/binh-minh/tasks", "plans/binh-minh/actors",
)  # fmt: skip


def records(built: Built, name: str) -> list[dict[str, Any]]:
    return json.loads(built.files[f"{ROOT}{name}.json"])


def table(built: Built, name: str) -> list[dict[str, str]]:
    text = built.files[f"{ROOT}{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_each_file_keeps_the_schema_beside_it(built: Built, name: str) -> None:
    schema = json.loads(built.files[f"{ROOT}{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert records(built, name)
    jsonschema.Draft202012Validator(schema).validate(records(built, name))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_what_the_contract_does_not_name(built: Built, name: str) -> None:
    schema = json.loads(built.files[f"{ROOT}{name}.schema.json"])
    first = records(built, name)[0]
    key = next(iter(first))
    for wrong in ({**first, "more": 1}, {k: v for k, v in first.items() if k != key}, {**first, key: 1}):
        assert not jsonschema.Draft202012Validator(schema).is_valid([wrong])


def test_every_data_file_is_listed_with_its_size_and_checksum_and_nothing_else_is(built: Built) -> None:
    package = json.loads(built.files[f"{ROOT}datapackage.json"])
    listed = {resource["path"]: resource for resource in package["resources"]}
    besides = {f"{ROOT}datapackage.json"}
    data = {p for p in built.files if p.startswith(ROOT) and not p.endswith(".schema.json")} - besides
    assert {f"{ROOT}{path}" for path in listed} == data
    for path, resource in listed.items():
        content = built.files[f"{ROOT}{path}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert len({resource["name"] for resource in listed.values()}) == len(listed)


def test_data_is_utf8_composed_and_ends_its_last_line(built: Built) -> None:
    for path, content in built.files.items():
        if path.startswith(ROOT):
            text = content.decode()
            assert unicodedata.is_normalized("NFC", text)
            assert text.endswith("\n")


@pytest.mark.parametrize("name", ["tasks", "actors", "agencies"])
def test_a_table_begins_with_the_byte_order_mark_that_excel_needs(built: Built, name: str) -> None:
    content = built.files[f"{ROOT}{name}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert b"\r\n" in content


def test_tables_hold_the_same_as_json(built: Built) -> None:
    actors = records(built, "plans/binh-minh/actors")
    assert [(r["task"], r["agency"], r["role"], r["says"]) for r in table(built, "actors")] == [
        (r["task"], r["agency"], r["role"], r["says"]) for r in actors
    ]
    assert [r["task"] for r in table(built, "tasks")] == [r["id"] for r in records(built, "plans/binh-minh/tasks")]
    assert [r["agency"] for r in table(built, "agencies")] == [r["id"] for r in records(built, "agencies")]


def test_an_actor_has_its_words_or_its_reason_and_not_both(built: Built) -> None:
    for row in table(built, "actors"):
        stated = row["says"] == "stated"
        assert bool(row["clause"] and row["quote"]) is stated
        assert bool(row["via"] and row["why_vi"] and row["why_en"]) is not stated


def test_a_clause_leads_to_its_tasks_and_a_task_to_its_clauses(built: Built) -> None:
    from_clauses = {(c["id"], task) for c in records(built, "plans/binh-minh/clauses") for task in c["tasks"]}
    from_tasks = {(b["clause"], t["id"]) for t in records(built, "plans/binh-minh/tasks") for b in t["basis"]}
    assert from_clauses == from_tasks


def test_quotes_and_mentions_stand_in_their_clause(built: Built) -> None:
    clauses = records(built, "plans/binh-minh/clauses")
    words = {c["id"]: " ".join((c["heading"] or c["text"])["vi"].split()) for c in clauses}
    for clause in clauses:
        for quoted in (*clause["cites"], *clause["mentions"]):
            assert quoted["quote"] in words[clause["id"]]
    for actor in records(built, "plans/binh-minh/actors"):
        assert actor["says"] == "inferred" or actor["quote"] in words[actor["clause"]]


def test_the_state_of_a_translation_is_told_by_the_words_it_was_made_from(built: Built) -> None:
    states = {c["id"]: c["translation"]["state"] for c in records(built, "plans/binh-minh/clauses")}
    assert (states["i.1"], states["iii.3"], states["iii.1"]) == ("reviewed", "stale", "draft")


def test_what_the_text_does_not_state_is_null(built: Built) -> None:
    [plan] = records(built, "plans")
    assert (plan["number"], plan["date"]) == (None, None)
    by_id = {document["id"]: document for document in records(built, "documents")}
    assert by_id["thu-vien-luu-dong"]["number"] is None


def test_official_words_in_the_data_have_no_marks_of_emphasis(built: Built) -> None:
    [end] = [c for c in records(built, "plans/binh-minh/clauses") if c["id"] == "end.recipients"]
    assert "(báo cáo)" in end["text"]["vi"]
    assert not any("*" in end["text"][lang] for lang in ("vi", "en"))


def test_every_address_in_the_data_is_a_page_that_is_made(built: Built) -> None:
    for name in NAMES:
        for record in records(built, name):
            for lang, address in record.get("url", {}).items():
                page = address.partition("#")[0].removeprefix("en/" if lang == "en" else "")
                assert f"{page}index.{lang}.md" in built.files, address


@pytest.mark.parametrize("name", sorted(schemas.catalogue()))
def test_the_schemas_of_the_catalogue_are_schemas_and_know_no_places(name: str) -> None:
    schema = json.loads(schemas.catalogue()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert '"where"' not in json.dumps(schema)
