"""Every link followed, every page with its twin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kb.finish import SiteFacts, finish

MakePage = Callable[..., bytes]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('<a href="../nowhere/">', "plans/nowhere/index.html, which is not in the site"),
        ('<a href="../../search">', "add the slash"),
        ('<a href="../../../x/">', "not in the site"),
        ('<a href="/handbook/nowhere/">', "not in the site"),
        ('<a href="/elsewhere/">', "not in the site"),
        ('<a href="https://example.org/handbook/nowhere/">', "not in the site"),
        ('<a href="../../#none">', 'index.html has no id "none"'),
        ('<a href="#none">', 'has no id "none"'),
        ('<img src="x.png" alt="">', "not in the site"),
        ('<form action="../">', "not in the site"),
        ('<div data-kb-worker="sw.js">', "not in the site"),
        ('<i id="a"></i><i id="a"></i>', 'id "a" stands 2 times'),
    ],
)
def test_a_dead_link_is_a_fault(
    body: str, says: str, built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["plans/x/index.html"] = make_page("plans/x/index.html", body)
    [fault] = finish(built, facts).faults
    assert fault.startswith("plans/x/index.html: ")
    assert says in fault


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.net/nowhere/#x">',
        '<a href="mailto:a@b.org">',
        '<a href="#">',
        '<a href="#top">',
        '<a href="../../?q=x">',
        '<i id="một"></i><a href="#m%E1%BB%99t">',
        '<i id="a"></i><a href="#a:~:text=x">',
        '<a href="../../data/v1/plans.json#x">',
    ],
)
def test_a_link_that_leads_somewhere_is_none(
    body: str, built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["plans/x/index.html"] = make_page("plans/x/index.html", body)
    assert finish(built, facts).faults == ()


@pytest.mark.parametrize("path", ["new/index.html", "en/new/index.html"])
def test_a_page_without_its_twin_is_a_fault(
    path: str, built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built[path] = make_page(path)
    assert any("has no twin" in fault for fault in finish(built, facts).faults)


def test_a_page_names_itself_and_its_twin_in_full(built: dict[str, bytes], facts: SiteFacts) -> None:
    page = built["plans/x/index.html"]
    built["plans/x/index.html"] = page.replace(
        b'"canonical" href="https://example.org/handbook/plans', b'"canonical" href="..'
    )
    [fault] = finish(built, facts).faults
    assert "canonical is ../x/: it has to be https://example.org/handbook/plans/x/" in fault
    built["plans/x/index.html"] = page.replace(b'hreflang="x-default"', b'hreflang="fr"')
    [fault] = finish(built, facts).faults
    assert "hreflang is" in fault


def test_where_a_page_sends_its_reader_has_to_exist(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["old/index.html"] = make_page(
        "old/index.html", head='<meta http-equiv="refresh" content="0; url=../gone/">'
    )
    assert any('"../gone/" leads to gone/index.html' in fault for fault in finish(built, facts).faults)


def test_a_picture_for_sharing_has_to_exist(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    card = '<meta property="og:image" content="https://example.org/handbook/card.png">'
    built["index.html"] = make_page("index.html", head=card)
    [fault] = finish(built, facts).faults
    assert "card.png" in fault


def test_sheets_and_the_manifest_are_followed_too(built: dict[str, bytes], facts: SiteFacts) -> None:
    built["assets/kb.css"] = b"p{background:url(lost.svg)}"
    built["app.webmanifest"] = b'{"start_url": "./", "icons": [{"src": "icon.png"}]}'
    faults = finish(built, facts).faults
    assert len(faults) == 2
    assert '"icon.png"' in faults[0]
    assert '"lost.svg"' in faults[1]
