"""Say what is wrong in the catalogue; write nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import pipeline, sentences, words

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Print every problem to standard error; 1 if there is any."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the messages")
    ask.add_argument("--github", action="store_true", help="also print annotations for GitHub")
    ask.add_argument("--root", type=Path, default=ROOT, help="the folder that holds catalogue/")
    options = ask.parse_args()
    catalogue, problems = pipeline.checked(options.root)
    furniture = words.load()
    for problem in problems if options.github else ():
        place = f"file={problem.at.path},line={problem.at.line},col={problem.at.column}"
        print(f"::error {place}::{sentences.sentence(problem, furniture, options.lang)}")
    if problems:
        print(sentences.report(problems, furniture, options.lang), file=sys.stderr)
        return 1
    for plan in catalogue.plans:
        for clause in plan.walk():
            if clause.translation and clause.translation.of != clause.fingerprint:
                facts = {"place": clause.where, "id": clause.id, "of": clause.fingerprint}
                print(furniture.word("problems.stale", options.lang, **facts))
        print(furniture.word("problems.sound", options.lang, plan=plan.plan.id, tasks=len(plan.tasks)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
