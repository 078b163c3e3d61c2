"""What holds for any text: it is shown exactly, never taken for markup, and quotes change no letter of it."""

from __future__ import annotations

import html
import re

import markdown
import yaml
from hypothesis import given
from hypothesis import strategies as st
from kb import mentions, parse, problems, render, sentences, source, words
from kb.model import LANGUAGES, Lang
from kb.outputs import data_csv
from kb.outputs.pages import frame
from kb.source import SourceFile

# What the site is built with: MkDocs' own three, and those of mkdocs.yml.
EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html")
LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
SIGNS = st.sampled_from([*"#*_`[](){}<>|&!~^=+-.:;\\/\"'$%@? \n1ạđ“”–", "[x](y)", "{#id}", "<b>", "&amp;", "* a"])
TEXTS = st.lists(st.one_of(LETTERS, SIGNS), max_size=40).map("".join)
FURNITURE = words.load()
TAG = re.compile(r"<[^>]*>")


def folded(text: str) -> str:
    return " ".join(text.split())


def shown(page: str) -> str:
    return folded(html.unescape(TAG.sub("", page)))


def test_the_extensions_tried_here_are_those_of_the_site() -> None:
    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml, whose `!ENV` only MkDocs knows."""

    Loader.add_constructor("!ENV", lambda *_: None)
    text = (render.HERE.parents[1] / "mkdocs.yml").read_text("utf-8")
    named = yaml.load(text, Loader=Loader)["markdown_extensions"]  # noqa: S506 - a SafeLoader with one tag more
    assert {next(iter(n)) if isinstance(n, dict) else n for n in named} <= set(EXTENSIONS)


@given(TEXTS)
def test_markdown_of_an_escaped_text_shows_that_text_exactly(text: str) -> None:
    page = markdown.markdown(f"# {render.markdown(text)}\n\nx {render.markdown(text)}", extensions=EXTENSIONS)
    head, _, body = page.partition("</h1>")
    assert shown(head) == folded(text)
    assert shown(body) == folded(f"x {text}")


@given(TEXTS, TEXTS)
def test_a_markdown_link_shows_its_text_and_leads_to_its_address(text: str, other: str) -> None:
    link = frame._link("plans/x/", f"a{text}b", "agencies/y/")
    page = markdown.markdown(f"{render.markdown(other)} {link}", extensions=EXTENSIONS)
    assert shown(page) == folded(f"{other} a{text}b")
    assert page.count("<a ") == 1
    assert 'href="../../agencies/y/index.md"' in page


@given(TEXTS, st.lists(TEXTS, max_size=4), st.data())
def test_quotes_marked_in_a_text_change_no_letter_of_it(text: str, quotes: list[str], data: st.DataObject) -> None:
    inside = []
    for _ in range(2):
        start = data.draw(st.integers(0, len(text)))
        inside.append(text[start : data.draw(st.integers(start, len(text)))])
    stretches = {quote: {"task": quote, "agency": "a b"} for quote in (*quotes, *inside)}
    assert html.unescape(TAG.sub("", str(render.marked(text, stretches)))) == text


@given(TEXTS)
def test_a_text_inside_official_words_is_never_markup(text: str) -> None:
    assert TAG.findall(str(render.marked(text, {}))) == []
    allowed = {"<br>", "<em>", "</em>", "<strong>", "</strong>"}
    assert set(TAG.findall(str(render.emphasis(text, "vi")))) <= allowed
    assert set(TAG.findall(str(render.emphasis(text, "en")))) <= {*allowed, '<span lang="vi">', "</span>"}


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_emphasis_takes_nothing_away_but_its_own_marks(text: str, lang: Lang) -> None:
    assert shown(str(render.emphasis(text, lang)).replace("<br>", " ")) == folded(render.plain(text))


@given(TEXTS)
def test_marking_a_language_changes_no_letter(text: str) -> None:
    for lang in LANGUAGES:
        assert html.unescape(TAG.sub("", str(render.spoken(text, lang)))) == text


@given(TEXTS, st.dictionaries(st.text("ab", min_size=1), st.lists(st.text("abc ", min_size=1), max_size=3)))
def test_a_mention_is_a_stretch_that_reads_as_a_form_of_its_name(text: str, forms: dict[str, list[str]]) -> None:
    text = f"{text} a b ab {text}"
    for span in mentions.find(text, forms):
        named = folded(text[span.start : span.end]).lower()
        assert named in {folded(form).lower() for form in forms[span.id]}


@given(st.dictionaries(st.sampled_from(["key", "value", "id", "quote", "shape"]), TEXTS, min_size=5), TEXTS)
def test_a_problem_is_one_line_in_each_language_whatever_its_facts(facts: dict[str, str], near: str) -> None:
    problem = problems.Problem("not-text", problems.Where("a.yml", 2, 3), facts, near)
    for lang in LANGUAGES:
        line = sentences.sentence(problem, FURNITURE, lang)
        assert line.startswith("a.yml:2:3: ")
        assert len(line.splitlines()) == 1


@given(st.lists(st.fixed_dictionaries({"id": st.just("x"), "name": st.fixed_dictionaries({"vi": TEXTS})})))
def test_what_is_dumped_is_read_back_as_it_was(entries: list[dict[str, object]]) -> None:
    data = yaml.safe_dump(entries, allow_unicode=True).encode()
    tree, found = source.tree_of(SourceFile("a.yml", data))
    if found:
        assert {problem.code for problem in found} <= {"not-nfc", "hidden-character", "yaml"}
        return
    assert tree is not None
    assert _bare(tree.value) == entries


@given(st.lists(TEXTS.filter(lambda t: t.strip() != "" and t.isprintable()), min_size=1, max_size=4))
def test_a_parsed_entity_dumped_and_parsed_again_is_the_same(names: list[str]) -> None:
    entries = [{"id": f"p-{i}", "name": {"vi": name, "en": name}} for i, name in enumerate(names)]
    first, found = _places(entries)
    if found:
        assert {problem.code for problem in found} <= {"not-nfc", "hidden-character"}
        return
    again, found = _places([place.model_dump(exclude_none=True, exclude_defaults=True) for place in first])
    assert not found
    assert [place.model_dump() for place in again] == [place.model_dump() for place in first]


@given(TEXTS)
def test_a_cell_of_a_table_never_begins_a_formula(text: str) -> None:
    cell = data_csv._harmless(text)
    assert cell.endswith(text)
    assert cell[:1] not in {"=", "+", "-", "@"}


@given(TEXTS)
def test_a_description_is_short_and_only_ever_cut_at_its_end(text: str) -> None:
    short = frame.shortened(text)
    assert len(short) <= frame.DESCRIPTION + 1
    assert folded(text).startswith(short.rstrip("…"))


def _places(entries: list[dict[str, object]]):  # noqa: ANN202
    data = yaml.safe_dump(entries, allow_unicode=True).encode()
    catalogue, found = parse.catalogue([SourceFile("catalogue/places.yml", data)])
    return catalogue.places, [p for p in found if p.at.path == "catalogue/places.yml"]


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key != source.PLACE}
    return [_bare(one) for one in value] if isinstance(value, tuple) else value
