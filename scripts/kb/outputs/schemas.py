"""JSON Schemas of the catalogue's own files, so that an editor's program can complete and check them.

They are committed under `catalogue/schema/`; a test compares, and `make golden` rewrites.
"""

from __future__ import annotations

from pydantic import TypeAdapter

from kb import parse
from kb.outputs.data_json import as_json


def catalogue() -> dict[str, bytes]:
    """Give the schema of each kind of file, by its name under `catalogue/schema/`."""
    shapes: dict[str, TypeAdapter[object]] = {
        **parse.REGISTERS,  # type: ignore[dict-item]
        **parse.WHERE_WANTED,  # type: ignore[dict-item]
        "pack": parse.PACK,  # type: ignore[dict-item]
        "edition": parse.EDITION,  # type: ignore[dict-item]
        "spellings": parse.SPELLINGS,  # type: ignore[dict-item]
        "plan": parse.PLAN,  # type: ignore[dict-item]
        "text": parse.CLAUSES,  # type: ignore[dict-item]
        "tasks": parse.TASKS,  # type: ignore[dict-item]
        "in-short": parse.SUMMARIES,  # type: ignore[dict-item]
        "quotes": parse.RENDERINGS,  # type: ignore[dict-item]
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        f"{name}.schema.json": as_json({**head, **shape.json_schema(by_alias=False)})
        for name, shape in sorted(shapes.items())
    }
