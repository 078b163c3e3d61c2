"""Input cannot break the reader: problems in plain lines, whatever the files hold, and never a traceback."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterable, Mapping

import broken
import pytest
import yaml
from kb import links, outputs, parse, sentences, source, tree, words
from kb.model import LANGUAGES, Catalogue
from kb.outputs import client
from kb.problems import Problem
from kb.source import SourceFile

SEED = 28
SECONDS = 6
FURNITURE = words.load()
OPTIONAL = {"questions.yml", "paper-forms.yml", "toolkit.yml", "quotes.yml", "cell-20.yml"}
MAY_BE_EMPTY = {"redirects.yml", "readers.yml", "answers.yml", "terms.yml", *OPTIONAL} - {"cell-20.yml"}
SMALL = {file.path: file.data for file in source.read(broken.SMALL)}
PLAN = "catalogue/plans/binh-minh"
ODD = (
    "Ti\u0309nh",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\u00a0",
    "\u2028",
    "\x00",
    "\x07",
    "\x85",
    "\U0001f9d2",
    "\uffff",
    "\ufdd0",
    "e\u0301\u0323",
    "\t",
    "\r",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!!int ",
    "? ",
    "!!binary ",
    "<<: ",
    "---\n",
    "...\n",
    "%TAG ! x\n",
    "|",
    ">",
    '"',
    "'",
    "#",
    "@where: x",
    "null",
    "no",
    "0x1F",
    "1e999",
    "2021-01-01",
    ".inf",
    "\\u200b",
    '"\\u0002"',
    "!!int --5",
    "!!int ²",
    "9" * 5000,
    "a" * 3000,
    "ạ" * 3000,
)
"""What has broken readers of YAML or of Unicode somewhere."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Damage a file as a hand, a merge or a disk would."""
    lines = data.decode(errors="replace").split("\n")
    at = chance.randrange(len(lines))
    column = chance.randint(0, len(lines[at]))
    match chance.randrange(9):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        case 2:
            lines[at] = lines[at][:column] + chance.choice(ODD) + lines[at][column:]
        case 3:
            lines[at] = " " * chance.randint(0, 9) + lines[at].lstrip()
        case 4:
            lines[at] = lines[at][:column]
        case 5:
            chance.shuffle(lines)
        case 6:
            key, _, _ = lines[at].partition(":")
            lines[at] = f"{key}: {chance.choice(ODD)}"
        case 7:
            lines = lines[at:] if chance.random() < 0.5 else lines[:at]
        case _:
            raw = bytearray(data)
            raw[chance.randrange(len(raw))] = chance.randrange(256)
            return bytes(raw)
    return "\n".join(lines).encode()


def plain(problems: Iterable[Problem]) -> tuple[str, ...]:
    """See to it that each problem is one line in each language; give the codes."""
    out = []
    for problem in problems:
        out.append(problem.code)
        assert problem.at.line >= 1
        assert problem.at.column >= 1
        for lang in LANGUAGES:
            line = sentences.sentence(problem, FURNITURE, lang)
            assert line.startswith(f"{problem.at}: ")
            assert len(line.splitlines()) == 1
            assert len(line) < 2000
    return tuple(out)


def tried(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Read and check; give the codes of what was wrong."""
    return plain(broken.found(SourceFile(path, data) for path, data in sorted(files.items()))[1])


def made(catalogue: Catalogue) -> dict[str, bytes]:
    """Make everything that is made of a catalogue; the client's scripts are not."""
    library = links.connect(catalogue)
    makers = [make for make in outputs.ALL if make is not client.make]
    return tree.gather(output for make in makers for output in make(library, FURNITURE))


def test_a_damaged_catalogue_gives_problems_and_never_a_traceback() -> None:
    chance, codes, runs = random.Random(SEED), set[str](), 0  # noqa: S311 - damage, not secrets
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and runs < 400:
        files, runs = dict(SMALL), runs + 1
        for _ in range(chance.randint(1, 4)):
            path = chance.choice(sorted(files))
            files[path] = mutated(files[path], chance) if files[path] else b"x"
        codes.update(tried(files))
    assert runs > 20
    assert len(codes) > 10, "the damage was too gentle to show anything"


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_an_odd_text_is_taken_or_refused_wherever_it_stands(odd: str) -> None:
    texts = {
        "catalogue/terms.yml": "Cùng học một văn bản",
        f"{PLAN}/text-2.yml": "dành kinh phí",
        f"{PLAN}/source.txt": "dành kinh phí",
        f"{PLAN}/plan.yml": "Nguyễn Văn An",
        "catalogue/places.yml": "tỉnh Bình An",
    }
    for path, words_there in texts.items():
        inside = SMALL[path].replace(words_there.encode(), f"{words_there}{odd}x".encode())
        instead = SMALL[path].replace(words_there.encode(), odd.encode())
        quoted = SMALL[path].replace(words_there.encode(), f'"{odd}"'.encode())
        for data in (inside, instead, quoted):
            assert data != SMALL[path]
            tried({**SMALL, path: data})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n\n", b"# only a comment\n", b"~", b"[]", b"{}", b"x", b"3", b"- ", b"- - - x", b"- []", b"- {}",
        b"? [a]\n: b\n", b"? {a: b}\n: c\n", b"a: b\n---\nc: d\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00\x01\x02",
        b"- {id: [], name: {}, clauses: {}}", b"vi: []\nen: {}\n", b"[" * 50_000, b"{a: " * 50_000, b"- " * 50_000,
        b"!!python/object/apply:os.system [x]", b"!!map [a]", b"!!seq {a: b}", b"!!set {a, b}", b"!<x> y",
    ],
    ids=lambda data: ascii(data[:24]),
)  # fmt: skip
def test_a_file_that_holds_something_else_altogether_is_a_problem(data: bytes) -> None:
    for path in sorted(SMALL):
        if path.endswith(".yml"):
            _, problems = parse.catalogue([SourceFile(path, data)])
            assert plain(p for p in problems if p.at.path == path) or data in {b"[]", b"- {}"}


@pytest.mark.parametrize("path", sorted(SMALL), ids=lambda path: path.rpartition("/")[2])
def test_a_list_without_entries_never_breaks_a_check(path: str) -> None:
    assert tried({**SMALL, path: b"[]"}) or path.rpartition("/")[2] in MAY_BE_EMPTY


def test_odd_letters_that_are_let_in_break_no_page() -> None:
    path = "catalogue/terms.yml"
    let_in = []
    for number, odd in enumerate(ODD):
        words_in = {"vi": f"mở {odd} đóng", "en": f"open {odd} shut"}
        entry = {"id": f"t-{number}", "term": words_in, "meaning": {**words_in}}
        _, problems = parse.catalogue([SourceFile(path, yaml.safe_dump([entry], allow_unicode=True).encode())])
        if all(problem.code == "missing-file" for problem in problems):
            let_in.append(entry)
    assert len(let_in) > 20
    data = yaml.safe_dump(let_in, allow_unicode=True).encode()
    catalogue, _ = broken.found(SourceFile(p, d) for p, d in {**SMALL, path: data}.items())
    files = made(catalogue)
    terms = json.loads(files["data/v1/terms.json"])
    assert [term["meaning"]["vi"] for term in terms] == [entry["meaning"]["vi"] for entry in let_in]


@pytest.mark.parametrize("path", sorted(SMALL), ids=lambda path: path.rpartition("/")[2])
def test_a_file_that_is_gone_is_a_problem_unless_a_catalogue_may_do_without(path: str) -> None:
    found = tried({p: data for p, data in SMALL.items() if p != path})
    if path.rpartition("/")[2] in OPTIONAL:
        # The file is not asked for; who names an entry of it is told that there is none.
        assert all(code.startswith("unknown-") for code in found)
    else:
        assert found
        assert "missing-file" in found or "/text-" in path


def test_nothing_but_an_empty_folder_is_a_list_of_missing_files() -> None:
    assert set(tried({})) == {"missing-file"}


@pytest.mark.parametrize(
    "words_there",
    ["Tỉnh ủy ", "Ủy ban khác ", "Tỉnh ủy, Ủy ban khác ", "a ", "thư viện ", "“ ", "* ", "  ,  "],
)
def test_a_huge_text_is_read_in_time(words_there: str) -> None:
    huge = words_there * (300_000 // len(words_there.encode()))
    path = f"{PLAN}/text-3.yml"
    data = SMALL[path].replace("Sở Văn hóa định kỳ".encode(), f"{huge.strip()} Sở Văn hóa định kỳ".encode())
    start = time.monotonic()
    assert tried({**SMALL, path: data})
    assert time.monotonic() - start < 20


def test_two_huge_texts_that_have_little_in_common_are_one_difference() -> None:
    path = f"{PLAN}/source.txt"
    text = f"{PLAN}/text-3.yml"
    data = SMALL[text].replace("Sở Văn hóa định kỳ".encode(), ("a b " * 60_000 + "Sở Văn hóa định kỳ").encode())
    assert "words-differ" in tried({**SMALL, text: data, path: b"b a " * 60_000})


def test_clauses_nested_to_the_limit_are_read() -> None:
    text = "- id: i\n"
    for depth in range(15):
        text += "  " * depth + "  clauses:\n" + "  " * depth + f"  - id: i{'.1' * (depth + 1)}\n"
    assert "yaml" not in tried({**SMALL, f"{PLAN}/text-1.yml": text.encode()})


def test_more_parts_than_there_are_roman_numbers_at_hand_are_read() -> None:
    text = "".join(f"- {{id: p{number}, heading: {{vi: a, en: a}}}}\n" for number in range(40))
    assert "out-of-place" in tried({**SMALL, f"{PLAN}/text-1.yml": text.encode()})
