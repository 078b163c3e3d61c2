"""Lighthouse's four marks on a phone, median of three runs; the theme's home and item beside."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hosting import QUIET, chromium_path, hosted
from kinds import LANGUAGES, address

from bench.report import Cell, Table, median
from bench.running import RunError, done, say
from bench.workshop import ROOT, Workshop

HERE = Path(__file__).parent
PACKAGE = "lighthouse@12.8.2"  # the last that Node 20 can run
INSTALLED = ROOT / "build" / "lighthouse"
RUNS = 3
OURS = ("home", "item", "task", "agency", "full", "matrix", "parallel", "results")
THEIRS = ("home", "item")
BEST = [100, 100, 100, 100]
COLUMNS = (
    "site",
    "",
    "page",
    "performance",
    "accessibility",
    "best practices",
    "SEO",
    "first paint ms",
    "all 100",
    "what lost",
)


def measure(shop: Workshop) -> list[Table]:
    """Run Lighthouse where Node is; say so where it is not."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return [Table("Lighthouse", ("",), (("not measured: there is no Node here",),))]
    if not (INSTALLED / "node_modules" / "lighthouse").is_dir():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        # --ignore-scripts: what it needs is in the package; a browser of its own is not wanted.
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        done(["npm", "install", "--prefix", str(INSTALLED), *quiet, PACKAGE], INSTALLED)
    say("Lighthouse")
    with hosted(shop.site(1)) as own, hosted(shop.stock_site()) as stock:
        pages = [
            (site, lang, kind, host.address + address(kind, lang))
            for site, host, wanted in (("ours", own, OURS), ("Material", stock, THEIRS))
            for lang in LANGUAGES
            for kind in wanted
        ]
        seen = _runs([url for *_, url in pages])
    rows = tuple((site, lang, kind, *_marks(seen[url])) for site, lang, kind, url in pages)
    versions = {one["version"] for runs in seen.values() for one in runs}
    return [Table(f"Lighthouse {' '.join(sorted(versions))}, mobile, median of {RUNS}", COLUMNS, rows)]


def _marks(runs: Sequence[dict[str, Any]]) -> tuple[Cell, ...]:
    """Give the middle of each mark, and the audits that any run lost points by."""
    marks = [median(column) for column in zip(*(one["marks"] for one in runs), strict=True)]
    lost = sorted(
        {audit for one in runs for audit in one["lost"]} | {str(one["fault"]) for one in runs if one.get("fault")}
    )
    return (*(int(mark) for mark in marks), median(one["paint"] for one in runs), marks == BEST, " ".join(lost))


def _runs(addresses: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Visit every page, then every page again: what disturbs one moment does not spoil one page."""
    seen: dict[str, list[dict[str, Any]]] = {address: [] for address in addresses}
    with _chromium() as port:
        command = ["node", str(HERE / "lighthouse.mjs"), str(INSTALLED), str(port), *(addresses * RUNS)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for line in process.stdout or ():
            one = json.loads(line)
            seen[one["address"]].append(one)
            print(".", end="", flush=True)
        print()
        if process.wait():
            raise RunError(f"Lighthouse ended with {process.returncode}")
    return seen


@contextmanager
def _chromium() -> Iterator[int]:
    """Have a Chromium that others can steer, and give its port."""
    path = chromium_path()
    if path is None:
        raise RunError("Lighthouse needs Chromium: set CHROME_PATH")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        wishes = ("--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}", *QUIET)
        process = subprocess.Popen(
            [path, *wishes, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        told = Path(profile) / "DevToolsActivePort"
        for _ in range(100):
            if told.is_file() and told.read_text("utf-8").strip():
                break
            time.sleep(0.1)
        try:
            yield int(told.read_text("utf-8").split()[0])
        finally:
            process.terminate()
            process.wait()
