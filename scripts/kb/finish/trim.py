"""Leave out of the theme's stylesheet what no page of the site can match.

The theme ships 138 KB for everything it might be asked to show; our pages use a fifth of it. A rule goes
only when it is certain that nothing matches it: unsure means keep.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from kb.finish.selectors import Node, Seen, may_match, of_one_maker, split

GROUPS = frozenset({"media", "supports", "layer", "container", "document", "-moz-document"})
FRAMES = frozenset({"keyframes", "-webkit-keyframes", "-moz-keyframes", "-o-keyframes"})
# A combinator that no text in quotation marks follows.
COMBINED = re.compile(r" ?([>+~]) ?(?=[^\"']*$)")
CUSTOM = re.compile(r"--[\w-]+")


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A trimmed sheet, or why it could not be read."""

    css: str
    faults: tuple[str, ...]


@dataclass(slots=True)
class Rule:
    """A rule of the sheet, its parts already split."""

    head: str
    selectors: list[list[Node]] | None = None
    declarations: list[Node] | None = None
    rules: list[Rule] | None = None
    raw: str = ""
    frames: str = ""


def trim(css: str, what: Seen, path: str) -> Trimmed:
    """Leave out of a sheet the selectors that nothing matches."""
    rules, faults = _sheet(css, path)
    return Trimmed(css, faults) if faults else Trimmed(written(_matching(rules, what)), ())


@functools.lru_cache(maxsize=32)
def _sheet(css: str, path: str) -> tuple[list[Rule], tuple[str, ...]]:
    """Read a sheet, once for all pages: kinds of page that link different sheets share most of them."""
    faults: list[str] = []
    return parsed(css, path, faults), tuple(faults)


def settled(css: str, scripts: str) -> str:
    """Leave out of joined sheets properties and keyframes that neither they nor scripts read, and empty rules."""
    rules = parsed(css, "", [])
    named_elsewhere = set(re.findall(r"[\w-]+", scripts))
    read_elsewhere = set(CUSTOM.findall(scripts))
    while True:
        named = idents(rules)
        read = {name for name in named if name.startswith("--")} | read_elsewhere
        rules = used(rules, read, named | named_elsewhere)
        # What is dropped follows from the names alone.
        if idents(rules) == named:
            return written(rules)


def parsed(css: str, path: str, faults: list[str]) -> list[Rule]:
    """Read a sheet into rules; what cannot be read is added to the faults."""
    return _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), path, faults)


def _rules(nodes: Sequence[Node], path: str, faults: list[str]) -> list[Rule]:
    """Split parsed nodes into rules; what is not understood stays word for word."""
    found: list[Rule] = []
    for node in nodes:
        if isinstance(node, ast.ParseError):
            faults.append(
                f"{path}:{node.source_line}:{node.source_column}: cannot be read as CSS ({node.message}): "
                "mend the sheet, or pin the theme's version that had it right"
            )
        elif isinstance(node, ast.QualifiedRule):
            found.append(_qualified(node, path, faults))
        elif isinstance(node, ast.AtRule):
            found.append(_at(node, path, faults))
    return found


def _qualified(node: Node, path: str, faults: list[str]) -> Rule:
    """Split a rule into selectors and declarations; a rule with rules inside stays whole."""
    if any(isinstance(node, ast.CurlyBracketsBlock) for node in node.content):
        return Rule(head="", selectors=split(node.prelude), raw=_folded(node.content))
    declarations = []
    for item in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        if isinstance(item, ast.ParseError):
            faults.append(
                f"{path}:{item.source_line}:{item.source_column}: cannot be read as CSS ({item.message}): "
                "mend the sheet, or pin the theme's version that had it right"
            )
        else:
            declarations.append(item)
    return Rule(head="", selectors=split(node.prelude), declarations=declarations)


def _at(node: Node, path: str, faults: list[str]) -> Rule:
    """Split an at-rule; only groups and keyframes are looked into."""
    head = f"@{node.at_keyword}{_folded(node.prelude, trim=False).rstrip()}"
    if node.content is None:
        return Rule(head="", raw=head + ";")
    if node.lower_at_keyword in GROUPS:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        return Rule(head=head, rules=_rules(inner, path, faults))
    frames = _folded(node.prelude).strip("\"'") if node.lower_at_keyword in FRAMES else ""
    return Rule(head=head, raw=_folded(node.content), frames=frames)


def _matching(rules: list[Rule], what: Seen) -> list[Rule]:
    """Keep the selectors that some page may match."""
    kept: list[Rule] = []
    for rule in rules:
        if rule.rules is not None:
            kept.append(replace(rule, rules=_matching(rule.rules, what)))
        elif rule.selectors is None:
            kept.append(rule)
        else:
            alive = [selector for selector in rule.selectors if may_match(selector, what)]
            # A browser that does not know one selector of a list drops the whole list. Taking that one
            # out would wake the others up, so a list with a maker's own selector lives or dies whole.
            if alive and any(map(of_one_maker, rule.selectors)):
                alive = rule.selectors
            if alive:
                kept.append(replace(rule, selectors=alive))
    return kept


def used(rules: list[Rule], read: set[str], named: set[str]) -> list[Rule]:
    """Drop properties nobody reads, keyframes nobody names, rules that say nothing."""
    kept: list[Rule] = []
    for rule in rules:
        if rule.rules is not None:
            inner = used(rule.rules, read, named)
            if inner or rule.head.startswith("@layer"):
                kept.append(replace(rule, rules=inner))
        elif rule.declarations is not None:
            said = [item for item in rule.declarations if not _unread(item, read)]
            if said:
                kept.append(replace(rule, declarations=said))
        elif not rule.frames or rule.frames in named:
            kept.append(rule)
    return kept


def _unread(item: Node, read: set[str]) -> bool:
    """Say whether a declaration sets a custom property that nobody reads."""
    return isinstance(item, ast.Declaration) and item.name.startswith("--") and item.name not in read


def idents(rules: list[Rule]) -> set[str]:
    """Gather every name that stands in a value or in a part kept word for word."""
    found: set[str] = set()
    for rule in rules:
        if rule.rules is not None:
            found |= idents(rule.rules)
        if rule.declarations is not None:
            for item in rule.declarations:
                if isinstance(item, ast.Declaration):
                    _gather(item.value, found)
        if not rule.frames:
            found |= set(re.findall(r"[\w-]+", rule.raw))
        else:
            found |= set(CUSTOM.findall(rule.raw))
    return found


def _gather(nodes: Iterable[Node], found: set[str]) -> None:
    """Add the names among nodes, however deep."""
    for node in nodes:
        if isinstance(node, (ast.IdentToken, ast.StringToken)):
            found.add(node.value)
        _gather(getattr(node, "arguments", None) or getattr(node, "content", None) or (), found)


def written(rules: list[Rule]) -> str:
    """Write rules down, without needless white space."""
    parts: list[str] = []
    for rule in rules:
        if rule.rules is not None:
            parts.append(f"{rule.head}{{{written(rule.rules)}}}")
        elif rule.selectors is None:
            parts.append(f"{rule.head}{{{rule.raw}}}" if rule.head else rule.raw)
        else:
            head = ",".join(COMBINED.sub(r"\1", _folded(selector)) for selector in rule.selectors)
            body = rule.raw or ";".join(_declared(item) for item in rule.declarations or ())
            parts.append(f"{head}{{{body}}}")
    return "".join(parts)


def _declared(item: Node) -> str:
    """Write one declaration."""
    if not isinstance(item, ast.Declaration):
        return str(item.serialize()).strip()
    value = _folded(item.value)
    # An empty custom property is a value of its own; without the space it would be a mistake.
    return f"{item.name}:{value or ' '}{'!important' if item.important else ''}"


def _folded(nodes: Sequence[Node], *, trim: bool = True) -> str:
    """Write nodes with each run of white space as one space."""
    nodes = _plain(nodes)
    text = str(tinycss2.serialize(nodes))
    return text.strip() if trim else text


def _plain(nodes: Sequence[Node]) -> list[Node]:
    """Take comments out and make each run of white space one space, however deep."""
    kept = [node for node in nodes if not isinstance(node, ast.Comment)]
    for node in kept:
        if isinstance(node, ast.WhitespaceToken):
            node.value = " "
        elif isinstance(node, ast.FunctionBlock):
            node.arguments = _plain(node.arguments)
        elif hasattr(node, "content") and isinstance(node.content, list):
            node.content = _plain(node.content)
    return kept
