"""Measure the project beside its peers in one run: build/bench.json, and tables on the terminal."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

# A folder that is run has itself on the path; what it imports lies beside it.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench import building, lighthouse, painting, searching, weight, workshop  # noqa: E402 - needs the path
from bench.report import Table  # noqa: E402
from bench.running import RunError  # noqa: E402

MEASURES: dict[str, Callable[[workshop.Workshop], Iterable[Table]]] = {
    "building": building.measure,
    "weight": weight.measure,
    "painting": painting.measure,
    "searching": searching.measure,
    "lighthouse": lighthouse.measure,
}
OUTCOME = workshop.ROOT / "build" / "bench.json"


def main() -> int:
    """Take the measures that are wanted; one that fails is named and leaves the others be."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", action="append", choices=MEASURES, help="take this measure (may be repeated)")
    ask.add_argument("--skip", action="append", choices=MEASURES, default=[], help="leave this measure out")
    ask.add_argument(
        "--reuse", action="store_true", help="take the copies that an earlier run left in build/bench"
    )
    options = ask.parse_args()
    shop = workshop.Workshop(workshop.ROOT / "build" / "bench", reuse=options.reuse)
    wanted = [name for name in options.only or MEASURES if name not in options.skip]
    machine, failed = workshop.machine(), []
    taken: dict[str, list[dict[str, object]]] = {}
    for name in wanted:
        print(f"{name} …", flush=True)
        started = time.perf_counter()
        taken[name] = []
        try:
            for table in MEASURES[name](shop):
                print("", *table.lines(), "", sep="\n", flush=True)
                taken[name].append({"title": table.title, "rows": table.records(), "notes": table.notes})
        except RunError as fault:
            print(f"{name} failed: {fault}", file=sys.stderr)
            failed.append(name)
        print(f"{name}: {time.perf_counter() - started:.0f} s\n", flush=True)
    outcome = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine,
        "versions": workshop.versions(),
        "failed": failed,
        "measures": taken,
    }
    OUTCOME.write_text(json.dumps(outcome, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{OUTCOME.relative_to(workshop.ROOT)}: {', '.join(taken) or 'nothing'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
