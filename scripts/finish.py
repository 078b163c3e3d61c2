"""Door: build/site → site/, finished for publishing."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path

from kb import tree
from kb.finish import SiteFacts, finish

HERE = Path(__file__).resolve().parent.parent
LANGUAGES = ("vi", "en")


def main() -> int:
    """Finish the built site; with a fault, say all of them and leave the published one as it is."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--built", type=Path, default=HERE / "build" / "site", help="what mkdocs build wrote")
    options.add_argument("--site", type=Path, default=HERE / "site", help="where the finished site goes")
    asked = options.parse_args()
    gc.disable()  # a short life with many small things: looking for rubbish would take a sixth of it
    root = os.environ.get("SITE_URL", "https://example.org/handbook/").rstrip("/") + "/"
    built = tree.present(asked.built)
    if not built:
        print(f"{asked.built}: holds no site: run mkdocs build first", file=sys.stderr)
        return 1
    done = finish(built, SiteFacts(root, LANGUAGES))
    if done.faults:
        print(*done.faults, sep="\n", file=sys.stderr)
        print(f"{len(done.faults)} faults. Nothing was written.", file=sys.stderr)
        return 1
    tree.replace(done.files, asked.site)
    print(f"{asked.site}: {len(done.files)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
