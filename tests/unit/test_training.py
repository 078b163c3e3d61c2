"""Sessions keep their time, blocks know when their words have changed, a quiz is shuffled the same for ever."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import broken
import pytest
import stamp
from kb import source, teaching, toolkit, tree, words
from kb.links import Library
from kb.model import LANGUAGES, Basis, Block, Question, Text
from kb.outputs.office import gift, labels, quiz_papers, session_papers, session_slides, slides, typeset
from kb.outputs.office.content import BLANK, Bank, Grid, Item, Paper, Para, Run, bound, plain, quotation
from kb.outputs.office.quiz_papers import Quiz
from kb.outputs.office.session_papers import Session
from kb.outputs.office.working_papers import Desk, minutes_paper, study
from kb.problems import Where
from kb.tree import Slow

AT = Where("catalogue/packs/x.yml", 3, 5)


def text(vi: str, en: str | None = None) -> Text:
    return Text(vi=vi, en=en, where=AT)


def question(name: str, right: int | bool, difficulty: str = "easy") -> Question:  # noqa: FBT001 - as the catalogue has it
    options = () if isinstance(right, bool) else tuple(text(f"{name} {letter}") for letter in "abcd")
    kind = "true-false" if isinstance(right, bool) else "choice"
    return Question(
        id=name, kind=kind, question=text(name), options=options, right=right, explanation=text("vì"),
        clause="iii.3", quote="báo cáo", difficulty=difficulty, topic="thu-vien", where=AT,
    )  # fmt: skip


def test_the_clock_of_a_session_runs_from_nought_to_its_end(library: Library) -> None:
    for pack in library.packs:
        turns = teaching.clock(pack)
        assert turns[0].start == 0
        assert [turn.start for turn in turns[1:]] == [turn.end for turn in turns[:-1]]
        assert turns[-1].end == pack.minutes


def test_a_long_stretch_without_a_pause_is_parted_evenly(library: Library) -> None:
    block = next(block for block in library.packs[0].blocks if not block.pause)
    blocks = tuple(block.model_copy(update={"id": f"b{number}"}) for number in range(10))
    pack = library.packs[0].model_copy(update={"blocks": blocks})
    assert [len(turns) for turns in teaching.parts(pack)] == [5, 5]
    assert [teaching.part_of(pack, block) for block in blocks] == [1] * 5 + [2] * 5


def test_sessions_stand_from_the_shortest_to_the_longest(library: Library) -> None:
    long, short = (library.packs[0].model_copy(update={"minutes": minutes}) for minutes in (90, 30))
    assert teaching.by_length((long, short)) == (short, long)


def test_clauses_cited_together_name_their_item_once() -> None:
    names = ("ii.4.1", "ii.4.3", "iii.1", "i", "ii.3.2", "ii.3", "ii.2.1")
    told = labels.labels(names, words.load(), "en").replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Item II.4, dashes 1, 3; Item III.1; Part I; Item II.3; Item II.2, dash 1"


def test_a_minute_is_written_as_hours_and_minutes() -> None:
    assert [labels.clock(minute) for minute in (0, 5, 59, 60, 125)] == ["0:00", "0:05", "0:59", "1:00", "2:05"]


def test_a_block_is_stale_only_when_the_words_of_its_clauses_change(library: Library) -> None:
    clauses = {name: place.clause for name, place in library.plans[0].places.items()}
    basis = (Basis(clause="iii.3", quote="báo cáo", where=AT), Basis(clause="iii.1", quote="quán triệt", where=AT))
    block = Block(id="x", title=text("x"), minutes=5, basis=basis, where=AT)
    stamped = block.model_copy(update={"of": teaching.stamp(block, clauses)})
    assert not teaching.stale(block, clauses)
    assert not teaching.stale(stamped, clauses)
    changed = clauses["iii.3"].model_copy(update={"text": text("Lời khác.")})
    assert teaching.stale(stamped, {**clauses, "iii.3": changed})
    translated = clauses["iii.3"].model_copy(update={"text": text(clauses["iii.3"].vi, "Another translation.")})
    assert not teaching.stale(stamped, {**clauses, "iii.3": translated})


def test_a_stamp_is_put_into_its_block_and_replaces_an_older_one() -> None:
    lines = [
        "id: x",
        "blocks:",
        "  - id: a",
        "    of: " + "0" * 64,
        "    minutes: 5",
        "  - id: b",
        "    of: " + "1" * 64,
    ]
    block = Block(id="a", title=text("a"), minutes=5, where=Where("x", 3, 5))
    done = stamp.stamped(lines, block, "f" * 64)
    assert done == [*lines[:3], "    of: " + "f" * 64, "    minutes: 5", *lines[5:]]


def test_stamping_the_small_catalogue_changes_nothing_that_is_stamped() -> None:
    catalogue, problems = broken.found(source.read(broken.SMALL))
    assert problems == ()
    assert all(block.pause or block.of for pack in catalogue.packs for block in pack.blocks)


def test_a_heading_needs_no_session_but_every_clause_with_words_does(library: Library) -> None:
    wanted = {clause.id for clause in teaching.to_teach(library.plans[0].folder)}
    assert "iii.2" not in wanted
    assert {"i.1.1", "iii.1", "iii.2.1"} <= wanted


def test_both_versions_of_a_quiz_ask_the_same_and_keep_the_right_answer(library: Library) -> None:
    bank = tuple(question(f"q{i}", 1 + i % 4, ("easy", "medium", "hard")[i % 3]) for i in range(40))
    bank += (question("t1", right=True), question("t2", right=False))
    quiz = Quiz(_with(library, bank), library.plans[0], words.load(), "vi")
    a, b = quiz_papers.version(quiz, "A"), quiz_papers.version(quiz, "B")
    assert {item.id for item in a} == {item.id for item in b}
    assert [item.id for item in a] != [item.id for item in b]
    assert quiz_papers.version(quiz, "A") == a
    by_id = {q.id: q for q in bank}
    for item in (*a, *b):
        source_of = by_id[item.id]
        if not item.truth:
            assert item.options[item.right] == source_of.options[source_of.right - 1].vi
    assert {item.truth for item in a} <= {True, False}


def test_true_and_false_keep_their_places_in_every_version(library: Library) -> None:
    quiz = Quiz(_with(library, (question("t", right=False),)), library.plans[0], words.load(), "en")
    [item] = quiz_papers.version(quiz, "B")
    assert item.options == ("True", "False")
    assert item.right == 1


def test_gift_takes_no_letter_of_a_question_for_a_sign() -> None:
    item = Item("x", "Ai: {a} = b ~ c # d?", ("1=2", "3~4"), 1, False, "vì: thế", "lời", "Mục", "Chủ đề", "dễ")  # noqa: FBT003 - a record
    made = gift.made(Bank("Sổ tay", "vi", (item,), ("Chủ đề",))).decode()
    assert r"Ai\: \{a\} \= b \~ c \# d?" in made
    assert "~1\\=2" in made
    assert "=3\\~4" in made


def test_a_statement_becomes_true_or_false_in_gift() -> None:
    item = Item("x", "Có", ("Đúng", "Sai"), 1, True, "vì", "lời", "Mục", "T", "dễ")  # noqa: FBT003 - a record
    assert "{FALSE####" in gift.made(Bank("Sổ tay", "vi", (item,), ("T",))).decode()


def test_a_pdf_tells_no_time_at_all() -> None:
    paper = Paper("Thử", "vi", "2026-11-23", (plain("Thử", "title"), plain("Lời")))
    made = typeset.made(paper)
    assert b"/CreationDate" not in made
    assert b"CreateDate" not in made
    assert made == typeset.made(paper)


def test_a_face_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "FACE", "No Such Face")
    with pytest.raises(ValueError, match="no such face"):
        typeset.made(Paper("Thử", "vi", "2026-11-23", (plain("Thử", "title"),)))


def test_words_of_the_typesetters_own_language_are_only_words_in_a_pdf() -> None:
    odd = r'#set page() $x$ "quoted" \n [a] *b* _c_ @d <e> // f'
    paper = Paper("Thử", "vi", "2026-11-23", (plain("Thử", "title"), plain(odd)))
    assert typeset.made(paper).startswith(b"%PDF")


def test_the_last_words_of_a_title_stay_together() -> None:
    assert bound("Một hai ba bốn năm").split(" ") == ["Một", "hai", "ba\N{NO-BREAK SPACE}bốn\N{NO-BREAK SPACE}năm"]
    assert bound("Một").split(" ") == ["Một"]


def test_a_slide_takes_no_text_that_would_leave_its_box() -> None:
    lines = tuple((Run("từ " * 200),) for _ in range(6))
    assert not slides._fits(lines, 18, slides.BOXES["body"])
    assert slides._fits(lines[:1], 18, slides.BOXES["body"])


def test_the_slides_of_a_session_hold_every_point_and_every_quote(library: Library) -> None:
    plan = library.plans[0]
    for pack in library.packs:
        for lang in LANGUAGES:
            session = Session(library, plan, words.load(), pack, lang)
            said = [
                run.text for slide in session_slides.deck(session).slides for line in slide.lines for run in line
            ]
            for block in pack.blocks:
                assert {point.of(lang) for point in block.points} <= set(said)
                given = {plan.quotation(basis.clause, basis.quote, lang).words for basis in block.basis}
                assert {quotation(words_of_plan, lang) for words_of_plan in given} <= set(said)


def test_each_slide_of_a_session_tells_the_presenter_when_its_block_runs(library: Library) -> None:
    session = Session(library, library.plans[0], words.load(), library.packs[0], "vi")
    told = {slide.notes.partition("\n")[0] for slide in session_slides.deck(session).slides}
    blocks = [turn for turn in teaching.clock(library.packs[0]) if not turn.block.pause]
    assert {f"{labels.clock(t.start)}–{labels.clock(t.end)}  {t.block.title.vi}" for t in blocks} <= told


def test_a_session_closes_with_its_questions_in_order_and_then_their_answers(library: Library) -> None:
    pack = library.packs[0]
    bank = tuple(question(f"q{i}", right) for i, right in enumerate((True, 2, False), 1))
    asking = pack.model_copy(update={"ask": ("q3", "q2", "q1")})
    session = Session(_with(library, bank), library.plans[0], words.load(), asking, "vi")
    shown = [slide for slide in session_slides.deck(session).slides if slide.title.startswith("Câu hỏi cuối buổi")]
    # A choice has its options beside it on a slide of its own; what is right stands on none of these slides.
    assert [[line[0].text.rstrip() for line in slide.lines] for slide in shown] == [
        ["1.\N{NO-BREAK SPACE}q3"],
        ["2.\N{NO-BREAK SPACE}q2", *(f"{a}.\N{NO-BREAK SPACE}q2 {a.lower()}" for a in "ABCD")],
        ["3.\N{NO-BREAK SPACE}q1"],
    ]
    answers = next(slide for slide in session_slides.deck(session).slides if slide.title == "Đáp án")
    assert [line[0].text.split("\N{NO-BREAK SPACE}") for line in answers.lines] == [
        ["1.", "Sai. "], ["2.", "B. q2 b. "], ["3.", "Đúng. "],
    ]  # fmt: skip


def test_the_one_sheet_has_every_block_every_closing_question_and_every_hard_answer(library: Library) -> None:
    for lang in ("vi", "en"):
        session = Session(library, library.plans[0], words.load(), library.packs[0], lang)
        parts = session_papers.brief(session).parts
        [grid] = [part for part in parts if isinstance(part, Grid)]
        assert [row[1].split("\n")[0] for row in grid.rows] == [b.title.of(lang) for b in session.pack.blocks]
        said = "".join(run.text for part in parts if isinstance(part, Para) for run in part.runs)
        answers = {answer.id: answer for answer in library.answers}
        assert all(question.explanation.of(lang) in said for question in session.closing)
        assert all(answers[name].answer.of(lang) in said for name in session.pack.hard)


def test_minutes_follow_the_session_that_a_unit_meets_for(library: Library) -> None:
    holder = next(h for h in toolkit.holders(library, library.plans[0]) if h.unit)
    assert holder.unit is not None
    meeting = holder.unit.model_copy(update={"meeting": text("Sinh hoạt chuyên đề")})
    desk = Desk(library, library.plans[0], words.load(), replace(holder, unit=meeting))
    taught = {name for block in library.packs[0].blocks for name in block.clauses}
    assert {clause.id for clause in study(desk)} == taught
    assert {clause.id for clause in study(replace(desk, holder=holder))} == set(holder.clauses)
    said = [part.runs[0].text for part in minutes_paper(desk).parts if isinstance(part, Para)]
    assert any(line.startswith("Sinh hoạt chuyên đề") for line in said)
    assert any("Xã ta có tủ sách chưa?" in line for line in said)


def test_marks_inside_a_quotation_are_single_so_that_none_stand_doubled() -> None:
    for words_of_text in ("phong trào “Toàn dân”", 'phong trào "Toàn dân"'):
        assert quotation(words_of_text, "vi") == "“phong trào ‘Toàn dân’”"
    assert quotation("the children’s movement ‘All people’", "en") == "‘the children’s movement “All people”’"


def test_a_blank_is_visible() -> None:
    assert BLANK.strip()


def _with(library: Library, questions: tuple[Question, ...]) -> Library:
    return Library(**{**vars(library), "questions": questions})


def _bring(root: Path, slow: list[Slow], wanted: dict[str, bytes] | None = None) -> list[int]:
    told: list[int] = []
    tree.bring(
        wanted or {},
        slow,
        root / "docs",
        ["made"],
        ledger=root / "ledger.json",
        say=lambda done, _of: told.append(done),
    )
    return told


def test_a_slow_product_is_made_once_and_again_only_when_its_key_changes(tmp_path: Path) -> None:
    made: list[str] = []

    def maker(name: str, key: str) -> Slow:
        return Slow(f"made/{name}", key, lambda: made.append(f"{name}{key}") or f"{name}{key}".encode())

    assert _bring(tmp_path, [maker("a", "1"), maker("b", "1")]) == [1, 2]
    assert _bring(tmp_path, [maker("a", "1"), maker("b", "1")]) == []
    assert _bring(tmp_path, [maker("a", "2"), maker("b", "1")]) == [1]
    assert made == ["a1", "b1", "a2"]
    assert (tmp_path / "docs/made/a").read_bytes() == b"a2"


def test_a_slow_product_that_was_touched_or_lost_is_made_again(tmp_path: Path) -> None:
    slow = [Slow("made/a", "1", lambda: b"whole"), Slow("made/b", "1", lambda: b"whole")]
    _bring(tmp_path, slow)
    (tmp_path / "docs/made/a").write_bytes(b"half")
    (tmp_path / "docs/made/b").unlink()
    assert _bring(tmp_path, slow) == [1, 2]
    assert (tmp_path / "docs/made/a").read_bytes() == (tmp_path / "docs/made/b").read_bytes() == b"whole"


@pytest.mark.parametrize("ledger", ["", "not json", "[]"])
def test_a_ledger_that_cannot_be_read_is_as_good_as_none(tmp_path: Path, ledger: str) -> None:
    slow = [Slow("made/a", "1", lambda: b"a")]
    _bring(tmp_path, slow)
    (tmp_path / "ledger.json").write_text(ledger, "utf-8")
    assert _bring(tmp_path, slow) == [1]
    assert json.loads((tmp_path / "ledger.json").read_text("utf-8")).keys() == {"made/a"}


def test_a_maker_that_fails_leaves_nothing_half_made(tmp_path: Path) -> None:
    def fails() -> bytes:
        raise ValueError("too long for its slide")

    with pytest.raises(ValueError, match="too long"):
        _bring(tmp_path, [Slow("made/a", "1", lambda: b"a"), Slow("made/b", "1", fails)])
    assert not (tmp_path / "docs").exists()


def test_what_is_no_longer_wanted_is_deleted_with_the_rest(tmp_path: Path) -> None:
    slow = [Slow("made/a", "1", lambda: b"a")]
    _bring(tmp_path, slow, {"made/page": b"page"})
    assert {p.name for p in (tmp_path / "docs/made").iterdir()} == {"a", "page"}
    _bring(tmp_path, [], {"made/page": b"page"})
    assert {p.name for p in (tmp_path / "docs/made").iterdir()} == {"page"}


def test_two_makers_of_one_path_are_a_fault(tmp_path: Path) -> None:
    slow = [Slow("made/a", "1", lambda: b"a"), Slow("made/a", "2", lambda: b"b")]
    with pytest.raises(ValueError, match="twice"):
        _bring(tmp_path, slow)
