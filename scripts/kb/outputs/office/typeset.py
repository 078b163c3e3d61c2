"""Papers as PDF: tagged, with language and title, the faces embedded; the faces are the compiler's own.

System fonts would make another file on another machine, so none is used; a letter that
the face lacks is an error.
"""

from __future__ import annotations

import typst

from kb.outputs.office.content import Break, Closing, Grid, Heading, Letterhead, Paper, Para, Part, Rule, Run

FACE = "Libertinus Serif"
HEAD = """#set document(title: {title}, date: none)
#set text(lang: {lang}, region: {region}, font: {face}, size: 11pt)
#set page(paper: "a4", numbering: "1",
  margin: (top: {top}mm, bottom: {bottom}mm, left: {left}mm, right: {right}mm),
  footer: context align(center, text(size: 8pt)[#{foot} #h(1em)
    #counter(page).display("1/1", both: true)]))
#set par(leading: 0.62em, spacing: 0.85em)
#set table(stroke: 0.5pt, inset: 4pt)
#show heading.where(level: 1): it => block(above: 1.4em, below: 0.7em, text(size: 14pt, it.body))
#show heading.where(level: 2): it => block(above: 1.1em, below: 0.6em, text(size: 12pt, it.body))
#show title: it => align(center, text(size: 18pt, weight: "bold", it.body))
"""
STYLES = {
    "body": "{runs}\n",
    "plain": "{runs}\n",
    "line": "#box(width: 1fr, repeat[.])\n",
    "point": "#list[{runs}]",
    "option": "#block(above: 0.6em, below: 0.6em, inset: (left: 6mm))[#par(hanging-indent: 5mm)[{runs}]]\n",
    "quote": "#pad(left: 6mm)[#emph[{runs}]]\n",
    "note": '#text(size: 9.5pt, style: "italic")[{runs}]\n',
    "centre": "#align(center)[{runs}]\n",
    "title": "#title[{runs}]\n",
    "abstract": "#align(center)[#strong[{runs}]]\n",
    "label": "#block(above: 1.2em, below: 0.6em, sticky: true)[#strong[{runs}]]\n",
}
REGIONS = {"vi": "VN", "en": "GB"}


def made(paper: Paper) -> bytes:
    """Give the bytes of a PDF file that keeps to PDF/UA-1."""
    top, bottom, left, right = paper.margins
    head = HEAD.format(
        title=text(paper.title), lang=text(paper.lang), region=text(REGIONS[paper.lang]), face=text(FACE),
        top=top, bottom=bottom, left=left, right=right, foot=text(paper.foot),
    )  # fmt: skip
    body = "\n".join(_part(part, paper) for part in paper.parts)
    compiler = typst.Compiler(
        f"{head}\n{body}".encode(), font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True
    )
    data, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards="ua-1")
    if warnings or not isinstance(data, bytes):
        raise ValueError(f"{paper.title}: {'; '.join(w.message for w in warnings)}")
    return data


def text(words: str) -> str:
    """Write words as a string of the typesetter's language."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _part(part: Part, paper: Paper) -> str:
    match part:
        case Heading(words, level):
            return f"#heading(level: {level})[#{text(words)}]\n"
        case Para():
            written = STYLES[part.style].format(runs="".join(_run(run, paper) for run in part.runs))
            return f"#block(sticky: true)[{written}]\n" if part.keep else written
        case Grid():
            return _grid(part)
        case Break():
            return "#pagebreak()\n"
        case Letterhead() | Closing() | Rule():
            raise TypeError("administrative papers are Word files only")


def _run(run: Run, paper: Paper) -> str:
    out = f"#{text(run.text)}"
    if run.bold:
        out = f"#strong[{out}]"
    if run.italic:
        out = f"#emph[{out}]"
    if run.lang and run.lang != paper.lang:
        out = f"#text(lang: {text(run.lang)}, region: {text(REGIONS[run.lang])})[{out}]"
    return out


def _grid(grid: Grid) -> str:
    columns = ", ".join(f"{width}mm" for width in grid.widths)
    head = ", ".join(f"[#strong[#{text(one)}]]" for one in grid.head)
    rows = "".join("  " + ", ".join(map(_cell, row)) + ",\n" for row in grid.rows)
    return f"#table(columns: ({columns}),\n  table.header({head}),\n{rows})\n"


def _cell(words: str) -> str:
    """Write a cell of a table; numbers stand in the middle."""
    inside = f"[#{text(words)}]"
    return f"align(center){inside}" if words.isdigit() else inside
