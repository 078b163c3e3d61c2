"""The open data as JSON, each file with its schema, all listed in a Data Package."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter

from kb.links import Library
from kb.outputs import data_csv, record_types, records
from kb.tree import Output
from kb.words import Words

ROOT = "data/v1/"
LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


def make(library: Library, words: Words) -> Iterator[Output]:
    """Make every JSON file, its schema, and the package that lists them with their checksums."""
    files = list(_files(library))
    tables = list(data_csv.make(library, words))
    yield from files
    resources = [_resource(f) for f in sorted((*files, *tables), key=lambda f: f.path) if _is_data(f)]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "handbook-of-directive-28",
        "title": words.word("site.name", "en"),
        "description": words.word("home.description", "en"),
        "version": library.edition.version,
        "created": f"{library.edition.date}T00:00:00Z",
        "licenses": [LICENCE],
        "resources": resources,
    }
    yield Output(f"{ROOT}datapackage.json", as_json(package))


def _files(library: Library) -> Iterator[Output]:
    yield from _table("plans", "plans", records.plans(library), list[record_types.PlanRecord])
    yield from _table("agencies", "agencies", records.agencies(library), list[record_types.AgencyRecord])
    yield from _table("topics", "topics", records.topics(library), list[record_types.SubjectRecord])
    yield from _table("groups", "groups", records.groups(library), list[record_types.SubjectRecord])
    yield from _table("documents", "documents", records.documents(library), list[record_types.DocumentRecord])
    yield from _table("terms", "terms", records.terms(library), list[record_types.TermRecord])
    if library.packs:
        yield from _table("packs", "packs", records.packs(library), list[record_types.PackRecord])
        yield from _table("questions", "questions", records.questions(library), list[record_types.QuestionRecord])
    for plan in library.plans:
        folder = f"plans/{plan.id}"
        yield from _table(f"{folder}/clauses", "clauses", records.clauses(plan), list[record_types.ClauseRecord])
        yield from _table(f"{folder}/tasks", "tasks", records.tasks(plan), list[record_types.TaskRecord])
        yield from _table(f"{folder}/actors", "actors", records.actors(plan), list[record_types.ActorRecord])


def _table(path: str, name: str, rows: Iterable[object], shape: Any) -> Iterator[Output]:  # noqa: ANN401 - a type is what pydantic asks for
    yield Output(f"{ROOT}{path}.json", as_json(list(rows)))
    schema = TypeAdapter(shape).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    yield Output(f"{ROOT}{path}.schema.json", as_json({**head, **schema}))


def as_json(value: object) -> bytes:
    """Write JSON for people and machines: UTF-8, indented, keys in the order of the contract."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _is_data(output: Output) -> bool:
    return not output.path.endswith(".schema.json")


def _resource(output: Output) -> dict[str, object]:
    path = output.path.removeprefix(ROOT)
    stem, _, form = path.rpartition(".")
    shared: dict[str, object] = {
        "name": f"{stem.replace('/', '-')}-{form}",
        "path": path,
        "format": form,
        "encoding": "utf-8",
        "bytes": len(output.data),
        "hash": f"sha256:{hashlib.sha256(output.data).hexdigest()}",
    }
    if form == "csv":
        return {**shared, "type": "table", "mediatype": "text/csv"}
    return {**shared, "mediatype": "application/json", "jsonSchema": f"{stem}.schema.json"}
