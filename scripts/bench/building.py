"""What building takes: the check, the site, one plan and many, beside the theme's stock set-up and Zensical."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from bench import workshop
from bench.report import Cell, Table, median, ratio
from bench.running import Run, done, run, say
from bench.workshop import MANY, Workshop

RUNS = 3
CHECK_FIRST, CHECK_WARM, SITE_WARM = 20, 3, 15
# Configuration, folder, how many runs, what it is: the slower ones once, that the whole does not take too long.
MENUS = (("mkdocs.yml", "site", 1, "every page in the menu"), ("pruned.yml", "pruned", RUNS, "menu pruned"))
COLUMNS = ("", "runs", "s", "processor s", "MB of memory", "pages", "ms a page")


@dataclass(frozen=True)
class Build:
    """Some runs of one build, and the pages it gave."""

    name: str
    runs: tuple[Run, ...]
    pages: int

    @property
    def seconds(self) -> float:
        """Give the middle run's seconds."""
        return median(one.seconds for one in self.runs)

    @property
    def each(self) -> float:
        """Give the middle run's milliseconds a page."""
        return 1000 * self.seconds / self.pages

    def row(self, beside: Build) -> tuple[Cell, ...]:
        """Write the build down beside another."""
        processor = median(one.processor for one in self.runs)
        memory = max(one.memory for one in self.runs)
        times = ratio(self.each, beside.each)
        return (self.name, len(self.runs), self.seconds, processor, memory, self.pages, self.each, times)


def measure(shop: Workshop) -> Iterator[Table]:
    """Measure the check, then all builds."""
    yield _check(shop)
    ours, steps = _ours(shop)
    yield _beside(ours, steps, _peers(shop))
    yield _growth(shop, ours)


def _check(shop: Workshop) -> Table:
    """Time `make check` in a copy that holds no caches, and again when it does."""
    project = shop.project(1)
    for cache in workshop.CACHES:
        shutil.rmtree(project / cache, ignore_errors=True)
    say("make check")
    first, *warm = (run(["make", "check"], project) for _ in range(1 + RUNS))
    seconds = median(one.seconds for one in warm)
    sound = all(one.status == 0 for one in (first, *warm))
    rows = (
        ("first run", first.seconds, CHECK_FIRST, first.seconds <= CHECK_FIRST),
        ("warm", seconds, CHECK_WARM, seconds <= CHECK_WARM),
    )
    notes = () if sound else ("it found problems, so it stopped early: the figures say nothing",)
    return Table("make check", ("", "s", "limit", "held"), rows, notes)


def _ours(shop: Workshop) -> tuple[Build, list[Build]]:
    """Time the two steps of `make site` over an unchanged catalogue, and the making of the Markdown alone."""
    project = shop.project(1)
    shop.docs(1)
    say("building ours")
    made = _runs(partial(done, [sys.executable, "scripts/generate.py"], project), RUNS)
    pairs = [(workshop.mkdocs(project), workshop.finish(project)) for _ in range(RUNS)]
    count = workshop.pages(project / "site")
    steps = [
        Build("  mkdocs build", tuple(first for first, _ in pairs), count),
        Build("  … of that, catalogue to Markdown (run alone)", made, count),
        Build("  finish", tuple(last for _, last in pairs), count),
    ]
    return Build("ours: mkdocs build and finish", tuple(_joined(*pair) for pair in pairs), count), steps


def _peers(shop: Workshop) -> list[Build]:
    """Time the peers over the same Markdown, which they find made."""
    found = []
    stock, other = shop.stock(), shop.zensical()
    for config, site, times, menu in MENUS:
        say(f"building with Material, {menu}")
        runs = _runs(partial(workshop.mkdocs, stock, "--config-file", config), times)
        found.append(Build(f"Material as it comes, {menu}", runs, workshop.pages(stock / site)))
    for config, site, times, menu in MENUS if workshop.has("zensical") else ():
        say(f"building with Zensical, {menu}")
        runs = _runs(partial(workshop.zensical, other, config), times)
        found.append(Build(f"Zensical, {menu}", runs, workshop.pages(other / site)))
    return found


def _beside(ours: Build, steps: list[Build], peers: list[Build]) -> Table:
    fewer = all(ours.each < peer.each for peer in peers)
    notes = [
        f"limit {SITE_WARM} s: {'held' if ours.seconds <= SITE_WARM else 'NOT held'}",
        f"fewer ms a page than every peer: {'held' if fewer else 'NOT held'}",
        "times by the clock; more of them than processor seconds means that something else ran beside",
    ]
    if not workshop.has("zensical"):
        notes.append("Zensical is not installed: not measured")
    rows = tuple(one.row(ours) for one in (ours, *steps, *peers))
    return Table("building the same pages, warm, median of runs", (*COLUMNS, "times ours"), rows, tuple(notes))


def _growth(shop: Workshop, one: Build) -> Table:
    """Build many plans once: it takes long, and it is the step from one plan that tells."""
    project = shop.project(MANY)
    say(f"building ours with {MANY} plans")
    steps = (workshop.mkdocs(project), workshop.finish(project, sound=False))
    many = Build(f"{MANY} plans", (_joined(*steps),), workshop.pages(project / "build" / "site"))
    parts = [
        Build(f"  {name}", (step,), many.pages)
        for name, step in zip(("mkdocs build", "finish"), steps, strict=True)
    ]
    rows = tuple(build.row(one) for build in (one, many, *parts))
    *_, last = steps
    notes = (f"finishing {MANY} plans found faults: {last.output.strip()[:300]}",) if last.status else ()
    return Table("building one plan and many", (*COLUMNS, "times one plan"), rows, notes)


def _runs(make: Callable[[], Run], times: int) -> tuple[Run, ...]:
    return tuple(make() for _ in range(times))


def _joined(first: Run, last: Run) -> Run:
    """Add up two runs, one after the other."""
    memory = max(first.memory, last.memory)
    return Run(first.seconds + last.seconds, first.processor + last.processor, memory, 0, "")
