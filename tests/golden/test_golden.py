"""What people will see: whole outputs of the small catalogue, and the messages of the broken ones."""

from __future__ import annotations

import re
from pathlib import Path

import broken
import pytest
from kb import outputs, tree, words
from kb.outputs import client, schemas
from kb.pipeline import Built

EXPECTED = Path(__file__).parent / "expected"
SCHEMAS = Path(__file__).parents[2] / "catalogue" / "schema"
DATA = re.compile(r"/(?:search|pieces|notes)-")
CURE = "If the change was meant, run `make golden`, look at the difference, and commit it."


def differences(wanted: dict[str, bytes], there: dict[str, bytes]) -> str:
    """Name what differs, with the first line that does."""
    lines = []
    for path in sorted(set(wanted) | set(there)):
        new, old = wanted.get(path), there.get(path)
        if new == old:
            continue
        if new is None or old is None:
            lines.append(f"{path}: {'not made any more' if new is None else 'is new'}")
            continue
        pairs = list(zip([*old.decode().split("\n"), ""], [*new.decode().split("\n"), ""], strict=False))
        number, (was, now) = next((i, p) for i, p in enumerate(pairs, 1) if p[0] != p[1])
        lines.append(f"{path}:{number}: was {was[:200]!r}, is {now[:200]!r}")
    return "\n".join([*lines[:20], f"{len(lines)} files differ.", CURE])


def expected(made: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out the client's scripts, which have tests of their own."""
    return {path: data for path, data in made.items() if not path.startswith("app/") or DATA.search(path)}


def test_the_outputs_of_the_small_catalogue_are_the_expected_ones(built: Built, *, rewriting: bool) -> None:
    wanted = expected(built.files)
    if rewriting:
        tree.replace(wanted, EXPECTED)
    there = tree.present(EXPECTED)
    if wanted != there:
        pytest.fail(differences(wanted, there), pytrace=False)


@pytest.mark.parametrize("make", [m for m in outputs.ALL if m is not client.make], ids=lambda m: m.__module__)
def test_each_product_has_golden_files_of_its_own(make, built: Built) -> None:  # noqa: ANN001
    paths = {output.path for output in make(built.library, built.words)}
    assert paths
    assert paths <= set(tree.present(EXPECTED)), CURE


def test_the_schemas_of_the_catalogue_are_fresh(*, rewriting: bool) -> None:
    wanted = schemas.catalogue()
    if rewriting:
        tree.replace(wanted, SCHEMAS)
    there = tree.present(SCHEMAS)
    if wanted != there:
        pytest.fail(differences(wanted, there), pytrace=False)


@pytest.mark.parametrize("folder", broken.folders(), ids=lambda folder: folder.name)
def test_a_broken_catalogue_shows_the_expected_lines(folder: Path, *, rewriting: bool) -> None:
    _, problems = broken.found(broken.files_of(folder))
    shown = broken.shown(problems).encode()
    if rewriting:
        (folder / "expected.txt").write_bytes(shown)
    there = (folder / "expected.txt").read_bytes()
    assert shown == there, differences({folder.name: shown}, {folder.name: there})
    assert broken.code_of(folder) in {problem.code for problem in problems}


def test_every_problem_code_has_a_broken_catalogue() -> None:
    keys = [key.split(".") for key in words.load().entries]
    codes = {key[1] for key in keys if key[0] == "problems" and key[-1] == "what"}
    assert codes == {broken.code_of(folder) for folder in broken.folders()}
