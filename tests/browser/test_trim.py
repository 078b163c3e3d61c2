"""The trimmed sheet renders as the full one: the computed styles of all boxes are compared.

Folds are left out: they are ours alone, and of the theme's rules for them none is kept (tests/unit/finish).

`differences` takes any served folder and two variants of its sheet, so that the real site can be asked too.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import material  # type: ignore[import-untyped]
import pytest
from kb.finish import SiteFacts, finish
from kb.finish.addresses import target
from kb.finish.markup import read
from playwright.sync_api import Browser, Route

# Width, colour scheme, medium: a phone in daylight, a screen at night, paper.
CONDITIONS: tuple[tuple[int, Any, Any], ...] = (
    (360, "light", "screen"),
    (1280, "dark", "screen"),
    (794, "light", "print"),
)
# Each element and its three pseudo-elements, told apart by their number; all properties in a row but the custom
# ones, of which the trimmer means to drop those that nobody reads.
STYLES = """() => [...document.querySelectorAll("*")].flatMap((element, at) =>
  ["", "::before", "::after", "::marker"].map((pseudo) => {
    const style = getComputedStyle(element, pseudo || null);
    const name = at + " " + element.tagName.toLowerCase() + "." + element.getAttribute("class") + pseudo;
    if (pseudo && pseudo !== "::marker" && style.content === "none") { return [name, ""]; }
    if (pseudo === "::marker" && !style.display.includes("list-item") &&
        getComputedStyle(element).display !== "list-item") { return [name, ""]; }
    let said = "";
    for (const key of style) { if (!key.startsWith("--")) said += key + ":" + style.getPropertyValue(key) + ";"; }
    return [name, said];
  }))"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing: the test's own words are enough."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def full_sheet(built: Mapping[str, bytes], page: str, root: str) -> str:
    """Join the sheets of a page as MkDocs left it, untrimmed."""
    parts = []
    for tag in read(page, built[page]).named("link"):
        found = target(tag.get("href"), page, root) if "stylesheet" in tag.rel else None
        if found:
            css = built[found.path].decode().replace('@charset "UTF-8";', "")
            parts.append(f"@media {tag.get('media')}{{{css}}}" if tag.get("media") else css)
    return "\n".join(parts)


def differences(
    browser: Browser,
    address: str,
    pages: Sequence[str],
    sheet: str,
    full: str,
    *,
    conditions: Sequence[tuple[int, Any, Any]] = CONDITIONS,
) -> list[str]:
    """Say where pages look otherwise when the sheet whose name ends in `sheet` is replaced by the full one."""

    def give_full(route: Route) -> None:
        route.fulfill(body=full, content_type="text/css; charset=utf-8")

    found: list[str] = []
    for width, colours, medium in conditions:
        looks: list[list[list[list[str]]]] = []
        for replaced in (False, True):
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=colours, java_script_enabled=False
            )
            page = context.new_page()
            page.emulate_media(media=medium, color_scheme=colours, reduced_motion="reduce")
            if replaced:
                page.route(lambda url: url.endswith(sheet), give_full)
            looks.append([])
            for path in pages:
                page.goto(address + path, wait_until="load")
                looks[-1].append(page.evaluate(STYLES))
            context.close()
        for path, trimmed, whole in zip(pages, *looks, strict=True):
            found += [
                f"{path} at {width} {colours} {medium}: {name}: {_first_difference(one, other)}"
                for (name, one), (_, other) in zip(trimmed, whole, strict=True)
                if one != other
            ]
    return found


def _first_difference(one: str, other: str) -> str:
    """Name the first property in which two boxes differ."""
    pairs = zip(one.split(";"), other.split(";"), strict=False)
    return next((f"{a} ≠ {b}" for a, b in pairs if a != b), f"{len(one)} ≠ {len(other)} letters")


BODY = """
<h1>Mục <a class="headerlink" href="#top">¶</a></h1><h2>Nhỏ hơn</h2><p>chữ <a href="#top">nối</a> <code>mã</code>
<mark>dấu</mark> <kbd>K</kbd> <sup id="fnref:1"><a class="footnote-ref" href="#top">1</a></sup></p>
<blockquote><p>trích</p></blockquote><hr><ul><li>một<ul><li>hai</li></ul></li></ul><ol><li>ba</li></ol>
<ul class="task-list"><li class="task-list-item"><label class="task-list-control"><input type="checkbox" checked
 disabled><span class="task-list-indicator"></span></label> xong</li></ul>
<div class="admonition note"><p class="admonition-title">Lưu ý</p><p>chữ</p></div>
<table><thead><tr><th>a</th><td>b</td></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<pre><code>x = 1</code></pre><div class="footnote"><hr><ol><li id="fn:1"><p>lời</p></li></ol></div>
<dl><dt>từ</dt><dd>nghĩa</dd></dl><figure><figcaption>hình</figcaption></figure><img alt="x" src="../x.svg">
"""


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """Give one page a language with all that our pages use, in the theme's own sheet."""
    sheets = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    [theme] = sheets.glob("main.*.min.css")
    page = f"""<!doctype html><html lang="vi" dir="ltr"><head><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="../assets/stylesheets/{theme.name}">
<link rel="stylesheet" href="../assets/kb.css"></head>
<body id="top"><header class="md-header">đầu</header><main class="md-content">
<article class="md-content__inner md-typeset">{BODY}</article></main></body></html>"""
    return {
        "x/index.html": page.encode(),
        f"assets/stylesheets/{theme.name}": theme.read_bytes(),
        "assets/kb.css": b":root{--md-accent-fg-color:#a61b1b}@media print{header{display:none}}",
        "x.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    }


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into an empty folder."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def test_trimmed_and_full_sheet_render_the_same(
    browser: Browser, tmp_path: Path, written: dict[str, bytes]
) -> None:
    files = finish(written, SiteFacts("", ("vi", "en"))).files
    [sheet] = [path for path in files if path.endswith(".css")]
    full = full_sheet(written, "x/index.html", "")
    assert len(files[sheet]) < len(full) / 4
    put(tmp_path, files)
    with served(tmp_path) as address:
        assert differences(browser, address, ["x/"], sheet, full) == []


def test_a_rule_that_is_missing_is_seen(browser: Browser, tmp_path: Path, written: dict[str, bytes]) -> None:
    files = finish(written, SiteFacts("", ("vi", "en"))).files
    [sheet] = [path for path in files if path.endswith(".css")]
    full = full_sheet(written, "x/index.html", "")
    files[sheet] = files[sheet].replace(b".md-typeset hr{", b".md-typeset hr{opacity:.5;", 1)
    put(tmp_path, files)
    with served(tmp_path) as address:
        found = differences(browser, address, ["x/"], sheet, full, conditions=CONDITIONS[:1])
    assert len(found) == 2
    assert all("hr" in difference and "opacity" in difference for difference in found)
