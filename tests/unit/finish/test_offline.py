"""The zips: everything inside leads somewhere, from a folder, with no server."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from kb.finish import SiteFacts, finish
from kb.finish.links import addresses
from kb.finish.markup import read

MakePage = Callable[..., bytes]


def unpacked(files: dict[str, bytes], language: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(files[f"downloads/handbook-{language}.zip"])) as pack:
        assert pack.testzip() is None
        return {name.partition("/")[2]: pack.read(name) for name in pack.namelist()}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_link_in_a_zip_names_a_file_in_it(language: str, built: dict[str, bytes], facts: SiteFacts) -> None:
    inside = unpacked(finish(built, facts).files, language)
    for path, data in inside.items():
        for address in addresses(read(path, data)) if path.endswith(".html") else ():
            bare = address.partition("#")[0].partition("?")[0]
            if bare.startswith("https:"):
                continue
            parts = [*path.split("/")[:-1], *bare.split("/")] if bare else path.split("/")
            while ".." in parts:
                at = parts.index("..")
                del parts[at - 1 : at + 1]
            assert "/".join(parts) in inside, (path, address)


@pytest.mark.parametrize(("language", "other"), [("vi", "en/plans/x/"), ("en", "plans/x/")])
def test_the_other_language_is_online(
    language: str, other: str, built: dict[str, bytes], facts: SiteFacts
) -> None:
    inside = unpacked(finish(built, facts).files, language)
    own = "en/plans/x/index.html" if language == "en" else "plans/x/index.html"
    assert f'href="https://example.org/handbook/{other}">x</a>'.encode() in inside[own]


def test_without_an_address_the_link_to_the_other_language_goes(built: dict[str, bytes]) -> None:
    inside = unpacked(finish(built, SiteFacts("", ("vi", "en"))).files, "vi")
    assert b'<a hreflang="en">x</a>' in inside["plans/x/index.html"]


def test_a_zip_holds_what_its_pages_lead_to_and_no_more(built: dict[str, bytes], facts: SiteFacts) -> None:
    inside = unpacked(finish(built, facts).files, "vi")
    assert "data/v1/plans.json" in inside
    assert "sw.js" not in inside
    assert not [name for name in inside if name.endswith((".zip", "404.html", ".xml")) or name.startswith("en/")]


def test_index_html_stands_before_query_and_anchor(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    body = '<i id="a"></i><a href="../../search/?q=a%20b&amp;x#top">s</a><a href="#a">a</a><a href="../..">u</a>'
    built["plans/x/index.html"] = make_page("plans/x/index.html", body)
    text = unpacked(finish(built, facts).files, "vi")["plans/x/index.html"].decode()
    assert '<a href="../../search/index.html?q=a%20b&amp;x#top">s</a><a href="#a">a</a>' in text
    assert '<a href="../../index.html">u</a>' in text
    assert "canonical" not in text
    assert "alternate" not in text


def test_the_english_zip_has_a_door(built: dict[str, bytes], facts: SiteFacts) -> None:
    assert b'url=en/index.html"' in unpacked(finish(built, facts).files, "en")["index.html"]


def test_the_same_site_gives_the_same_zip_of_long_ago(built: dict[str, bytes], facts: SiteFacts) -> None:
    data = finish(built, facts).files["downloads/handbook-vi.zip"]
    assert data == finish(built, facts).files["downloads/handbook-vi.zip"]
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        assert {entry.date_time for entry in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert pack.namelist() == sorted(pack.namelist())
