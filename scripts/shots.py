"""Take pictures of every kind of page: three widths, light and dark, on paper; and a sheet to look at them."""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
from pathlib import Path

from hosting import QUIET, Host, chromium_path, hosted
from kinds import EVERY, address
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
SHOTS = ROOT / "build" / "shots"
LOST = "no/such/page/"
WIDTHS = (360, 768, 1280)


def main() -> int:
    """Take every picture and write the contact sheet."""
    if not (SITE / "index.html").is_file():
        print("site/: holds no site: run make site first", file=sys.stderr)
        return 1
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True)
    taken: list[Path] = []
    with hosted(SITE) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        for name, path in [(f"{lang}-{kind}", address(kind, lang)) for kind, lang in EVERY] + [("lost", LOST)]:
            taken += _pictures(browser, host, name, path)
        browser.close()
    (SHOTS / "index.html").write_text(_sheet(taken), "utf-8")
    print(f"{SHOTS / 'index.html'}: {len(taken)} pictures")
    return 0


def _pictures(browser: Browser, host: Host, name: str, path: str) -> list[Path]:
    taken = []
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(host.address + path)
            page.wait_for_timeout(150)
            taken.append(SHOTS / f"{name}-{width}-{scheme}.png")
            page.screenshot(path=taken[-1], full_page=True)
            page.close()
    page = browser.new_page()
    page.goto(host.address + path)
    paper = SHOTS / f"{name}-print.pdf"
    page.pdf(path=paper, format="A4", print_background=True)
    page.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "60", "-png", paper, paper.with_suffix("")], check=True)
        taken += sorted(SHOTS.glob(f"{name}-print-*.png"))
    else:
        taken.append(paper)
    return taken


def _sheet(taken: list[Path]) -> str:
    cells = "\n".join(
        f'<figure><a href="{html.escape(p.name)}"><img loading="lazy" src="{html.escape(p.name)}" alt=""></a>'
        f"<figcaption>{html.escape(p.stem)}</figcaption></figure>"
        for p in taken
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;font:12px sans-serif}img{width:240px;border:1px solid #999}"
    return f"<!doctype html><meta charset=utf-8><title>Contact sheet</title><style>{style}</style>{cells}"


if __name__ == "__main__":
    sys.exit(main())
