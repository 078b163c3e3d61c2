"""One page of every kind, and how much a first view of it may take: for tests, measurements and pictures."""

from __future__ import annotations

PLAN = "plans/thai-nguyen-ct28/"
KINDS = {
    "home": "",
    "door": "for/cell/",
    "plan": PLAN,
    "full": f"{PLAN}full/",
    "parallel": f"{PLAN}parallel/",
    "item": f"{PLAN}ii-3/",
    "item-iii": f"{PLAN}iii-2/",
    "tasks": f"{PLAN}tasks/",
    "task": f"{PLAN}tasks/train-child-work-staff/",
    "matrix": f"{PLAN}matrix/",
    "agencies": "agencies/",
    "agency": "agencies/so-ban-nganh/",
    "agency-merged": "agencies/so-tttt/",
    "documents": "documents/",
    "document": "documents/ct-28-ct-tw/",
    "topics": "topics/",
    "topic": "topics/kiem-tra-xu-ly/",
    "groups": "groups/",
    "group": "groups/moi-tre-em/",
    "terms": "terms/",
    "answers": "answers/",
    "answers-reader": "answers/cell/",
    "since": "since/",
    "rhythms": "rhythms/",
    "search": "search/",
    "results": "search/?q=tr%E1%BA%BB+em",
    "downloads": "downloads/",
    "guide": "guide/",
    "editors": "guide/editors/",
    "problems": "guide/problems/",
    "about": "about/",
    "method": "about/method/",
    "risk": "child-at-risk/",
    "training": "training/",
    "pack": "training/child-officer-half-day/",
    "deck": "training/child-officer-half-day/deck/",
    "pack-part": "training/child-officer-half-day/part-2/",
    "quiz": "training/quiz/",
    "quiz-level": "training/quiz/medium/",
    "build": "training/build/",
    "built": "training/build/?topic=an-toan-tren-mang&topic=tai-nan-thuong-tich&minutes=30",
    "toolkits": "toolkit/",
    "toolkit": "toolkit/commune/",
}
# What one types on a page of results is of the page's language.
TYPED = {"en": {"results": "search/?q=children"}}
LANGUAGES = {"vi": "", "en": "en/"}
EVERY = [(kind, lang) for kind in KINDS for lang in LANGUAGES]

KB = 1024
# Both languages side by side are the full text twice; what a search or a choice of one's own brings is wished for.
MOST_KB = {"full": 30, "matrix": 30, "parallel": 25, "results": 55, "built": 55}
MOST_REQUESTS = {"results": 8, "built": 8}


def address(kind: str, lang: str) -> str:
    """Give the address of the page of a kind below the root of the site."""
    return LANGUAGES[lang] + TYPED.get(lang, {}).get(kind, KINDS[kind])


def limits(kind: str) -> tuple[int, int]:
    """Give the most KB (packed bodies of all the browser asks for) and requests of a first view."""
    return MOST_KB.get(kind, 20), MOST_REQUESTS.get(kind, 5)
