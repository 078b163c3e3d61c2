"""Reading pages, and changing pieces of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.finish.markup import Edit, changed, edited, read, spliced


def test_a_tag_knows_its_place_after_lines_comments_and_scripts() -> None:
    text = 'chữ\r\n<!-- <a href="no"> -->\n<script src="a">"<a href=no>"</script>\n  <a\n href="yes">x</a>'
    page = read("x.html", text.encode())
    assert [tag.name for tag in page.tags] == ["script", "a"]
    assert page.text[page.tags[1].start : page.tags[1].end] == '<a\n href="yes">'


def test_a_change_leaves_all_else_as_it_was() -> None:
    page = read("x.html", b"<p><a  title='it &amp; that' HREF=old hidden data-x=\"&quot;\">t</a>")
    [_, tag] = page.tags
    text = spliced(page, [changed(page, tag, {"href": 'n"w', "hidden": None, "rel": "x"})])
    assert text == '<p><a  title=\'it &amp; that\' HREF="n&quot;w" data-x="&quot;" rel="x">t</a>'


def test_a_closed_tag_stays_closed() -> None:
    page = read("x.html", b'<link href="a"/>')
    assert spliced(page, [changed(page, page.tags[0], {"rel": "x"})]) == '<link href="a" rel="x"/>'


def test_of_an_attribute_named_twice_the_first_counts() -> None:
    page = read("x.html", b'<a href="first" href="second">')
    assert page.tags[0].get("href") == "first"


def test_edits_that_overlap_are_refused() -> None:
    page = read("x.html", b"abcdef")
    with pytest.raises(ValueError, match="overlap"):
        spliced(page, [Edit(0, 3, ""), Edit(2, 4, "")])


def test_an_edit_that_cuts_a_tag_is_refused() -> None:
    page = read("x.html", b"<p><a href='x'>")
    with pytest.raises(ValueError, match="cuts the tag"):
        edited(page, [Edit(5, 9, "")])


PIECES = ["<p>", "</p>", "chữ\n", "<a href='x'>", "<br>", "<!-- <i> -->", '<script>"<b>"</script>']
NEW = ["", "từ", "<b title='n'>", "<i><u>", "</a>"]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.lists(st.sampled_from(NEW), min_size=8, max_size=8))
def test_an_edited_page_is_what_reading_it_anew_would_give(pieces: list[str], new: list[str]) -> None:
    page = read("x.html", "".join(pieces).encode())
    places = [len("".join(pieces[:at])) for at in range(len(pieces))]
    # An empty word stands for a piece that stays; any other comes before it or, every second time, in its place.
    edits = [
        Edit(place, place + (len(piece) if at % 2 else 0), word)
        for at, (place, piece, word) in enumerate(zip(places, pieces, new, strict=False))
        if word
    ]
    assert edited(page, edits) == read("x.html", spliced(page, edits).encode())


@given(st.dictionaries(st.sampled_from(["href", "title", "data-x"]), st.text(alphabet="a\"'&<>\n =", max_size=9)))
def test_a_value_that_was_written_is_read_back(values: dict[str, str]) -> None:
    page = read("x.html", b"<p>x<a title='t'>")
    written = read("x.html", spliced(page, [changed(page, page.tags[1], dict(values))]).encode())
    assert written.tags[1].attributes == {"title": "t"} | values
