"""What is shown where: the address of everything, the same in both languages.

Addresses are relative to the root of a language, without a leading slash; readers'
links and printed minutes rely on them, so they only ever grow in number.
"""

from __future__ import annotations

import posixpath

from kb.model import Lang

FOLDERS = (
    "agencies",
    "answers",
    "app",
    "data",
    "documents",
    "downloads",
    "for",
    "groups",
    "plans",
    "rhythms",
    "search",
    "since",
    "terms",
    "toolkit",
    "topics",
    "training",
)
"""Every folder of the site that the catalogue fills; whatever lies elsewhere is written by hand."""

HOME = ""
AGENCIES = "agencies/"
DOCUMENTS = "documents/"
TERMS = "terms/"
TOPICS = "topics/"
GROUPS = "groups/"
SEARCH = "search/"
ANSWERS = "answers/"
SINCE = "since/"
RHYTHMS = "rhythms/"
DOWNLOADS = "downloads/"
TRAINING = "training/"
QUIZ = "training/quiz/"
BUILD = "training/build/"
TOOLKIT = "toolkit/"


def plan(plan_id: str) -> str:
    """Give the address of a plan's card."""
    return f"plans/{plan_id}/"


def full(plan_id: str) -> str:
    """Give the address of a plan's whole text."""
    return f"plans/{plan_id}/full/"


def parallel(plan_id: str) -> str:
    """Give the address of the two languages side by side."""
    return f"plans/{plan_id}/parallel/"


def tasks(plan_id: str) -> str:
    """Give the address of a plan's list of tasks."""
    return f"plans/{plan_id}/tasks/"


def task(plan_id: str, task_id: str) -> str:
    """Give the address of one task."""
    return f"plans/{plan_id}/tasks/{task_id}/"


def matrix(plan_id: str) -> str:
    """Give the address of the table of tasks and bodies."""
    return f"plans/{plan_id}/matrix/"


def item(plan_id: str, item_id: str) -> str:
    """Give the address of an item's page."""
    return f"plans/{plan_id}/{anchor(item_id)}/"


def clause(plan_id: str, clause_id: str, item_id: str | None) -> str:
    """Give the canonical address of a clause: on its item's page, or on the whole text if it has no item."""
    page = item(plan_id, item_id) if item_id else full(plan_id)
    return page if clause_id == item_id else f"{page}#{anchor(clause_id)}"


def anchor(clause_id: str) -> str:
    """Give the HTML anchor of a clause."""
    return clause_id.replace(".", "-")


def agency(agency_id: str) -> str:
    """Give the address of a body."""
    return f"{AGENCIES}{agency_id}/"


def document(document_id: str) -> str:
    """Give the address of a document."""
    return f"{DOCUMENTS}{document_id}/"


def term(term_id: str) -> str:
    """Give the address of a term in the glossary."""
    return f"{TERMS}#{term_id}"


def topic(topic_id: str) -> str:
    """Give the address of a topic."""
    return f"{TOPICS}{topic_id}/"


def group(group_id: str) -> str:
    """Give the address of a group of children."""
    return f"{GROUPS}{group_id}/"


def answers(reader: str) -> str:
    """Give the address of the answers for one kind of reader."""
    return f"{ANSWERS}{reader}/"


def answer(reader: str, answer_id: str) -> str:
    """Give the address of an answer."""
    return f"{answers(reader)}#{answer_id}"


def door(reader: str) -> str:
    """Give the address of a reader's door."""
    return f"for/{reader}/"


def pack(pack_id: str) -> str:
    """Give the address of a session pack."""
    return f"{TRAINING}{pack_id}/"


def pack_part(pack_id: str, number: int) -> str:
    """Give the address of a part of a session, counted from 1: the first stands on the session's own page."""
    return pack(pack_id) if number == 1 else f"{pack(pack_id)}part-{number}/"


def block(pack_id: str, part: int, block_id: str) -> str:
    """Give the address of a block of a session."""
    return f"{pack_part(pack_id, part)}#{block_id}"


def quiz_level(difficulty: str) -> str:
    """Give the address of the quiz questions of one difficulty."""
    return f"{QUIZ}{difficulty}/"


def question(difficulty: str, question_id: str) -> str:
    """Give the address of a quiz question."""
    return f"{quiz_level(difficulty)}#{question_id}"


def deck(pack_id: str) -> str:
    """Give the address of a session's slides in the browser."""
    return f"{TRAINING}{pack_id}/deck/"


def toolkit(unit_id: str) -> str:
    """Give the address of a unit's working papers."""
    return f"{TOOLKIT}{unit_id}/"


def from_root(address: str, lang: Lang) -> str:
    """Give an address from the root of the site rather than of the language."""
    return f"en/{address}" if lang == "en" else address


def relative(target: str, page: str) -> str:
    """Give the link from one page to an address of the same language."""
    path, hash_, fragment = target.partition("#")
    way = posixpath.relpath(path or ".", page or ".")
    if path == page:
        return f"#{fragment}" if hash_ else "./"
    last = path.rpartition("/")[2]
    end = "" if last else "/"
    return f"{way}{end}{hash_}{fragment}"


def relative_file(target: str, page: str) -> str:
    """Give the link from one page to a file, both from the root of the site."""
    return posixpath.relpath(target, page or ".")


def source_file(target: str, page: str) -> str:
    """Give the Markdown link from one page to another, as MkDocs checks it."""
    path, hash_, fragment = target.partition("#")
    if path == page and hash_:
        return f"#{fragment}"
    way = posixpath.relpath(f"{path}index.md", page or ".")
    return f"{way}{hash_}{fragment}"
