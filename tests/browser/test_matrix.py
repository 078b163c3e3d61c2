"""The table of tasks and bodies on a screen: every sign stands under its body, one body can stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hosting import Host
from kinds import LANGUAGES, address
from playwright.sync_api import Browser, Page

# The id of the body whose head stands above each sign, and the row's ids as its filter knows them.
ROWS = """() => {
  const heads = [...document.querySelectorAll("[data-kb-col]")].filter((head) => head.offsetParent);
  const [first] = document.querySelectorAll(".kb-matrix thead th");
  document.querySelectorAll(".kb-matrix tbody").forEach((body) => { body.style.contentVisibility = "visible" });
  return [...document.querySelectorAll(".kb-entry")].filter((row) => row.offsetParent).map((row) => {
    const above = [...row.querySelectorAll("td > span")].filter((sign) => sign.offsetParent).map((sign) => {
      const { left, right } = sign.getBoundingClientRect();
      const head = heads.find((one) => {
        const box = one.getBoundingClientRect();
        return box.left - 1 <= left && right <= box.right + 1;
      });
      return head ? head.dataset.kbCol : "";
    });
    return [row.dataset.kbAgency, above.join(" "), row.cells[0].getBoundingClientRect().width];
  });
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sign_stands_under_its_body(page: Page, host: Host, lang: str) -> None:
    page.goto(host.address + address("matrix", lang))
    rows = page.evaluate(ROWS)
    assert len(rows) > 50
    for agencies, above, _ in rows:
        assert sorted(set(above.split())) == sorted(agencies.split())


def test_a_body_can_stand_alone(page: Page, host: Host) -> None:
    page.goto(host.address + address("matrix", "vi"))
    tasks = defaultdict(int)
    for agencies, *_ in page.evaluate(ROWS):
        for agency in agencies.split():
            tasks[agency] += 1
    for agency in sorted(tasks):
        page.select_option("[name=agency]", agency)
        rows = page.evaluate(ROWS)
        assert [row[1] and set(row[1].split()) for row in rows] == [{agency}] * tasks[agency]
    page.select_option("[name=agency]", "")
    assert len(page.evaluate(ROWS)) > 50
