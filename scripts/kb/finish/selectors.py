"""Say whether a selector can match anything that stands on the pages.

It looks at names only, never at who stands inside whom: a name that no page has is certain, the rest
would be guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tinycss2 import ast  # type: ignore[import-untyped]

from kb.finish.markup import Page

# The script sets the first two; the browser itself opens a fold, and any script may hide a thing.
KEPT_ATTRIBUTES = frozenset({"data-theme", "data-js", "open", "hidden"})
# Functions whose argument is a list of selectors of which one has to match.
ONE_OF = frozenset({"is", "where", "has", "matches", "any", "-webkit-any", "-moz-any"})

Node = Any  # tinycss2's nodes carry no types


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that stands on the pages and that a selector can ask for."""

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: Mapping[str, frozenset[str]]


def seen(pages: Iterable[Page]) -> Seen:
    """Gather the names and values of all pages."""
    tags: set[str] = {"html", "head", "body"}
    classes: set[str] = set()
    ids: set[str] = set()
    attributes: dict[str, set[str]] = {}
    for page in pages:
        for tag in page.tags:
            tags.add(tag.name)
            for name, value in tag.attributes.items():
                attributes.setdefault(name, set()).add(value)
                if name == "class":
                    classes.update(value.split())
                elif name == "id":
                    ids.add(value)
    values = {name: frozenset(found) for name, found in attributes.items()}
    return Seen(frozenset(tags), frozenset(classes), frozenset(ids), values)


def widened(what: Seen, css: str, scripts: str) -> Seen:
    """Add what scripts may make: every word of theirs as a name, every attribute a sheet asks for.

    A sheet of ours styles what our scripts put on the page, so a rule of it goes only when neither
    a page nor a script has the name.
    """
    words = frozenset(re.findall(r"[\w-]+", scripts))
    asked = {name: frozenset(re.findall(r"[\w-]+", css)) for name in re.findall(r"\[([\w-]+)", css)}
    attributes = {name: asked.get(name, frozenset()) | what.attributes.get(name, frozenset()) for name in asked}
    return Seen(what.tags | words, what.classes | words, what.ids | words, {**what.attributes, **attributes})


def split(nodes: Sequence[Node]) -> list[list[Node]]:
    """Split a list of selectors at the commas that stand between them."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def of_one_maker(selector: Sequence[Node]) -> bool:
    """Say whether a selector has a pseudo-element or pseudo-class with a maker's prefix."""
    names = (
        getattr(node, "value", getattr(node, "name", "")) for before, node in pairwise(selector) if before == ":"
    )
    return any(isinstance(name, str) and name.startswith("-") for name in names)


def may_match(selector: Sequence[Node], what: Seen) -> bool:
    """Say whether anything on any page may match; walk the parts, stop at the first that cannot."""
    if any(node == "|" for node in selector):
        return True  # a namespace: not understood, so kept
    previous: Node = None
    for node in selector:
        if not _part(node, previous, what):
            return False
        previous = node
    return True


def _part(node: Node, previous: Node, what: Seen) -> bool:
    """Say whether one part of a selector may match; all that is not a name may."""
    if isinstance(node, ast.IdentToken):
        if previous == ".":
            return node.value in what.classes
        return previous == ":" or node.lower_value in what.tags
    if isinstance(node, ast.HashToken):
        return node.value in what.ids
    if isinstance(node, ast.SquareBracketsBlock):
        return _attribute(node.content, what)
    asks_one = isinstance(node, ast.FunctionBlock) and node.lower_name in ONE_OF
    return not asks_one or any(may_match(choice, what) for choice in split(node.arguments))


def _attribute(content: Sequence[Node], what: Seen) -> bool:
    """Say whether some page has the attribute, with the value asked for where one is."""
    nodes = [node for node in content if not isinstance(node, ast.WhitespaceToken)]
    if not nodes or not isinstance(nodes[0], ast.IdentToken):
        return True
    name = nodes[0].lower_value
    if name in KEPT_ATTRIBUTES:
        return True
    if name not in what.attributes:
        return False
    is_value = [isinstance(node, (ast.IdentToken, ast.StringToken)) for node in nodes]
    if is_value != [True, False, True] or nodes[1] != "=":
        return True  # other comparisons are not worth the risk
    wanted = nodes[2].value.lower()
    return any(value.lower() == wanted for value in what.attributes[name])
