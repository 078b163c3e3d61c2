"""What other programs and readers' links rely on: addresses, anchors, official words, languages, data."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from publishing import ADDRESS, PLAN, ROOT

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ]|[aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]")
# Document numbers need no language of their own: 1183/QĐ-TTg, 308-QĐ/TW.
NUMBERS = re.compile(r"\S*\d+[-/]\S*Đ\S*|\S*Đ[-/]\S+")
# Place names that English prints with their marks.
PLACES = ("Thái Nguyên", "Bắc Kạn", "Sông Công", "Hòa Bình", "Hậu Giang", "Ninh Bình", "Việt Bắc")


class Reading(HTMLParser):
    """A page's visible text in runs with their language, and the text of each data-kb-text element."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, str, str]] = []
        self.runs: list[tuple[str, str]] = []
        self.official: list[tuple[str, str, list[str]]] = []
        self.html: dict[str, str] = {}
        self.links: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.html = named
        if tag == "link":
            self.links.append(named)
        if tag in VOID:
            return
        lang = named.get("lang") or (self.stack[-1][1] if self.stack else "")
        clause = named.get("data-kb-text", "")
        self.stack.append((tag, lang, clause))
        if clause:
            self.official.append((clause, lang, []))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1][0] not in {"script", "style"} and data.strip():
            self.runs.append((self.stack[-1][1], data))
        inside = [clause for _, _, clause in self.stack if clause]
        if inside:
            self.official[-1][2].append(data)


@lru_cache(maxsize=2000)
def read(path: Path) -> Reading:
    reading = Reading()
    reading.feed(path.read_text("utf-8"))
    return reading


def pages(site: Path, lang: str) -> list[Path]:
    every = [p for p in sorted(site.rglob("*.html")) if p.name == "index.html" and "downloads/" not in str(p)]
    return [p for p in every if (p.relative_to(site).parts[0] == "en") == (lang == "en")]


def folded(text: str) -> str:
    return " ".join(text.split())


def clauses(site: Path) -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = json.loads((site / f"data/v1/{PLAN}clauses.json").read_text("utf-8"))
    return loaded


def words(clause: dict[str, object], lang: str) -> str:
    parts = [clause["heading"], clause["text"]]
    return folded(" ".join(part[lang] for part in parts if isinstance(part, dict)))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_full_page_shows_every_clause_once_and_exactly(site: Path, lang: str) -> None:
    folder = site / "en" if lang == "en" else site
    shown = read(folder / PLAN / "full/index.html").official
    assert [(c, folded("".join(t))) for c, _, t in shown] == [(c["id"], words(c, lang)) for c in clauses(site)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_items_page_shows_its_clauses_once_and_exactly(site: Path, lang: str) -> None:
    folder = site / "en" if lang == "en" else site
    items = [str(c["id"]) for c in clauses(site) if re.fullmatch(r"i+\.\d+", str(c["id"]))]
    assert len(items) == 13
    for item in items:
        shown = read(folder / PLAN / item.replace(".", "-") / "index.html").official
        mine = [c for c in clauses(site) if c["id"] == item or str(c["id"]).startswith(f"{item}.")]
        assert [(c, folded("".join(t))) for c, _, t in shown] == [(c["id"], words(c, lang)) for c in mine]


@pytest.mark.parametrize("page_lang", ["vi", "en"])
def test_the_parallel_page_shows_every_clause_once_a_language(site: Path, page_lang: str) -> None:
    folder = site / "en" if page_lang == "en" else site
    shown = read(folder / PLAN / "parallel/index.html").official
    for lang in ("vi", "en"):
        mine = [(c, folded("".join(t))) for c, its, t in shown if its == lang]
        assert mine == [(c["id"], words(c, lang)) for c in clauses(site)]


def test_the_rebuilt_text_is_the_source_letter_by_letter(site: Path) -> None:
    source = (ROOT / f"catalogue/{PLAN}source.txt").read_text("utf-8").replace("*", "")
    marks = {"-": "-"}
    rebuilt = []
    for clause in clauses(site):
        mark = clause["mark"]
        rebuilt.append(marks.get(str(mark), f"{mark}.") if mark else "")
        rebuilt.append(words(clause, "vi"))
    assert folded(" ".join(rebuilt)) == folded(source)
    assert unicodedata.is_normalized("NFC", " ".join(rebuilt))


def test_every_page_has_its_twin_and_names_it(site: Path) -> None:
    vietnamese = {p.relative_to(site) for p in pages(site, "vi")}
    english = {p.relative_to(site / "en") for p in pages(site, "en")}
    assert vietnamese == english
    for path in sorted(vietnamese):
        address = str(path.parent).removeprefix(".")
        address = f"{address}/" if address else ""
        for lang, prefix in (("vi", ""), ("en", "en/")):
            reading = read(site / prefix / path)
            assert reading.html["lang"] == lang
            alternates = {link["hreflang"]: link["href"] for link in reading.links if "hreflang" in link}
            here, there = f"{ADDRESS}{address}", f"{ADDRESS}en/{address}"
            assert alternates == {"vi": here, "en": there, "x-default": here}, path
            [canonical] = [link["href"] for link in reading.links if link.get("rel") == "canonical"]
            assert canonical == f"{ADDRESS}{prefix}{address}"


def test_english_pages_mark_every_run_of_vietnamese(site: Path) -> None:
    faults = []
    for path in pages(site, "en"):
        for lang, run in read(path).runs:
            bare = NUMBERS.sub("", run)
            for place in PLACES:
                bare = bare.replace(place, "")
            decomposed = unicodedata.normalize("NFD", bare)
            if lang == "en" and (VIETNAMESE.search(decomposed) or VIETNAMESE.search(bare)):
                faults.append(f"{path.relative_to(site)}: {run.strip()[:80]}")
    assert faults == []


def test_vietnamese_pages_hold_no_run_of_english(site: Path) -> None:
    run_of_five = re.compile(r"(?:(?<!\S)[A-Za-z’']{2,}[,;.]?\s+){4}[A-Za-z’']{2,}(?!\S)")
    faults = []
    for path in pages(site, "vi"):
        for lang, run in read(path).runs:
            if lang == "vi" and (found := run_of_five.search(run)):
                faults.append(f"{path.relative_to(site)}: {found[0]}")
    assert faults == []


def test_every_json_file_agrees_with_its_schema_and_its_package(site: Path) -> None:
    import hashlib

    import jsonschema

    folder = site / "data/v1"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    listed = {resource["path"]: resource for resource in package["resources"]}
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".schema.json") or name == "datapackage.json":
            continue
        schema = json.loads(path.with_suffix(".schema.json").read_text("utf-8"))
        jsonschema.validate(json.loads(path.read_text("utf-8")), schema)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert listed[name]["hash"] == f"sha256:{digest}"
    assert {f"{n}.csv" for n in ("tasks", "actors", "agencies")} <= set(listed)


def test_urls_in_the_data_lead_to_pages_and_anchors(site: Path) -> None:
    for path in sorted((site / "data/v1").rglob("*.json")):
        records = json.loads(path.read_text("utf-8"))
        for record in records if isinstance(records, list) else ():
            for url in (record.get("url") or {}).values():
                address, _, anchor = url.partition("#")
                page = site / address / "index.html"
                assert page.is_file(), url
                assert not anchor or f'id="{anchor}"' in page.read_text("utf-8"), url
