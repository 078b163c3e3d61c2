"""Each page's address as a drawing."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import segno
from kb.finish import SiteFacts, finish
from kb.finish.qr import MASK, QUIET, svg

ADDRESS = "https://example.org/handbook/en/plans/thai-nguyen-ct28/ii-3/"
MakePage = Callable[..., bytes]


def test_the_drawing_has_the_modules_of_the_code() -> None:
    drawing = svg(ADDRESS)
    matrix = segno.make(ADDRESS, error="l", micro=False, mask=MASK).matrix
    side = len(matrix)
    assert f'viewBox="-{QUIET} -{QUIET} {side + 2 * QUIET} {side + 2 * QUIET}"' in drawing
    dark = [[0] * side for _ in range(side)]
    x, y = 0.0, 0.0
    for step, numbers in re.findall(r"([Mmh])([-\d. ]+)", drawing.split(' d="')[1]):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if step == "h":
            for module in range(int(values[0])):
                dark[int(y)][int(x) + module] = 1
            x += values[0]
        else:
            x, y = (values[0], values[1]) if step == "M" else (x + values[0], y + values[1])
    assert dark == [[int(module) for module in row] for row in matrix]


def test_the_drawing_is_light_and_silent() -> None:
    drawing = svg(ADDRESS)
    assert 'aria-hidden="true"' in drawing
    assert len(gzip.compress(drawing.encode(), 6)) < 700


def test_each_page_gets_its_own_address(built: dict[str, bytes], facts: SiteFacts) -> None:
    files = finish(built, facts).files
    expected = svg("https://example.org/handbook/en/plans/x/")
    assert f"<div data-kb-qr>{expected}</div>" in files["en/plans/x/index.html"].decode()
    assert b"<svg" not in files["404.html"]


def test_an_older_drawing_is_replaced(built: dict[str, bytes], facts: SiteFacts) -> None:
    built["index.html"] = built["index.html"].replace(b"data-kb-qr></div>", b"data-kb-qr><svg></svg></div>")
    assert finish(built, facts).files["index.html"].count(b"<svg") == 1
