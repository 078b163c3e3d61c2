"""Every spelling of a Vietnamese syllable must meet: both tone placements, NFC, NFD, capitals."""

from __future__ import annotations

import json
import unicodedata

import pytest
from playwright.sync_api import Page

TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
ONSETS = [
    *("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m"),
    *("n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
]
# A rime and where its tone may stand: the old and the new placement differ in oa, oe and uy.
RIMES: list[tuple[str, tuple[int, ...]]] = [
    *((rime, (0, 1)) for rime in ("oa", "oe", "uy")),
    *((rime, (0,)) for rime in ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")),
    *((rime, (0,)) for rime in ("ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iu", "oi", "ôi", "ơi")),
    *((rime, (0,)) for rime in ("ua", "ui", "ưa", "ưi", "ưu", "am", "an", "ang", "anh", "ap", "at", "ac", "ach")),
    *((rime, (0,)) for rime in ("ăng", "ân", "êch", "inh", "ong", "ông", "ơn", "ung", "ưng", "en", "it", "up")),
    *(
        (rime, (1,))
        for rime in ("iê", "iên", "iêu", "oai", "oan", "oay", "uân", "uê", "uôi", "uông", "ươi", "ương")
    ),
    *((rime, (1,)) for rime in ("uơ", "yên", "yêu", "oăn", "uât", "ươu")),
    *((rime, (2,)) for rime in ("uya", "uyên", "uyêt")),
]


def syllables() -> list[tuple[str, int, list[str]]]:
    """Give each syllable's plain form, tone and spellings."""
    every = []
    for onset in ONSETS:
        for rime, places in RIMES:
            plain = unicodedata.normalize("NFD", (onset + rime).replace("đ", "d"))
            plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
            for tone, mark in enumerate(TONES):
                written = set()
                for place in places:
                    word = onset + rime[: place + 1] + mark + rime[place + 1 :]
                    for form in ("NFC", "NFD"):
                        normal = unicodedata.normalize(form, word)
                        written |= {normal, normal.upper(), normal.capitalize()}
                every.append((plain, tone, sorted(written)))
    return every


def test_all_spellings_of_every_syllable_meet(lab: Page) -> None:
    every = syllables()
    # As text both ways: so many values one by one would take seconds.
    told = lab.evaluate(
        """(text) => JSON.stringify(JSON.parse(text).map((words) => words.map((word) => {
          const { form, key } = lab.spell(word, 'vi');
          return [form, key];
        })))""",
        json.dumps([written for _, _, written in every]),
    )
    spelt = json.loads(told)
    for (plain, _, written), results in zip(every, spelt, strict=True):
        assert {form for form, _ in results} == {plain}, written
        assert len({key for _, key in results}) == 1, written


def test_tones_and_letters_are_told_apart(lab: Page) -> None:
    keys = lab.evaluate(
        "(words) => words.map((word) => lab.spell(word, 'vi').key)",
        [
            "ma",
            "má",
            "mà",
            "mả",
            "mã",
            "mạ",
            "mâ",
            "mă",
            "mấ",
            "da",
            "đa",
            "tay",
            "tai",
            "thuý",
            "thúi",
            "mư",
            "mu",
        ],
    )
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoá", "hóa"), ("uỷ", "ủy"), ("qũy", "quỹ"), ("kỹ", "kĩ"), ("quý", "quí"), ("lý", "lí"), ("TOÀN", "toàn"),
     ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("tr\u00adẻ", "trẻ"), ("\u200btrẻ\ufeff", "trẻ"), ("ﬁ", "fi")],
)  # fmt: skip
def test_equal_spellings_have_one_key(lab: Page, one: str, other: str) -> None:
    first, second = (lab.evaluate("(word) => lab.spell(word, 'vi').key", word) for word in (one, other))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [("protecting", "protection"), ("policies", "policy"), ("children", "child"), ("childrens", "child"),
     ("abuse", "abused"), ("classes", "class"), ("services", "service")],
)  # fmt: skip
def test_english_endings_are_taken_off(lab: Page, one: str, other: str) -> None:
    first, second = (lab.evaluate("(word) => lab.spell(word, 'en').term", word) for word in (one, other))
    assert first == second


def test_the_possessive_is_no_word(lab: Page) -> None:
    terms = lab.evaluate("lab.spellAll('People’s Council, the child\\'s', 'en').map((word) => word.form)")
    assert terms == ["people", "council", "the", "child"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tre3", "tre"), ("treer", "tre"), ("em", ""), ("dduoosi", "duoi"), ("d9uoi61", "duoi"), ("nuwowcs", "nuoc"),
     ("nu7o7c1", "nuoc"), ("tw", "tu"), ("hocj", "hoc"), ("quyx", "quy"), ("2030", "")],
)  # fmt: skip
def test_what_a_keyboard_left_behind_is_read(lab: Page, typed: str, meant: str) -> None:
    assert lab.evaluate("(form) => lab.untype(form)", typed) == meant


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("rung", "rung", 0), ("rung", "runng", 1), ("rung", "rugn", 1), ("rung", "rang", 1), ("rung", "ung", 1),
     ("rung", "khac", 3), ("", "ab", 2)],
)  # fmt: skip
def test_slips_are_counted(lab: Page, one: str, other: str, count: int) -> None:
    assert lab.evaluate("([a, b]) => lab.slips(a, b, 2)", [one, other]) == count
