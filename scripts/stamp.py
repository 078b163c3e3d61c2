"""Stamp blocks of session packs with the clauses they were written from, once a person has read them again."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from kb import parse, source, teaching
from kb.model import Block

ROOT = Path(__file__).parent.parent
STAMP = re.compile(r"\s+of: [0-9a-f]{64}")


def main() -> int:
    """Write `of` into blocks that have none, and into those named; say which."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("blocks", nargs="*", help="blocks read again, as pack/block; none: those without a stamp")
    ask.add_argument("--root", type=Path, default=ROOT, help="the folder that holds catalogue/")
    options = ask.parse_args()
    catalogue, _ = parse.catalogue(source.read(options.root))
    clauses = teaching.all_clauses(catalogue.plans)
    for pack in catalogue.packs:
        path = options.root / pack.where.path
        lines = path.read_text("utf-8").split("\n")
        # From the end, so that a line put in does not move the blocks still to come.
        for block in reversed(pack.blocks):
            name = f"{pack.id}/{block.id}"
            if block.basis and (name in options.blocks or (not options.blocks and block.of is None)):
                lines = stamped(lines, block, teaching.stamp(block, clauses))
                print(name)
        path.write_text("\n".join(lines), "utf-8", newline="\n")
    return 0


def stamped(lines: Sequence[str], block: Block, stamp: str) -> list[str]:
    """Put the stamp after the first line of a block, in place of an older one."""
    first = block.where.line
    indent = " " * (block.where.column - 1)
    rest = list(lines[first:])
    end = next((i for i, line in enumerate(rest) if line.startswith(f"{indent[:-2]}- ")), len(rest))
    kept = [line for i, line in enumerate(rest) if i >= end or not STAMP.fullmatch(line)]
    return [*lines[:first], f"{indent}of: {stamp}", *kept]


if __name__ == "__main__":
    sys.exit(main())
