"""Write the catalogue's pages and data into docs/, without MkDocs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import outputs, pipeline, sentences, tree, words

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Write what differs; with a problem in the catalogue, write nothing and say what it is."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the messages")
    options = ask.parse_args()
    built, problems = pipeline.build(ROOT)
    if built is None:
        print(sentences.report(problems, words.load(), options.lang), file=sys.stderr)
        return 1
    ledger = ROOT / "build" / "made.json"
    done = tree.bring(built.files, built.slow, ROOT / "docs", outputs.OWNED, ledger=ledger, say=told)
    count = len(built.files) + len(built.slow)
    print(f"docs/: {count} files, {len(done.write)} written, {len(done.delete)} deleted")
    return 0


def told(done: int, of: int) -> None:
    """Say how far the slow products are, now and then."""
    if done % 20 == 0 or done == of:
        print(f"papers and slides: {done} of {of}")


if __name__ == "__main__":
    sys.exit(main())
