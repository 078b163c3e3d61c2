"""Join ES modules into one classic script, so that pages work over file:// and without Node.

Over file:// browsers refuse modules. Our sources keep to a narrow form, and what leaves it is
an error with its place, so plain text work is enough: no parser, nothing guessed.

The form: `import { a, b } from "./name.js";` and `export function|class|const|let …` at the start
of a line; comments stand on lines of their own, but for `/** @type … */` casts; no template literal
runs over a line's end; no two modules share a top-level name, because in the joined script all names
stand side by side.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

_IMPORT = re.compile(r'import \{([^}]*)\} from "(\.{1,2}/[^"]+\.js)";')
_EXPORT = re.compile(r"export (?=(?:async )?(?:function|class|const|let)\b)")
_NAME = re.compile(r"(?:async )?(?:function\*?|class|const|let|var) ([A-Za-z_$][\w$]*)")
# What must be read as a whole: strings and patterns are kept, the casts of the type check go.
# A pattern follows an operator, an opening bracket or `return`; after a value the stroke divides.
WHOLE = re.compile(
    r"(?P<kept>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`"
    r"|(?:(?<=[=(,:!&|?\[{;])|(?<=return))\s*/(?![/*])(?:[^/\\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*)"
    r"|/\*\* @(?:type|param) [^*]*\*/ ?"
)

_BLANKS = re.compile(r" ?([=<>*%?:,;{}()\[\]|&!]+) ?|(?<![+-]) ([+-]) (?![+-])|(?<=[;{,(\[=?:|&])\n|\n(?=\.)")


class BundleError(ValueError):
    """A source that leaves the form, with its path and line."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


def join(sources: Mapping[str, str], entry: str) -> str:
    """Join a module and all it imports, each after what it needs, into one strict script."""
    order: list[str] = []
    _visit(sources, entry, (), order)
    owners: dict[str, str] = {}
    parts: list[str] = []
    for path in order:
        code = _stripped(path, sources[path])
        for line, text in code:
            declared = _NAME.match(_EXPORT.sub("", text)) if text[:1].strip() else None
            if declared is None:
                continue
            name = declared.group(1)
            if owners.setdefault(name, path) != path:
                other = owners[name]
                raise BundleError(path, line, f"the name {name} stands in {other} too; call one otherwise")
        parts += [_EXPORT.sub("", text, count=1).strip() for _, text in code if not _IMPORT.match(text)]
    return '(function () {\n"use strict";\n' + _tight("\n".join(parts)) + "\n})();\n"


def _tight(code: str) -> str:
    """Leave out the blanks beside signs, but where + or - could run into the next.

    Strings and patterns stay as they are.
    """
    parts: list[str] = []
    place = 0
    for whole in WHOLE.finditer(code):
        parts += [_BLANKS.sub(r"\1\2", code[place : whole.start()]), whole[0]]
        place = whole.end()
    return "".join(parts) + _BLANKS.sub(r"\1\2", code[place:])


def _visit(sources: Mapping[str, str], path: str, above: tuple[str, ...], order: list[str]) -> None:
    """Put a module after all it imports."""
    if path in order:
        return
    if path not in sources:
        raise BundleError(above[-1] if above else path, 1, f"there is no module {path}")
    for line, text in _stripped(path, sources[path]):
        found = _IMPORT.fullmatch(text.strip())
        if not found:
            continue
        needed = posixpath.normpath(posixpath.join(posixpath.dirname(path), found.group(2)))
        if needed in (*above, path):
            raise BundleError(path, line, f"imports go in a circle through {needed}")
        _visit(sources, needed, (*above, path), order)
        given = {name for _, code in _stripped(needed, sources[needed]) for name in _exported(code)}
        missing = {name.strip() for name in found.group(1).split(",")} - given - {""}
        if missing:
            raise BundleError(path, line, f"{needed} does not export {', '.join(sorted(missing))}")
    order.append(path)


def _exported(text: str) -> list[str]:
    """Give the name a line exports, if it exports one."""
    if not _EXPORT.match(text):
        return []
    declared = _NAME.match(_EXPORT.sub("", text))
    return [declared.group(1)] if declared else []


def _stripped(path: str, source: str) -> list[tuple[int, str]]:
    """Leave out comment lines and empty lines; refuse what plain stripping could harm."""
    kept: list[tuple[int, str]] = []
    inside = False
    for line, given in enumerate(source.splitlines(), start=1):
        text = given if inside else WHOLE.sub(lambda whole: whole["kept"] or "", given)
        bare = text.strip()
        if inside or bare.startswith("/*"):
            inside = not bare.endswith("*/")
            if inside and "*/" in bare:
                raise BundleError(path, line, "code stands after a comment; give it a line of its own")
            continue
        if not bare or bare.startswith("//"):
            continue
        _check(path, line, text)
        kept.append((line, text.rstrip()))
    if inside:
        raise BundleError(path, len(source.splitlines()), "a comment does not end")
    return kept


def _check(path: str, line: int, text: str) -> None:
    """Refuse a line that stripping could harm, or that joining cannot read."""
    code = WHOLE.sub(" ", text)
    if "//" in code or "/*" in code:
        raise BundleError(path, line, "a comment stands after code; give it a line of its own")
    if "`" in code:
        raise BundleError(path, line, "a template literal runs over the end of the line")
    bare = text.strip()
    if re.match(r"import\b(?!\()", bare) and not _IMPORT.fullmatch(text.rstrip()):
        raise BundleError(path, line, 'write an import as import { a, b } from "./name.js"; on one line')
    if _IMPORT.match(text) and re.search(r"\bas\b", text):
        raise BundleError(path, line, "an import keeps its name: one thing has one name when joined")
    if re.match(r"export\b", bare) and not _EXPORT.match(text):
        raise BundleError(path, line, "write an export as export function, class, const or let")
