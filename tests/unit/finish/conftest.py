"""A made-up site of two pages a language, such as MkDocs would leave it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from kb.finish import SiteFacts

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'"
)
ROOT = "https://example.org/handbook/"
MakePage = Callable[..., bytes]


def made_page(path: str, body: str = "", head: str = "", policy: str = POLICY) -> bytes:
    """Write a page as the template does; its path decides its language and its addresses."""
    bare = path.removeprefix("en/")
    address = bare.removesuffix("index.html")
    own = path.removesuffix("index.html")
    up = "../" * path.count("/")
    lang = "en" if path.startswith("en/") else "vi"
    return f"""<!doctype html>
<html lang="{lang}" dir="ltr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}"><title>Trang</title>
<link rel="canonical" href="{ROOT}{own}">
<link rel="alternate" hreflang="vi" href="{ROOT}{address}">
<link rel="alternate" hreflang="en" href="{ROOT}en/{address}">
<link rel="alternate" hreflang="x-default" href="{ROOT}{address}">
<link rel="stylesheet" href="{up}assets/stylesheets/main.1234abcd.min.css">
<link rel="stylesheet" href="{up}assets/kb.css">
<link rel="stylesheet" media="print" href="{up}assets/print.css">
<script src="{up}app/kb.js"></script>{head}</head>
<body id="top"><form action="{up}{"en/" if lang == "en" else ""}search/" data-kb-src="{up}app/search.js"
 data-kb-index="{up}app/search-{lang}.js"></form>
<main class="md-typeset"><p>chữ</p>{body}</main>
<a hreflang="en" href="{up}{"" if lang == "en" else "en/"}{address}">x</a>
<div data-kb-qr></div></body></html>
""".encode()


def lost_page() -> bytes:
    """Write the error page: shown at any address, so it links from the root and has no twin."""
    text = re.sub('<link rel="(?:canonical|alternate)".*\n', "", made_page("404.html").decode())
    text = re.sub('(href|src|action|data-kb-src|data-kb-index)="', r'\1="/handbook/', text)
    return text.replace("en/404.html", "en/").encode()


@pytest.fixture
def facts() -> SiteFacts:
    return SiteFacts(ROOT, ("vi", "en"))


@pytest.fixture
def make_page() -> MakePage:
    return made_page


@pytest.fixture
def built() -> dict[str, bytes]:
    pages = ("index.html", "search/index.html", "plans/x/index.html", "downloads/index.html")
    site = {path: made_page(path) for bare in pages for path in (bare, f"en/{bare}")}
    for path in ("downloads/index.html", "en/downloads/index.html"):
        up = "../" * path.count("/")
        body = f'<div data-kb-keep data-kb-worker="{up}sw.js"></div>'
        body += "".join(f'<a href="{up}downloads/handbook-{lang}.zip">z</a>' for lang in ("vi", "en"))
        site[path] = made_page(path, f'{body}<a href="{up}data/v1/plans.json">d</a>')
    return site | {
        "404.html": lost_page(),
        "assets/stylesheets/main.1234abcd.min.css": b'@charset "UTF-8";.md-typeset{color:red}.md-gone{top:0}',
        "assets/stylesheets/main.1234abcd.min.css.map": b"{}",
        "assets/javascripts/bundle.js": b"",
        "assets/images/favicon.png": b"",
        "assets/kb.css": "/* ghi chú */ .kb-x > p { margin: 0 }\n.kb-gone { top: 0 }".encode(),
        "assets/print.css": b"body{top:0}",
        "app/kb.js": b"kb('kb-x p');",
        "app/search.js": b"search();",
        "app/search-vi.js": b'kbSearchIndex({"lang":"vi"});',
        "app/search-en.js": b'kbSearchIndex({"lang":"en"});',
        "data/v1/plans.json": b"[]",
        "sw.js": b"work();",
        "sitemap.xml": b"mkdocs",
        "sitemap.xml.gz": b"mkdocs",
    }
