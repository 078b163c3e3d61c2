"""Values are escaped where they are put, and undefined names are errors."""

from __future__ import annotations

import jinja2
import pytest
from kb import render


def rendered(template: str, **values: object) -> str:
    return render.environment().from_string(template).render(**values)


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ nobody }}")


def test_a_value_in_html_is_escaped() -> None:
    assert rendered("<p>{{ x }}</p>", x='<b> & "c"') == "<p>&lt;b&gt; &amp; &#34;c&#34;</p>"


def test_a_value_in_markdown_is_written_so_that_no_sign_of_it_is_markup() -> None:
    assert rendered("{{ x | md }}", x="*a* [b](c)") == "&#42;a&#42; &#91;b&#93;&#40;c&#41;"


def test_front_matter_is_json() -> None:
    assert rendered("title: {{ x | json_value }}", x='a: "b" #') == 'title: "a: \\"b\\" #"'


def test_a_heading_may_carry_an_id_for_comments_are_written_otherwise() -> None:
    assert rendered("<# not shown #>## a {#b}") == "## a {#b}"


def test_the_asterisks_of_the_end_matter_are_shown_as_the_emphasis_they_mean() -> None:
    assert str(render.emphasis("**A\nB**\nC (*d*) <e>\n", "vi")) == (
        "<strong>A<br>\nB</strong><br>\nC (<em>d</em>) &lt;e&gt;"
    )
    assert render.plain("**A**, (*d*)") == "A, (d)"


def test_a_quote_is_marked_where_it_stands_first() -> None:
    marked = render.marked("a b a b", {"a b": {"task": "t"}})
    assert str(marked) == '<mark class="kb-quote" data-kb-task="t">a b</mark> a b'


def test_a_quote_is_found_over_a_fold_in_the_text() -> None:
    assert "<mark" in render.marked("a\n b", {"a b": {"task": "t"}})


def test_where_quotes_overlap_the_piece_carries_both() -> None:
    marked = str(render.marked("a b c", {"a b": {"task": "one"}, "b c": {"task": "two"}}))
    assert 'data-kb-task="one two">b</mark>' in marked
    assert marked.count("<mark") == 3


def test_a_quote_that_stands_nowhere_marks_nothing() -> None:
    assert str(render.marked("a", {"z": {"task": "t"}})) == "a"


def test_what_a_mark_carries_cannot_leave_its_attribute() -> None:
    assert '"><' not in str(render.marked("a", {"a": {"task": '"><script>'}}))


def test_vietnamese_in_our_english_prose_is_marked_as_vietnamese() -> None:
    assert str(render.spoken("the Tỉnh ủy says ‘ở đây & now’", "en")) == (
        'the <span lang="vi">Tỉnh ủy</span> says ‘<span lang="vi">ở đây &amp; now</span>’'
    )


def test_the_number_of_a_document_belongs_to_no_language() -> None:
    assert "<span" not in render.spoken("Decision 23/QĐ-TTg", "en")


def test_vietnamese_in_vietnamese_prose_needs_no_mark() -> None:
    assert str(render.spoken("Tỉnh ủy", "vi")) == "Tỉnh ủy"


def test_marks_inside_an_english_quotation_are_double_and_apostrophes_stay() -> None:
    words = "the children’s movement ‘All people’s care’ and ‘the rest’"
    assert render.nested(words) == "the children’s movement “All people’s care” and “the rest”"
