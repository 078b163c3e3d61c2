"""The rules a Catalogue must keep; each check yields problems and never raises."""

from __future__ import annotations

from kb.checks import evidence, fidelity, knowledge, languages, numbering, quotes, references, training, wording
from kb.model import Catalogue
from kb.problems import Problem, in_order

ALL = (
    references.check,
    numbering.check,
    fidelity.check,
    quotes.check,
    languages.check,
    evidence.check,
    knowledge.check,
    training.check,
    wording.check,
)


def run(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Run every check and give what they found in the order of the files."""
    return in_order(problem for check in ALL for problem in check(catalogue))
