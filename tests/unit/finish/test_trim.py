"""The trimmer, rule by rule."""

from __future__ import annotations

import pytest
from kb.finish.markup import read
from kb.finish.selectors import Seen, seen
from kb.finish.trim import settled, trim

PAGE = b"""<html dir="ltr"><body><main id="m" class="a b"><p data-x="One">t</p>
<input type="checkbox"><details><summary>s</summary></details></main></body></html>"""


@pytest.fixture
def what() -> Seen:
    return seen([read("index.html", PAGE)])


@pytest.mark.parametrize(
    "selector",
    [
        ".a", "p", "P", "#m", "*", "main>.b p", "[data-x]", "[data-x=one]", '[data-x="One"]', "[data-x^=zz]",
        "p:not(.gone)", ":not(.gone)", ":is(.gone,.a)", ":where(.gone,p)", "main:has(.gone,p)", "p::before",
        "details[open]", "[hidden]", ":root[data-theme=dark]", "html[data-js] p", "p:hover", "[dir=LTR] p",
        "p:nth-child(2n of .gone)", "svg|p", "input:checked+.a",
    ],
)  # fmt: skip
def test_a_selector_that_may_match_stays(selector: str, what: Seen) -> None:
    css = f"{selector}{{top:0}}"
    assert trim(css, what, "x.css").css == css


@pytest.mark.parametrize(
    "selector",
    [
        ".gone", "video", "#gone", ".a .gone", ".gone p", "[gone]", "[data-x=two]", "[dir=rtl] p",
        ".a:is(.gone,.too)",
        "p:not(.a).gone", ":has(>.gone)", ".a:where(:is(.gone)) p",
    ],
)  # fmt: skip
def test_a_selector_that_nothing_matches_goes(selector: str, what: Seen) -> None:
    assert trim(f"{selector}{{top:0}}.a{{top:1px}}", what, "x.css").css == ".a{top:1px}"


def test_of_a_list_only_the_dead_go(what: Seen) -> None:
    assert trim(".gone,.a,.too,p{top:0}", what, "x.css").css == ".a,p{top:0}"


def test_a_list_with_a_makers_own_selector_lives_or_dies_whole(what: Seen) -> None:
    css = ".gone::-moz-thing,.a{top:0}"
    assert trim(css, what, "x.css").css == css
    assert trim(".gone::-moz-thing,.too{top:0}", what, "x.css").css == ""


def test_groups_are_looked_into_and_empty_ones_go(what: Seen) -> None:
    css = "@media print{.a{top:0}.gone{top:0}}@supports (display:grid){@media screen{.gone{top:0}}}"
    assert settled(trim(css, what, "x.css").css, "") == "@media print{.a{top:0}}"


def test_unread_properties_go_until_nothing_changes() -> None:
    css = ":root{--a:1px;--b:var(--a);--c:var(--b)}p{top:var(--d)}.a{--d:0;--e:url(data:x)}"
    assert settled(css, "") == "p{top:var(--d)}.a{--d:0}"


def test_a_property_that_a_script_reads_stays() -> None:
    css = ":root{--a:1px;--b:2px}"
    assert settled(css, "getPropertyValue('--b')") == ":root{--b:2px}"


def test_keyframes_nobody_names_go(what: Seen) -> None:
    css = "@keyframes on{from{top:0}}@keyframes off{from{top:0}}.a{animation:1s on}.gone{animation:off}"
    matching = trim(css, what, "x.css").css
    assert settled(matching, "") == "@keyframes on{from{top:0}}.a{animation:1s on}"
    assert "off" in settled(matching, "animationName = 'off'")


def test_what_is_not_a_rule_of_ours_stays(what: Seen) -> None:
    css = "@page{margin:1cm}@font-face{font-family:x;src:url(x)}"
    assert trim(css, what, "x.css").css == css


def test_important_and_empty_properties_are_written_back(what: Seen) -> None:
    css = ".a{top:0!important;left:var(--x, );--x: }"
    assert trim(css, what, "x.css").css == css


def test_a_rule_with_rules_inside_stays_whole(what: Seen) -> None:
    css = ".a{top:0;.gone{left:0}}"
    assert trim(css, what, "x.css").css == css


@pytest.mark.parametrize("css", [".a{top:0}}", ".a{;:x}", ".a{top 0}"])
def test_a_sheet_that_cannot_be_read_is_a_fault_and_stays(css: str, what: Seen) -> None:
    done = trim(css, what, "x.css")
    assert done.css == css
    assert done.faults[0].startswith("x.css:1:")


def test_combinators_lose_their_blanks_but_text_in_quotation_marks_keeps_them(what: Seen) -> None:
    css = '.a > p, main + p, p ~ p, [data-x="a > b"] > p{top:0}'
    assert trim(css, what, "x.css").css == ".a>p,main+p,p~p{top:0}"
    assert trim('p[data-x^="O > n"] > p{top:0}', what, "x.css").css == 'p[data-x^="O > n"]>p{top:0}'
