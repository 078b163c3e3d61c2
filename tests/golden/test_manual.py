"""The editors' manual has, for each file, an example that would be taken, and names every key there is."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from kb import parse, source
from kb.model import Entity
from kb.outputs import schemas
from kb.source import SourceFile
from pydantic import TypeAdapter

MANUAL = (Path(__file__).parents[2] / "catalogue" / "README.md").read_text("utf-8")
SECTIONS = {m[1]: m[2] for m in re.finditer(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", MANUAL, re.MULTILINE | re.DOTALL)}
SHAPES: dict[str, TypeAdapter[typing.Any]] = {
    **{f"{name}.yml": shape for name, shape in {**parse.REGISTERS, **parse.WHERE_WANTED}.items()},
    "edition.yml": parse.EDITION,
    "spellings.yml": parse.SPELLINGS,
    "packs/<id>.yml": parse.PACK,
    "plans/<plan>/plan.yml": parse.PLAN,
    "plans/<plan>/text-*.yml": parse.CLAUSES,
    "plans/<plan>/tasks.yml": parse.TASKS,
    "plans/<plan>/in-short.yml": parse.SUMMARIES,
    "plans/<plan>/quotes.yml": parse.RENDERINGS,
}


def entities(shape: object, seen: set[type[Entity]]) -> Iterator[type[Entity]]:
    """Give every entity that a shape is made of."""
    if isinstance(shape, type) and issubclass(shape, Entity):
        if shape not in seen:
            seen.add(shape)
            yield shape
            for field in shape.model_fields.values():
                yield from entities(field.annotation, seen)
    else:
        for part in typing.get_args(shape):
            yield from entities(part, seen)


def test_every_file_of_the_catalogue_has_its_section_and_no_other_has() -> None:
    assert set(SECTIONS) == {*SHAPES, "plans/<plan>/source.txt"}
    assert len(SHAPES) == len(schemas.catalogue())


@pytest.mark.parametrize("name", SHAPES)
def test_the_example_would_be_taken(name: str) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", SECTIONS[name], re.DOTALL)
    tree, problems = source.tree_of(SourceFile(name, example.encode()))
    assert problems == ()
    assert tree is not None
    SHAPES[name].validate_python(tree.value)


@pytest.mark.parametrize("name", SHAPES)
def test_the_example_holds_every_key_and_the_table_explains_it(name: str) -> None:
    example, _, table = SECTIONS[name].partition("```yaml\n")[2].partition("```")
    for entity in entities(SHAPES[name]._type, set()):
        for key, field in entity.model_fields.items():
            if key == "where" or (entity.__name__ in {"Text", "Names"}):
                continue
            assert re.search(rf"\b{key}:", example), f"{entity.__name__}: show `{key}` in the example of {name}"
            assert f"`{key}`" in table, f"{entity.__name__}: explain `{key}` in the table of {name}"
            if field.is_required() and entity.__name__ not in {"Block", "Pack"}:
                assert f"`{key}` \\*" in table, f"{entity.__name__}: `{key}` is required"
