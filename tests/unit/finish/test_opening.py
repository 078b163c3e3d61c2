"""The rules for a page's opening stand in the page; everything else waits below it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from kb.finish import SiteFacts, finish
from kb.finish.markup import read
from kb.finish.opening import Opening, end, narrowed, opening, parted, stamp
from kb.finish.policy import faults
from kb.finish.trim import parsed

MakePage = Callable[..., bytes]
HEADED = '<h1 class="big">Tên</h1>\n<p class="kb-lead">Lời <b>dẫn</b></p><p class="late">chữ</p>'
PAGE = f"""<html><head></head><body><header class="bar"></header>
<article class="md-typeset">{HEADED}<ul><li>x</li></ul></article></body></html>"""


@pytest.fixture
def above() -> Opening:
    return opening([read("index.html", PAGE.encode())])


def test_an_opening_ends_with_the_heading_and_its_lead() -> None:
    assert PAGE[: end(read("x", PAGE.encode()))].endswith("<b>dẫn</b></p>")


def test_without_a_lead_it_ends_with_the_heading_and_without_a_heading_with_the_head() -> None:
    bare = PAGE.replace(' class="kb-lead"', "")
    assert bare[: end(read("x", bare.encode()))].endswith("</h1>")
    none = bare.replace("h1", "h2")
    assert none[end(read("x", none.encode())) :].startswith("</head>")


@pytest.mark.parametrize(
    "rule",
    [
        ".bar", "html", ".md-typeset", ".md-typeset h1", ".md-typeset .kb-lead", "body>*", ":focus-visible",
        ".big::after",
    ],
)  # fmt: skip
def test_what_styles_the_opening_stands_in_the_page(rule: str, above: Opening) -> None:
    assert parted(f"{rule}{{top:0}}", above) == (f"{rule}{{top:0}}", "")


@pytest.mark.parametrize("rule", [".late", "ul", ".md-typeset ul", ".md-typeset header", "[dir] .md-typeset li"])
def test_everything_else_waits(rule: str, above: Opening) -> None:
    assert parted(f"{rule}{{top:0}}", above) == ("", f"{rule}{{top:0}}")


def test_a_list_is_parted_and_each_part_keeps_its_order(above: Opening) -> None:
    css = "h1,.late{top:0}@media screen{.bar{top:1px}.late{top:2px}}h1{top:3px}@page{margin:0}"
    assert parted(css, above) == (
        "h1{top:0}@media screen{.bar{top:1px}}h1{top:3px}",
        ".late{top:0}@media screen{.late{top:2px}}@page{margin:0}",
    )


def test_paper_waits(above: Opening) -> None:
    assert parted("@media print{h1{top:0}}", above) == ("", "@media print{h1{top:0}}")


def test_properties_that_the_opening_does_not_read_wait(above: Opening) -> None:
    first, rest = parted(":root{--a:1px;--b:var(--c);--c:0}h1{top:var(--b)}.late{top:var(--a)}", above)
    assert first == ":root{--b:var(--c);--c:0}h1{top:var(--b)}"
    assert rest == ":root{--a:1px}.late{top:var(--a)}"


def test_a_page_does_without_the_rules_for_what_stands_on_other_pages_only() -> None:
    css = ":root{--b:1px}.bar{top:0}.call{top:1px}.bar:not(.call){top:3px}@media screen{.bar .call,a{top:2px}}"
    left = ":root{--b:1px}.bar{top:0}.bar:not(.call){top:3px}@media screen{a{top:2px}}"
    assert narrowed(parsed(css, "", []), frozenset({"call"})) == left


def test_the_page_holds_its_rules_allowed_by_their_hash_and_the_rest_below_its_opening(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["assets/kb.css"] = b"h1{top:0}.late{top:1px}"
    built["index.html"] = make_page("index.html", HEADED)
    done = finish(built, facts)
    assert done.faults == ()
    text = done.files["index.html"].decode()
    [style] = re.findall("<style>(.*?)</style>", text)
    assert "h1{top:0}" in style
    assert f"style-src 'self' 'sha256-{stamp(style)}'" in text
    head, rest = text.split("</head>")
    assert "stylesheet" not in head
    assert "<script" not in head
    below = rest[rest.index("dẫn</b></p>") :]
    # The script sets the reader's colours, so it does not wait for the sheet.
    assert re.match(r'dẫn</b></p>\s*<script src="app/kb\.\w+\.js"></script><link rel="stylesheet"', below)


def test_an_opened_page_is_left_as_it_is(built: dict[str, bytes], facts: SiteFacts, make_page: MakePage) -> None:
    built["index.html"] = make_page("index.html", HEADED)
    once = finish(built, facts).files
    assert finish(once, facts).files == once


def test_a_style_that_the_policy_does_not_name_is_a_fault(make_page: MakePage) -> None:
    policy = f"default-src 'none'; style-src 'self' 'sha256-{stamp('p{}')}'"
    allowed = make_page("index.html", head="<style>p{}</style>", policy=policy)
    other = make_page("index.html", head="<style>q{}</style>", policy=policy)
    assert list(faults(read("index.html", allowed))) == []
    assert len(list(faults(read("index.html", other)))) == 1
