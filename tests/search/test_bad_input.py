"""Whatever is typed: a calm answer, no exception, no HTML, and a bound on the work."""

from __future__ import annotations

import json
import random

import pytest
from kb.outputs.search_shelves import Row
from playwright.sync_api import Page
from search.lab import VI_ROWS, index, parts

BAD = [
    *("", " ", "a", "x" * 10_000, "trẻ " * 2_500, "\u0301\u0323\u0302", "🎉🎊👩‍👩‍👧‍👦", "שלום עולם"),
    *("\u202eabc\u202c", "\u200b\u200d\ufeff", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),
    *('" onmouseover="x', ".*+?^${}()|[]\\", "(((((", "\\", "%", "%E0%A4%A", "&amp;", "__proto__", "constructor"),
    *("toString", "hasOwnProperty", "null", "\x00\x01", "１２３ ２８", "II." * 300, "mục " * 100, "phần mục ý"),
    *("e\u0301" * 500, "\t\r\n", "'s 's", "’s"),
]
# Places in the index are looked at so often at most, whatever is asked: see the README.
PER_ROW = 700
PER_PLACE = 240
ASK = """(words) => {
  const answer = lab.engines.vi.search(words);
  const pieces = answer.results.concat(answer.near).flatMap((one) => one.title.concat(one.snippet));
  return [answer.steps, answer.results.length, pieces.every(([text, mark]) =>
    typeof text === "string" && typeof mark === "boolean")];
}"""


TEXTS = [" ".join((row.title, row.text, *row.names, *row.typed)) for _, row in VI_ROWS]


def most_steps() -> int:
    # Each row bears the words of the one above, too, and two empty places after every phrase.
    places = sum(2 * len(text.split()) + 16 for text in TEXTS)
    return PER_ROW * len(TEXTS) + PER_PLACE * places


@pytest.mark.parametrize("words", BAD, ids=lambda words: ascii(words)[:24])
def test_bad_input_is_answered_calmly(lab: Page, words: str) -> None:
    steps, _, sound = lab.evaluate(ASK, words)
    assert sound
    assert steps <= most_steps()


@pytest.mark.parametrize("words", [r"\ud800", r"tr\udfff em", r"\udbff\udbff"])
def test_lone_surrogates_are_answered_calmly(lab: Page, words: str) -> None:
    # Written as JSON: half a letter cannot travel in any other way.
    assert lab.evaluate(f'lab.engines.vi.search("{words}").results.length') >= 0


def random_words(count: int) -> list[str]:
    chance = random.Random(28)  # noqa: S311 - the same words in each run, nothing secret
    known = " ".join(TEXTS).split()
    signs = list("abcdeghiklmnopqrstuvxyđâêôơưăáàảãạ0123456789 .,-/'’\"<>&;:!?()[]{}*+\\|^$#@~`_=")
    signs += ["\u0301", "\u0323", "\u200b", "\u202e", "İ", "ß", "ﬁ", "漢", "🎉"]
    every = []
    for _ in range(count):
        words = []
        for _ in range(chance.randint(1, 12)):
            word = chance.choice(known)
            for _ in range(chance.randint(0, 2)):
                place = chance.randint(0, len(word))
                word = word[:place] + chance.choice(signs) + word[place + chance.randint(0, 1) :]
            words.append(word)
        every.append(chance.choice([" ", " ", "", "\u00a0"]).join(words))
    return every


def test_random_queries_never_throw_and_stay_under_the_bound(lab: Page) -> None:
    results = lab.evaluate(f"(all) => all.map({ASK})", random_words(1_500))
    assert all(sound for _, _, sound in results)
    assert max(steps for steps, _, _ in results) <= most_steps()


def test_an_index_of_strange_texts_is_answered_calmly(lab: Page) -> None:
    rows = [
        ("term", Row(f"a.{number}", words[:200], text=words, names=("", words[:50]), typed=(words, "trẻ")))
        for number, words in enumerate(BAD)
    ]
    totals = lab.evaluate(
        """([data, all]) => {
          const engine = lab.open(JSON.parse(data));
          return all.map((words) => engine.search(words).total);
        }""",
        [json.dumps(parts(index("vi", rows, {}))), BAD],
    )
    assert len(totals) == len(BAD)
