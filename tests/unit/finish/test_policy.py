"""No code inside pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kb.finish.markup import read
from kb.finish.policy import faults

MakePage = Callable[..., bytes]


@pytest.mark.parametrize(
    "body",
    [
        "<script>x()</script>",
        '<script type="module">x()</script>',
        '<script type="application/json">{}</script>',
        "<style>p{}</style>",
        '<p style="top:0">',
        '<svg><path style="x"/></svg>',
        "<p onclick=x()>",
        '<p ONCLICK="x()">',
        '<a href=" java\nscript:x()">',
        '<iframe srcdoc="x">',
        '<base href="/">',
        '<script type="application/ld+json">{</script>',
    ],
)
def test_code_in_a_page_is_a_fault(body: str, make_page: MakePage) -> None:
    assert len(list(faults(read("a/index.html", make_page("a/index.html", body))))) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<script src="a.js"></script>',
        '<script type="application/ld+json">{"a": [1]}</script>',
        "<p>onclick= style= &lt;script></p>",
        '<p class="style">',
    ],
)
def test_what_only_looks_like_code_is_none(body: str, make_page: MakePage) -> None:
    assert list(faults(read("a/index.html", make_page("a/index.html", body)))) == []


def test_a_page_without_policy_is_a_fault(make_page: MakePage) -> None:
    page = make_page("index.html").replace(b"Content-Security-Policy", b"refresh-not")
    [fault] = faults(read("index.html", page))
    assert "has no Content-Security-Policy" in fault


def test_a_policy_after_what_it_should_rule_is_a_fault(make_page: MakePage) -> None:
    page = make_page("index.html").replace(b'<meta charset="utf-8">', b'<script src="x.js"></script>')
    [fault] = faults(read("index.html", page))
    assert "stands after" in fault


@pytest.mark.parametrize("policy", ["default-src 'none'; script-src 'self' 'unsafe-inline'", "script-src 'self'"])
def test_a_loose_policy_is_a_fault(policy: str, make_page: MakePage) -> None:
    assert len(list(faults(read("index.html", make_page("index.html", policy=policy))))) == 1
