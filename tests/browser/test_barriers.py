"""We ask axe-core well: a barrier is found in the conditions in which it is one, and only there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.barriers import LEAP, Looker, stay
from hosting import hosted
from playwright.sync_api import Browser

FAINT = "color:#999;background:#fff"
CLEAR = "color:#111;background:#fff"
NIGHT = "color:#eee;background:#111"
FOLD = "<details><summary>More</summary><p class='b'>Folded</p></details>"
EVERYWHERE = {f"{w} {s} {f}" for w in (360, 1280) for s in ("light", "dark") for f in ("open", "closed")}
# Where nothing folds, a page that is not asked about afresh is asked about once.
OPEN = {one for one in EVERYWHERE if one.endswith("open")}
FAULTS = {
    "nothing": (f"p{{{CLEAR}}}", FOLD, ""),
    "faint": (f"p{{{FAINT}}}", f"<p>Text</p>{FOLD}", ""),
    "faint by day": (f"p{{{FAINT}}}@media(prefers-color-scheme:dark){{p{{{NIGHT}}}}}", "<p>Text</p>", "light"),
    "faint by night": (f"p{{{CLEAR}}}@media(prefers-color-scheme:dark){{p{{{FAINT}}}}}", "<p>Text</p>", "dark"),
    "faint when narrow": (f"p{{{CLEAR}}}@media(max-width:600px){{p{{{FAINT}}}}}", "<p>Text</p>", "360"),
    "faint when wide": (f"p{{{CLEAR}}}@media(min-width:600px){{p{{{FAINT}}}}}", "<p>Text</p>", "1280"),
    "faint inside a fold": (f".b{{{FAINT}}}", FOLD, "open"),
    "a closed fold is faint": (f"details:not([open]) summary{{{FAINT}}}", FOLD, "closed"),
    "a step of the outline is folded": (
        "",
        "<details><summary>More</summary><h2>Two</h2></details><h3>Three</h3>",
        "light closed",
    ),
    "an image that says nothing when wide": (
        "@media(max-width:600px){img{display:none}}",
        "<img src='x.png'>",
        "1280 light",
    ),
}


def page(style: str, body: str) -> str:
    return (
        "<!doctype html><html lang='en'><head><title>T</title><meta name='viewport' content='width=device-width'>"
        f"<style>{style}</style></head><body><main><article><h1>One</h1>{body}</article></main></body></html>"
    )


def conditions(barriers: list[str]) -> set[str]:
    """Give the conditions that barriers name: width, scheme, folds."""
    return {" ".join(re.findall(r"^(\d+) px, (\w+), folds (\w+)", barrier)[0]) for barrier in barriers}


@pytest.fixture
def looker(browser: Browser) -> Iterator[Looker]:
    looker = Looker(browser)
    yield looker
    looker.context.close()


@pytest.mark.parametrize("afresh", [True, False])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_barrier_is_found_where_it_is_one(looker: Looker, tmp_path: Path, fault: str, *, afresh: bool) -> None:
    style, body, where = FAULTS[fault]
    (tmp_path / "index.html").write_text(page(style, body))
    with hosted(tmp_path) as host:
        looker.page.goto(host.address)
        found = conditions(looker.barriers(afresh=afresh))
    asked = EVERYWHERE if afresh or "<details" in body else OPEN
    wanted = {one for one in asked if set(where.split()) <= set(one.split())}
    assert found == (set() if fault == "nothing" else wanted)


def test_a_look_that_is_known_is_not_asked_about_again_and_one_at_fault_is(looker: Looker, tmp_path: Path) -> None:
    (tmp_path / "fine.html").write_text(page(f"p{{{CLEAR}}}", "<p>Text</p>"))
    (tmp_path / "faint.html").write_text(page(f"p{{{FAINT}}}", "<p>Text</p>"))
    with hosted(tmp_path) as host:
        seen = []
        for name in ("fine", "fine", "faint", "faint"):
            looker.page.goto(f"{host.address}{name}.html")
            seen.append((conditions(looker.barriers()), len(looker.known)))
    assert [found for found, _ in seen] == [set(), set(), OPEN, OPEN]
    assert len({known for _, known in seen}) == 1


def test_a_page_that_leads_on_can_be_looked_at(looker: Looker, tmp_path: Path) -> None:
    moved = page("", "<p>Moved</p>").replace("<style>", f"<meta {LEAP} content='0; url=there.html'><style>")
    (tmp_path / "index.html").write_text(moved)
    (tmp_path / "there.html").write_text(page("", "<p>There</p>"))
    with hosted(tmp_path) as host:
        looker.page.route(host.address, stay, times=1)
        looker.page.goto(host.address)
        assert looker.barriers(afresh=True) == []
        assert looker.page.locator("p").inner_text() == "Moved"
