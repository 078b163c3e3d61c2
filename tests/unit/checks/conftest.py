"""The small catalogue with changes, checked in memory; what each check says by itself."""

from __future__ import annotations

import broken
import pytest
from broken import Found
from kb import source

PLAN = "catalogue/plans/binh-minh"
SHORT = {"tasks": f"{PLAN}/tasks.yml", "plan": f"{PLAN}/plan.yml", "source": f"{PLAN}/source.txt"}


@pytest.fixture(scope="session")
def found() -> Found:
    """Give a function that makes changes (file, find, replace) and tells each problem's code and file:line."""
    sound = {file.path: file.data for file in source.read(broken.SMALL)}

    def after(*changes: tuple[str, str, str]) -> list[tuple[str, str]]:
        made = [{"file": _path(file), "find": find, "replace": replace} for file, find, replace in changes]
        _, problems = broken.found(broken.with_changes(sound, made))
        return [(problem.code, f"{problem.at.path.rpartition('/')[2]}:{problem.at.line}") for problem in problems]

    return after


def _path(name: str) -> str:
    if name in SHORT:
        return SHORT[name]
    return f"{PLAN}/{name}.yml" if name.startswith(("text-", "in-short", "quotes")) else f"catalogue/{name}.yml"
