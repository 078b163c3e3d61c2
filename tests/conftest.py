"""The fixtures every floor shares: the small catalogue, what is made of it, the real site, a Chromium a worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import broken
import hypothesis
import pytest
from hosting import QUIET, Host, chromium_path, hosted
from kb import links, pipeline
from kb.links import Library
from kb.pipeline import Built
from playwright.sync_api import Browser, sync_playwright
from publishing import once, publish

# The same examples in every run where it counts; new ones at every run on a laptop.
hypothesis.settings.register_profile("laptop", deadline=None, max_examples=100)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "laptop")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take `--golden=write`, which rewrites what the golden tests compare with."""
    parser.addoption("--golden", choices=("compare", "write"), default="compare", help="write: rewrite them")


@pytest.fixture
def rewriting(request: pytest.FixtureRequest) -> bool:
    """Say whether the expected files are to be rewritten rather than compared."""
    return str(request.config.getoption("--golden")) == "write"


@pytest.fixture(scope="session")
def small() -> Path:
    """Give the root of the small catalogue, an invented plan."""
    return broken.SMALL


@pytest.fixture(scope="session")
def library(small: Path) -> Library:
    """Give the small catalogue with all its relations."""
    catalogue, problems = pipeline.checked(small)
    assert problems == ()
    return links.connect(catalogue)


@pytest.fixture(scope="session")
def built(small: Path) -> Built:
    """Give all that is made of the small catalogue."""
    made, problems = pipeline.build(small)
    assert problems == ()
    assert made is not None
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser of this worker; Playwright's own where the machine has none."""
    with sync_playwright() as playwright:
        # Two browsers on two cores: a process fewer in each is a tenth less work in all.
        args = [*QUIET, "--in-process-gpu"]
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=args)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Give the folder that all workers of this run have in common; without workers, that of the run."""
    mine = tmp_path_factory.getbasetemp()
    return mine if worker_id == "master" else mine.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """Give the folder of the real site, built and finished once a run."""
    return once(shared / "site", publish)


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[Host]:
    """Serve the real site under a sub-path, as Pages does."""
    with hosted(site) as serving:
        yield serving
