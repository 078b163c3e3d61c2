"""Ask axe-core about a page in every condition: two widths, light and dark, folds open and closed.

A page is loaded once and changed eight times. Three quarters of axe's time go into colours. What it says of them
follows from how a text and all that holds it look, and the same looks come back on every page; so they are asked
about once for each look, in whatever condition it turns up. Where a page is asked about afresh, all looks are, at
each width: that covers what lies over or under a text without holding it. All other rules are asked on each page
at both widths, with folds open and closed; in light, since dark changes nothing but colours (kb-tokens.css).
Where a page's text has no fold, closing changes only the menu and the outline, the same on every page: that they
have no barrier when closed is asked of pages that are asked about afresh. Nor is a page asked to close its folds
whose twin in the other language, of the same parts in the same places, has been.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Route

WIDTHS = (360, 1280)
HEIGHT = 800
# In this order fewest things change from one to the next.
CONDITIONS: tuple[tuple[Any, str], ...] = (
    ("light", "open"),
    ("dark", "open"),
    ("dark", "closed"),
    ("light", "closed"),
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
LEAP = 'http-equiv="refresh"'

# A frame: by its end the page's own script has heard of the new width. A busy browser may draw none for long.
FRAME = "new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 300); })"
# Where a fold is a column, its summary takes no taps: no reader can close it.
FOLD = """(open) => document.querySelectorAll("details").forEach((fold) => {
  const column = getComputedStyle(fold.querySelector("summary")).pointerEvents === "none";
  fold.open = open || column;
})"""
# `whole`: what to ask of the whole page, if anything; `colours`: the rules for looks that are not `known`.
ASK = """async ({ whole, colours, known }) => {
  const hash = (text) => {
    let [high, low] = [7, 11];
    for (let at = 0; at < text.length; at += 1) {
      high = Math.imul(high ^ text.charCodeAt(at), 2654435761);
      low = Math.imul(low ^ text.charCodeAt(at), 1597334677);
    }
    return (high >>> 0).toString(36) + (low >>> 0).toString(36);
  };
  // What the two rules on colours read of an element; its look is this and the look of what it lies in.
  const read = ["color", "backgroundColor", "backgroundImage", "opacity", "mixBlendMode", "filter", "textShadow",
    "webkitTextFillColor", "webkitTextStroke", "fontFamily", "fontSize", "fontStyle", "fontWeight",
    "textDecoration", "borderBottom", "boxShadow", "clipPath", "position"];
  const seen = new Set(known);
  const names = new Map();
  const looks = new Map();
  const fresh = new Map();
  document.querySelectorAll("body, body *").forEach((element) => {
    if (!element.checkVisibility()) return;
    const style = getComputedStyle(element);
    const look = looks.get(element.parentElement) + read.map((name) => style[name]).join();
    if (!names.has(look)) names.set(look, hash(look));
    looks.set(element, names.get(look));
    if (!seen.has(names.get(look))) fresh.set(element, names.get(look));
  });
  const asked = [];
  if (whole) asked.push([document, whole]);
  if (fresh.size) asked.push([{ include: [...fresh.keys()] }, { runOnly: { type: "rule", values: colours } }]);
  // What an open menu hides is no target until the menu is closed.
  const menu = document.querySelector(".kb-menu[open] > .kb-panel");
  const hides = menu && getComputedStyle(menu).position === "absolute" ? menu.getBoundingClientRect() : null;
  const hidden = (element) => {
    const box = element.getBoundingClientRect();
    return hides && !menu.contains(element) && box.left < hides.right && hides.left < box.right
      && box.top < hides.bottom && hides.top < box.bottom;
  };
  const found = [];
  for (const [where, what] of asked) {
    // No page is framed, no sound played and no selector needed: axe may leave these out.
    const saved = {
      resultTypes: ["violations"], iframes: false, preload: false, selectors: false, elementRef: true,
    };
    const { violations } = await axe.run(where, { ...saved, ...what });
    violations.forEach(({ id, nodes: all }) => {
      const nodes = all.filter(({ element }) => id !== "target-size" || !hidden(element));
      if (!nodes.length) return;
      const [why] = [...nodes[0].any, ...nodes[0].all, ...nodes[0].none].map((check) => check.message);
      const first = nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
      found.push([id, nodes.length + " nodes", why, ...first].join(" | "));
    });
  }
  return { found, looks: [...new Set(fresh.values())] };
}"""
ALL_BUT_COLOURS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {rule: {"enabled": False} for rule in COLOURS},
}


class Looker:
    """A page that brings axe-core along wherever it goes, and the looks that are known to be fine.

    Without motion, so that no colour is on its way to another when it is asked about.
    """

    def __init__(self, browser: Browser) -> None:
        """Start at the first width, knowing nothing."""
        self.context = browser.new_context(
            viewport={"width": WIDTHS[0], "height": HEIGHT}, reduced_motion="reduce", bypass_csp=True
        )
        self.context.add_init_script(AXE_SCRIPT)
        self.page = self.context.new_page()
        self.known: set[str] = set()

    def barriers(self, *, afresh: bool = False, closing: bool = True) -> list[str]:
        """Say every barrier of the page as it stands, with the condition in which it is one.

        Afresh: at each width every look is asked about, known or not. Not closing: with open folds only.
        """
        found: list[str] = []
        folded = afresh or (closing and self.page.locator("article details").count() > 0)
        conditions = CONDITIONS if folded else tuple(one for one in CONDITIONS if one[1] == "open")
        for width in WIDTHS:
            known = set() if afresh else self.known
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.page.evaluate(FRAME)
            for scheme, folds in conditions:
                self.page.emulate_media(color_scheme=scheme)
                self.page.evaluate(FOLD, folds == "open")
                whole = ALL_BUT_COLOURS if scheme == "light" else None
                answer = self.page.evaluate(ASK, {"whole": whole, "colours": COLOURS, "known": [*known]})
                found += [f"{width} px, {scheme}, folds {folds}: {one}" for one in answer["found"]]
                # A look that is at fault is at fault wherever it is met.
                known.update(() if answer["found"] else answer["looks"])
            self.known |= known
        return found


def stay(route: Route) -> None:
    """Give a page that leads on at once without its leap, so that it can be looked at."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(LEAP, ""))
