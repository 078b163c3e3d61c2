"""Let a page show its name before its sheet has come: the rules for its opening stand in the page itself.

Where each request takes 400 ms, a page that waits for a sheet stays white for one and a half seconds. So
what styles the opening (header, trail, heading, lead) is written into the head, and everything else is asked
for right below the opening: browsers paint what stands above a sheet's link without waiting for the sheet.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tinycss2 import ast  # type: ignore[import-untyped]

from kb.finish.markup import Edit, Page, Tag, changed
from kb.finish.selectors import Node, Seen, may_match, of_one_maker, seen
from kb.finish.trim import Rule, idents, parsed, used, written

ENDS = re.compile(r'</h1>(?:\s*<p class="kb-lead">.*?</p>)?', re.DOTALL)
# The theme hangs its rules for text on this class; above the end of the lead, few kinds of text stand below it.
TEXT = "md-typeset"
POLICY = "content-security-policy"
STYLES = "style-src 'self'"


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands on the openings of some pages: all of it, and what of it is text."""

    all: Seen
    text: Seen

    def has(self, selector: Sequence[Node]) -> bool:
        """Say whether a selector may match something there."""
        for at, node in enumerate(selector):
            if isinstance(node, ast.IdentToken) and node.value == TEXT:
                return may_match(selector[: at + 1], self.all) and may_match(selector[at + 1 :], self.text)
        return may_match(selector, self.all)


def end(page: Page) -> int:
    """Say where the opening of a page ends: after its heading and lead, or with its head if it has none."""
    found = ENDS.search(page.text)
    return found.end() if found else max(page.text.find("</head>"), 0)


def opening(pages: Iterable[Page]) -> Opening:
    """Gather what stands on the openings of pages."""
    parts = [
        (page, tuple(tag for tag in page.tags if tag.start < last)) for page in pages for last in (end(page),)
    ]
    text = []
    for page, tags in parts:
        start = next((tag.end for tag in tags if TEXT in tag.get("class").split()), len(page.text))
        text.append(replace(page, tags=tuple(tag for tag in tags if tag.start >= start)))
    inner = seen(text)
    return Opening(
        seen(replace(page, tags=tags) for page, tags in parts),
        replace(inner, tags=inner.tags - {"html", "head", "body"}),
    )


def parted(css: str, above: Opening) -> tuple[str, str]:
    """Part a sheet into the rules for an opening and all others; each keeps its order.

    What the opening's rules do not read of the custom properties goes with the others.
    """
    rules = parsed(css, "", [])
    first = _chosen(rules, above.has, lambda _: True)
    while True:
        read = idents(first)
        first = used(first, {name for name in read if name.startswith("--")}, set())
        if idents(first) == read:
            break

    def is_first(item: Node) -> bool:
        return not _is_property(item) or item.name in read

    rest = _others(rules, above.has, is_first)
    return written(_chosen(rules, above.has, is_first)), written(rest)


def narrowed(first: Iterable[Rule], absent: frozenset[str]) -> str:
    """Write the rules for some openings for a page that has none of the absent classes anywhere."""

    def may_match_there(selector: Sequence[Node]) -> bool:
        # What stands in brackets, as in :not(.absent), asks for nothing.
        return not any(dot == "." and name.value in absent for dot, name in pairwise(selector))

    return written(_chosen(first, may_match_there, lambda _: True))


def _is_property(item: Node) -> bool:
    """Say whether a declaration sets a custom property."""
    return isinstance(item, ast.Declaration) and item.name.startswith("--")


def _on_paper(rule: Rule) -> bool:
    """Say whether a group is for paper, which nobody waits for."""
    return rule.head.startswith("@media print")


Has = Callable[[Sequence[Node]], bool]
IsFirst = Callable[[Node], bool]


def _chosen(rules: Iterable[Rule], has: Has, is_first: IsFirst) -> list[Rule]:
    """Take the rules for the opening."""
    kept: list[Rule] = []
    for rule in rules:
        if rule.rules is not None and not _on_paper(rule):
            inner = _chosen(rule.rules, has, is_first)
            kept += [replace(rule, rules=inner)] if inner else []
        elif rule.selectors is not None:
            alive, _ = _split(rule.selectors, has)
            said = [item for item in rule.declarations or () if is_first(item)]
            if alive and (said or rule.raw):
                kept.append(replace(rule, selectors=alive, declarations=said if rule.declarations else None))
    return kept


def _others(rules: Iterable[Rule], has: Has, is_first: IsFirst) -> list[Rule]:
    """Take what is left when the rules for the opening are gone."""
    kept: list[Rule] = []
    for rule in rules:
        if rule.rules is not None and not _on_paper(rule):
            inner = _others(rule.rules, has, is_first)
            kept += [replace(rule, rules=inner)] if inner else []
        elif rule.selectors is None:
            kept.append(rule)
        else:
            alive, dead = _split(rule.selectors, has)
            unread = [item for item in rule.declarations or () if not is_first(item)]
            if alive and unread:
                kept.append(replace(rule, selectors=alive, declarations=unread))
            if dead:
                kept.append(replace(rule, selectors=dead))
    return kept


def _split(selectors: list[list[Node]], has: Has) -> tuple[list[list[Node]], list[list[Node]]]:
    """Part a list of selectors; one with a maker's own selector stays whole, as it lives or dies whole."""
    alive = [selector for selector in selectors if has(selector)]
    if any(map(of_one_maker, selectors)):
        return (selectors, []) if alive else ([], selectors)
    return alive, [selector for selector in selectors if selector not in alive]


def edits(page: Page, first: str, tags: Sequence[str]) -> Iterator[Edit]:
    """Yield the changes that allow a page its style and put below the opening what can wait until then.

    Of those tags the scripts come before the sheet: what they set (the reader's colours) shall not wait for it.
    """
    policy = _policy(page)
    if policy:
        allowed = f"{STYLES} 'sha256-{stamp(first)}'"
        yield changed(page, policy, {"content": policy.get("content").replace(STYLES, allowed)})
    yield Edit(end(page), end(page), f"\n{''.join(tags)}\n")


def _policy(page: Page) -> Tag | None:
    """Find the page's policy."""
    return next((tag for tag in page.named("meta") if tag.get("http-equiv").lower() == POLICY), None)


def stamp(style: str) -> str:
    """Give the hash by which a policy allows exactly this style."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
