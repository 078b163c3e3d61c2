"""axe-core finds nothing: each kind of page at two widths, light and dark, folds closed and open."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from hosting import Host
from kinds import EVERY, address
from playwright.sync_api import Browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_axe_finds_nothing(browser: Browser, host: Host, kind: str, lang: str) -> None:
    found = []
    # Each side of the two pairs is met: narrow and wide, light and dark, folds closed and open.
    for width, scheme, folds in ((360, "light", True), (1280, "dark", False)):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
        )
        page = context.new_page()
        page.goto(host.address + address(kind, lang))
        if folds:
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.wait_for_timeout(50)
        result = Axe().run(page, options=RULES)
        for violation in result.response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append((width, scheme, violation["id"], nodes))
        context.close()
    assert found == []
