"""One page of every kind, as addresses below the root of a language."""

from __future__ import annotations

from publishing import PLAN

KINDS = {
    "home": "",
    "door": "for/cell/",
    "plan": PLAN,
    "full": f"{PLAN}full/",
    "parallel": f"{PLAN}parallel/",
    "item": f"{PLAN}ii-3/",
    "tasks": f"{PLAN}tasks/",
    "task": f"{PLAN}tasks/train-child-work-staff/",
    "matrix": f"{PLAN}matrix/",
    "agencies": "agencies/",
    "agency": "agencies/so-ban-nganh/",
    "documents": "documents/",
    "document": "documents/ct-28-ct-tw/",
    "topics": "topics/",
    "topic": "topics/kiem-tra-xu-ly/",
    "groups": "groups/",
    "group": "groups/moi-tre-em/",
    "terms": "terms/",
    "answers": "answers/",
    "since": "since/",
    "rhythms": "rhythms/",
    "search": "search/",
    "downloads": "downloads/",
    "guide": "guide/",
    "about": "about/",
    "risk": "child-at-risk/",
    "training": "training/",
    "pack": "training/cell-45/",
    "deck": "training/cell-45/deck/",
    "quiz": "training/quiz/",
    "build": "training/build/",
    "toolkits": "toolkit/",
    "toolkit": "toolkit/commune/",
}
LANGUAGES = {"vi": "", "en": "en/"}
EVERY = [(kind, lang) for kind in KINDS for lang in LANGUAGES]


def address(kind: str, lang: str) -> str:
    """Give a page's address below the root of the site."""
    return f"{LANGUAGES[lang]}{KINDS[kind]}"
