"""What every page has: its language, its words, its links, its front matter."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kb import addresses, mentions, render
from kb.links import Library, PlanLinks
from kb.model import Agency, Clause, Entity, Lang, Text
from kb.tree import Output
from kb.words import Words

DESCRIPTION = 155
GLIMPSE = 60


@dataclass(frozen=True)
class Step:
    """A page named in a trail, a menu or a neighbour link."""

    title: str
    path: str


@dataclass(frozen=True)
class Desk:
    """What a page is made from: the library, the words, the language, the templates."""

    library: Library
    words: Words
    lang: Lang
    templates: render.Templates

    def word(self, key: str, /, **values: object) -> str:
        """Give a piece of furniture in the page's language."""
        return self.words.word(key, self.lang, **values)

    def t(self, text: Text) -> str:
        """Give a text in the page's language."""
        return text.of(self.lang)

    def prose(self, text: Text) -> Markup:
        """Give our own prose in the page's language, its foreign runs marked as such."""
        return render.spoken(text.of(self.lang), self.lang)

    def plan_step(self, plan: PlanLinks) -> Step:
        """Name a plan in a trail."""
        return Step(self.t(plan.plan.short), addresses.plan(plan.id))

    def clause_step(self, plan: PlanLinks, clause_id: str) -> Step:
        """Name a clause in a link, by the way it is cited."""
        return Step(self.label(plan.clause(clause_id)), plan.address(clause_id))

    def number(self, clause: Clause) -> str:
        """Give the number a reader would say: "II.3" for an item, "II" for a part."""
        steps = clause.id.split(".")
        return ".".join([steps[0].upper(), *steps[1:2]])

    def label(self, clause: Clause) -> str:
        """Give the way a clause is cited: part, item, dash; or the name of a piece of front or end matter."""
        steps = clause.id.split(".")
        if steps[0] in {"front", "end"}:
            return self.word(f"clause.{clause.id}")
        if len(steps) == 1:
            return self.word("clause.part", number=steps[0].upper())
        if len(steps) == 2:  # noqa: PLR2004 - part and item
            return self.word("clause.item", number=self.number(clause))
        return self.word("clause.dash", number=self.number(clause), dash=".".join(steps[2:]))

    def heading(self, clause: Clause) -> Markup:
        """Write a clause's official words as a Markdown heading."""
        return render.markdown(clause.words.of(self.lang) if clause.words else "")

    def quote(self, plan: PlanLinks, clause_id: str, words: str) -> Markup:
        """Give quoted words between quotation marks, in the page's language where they have been translated."""
        quotation = plan.quotation(clause_id, words, self.lang)
        inside = render.nested(quotation.words) if quotation.lang == "en" else quotation.words
        return self.between_marks(inside, quotation.lang)

    def between_marks(self, words: str, lang: Lang) -> Markup:
        """Put words between quotation marks; words of another language than the page's say which."""
        if lang == self.lang:
            return Markup("<q>{}</q>").format(words)
        return Markup('<q lang="{}">{}</q>').format(lang, words)

    def glimpse(self, plan: PlanLinks, clause: Clause, agency: Agency) -> Markup:
        """Give the few words round the first place where a clause names a body; in English where that is known."""
        span = mentions.find(clause.vi, {agency.id: agency.forms})[0]
        quotation = plan.quotation(clause.id, clause.vi[span.start : span.end], self.lang)
        text, named = render.plain(clause.read(quotation.lang)[0]), quotation.words
        at = text.find(named)
        start = text.rfind(" ", 0, max(at - GLIMPSE, 0)) + 1
        end = text.find(" ", min(at + len(named) + GLIMPSE, len(text)))
        end = len(text) if end < 0 else end
        before = ("… " if start else "") + text[start:at]
        after = text[at + len(named) : end] + (" …" if end < len(text) else "")
        said = [render.spoken(words, quotation.lang) for words in (before, named, after)]
        return self.between_marks(Markup("{}<mark>{}</mark>{}").format(*said), quotation.lang)

    def day(self, day: str) -> str:
        """Write a date as the page's language does."""
        return self.words.day(day, self.lang)

    def counts(self, **found: int) -> str:
        """Say how many there are of each; nothing is said of what there is none of."""
        return " · ".join(self.word(f"counts.{name}", count=count) for name, count in found.items() if count)

    def duties(self, stated: int, inferred: int, named: int = 0) -> str:
        """Say how many duties a body has and how often it is named; without a duty it is only named."""
        if stated or inferred:
            return self.counts(stated=stated, inferred=inferred, named=named)
        only = self.word("counts.only-named")
        return f"{only} · {self.counts(named=named)}" if named else only

    def host(self, link: str) -> str:
        """Give the name of the site that a source stands on."""
        return link.split("/")[2].removeprefix("www.")

    def page(
        self,
        template: str,
        address: str,
        *,
        title: str,
        description: str,
        kind: str,
        trail: Iterable[Step] = (),
        source: Entity | None = None,
        neighbours: tuple[Step | None, Step | None] = (None, None),
        wide: bool = False,
        layout: str | None = None,
        extra: Mapping[str, object] | None = None,
        **context: object,
    ) -> Output:
        """Render one page in one language; what it needs beyond the frame comes in `context`."""
        front: dict[str, object] = {
            "title": render.capital(title),
            "description": shortened(description),
            "kind": kind,
            "trail": [_shown(step) for step in trail],
        }
        if source is not None:
            front["source"] = {"path": source.where.path, "line": source.where.line}
        for name, step in zip(("previous", "next"), neighbours, strict=True):
            if step is not None:
                front[name] = _shown(step)
        if wide:
            front["wide"] = True
        if layout:
            front["template"] = layout
        front.update(extra or {})
        body = self.templates.get_template(f"pages/{template}.md.j2").render(
            desk=self,
            lang=self.lang,
            other="en" if self.lang == "vi" else "vi",
            word=self.word,
            t=self.t,
            prose=self.prose,
            title=render.capital(title),
            href=functools.partial(_href, address, self.lang),
            link=functools.partial(_link, address),
            at=addresses,
            **context,
        )
        head = "\n".join(f"{key}: {render.json_value(value)}" for key, value in front.items())
        return Output(f"{address}index.{self.lang}.md", f"---\n{head}\n---\n\n{body.strip()}\n".encode())


def fetched(name: str, lang: Lang, value: object) -> Output:
    """Give data that a page fetches when its reader wants it: a script, the one form that also works over file://."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Output(f"app/{name}-{lang}.js", f"self.kbData={data};\n".encode())


def _shown(step: Step) -> dict[str, str]:
    """Give a step as the theme shows it, in a trail or beside another page."""
    return {"title": render.capital(step.title), "path": step.path}


def _href(page: str, lang: Lang, address: str, *, shared: bool = False) -> str:
    """Link to an address of the page's language, or to a file that both languages share."""
    if shared:
        return addresses.relative_file(address, addresses.from_root(page, lang))
    return addresses.relative(address, page)


def _link(page: str, text: str, address: str) -> Markup:
    """Write a Markdown link, which MkDocs checks."""
    return Markup(f"[{render.markdown(text)}]({addresses.source_file(address, page)})")  # noqa: S704 - the text went through `markdown`, addresses are ours


def shortened(text: str) -> str:
    """Cut a description at a word, for search engines and cards."""
    folded = " ".join(text.split())
    if len(folded) <= DESCRIPTION:
        return folded
    return folded[:DESCRIPTION].rpartition(" ")[0].rstrip(",;:– ") + "…"
