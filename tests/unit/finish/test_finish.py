"""The whole of finishing, on the made-up site."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kb.finish import SiteFacts, finish
from kb.finish.markup import read, tight

MakePage = Callable[..., bytes]


def test_a_sound_site_has_no_faults(built: dict[str, bytes], facts: SiteFacts) -> None:
    assert finish(built, facts).faults == ()


def test_a_finished_site_comes_out_of_finishing_unchanged(built: dict[str, bytes], facts: SiteFacts) -> None:
    once = finish(built, facts)
    twice = finish(once.files, facts)
    assert twice.faults == ()
    assert twice.files == once.files


def test_the_order_of_the_files_does_not_matter(built: dict[str, bytes], facts: SiteFacts) -> None:
    turned = dict(reversed(built.items()))
    assert finish(turned, facts) == finish(built, facts)


def test_what_is_given_is_left_alone(built: dict[str, bytes], facts: SiteFacts) -> None:
    before = dict(built)
    finish(built, facts)
    assert built == before


def test_nothing_of_the_theme_and_of_mkdocs_is_left(built: dict[str, bytes], facts: SiteFacts) -> None:
    names = finish(built, facts).files
    assert not [name for name in names if name.startswith(("assets/stylesheets", "assets/javascripts"))]
    assert "assets/images/favicon.png" not in names
    assert "sitemap.xml.gz" not in names
    assert b"mkdocs" not in names["sitemap.xml"]


def test_faults_of_all_steps_come_together_and_sorted(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["plans/x/index.html"] = make_page("plans/x/index.html", '<p onclick="x()"><a href="../y/">y</a></p>')
    built["search/search_index.json"] = b"{}"
    faults = finish(built, facts).faults
    assert list(faults) == sorted(faults)
    assert [fault.split(":")[0] for fault in faults] == [
        "plans/x/index.html",
        "plans/x/index.html",
        "search/search_index.json",
    ]


def test_without_an_address_nothing_is_said_about_addresses(built: dict[str, bytes]) -> None:
    done = finish(built, SiteFacts("", ("vi", "en")))
    assert "sitemap.xml" not in done.files
    assert b"<svg" not in done.files["index.html"]
    assert [fault for fault in done.faults if not fault.startswith("404.html")] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [("<p>a</p>\n\n \n<p>b</p>", "<p>a</p>\n<p>b</p>"), ("<pre>a\n\nb</pre>\n\n", "<pre>a\n\nb</pre>\n\n")],
)
def test_empty_lines_go_where_nothing_is_set_as_typed(text: str, left: str) -> None:
    assert tight(read("x.html", text.encode())) == read("x.html", left.encode())
