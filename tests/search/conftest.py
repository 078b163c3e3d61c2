"""One page with the engine for all tests that ask no page of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from search.lab import EN, LAB, VI, parts, script

Search = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def lab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=script(LAB))
    page.evaluate(
        "(all) => all.forEach((one) => { lab.engines[one[0].lang] = lab.open(one); })", [parts(VI), parts(EN)]
    )
    yield page
    page.close()


@pytest.fixture(scope="session")
def search(lab: Page) -> Search:
    """Ask an engine, Vietnamese unless told otherwise."""

    def ask(words: str, lang: str = "vi", **wish: Any) -> dict[str, Any]:
        answer: dict[str, Any] = lab.evaluate(
            "([lang, words, wish]) => lab.engines[lang].search(words, wish)", [lang, words, wish]
        )
        return answer

    return ask
