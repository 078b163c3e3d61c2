"""Without a network: pages kept on the reader's wish, and the zip on a USB stick."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hosting import hosted
from kinds import LANGUAGES, address
from playwright.sync_api import Browser, expect
from publishing import PLAN

PATIENCE = 60_000
ASKED = {"vi": "đuối nước", "en": "orphans"}
LINK = re.compile(r'(?:href|src|action|data-kb-src|data-kb-index)="([^"#]*)')


@pytest.mark.parametrize("lang", LANGUAGES)
def test_kept_pages_open_without_a_network_and_never_hide_a_newer_one(
    browser: Browser, site: Path, tmp_path: Path, lang: str
) -> None:
    shutil.copytree(site, tmp_path / "site")
    with hosted(tmp_path / "site") as host:
        context = browser.new_context()
        page = context.new_page()
        page.goto(host.address + address("downloads", lang))
        place = page.locator("[data-kb-keep]")
        place.get_by_role("button").first.click()
        remove = page.locator("[data-kb-keep]").get_attribute("data-kb-say-remove")
        expect(place.get_by_role("button", name=str(remove))).to_be_visible(timeout=PATIENCE)
        context.set_offline(True)
        for kind in ("plan", "task", "agency"):
            page.goto(host.address + address(kind, lang))
            expect(page.locator("h1")).to_be_visible()
        page.goto(f"{host.address}{address('search', lang)}?q={ASKED[lang]}")
        expect(page.locator("[data-kb-ready] [data-kb-id]").first).to_be_visible(timeout=PATIENCE)
        page.goto(f"{host.address}no/such/page/")
        expect(page.locator("[data-kb-offline]").first).to_be_visible()
        context.set_offline(False)
        changed = tmp_path / "site" / address("plan", lang) / "index.html"
        changed.write_text(changed.read_text("utf-8").replace("</h1>", " NEW-EDITION</h1>"), "utf-8")
        page.goto(host.address + address("plan", lang))
        assert "NEW-EDITION" in page.locator("h1").inner_text()
        context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_zip_opens_from_a_stick_with_every_link_and_search(
    browser: Browser, site: Path, tmp_path: Path, lang: str
) -> None:
    with zipfile.ZipFile(site / "downloads" / f"handbook-{lang}.zip") as packed:
        packed.extractall(tmp_path)
    [start] = sorted(tmp_path.rglob("index.html"), key=lambda p: len(p.parts))[:1]
    dead = []
    for page_file in sorted(tmp_path.rglob("*.html")):
        for link in LINK.findall(page_file.read_text("utf-8")):
            parts = urlsplit(link)
            if link and not parts.scheme and not (page_file.parent / unquote(parts.path)).resolve().is_file():
                dead.append(f"{page_file.relative_to(tmp_path)}: {link}")
    assert dead == []
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(start.as_uri())
    # Of the English handbook it leads on to the folder of its language.
    page.locator("article").wait_for()
    folder = next(p for p in tmp_path.rglob(f"{PLAN}index.html"))
    page.goto(folder.as_uri())
    expect(page.locator("h1")).to_be_visible()
    found = folder.parents[2] / "search" / "index.html"
    page.goto(f"{found.as_uri()}?q={ASKED[lang]}")
    expect(page.locator("[data-kb-ready] [data-kb-id]").first).to_be_visible(timeout=PATIENCE)
    page.goto(f"{(folder.parents[2] / 'training' / 'build' / 'index.html').as_uri()}?topic=bao-cao")
    expect(page.locator("blockquote.kb-piece").first).to_be_visible()
    page.close()
    assert errors == []
