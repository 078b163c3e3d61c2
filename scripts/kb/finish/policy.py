"""Refuse code written into a page: the policy forbids it, so it would fail on the reader's side, unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kb.finish.markup import Page, Tag
from kb.finish.opening import stamp

POLICY = "content-security-policy"
# A list of facts for search engines: no browser runs it, and the policy does not ask about it.
FACTS = "application/ld+json"
LOOSE = ("'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*")


def faults(page: Page) -> Iterator[str]:
    """Yield what the policy would stop, and a policy that is not there, too late or too loose."""
    policy = next(
        (tag.get("content") for tag in page.named("meta") if tag.get("http-equiv").lower() == POLICY), ""
    )
    for tag in page.tags:
        yield from (f"{page.path}: {fault}" for fault in _of_tag(page, tag, policy))
    yield from (f"{page.path}: {fault}" for fault in _of_policy(page))


def _of_tag(page: Page, tag: Tag, policy: str) -> Iterator[str]:
    """Yield the inline code of one tag."""
    if tag.name == "script" and "src" not in tag.attributes:
        if tag.get("type").lower() != FACTS:
            yield "inline <script>: put it into a module of scripts/kb/client"
        elif not _is_json(_inside(page, tag)):
            yield "facts for search engines that are not JSON: write them with the tojson filter"
    # The one style of ours, for the opening of the page, is allowed by its hash.
    if tag.name == "style" and f"'sha256-{stamp(_inside(page, tag))}'" not in policy:
        yield "<style>: put it into a sheet in docs/assets"
    if tag.name == "base":
        yield "<base>: write links relative to the page"
    for name, value in tag.attributes.items():
        if name in {"style", "srcdoc"}:
            yield f"<{tag.name} {name}=…>: use a class and a sheet in docs/assets, or a file"
        elif name.startswith("on"):
            yield f"<{tag.name} {name}=…>: listen in a module of scripts/kb/client"
        elif "".join(value.split()).lower().startswith("javascript:"):
            yield f"<{tag.name} {name}=javascript:…>: use a button and a module of scripts/kb/client"


def _inside(page: Page, tag: Tag) -> str:
    """Give what stands inside a script or a style."""
    return page.text[tag.end : page.text.find(f"</{tag.name}", tag.end)]


def _is_json(text: str) -> bool:
    """Say whether a text is JSON."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _of_policy(page: Page) -> Iterator[str]:
    """Yield what is wrong with the policy itself; it only holds for what comes after it."""
    head = [tag for tag in page.tags if tag.name in {"link", "script", "meta", "style"}]
    place = next((at for at, tag in enumerate(head) if tag.get("http-equiv").lower() == POLICY), None)
    if place is None:
        yield "has no Content-Security-Policy: put the meta tag second into the head"
        return
    if any(tag.name != "meta" for tag in head[:place]):
        yield "the policy stands after something it should rule: put it second into the head"
    directives = head[place].get("content").split(";")
    if "default-src 'none'" not in (directive.strip() for directive in directives):
        yield "the policy does not begin with default-src 'none': allow by name only"
    for directive in directives:
        loose = sorted(set(directive.split()) & set(LOOSE))
        if loose:
            yield f"the policy allows {', '.join(loose)}: name 'self' instead"
