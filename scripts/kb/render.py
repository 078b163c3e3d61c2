"""The Jinja environment and its filters; nothing else knows Jinja.

Templates write Markdown with blocks of HTML in it. A value put into HTML is escaped by
Jinja; a value put into Markdown goes through `md`, which turns every ASCII punctuation
mark into a character reference, so that no text can ever be taken for markup.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

HERE = Path(__file__).parent
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
VI = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
VI_WORD = rf"[A-Za-z]*[{VI}{VI.upper()}][A-Za-z{VI}{VI.upper()}]*(?![-/\w])"
RUN = re.compile(
    rf"(?<=‘)[^’]*[{VI}{VI.upper()}][^’]*(?=’)|(?<![-/\w]){VI_WORD}(?:[ ](?:[A-Za-z]+[ ])?{VI_WORD})*"
)
# Words between single marks; an apostrophe is not one.
INNER = re.compile(r"‘([^‘]*)’(?!\w)")
EMPHASIS = re.compile(r"(\*\*|\*)(.+?)\1", re.DOTALL)


Templates = jinja2.Environment
"""What pages are rendered with; named here so that nothing else needs to know Jinja."""


def environment() -> Templates:
    """Make the environment: undefined names are errors, HTML is escaped, blocks leave no blank lines."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # "{#" begins an explicit heading id in Markdown, so comments are written <# … #>.
        comment_start_string="<#",
        comment_end_string="#>",
    )
    env.filters["md"] = markdown
    env.filters["json_value"] = json_value
    env.filters["capital"] = capital
    return env


def markdown(text: str) -> Markup:
    """Write a text so that Markdown shows exactly its letters, white space folded."""
    folded = " ".join(text.split())
    return Markup(PUNCTUATION.sub(lambda m: f"&#{ord(m[0])};", folded))  # noqa: S704 - nothing but letters and references is left


def capital(text: str) -> str:
    """Begin a name with a capital where it stands as a title or heads a line of a list."""
    return text[:1].upper() + text[1:]


def emphasis(text: str, lang: str) -> Markup:
    """Show the asterisks of the end matter as the emphasis they mean, and its lines as lines."""
    html = EMPHASIS.sub(_emphasised, str(spoken(text.rstrip("\n"), lang)))
    return Markup(html.replace("\n", "<br>\n"))  # noqa: S704 - escaped before the marks were read


def spoken(text: str, lang: str) -> Markup:
    """Write our own prose, with every Vietnamese name or quotation in English prose marked as Vietnamese.

    A run is words with Vietnamese letters and what stands between two of them; a quotation
    that holds one is Vietnamese as a whole. Document numbers belong to no language.
    """
    if lang == "vi":
        return escape(text)
    out, last = [], 0
    for match in RUN.finditer(text):
        out += [escape(text[last : match.start()]), Markup('<span lang="vi">{}</span>').format(match[0])]
        last = match.end()
    return Markup("").join([*out, escape(text[last:])])


def json_value(value: object) -> Markup:
    """Write a value for the front matter of a page; JSON is YAML."""
    return Markup(json.dumps(value, ensure_ascii=False, sort_keys=True))  # noqa: S704 - front matter is not HTML


def plain(text: str) -> str:
    """Take the emphasis marks out of an official text."""
    return EMPHASIS.sub(lambda m: m[2], text)


def nested(words: str) -> str:
    """Give English words to stand between single marks: those inside become double."""
    return INNER.sub(r"“\1”", words)


def marked(
    text: str, stretches: Mapping[str, Mapping[str, str]], terms: Iterable[tuple[int, int, str]] = ()
) -> Markup:
    """Escape a text, put `<mark>` round each quoted stretch and a link round each term.

    A stretch comes with its data attributes, a term as start, end and the anchor of
    its meaning; terms do not overlap. Where quotes overlap, the text is cut at every
    border and each piece carries the attributes of all quotes that cover it.
    """
    spans = [
        (m.start(), m.end(), attributes)
        for quote, attributes in stretches.items()
        for m in [re.search(r"\s+".join(map(re.escape, quote.split())), text)]
        if m
    ]
    links = sorted(terms)
    opens = {start: anchor for start, _, anchor in links}
    closes = {end for _, end, _ in links}
    edges = (b for s, e, _ in (*spans, *links) for b in (s, e))
    borders = sorted({0, len(text), *edges})
    out: list[str] = []
    for start, end in itertools.pairwise(borders):
        if start in opens:
            out.append(f'<a class="kb-term" href="#{opens[start]}" aria-describedby="{opens[start]}">')
        covering = [attributes for s, e, attributes in spans if s <= start and end <= e]
        out.append(_piece(text[start:end], covering))
        if end in closes:
            out.append("</a>")
    return Markup("".join(out))  # noqa: S704 - every piece was escaped


def _piece(text: str, covering: Sequence[Mapping[str, str]]) -> str:
    """Escape a piece, in `<mark>` if quotes cover it, with all they carry."""
    piece = str(escape(text))
    if not covering:
        return piece
    carried: dict[str, set[str]] = {}
    for attributes in covering:
        for name, values in attributes.items():
            carried.setdefault(name, set()).update(values.split())
    data = "".join(f' data-kb-{name}="{escape(" ".join(sorted(carried[name])))}"' for name in sorted(carried))
    return f'<mark class="kb-quote"{data}>{piece}</mark>'


def _emphasised(match: re.Match[str]) -> str:
    tag = "strong" if match[1] == "**" else "em"
    return f"<{tag}>{match[2]}</{tag}>"
