"""What measures share: copies of the project and of its peers', each made once a run under build/bench.

Nothing is built in the project itself: a measurement must not disturb what somebody is working on.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from kb import pipeline
from kb.pipeline import Built

from bench.running import Run, RunError, done, run, say

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "build" / "bench-venv" / "bin"
PLAN = "thai-nguyen-ct28"
MANY = 34
ADDRESS = "https://example.org/handbook/"

NOT_OURS = {".git", ".venv", "build", "site"}
CACHES = {"__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}

# The theme as stack.md sets it up: its own menu of all pages, its own search, both languages.
STOCK: dict[str, Any] = {
    "site_name": "Handbook",
    "site_url": ADDRESS,
    "theme": {
        "name": "material",
        "language": "vi",
        "font": False,
        "features": ["navigation.path", "navigation.top", "toc.follow"],
    },
    "plugins": [
        "search",
        {
            "i18n": {
                "docs_structure": "suffix",
                "fallback_to_default": True,
                "reconfigure_material": True,
                "reconfigure_search": True,
                "languages": [
                    {"locale": "vi", "name": "Tiếng Việt", "build": True, "default": True},
                    {"locale": "en", "name": "English", "build": True},
                ],
            }
        },
    ],
    "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    "extra": {"generator": False},
}
PRUNED = "navigation.prune"


class Workshop:
    """The folder of a run; each thing in it is made at the first wish for it."""

    def __init__(self, folder: Path, *, reuse: bool = False) -> None:
        self.folder = folder
        self._reuse = reuse
        self._made: set[str] = set()
        self._built: Built | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """Give a folder, made anew unless this run (or, on wish, an earlier one) has made it."""
        folder = self.folder / name
        if name not in self._made and not (self._reuse and folder.exists()):
            say(f"making {folder.name}")
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            make(folder)
        self._made.add(name)
        return folder

    def project(self, plans: int) -> Path:
        """Give a copy of the project whose catalogue holds that many plans."""

        def make(folder: Path) -> None:
            copied(ROOT, folder)
            multiplied(folder / "catalogue" / "plans" / PLAN, plans)

        return self.made(f"project-{plans}", make)

    def docs(self, plans: int) -> Path:
        """Give the Markdown pages and data made from that many plans."""
        project = self.project(plans)
        if not (project / "docs" / "plans" / plan_ids(plans)[-1]).is_dir():
            say(f"making the pages of {plans} plans")
            done([sys.executable, "scripts/generate.py"], project)
        return project / "docs"

    def site(self, plans: int) -> Path:
        """Give the finished site of that many plans."""
        project = self.project(plans)
        if not (project / "site" / "index.html").is_file():
            say(f"building the site of {plans} plans")
            for step in (mkdocs, finish):
                step(project)
        return project / "site"

    def stock(self) -> Path:
        """Give the theme's stock set-up over the same Markdown pages, with and without its menu pruned."""

        def make(folder: Path) -> None:
            shutil.copytree(self.docs(1), folder / "docs")
            configured(folder, STOCK)

        return self.made("stock", make)

    def stock_site(self) -> Path:
        """Give the site that the stock set-up builds."""
        project = self.stock()
        if not (project / "site" / "index.html").is_file():
            say("building the stock site")
            mkdocs(project, "--config-file", "mkdocs.yml")
        return project / "site"

    def zensical(self) -> Path:
        """Give the same pages as Zensical takes them: it knows no second language, so English is a folder."""

        def make(folder: Path) -> None:
            for source in files_below(docs := self.docs(1)):
                target = folder / "docs" / plain(source.relative_to(docs).as_posix())
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
            configured(folder, {**STOCK, "plugins": ["search"]})

        return self.made("zensical", make)

    def built(self) -> Built:
        """Give the library and all outputs of the real catalogue, for whoever judges by them."""
        if self._built is None:
            built, problems = pipeline.build(ROOT)
            if built is None:
                raise RunError(f"the catalogue has {len(problems)} problems: make check says which")
            self._built = built
        return self._built


def mkdocs(project: Path, *wishes: str) -> Run:
    """Run the first step of `make site`, or a peer's build by the same program."""
    strict = () if wishes else ("--strict",)
    return done(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", *strict, *wishes], project, {"SITE_URL": ADDRESS}
    )


def finish(project: Path, *, sound: bool = True) -> Run:
    """Run the second step of `make site`; a site that need not be sound is measured with its faults."""
    return (done if sound else run)([sys.executable, "scripts/finish.py"], project, {"SITE_URL": ADDRESS})


def zensical(project: Path, config: str) -> Run:
    """Build with Zensical, from nothing: it would keep what did not change."""
    return done([str(PEERS / "zensical"), "build", "--clean", "--config-file", config], project)


def pages(site: Path) -> int:
    """Count the pages of a built site."""
    return sum(1 for path in site.rglob("*.html"))


def files_below(folder: Path) -> list[Path]:
    """List the files of a folder, deeply, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def plain(path: str) -> str:
    """Give a page's path without the suffix of its language: Vietnamese at the root, English in a folder."""
    if path.endswith(".en.md"):
        return f"en/{path.removesuffix('.en.md')}.md"
    return f"{path.removesuffix('.vi.md')}.md" if path.endswith(".vi.md") else path


def plan_ids(plans: int) -> list[str]:
    """Name the plan and its copies."""
    return [PLAN, *(f"{PLAN}-{number:02}" for number in range(2, plans + 1))]


def copied(source: Path, target: Path) -> None:
    """Copy the project without what was made in it; the copy is a repository, or linters would pass it over."""

    def left_out(folder: str, names: Iterable[str]) -> set[str]:
        return set(names) & (CACHES | (NOT_OURS if Path(folder) == source else set()))

    shutil.copytree(source, target, ignore=left_out, dirs_exist_ok=True)
    (target / ".venv").symlink_to(sys.prefix)
    done(["git", "init", "--quiet"], target)


def multiplied(plan: Path, plans: int) -> None:
    """Put copies of a plan beside it, each under an id of its own."""
    for name in plan_ids(plans)[1:]:
        copy = shutil.copytree(plan, plan.parent / name)
        card = copy / "plan.yml"
        card.write_text(card.read_text("utf-8").replace(f"id: {plan.name}\n", f"id: {name}\n", 1), "utf-8")


def configured(folder: Path, settings: dict[str, Any]) -> None:
    """Write a peer's two configurations: as it comes, and with its menu pruned."""
    lean = {**settings, "theme": {**settings["theme"], "features": [*settings["theme"]["features"], PRUNED]}}
    for name, chosen in (("mkdocs.yml", settings), ("pruned.yml", {**lean, "site_dir": "pruned"})):
        (folder / name).write_text(yaml.safe_dump(chosen, allow_unicode=True, sort_keys=False), "utf-8")


def has(peer: str) -> bool:
    """Say whether a peer's program was installed."""
    return (PEERS / peer).exists()


def versions() -> dict[str, str]:
    """Name the versions of ourselves and of all peers."""
    ours = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "playwright")
    found = {name: importlib.metadata.version(name) for name in ours}
    found["python"] = sys.version.split()[0]
    ask = "from importlib.metadata import version; print(version('zensical'), version('pagefind'))"
    if has("python"):
        found |= zip(
            ("zensical", "pagefind"), done([str(PEERS / "python"), "-c", ask], ROOT).output.split(), strict=True
        )
    return found


def machine() -> dict[str, object]:
    """Say on what was measured, and how busy it was: figures of a busy machine are for trying out only."""
    return {"system": sys.platform, "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 2)}
