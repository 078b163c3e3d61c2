"""Where links lead."""

from __future__ import annotations

import pytest
from kb.finish.addresses import Target, address_of, in_language, in_sheet, language_of, target

ROOT = "https://example.org/handbook/"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", "plans/x/index.html"),
        ("#ii-3", "plans/x/index.html"),
        ("?q=1", "plans/x/index.html"),
        (".", "plans/x/index.html"),
        ("./", "plans/x/index.html"),
        ("..", "plans/index.html"),
        ("../../", "index.html"),
        ("../y/", "plans/y/index.html"),
        ("../y", "plans/y"),
        ("../../a.css?v=1#x", "a.css"),
        ("t%C3%AAn.html", "plans/x/tên.html"),
        ("/handbook/", "index.html"),
        ("/handbook/en/.", "en/index.html"),
        (ROOT + "plans/", "plans/index.html"),
        ("https://example.org/handbook", "index.html"),
    ],
)
def test_a_link_inside_the_site_has_its_file(address: str, path: str) -> None:
    found = target(address, "plans/x/index.html", ROOT)
    assert found is not None
    assert found.path == path


@pytest.mark.parametrize(
    "address",
    ["https://other.org/", "https://example.org/handbookish/", "//example.net/x", "mailto:a@b", "tel:1"],
)
def test_a_link_elsewhere_has_none(address: str) -> None:
    assert target(address, "index.html", ROOT) is None


def test_a_link_that_climbs_out_has_a_path_no_file_has() -> None:
    found = target("../../../x/", "plans/x/index.html", ROOT)
    assert found == Target("../x/index.html", "", "")
    outside = target("/other/", "index.html", ROOT)
    assert outside is not None
    assert outside.path.startswith("/")


def test_query_and_anchor_stay_with_the_link() -> None:
    assert target("../?q=a#b", "x/index.html", ROOT) == Target("index.html", "?q=a", "#b")


def test_a_page_is_addressed_by_its_folder() -> None:
    addresses = [address_of(path) for path in ("index.html", "a/index.html", "404.html", "myindex.html")]
    assert addresses == ["", "a/", "404.html", "myindex.html"]


def test_a_folder_that_only_begins_like_a_language_is_not_one() -> None:
    languages = ("vi", "en")
    assert language_of("en/x/index.html", languages) == "en"
    assert language_of("energy/index.html", languages) == "vi"
    assert language_of("vi/index.html", languages) == "vi"
    assert in_language("en/x/index.html", "vi", languages) == "x/index.html"
    assert in_language("x/index.html", "en", languages) == "en/x/index.html"


def test_a_sheet_names_files_but_data_is_none() -> None:
    css = "a{background:url(x.png)}b{mask:url( 'y z.svg' )}c{mask:url(data:image/svg+xml;,x)}d{fill:url(#id)}"
    assert in_sheet(css) == ("x.png", "y z.svg")
