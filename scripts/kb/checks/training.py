"""A session pack holds together: its minutes add up, each block has its words, each question one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb import teaching
from kb.model import Block, Catalogue, Clause, Pack, Question, Text
from kb.problems import Problem, Where

TITLE = 60
POINT = 16
POINTS = 5
OPTIONS = 4


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Minutes, basis, stamps, lengths, answers, and a session for every clause."""
    whole = all(f"{folder.plan.id}:text" in catalogue.whole for folder in catalogue.plans)
    clauses = teaching.all_clauses(catalogue.plans) if whole else None
    for pack in catalogue.packs:
        yield from _pack(pack, clauses)
    for question in catalogue.questions:
        yield from _question(question)
    if whole and catalogue.packs and "packs" in catalogue.whole:
        for clause in teaching.untaught(catalogue):
            yield Problem("clause-not-taught", clause.where, {"clause": clause.id})


def _pack(pack: Pack, clauses: Mapping[str, Clause] | None) -> Iterator[Problem]:
    name = pack.where.path.rpartition("/")[2]
    if name != f"{pack.id}.yml":
        yield Problem("pack-file", pack.where, {"id": pack.id, "file": name})
    total = sum(block.minutes for block in pack.blocks)
    if total != pack.minutes:
        facts = {"pack": pack.id, "total": str(total), "minutes": str(pack.minutes)}
        yield Problem("minutes-do-not-add-up", pack.where, facts)
    for block in pack.blocks:
        yield from _block(block, clauses)


def _block(block: Block, clauses: Mapping[str, Clause] | None) -> Iterator[Problem]:
    if block.pause:
        return
    if not block.points or block.notes is None:
        yield Problem("block-empty", block.where, {"block": block.id})
    if not block.basis:
        yield Problem("block-without-basis", block.where, {"block": block.id})
    elif block.of is None and clauses is not None:
        yield Problem(
            "block-without-stamp", block.where, {"block": block.id, "of": teaching.stamp(block, clauses)}
        )
    yield from _slide(block)


def _slide(block: Block) -> Iterator[Problem]:
    """What stands on a slide fits it, and can be read from the last row."""
    for lang, title in _both(block.title):
        if len(title) > TITLE:
            facts = {"lang": lang, "count": str(len(title)), "limit": str(TITLE)}
            yield Problem("slide-title-too-long", block.title.where, facts)
    if len(block.points) > POINTS:
        facts = {"block": block.id, "count": str(len(block.points)), "limit": str(POINTS)}
        yield Problem("slide-too-full", block.where, facts)
    for point in block.points:
        for lang, words in _both(point):
            count = len(words.split())
            if count > POINT:
                facts = {"lang": lang, "count": str(count), "limit": str(POINT)}
                yield Problem("point-too-long", point.where, facts)


def _question(question: Question) -> Iterator[Problem]:
    facts = {"id": question.id, "limit": str(OPTIONS)}
    count = OPTIONS if question.kind == "choice" else 0
    if len(question.options) != count:
        yield Problem("options-wrong-number", question.where, {**facts, "count": str(len(question.options))})
    truth = isinstance(question.right, bool)
    if question.kind == "true-false":
        if not truth:
            yield Problem("right-out-of-range", question.where, {**facts, "right": str(question.right)})
        return
    if truth or not 1 <= question.right <= len(question.options):
        right = str(question.right).lower()
        yield Problem("right-out-of-range", question.where, {**facts, "right": right})
    yield from _alike(question)


def _alike(question: Question) -> Iterator[Problem]:
    """Two options that say the same would both be right, or one of them wasted."""
    seen: dict[tuple[str, str], Where] = {}
    for option in question.options:
        for lang, words in _both(option):
            key = (lang, " ".join(words.casefold().split()).rstrip("."))
            if key in seen:
                yield Problem("options-alike", option.where, {"id": question.id, "option": words, "lang": lang})
            seen[key] = option.where


def _both(text: Text) -> tuple[tuple[str, str], ...]:
    return (("vi", text.vi), ("en", text.en or ""))[: 2 if text.en else 1]
