"""The entities of the catalogue: what is true, with no word on how it is read or shown.

Three layers never mix: transcription (Clause), reading (Task, Actor) and register
(Agency, Document, Place, Term, Topic, Group). Unknown fields are refused, types are
strict, and each entity knows the place it was written at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from kb.problems import Where

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ClauseId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(\.[a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(pattern=r"\S")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Link = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Address = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)+$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

AgencyKind = Literal[
    "party", "government", "assembly", "front", "union", "press", "school",
    "family", "enterprise", "fund", "service", "society", "people",
]  # fmt: skip
Level = Literal["centre", "province", "district", "commune", "hamlet", "all"]
DocumentKind = Literal[
    "directive", "programme", "strategy", "plan", "decision", "law",
    "convention", "movement", "campaign", "database", "policy",
]  # fmt: skip
Role = Literal["lead", "carry_out", "coordinate", "guide", "oversee", "report", "support"]
Reader = Literal["cell", "committee", "agency", "trainer", "child-officer", "citizen"]
READERS: tuple[Reader, ...] = ("cell", "committee", "agency", "trainer", "child-officer", "citizen")
ROLES: tuple[Role, ...] = ("lead", "carry_out", "coordinate", "guide", "oversee", "report", "support")


def folded(words: str) -> str:
    """Give words with each run of white space as one space, as they are compared."""
    return " ".join(words.split())


def pieces(words: str) -> tuple[str, ...]:
    """Give the pieces of quoted words: " … " stands for what is left out between them."""
    return tuple(folded(words).split(" … "))


class Entity(BaseModel):
    """What every entity keeps to: frozen, strict, nothing unknown, its place known."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True)

    where: SkipJsonSchema[Where] = Field(alias="@where", exclude=True, repr=False)


class Text(Entity):
    """Words in the languages of the handbook; English may be missing until a check asks for it."""

    vi: Words
    en: Words | None = None

    def of(self, lang: Lang) -> str:
        """Give the words in a language, or the Vietnamese where they are not translated."""
        return (self.en or self.vi) if lang == "en" else self.vi


class Names(Entity):
    """Other names, a list a language."""

    vi: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()

    def of(self, lang: Lang) -> tuple[str, ...]:
        """Give the names in a language."""
        return self.en if lang == "en" else self.vi


class Citation(Entity):
    """A place where a clause names a document."""

    document: Id
    quote: Words


class Repair(Entity):
    """Two words that a page break parted in the source, joined again."""

    at: Words
    reason: Text


class Erratum(Entity):
    """A slip of the source, kept as printed."""

    quote: Words
    note: Text


class Translation(Entity):
    """How far the English of a clause is settled, and which Vietnamese it was made from."""

    state: Literal["draft", "reviewed"]
    of: Sha256


class Clause(Entity):
    """Any numbered or dashed piece of the text: part, item and dash are clauses at depths 1, 2, 3."""

    id: ClauseId
    mark: Words | None = None
    heading: Text | None = None
    text: Text | None = None
    cites: tuple[Citation, ...] = ()
    repair: tuple[Repair, ...] = ()
    errata: tuple[Erratum, ...] = ()
    translation: Translation | None = None
    clauses: tuple[Clause, ...] = ()

    @property
    def words(self) -> Text | None:
        """The official words: the heading where the clause is one, else the text."""
        return self.heading or self.text

    @property
    def vi(self) -> str:
        """The official Vietnamese, white space folded, for finding quotes in."""
        return folded(" ".join(t.vi for t in (self.heading, self.text) if t))

    @property
    def en(self) -> str:
        """The English translation, white space folded."""
        return folded(" ".join(t.en for t in (self.heading, self.text) if t and t.en))

    def read(self, lang: Lang) -> tuple[str, Lang]:
        """Give the words, white space folded, and their language: Vietnamese where they are not translated."""
        return (self.en, "en") if lang == "en" and self.en else (self.vi, "vi")

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the Vietnamese heading and text, one a line: what a translation was made from."""
        parts = [t.vi if t else "" for t in (self.heading, self.text)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def walk(self) -> Iterator[Clause]:
        """Yield the clause and all below it, in reading order."""
        yield self
        for below in self.clauses:
            yield from below.walk()


class Signer(Entity):
    """Who signed, in what office, for whom."""

    name: Words
    position: Text
    on_behalf_of: Id


class Plan(Entity):
    """The identity of a plan; what its text does not state is absent, never guessed.

    `charging` names the parts whose every clause asks somebody for something.
    """

    id: Id
    title: Text
    short: Text
    cited_as: Text
    place: Id
    issuer: Id
    number: Words | None = None
    date: Day | None = None
    reference: Words | None = None
    signer: Signer
    carries_out: Id
    recipients: tuple[Id, ...] = ()
    languages: tuple[Lang, ...] = ("vi", "en")
    replaced_by: Id | None = None
    charging: tuple[ClauseId, ...] = ()
    not_earlier_than: Text | None = None


class Basis(Entity):
    """The words of a clause that ask for a task."""

    clause: ClauseId
    quote: Words


class Stated(Entity):
    """A body in a role that the text itself gives it, with the words that name it."""

    agency: Id
    role: Role
    says: Literal["stated"]
    clause: ClauseId
    quote: Words


class Inferred(Entity):
    """A body in a role that we conclude, with the clause that allows the step and the reason."""

    agency: Id
    role: Role
    says: Literal["inferred"]
    via: ClauseId
    why: Text


Actor = Annotated[Stated | Inferred, Field(discriminator="says")]


class Rhythm(Entity):
    """How often or until when, by the words of a clause."""

    kind: Literal["once", "yearly", "periodic", "continuous", "until"]
    until: Words | None = None
    clause: ClauseId
    quote: Words


class Task(Entity):
    """Something to be done, by our reading of the text."""

    id: Id
    title: Text
    basis: Annotated[tuple[Basis, ...], Field(min_length=1)]
    rhythm: Rhythm | None = None
    topics: tuple[Id, ...] = ()
    groups: tuple[Id, ...] = ()
    actors: tuple[Actor, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Give the clauses that ask for the task, each once."""
        return tuple(dict.fromkeys(basis.clause for basis in self.basis))


class Since(Entity):
    """What became of a body after the plan: dated, sourced, and how sure."""

    text: Text
    date: Day
    source: Link
    sure: Literal["direct", "analogous", "planned"]


class Agency(Entity):
    """A kind of body (or class of bodies) that the text names."""

    id: Id
    name: Text
    short: Text | None = None
    kind: AgencyKind
    level: Level
    parent: Id | None = None
    members: Literal["open"] | tuple[Id, ...] | None = None
    also_called: Names | None = None
    search_words: Names | None = None
    note: Text | None = None
    today: tuple[Text, ...] = ()
    since: tuple[Since, ...] = ()

    @property
    def label(self) -> Text:
        """The name where room is short: chips, heads of the matrix."""
        return self.short or self.name

    @property
    def forms(self) -> tuple[str, ...]:
        """Every Vietnamese form that names the body in the text."""
        return (self.name.vi, *(self.also_called.vi if self.also_called else ()))


class Document(Entity):
    """An instrument that the plan cites or that stands behind it."""

    id: Id
    kind: DocumentKind
    number: Words | None = None
    date: Day | None = None
    title: Text
    short: Text
    issuer: Text | None = None
    signer: Words | None = None
    period: Words | None = None
    link: Link | None = None
    sources: tuple[Link, ...] = ()
    carries_out: Id | None = None
    also_called: Names | None = None
    note: Text | None = None


class Place(Entity):
    """A province: its name, its code where known, what it was made from."""

    id: Id
    name: Text
    code: Words | None = None
    formerly: tuple[Id, ...] = ()


class RenderingException(Entity):
    """A clause in which a term is rightly rendered otherwise, and why."""

    clause: ClauseId
    reason: Text


class Term(Entity):
    """A word of the glossary with its meaning, ours unless a source is named."""

    id: Id
    term: Text
    also_called: Names | None = None
    search_words: Names | None = None
    meaning: Text
    renderings: tuple[Words, ...] = ()
    exceptions: tuple[RenderingException, ...] = ()
    source: Link | None = None
    note: Text | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Every Vietnamese form in which the term stands in the text."""
        return (self.term.vi, *(self.also_called.vi if self.also_called else ()))


class Subject(Entity):
    """A topic, or a group of children: a way into the text that is ours."""

    id: Id
    name: Text
    lead: Text | None = None
    also_called: Names | None = None
    search_words: Names | None = None
    clauses: tuple[ClauseId, ...] = ()


class Renderings(Entity):
    """Words of a clause that are quoted somewhere, as its translation has them.

    The English may take in more of the clause than the Vietnamese, where the quote would else break off; " … "
    stands where words are left out.
    """

    clause: ClauseId
    quotes: tuple[Text, ...]


class Summary(Entity):
    """A clause in one plain sentence: ours, never mixed with the official words.

    An item also has a short title, since its official wording fills a phone's screen.
    """

    clause: ClauseId
    title: Text | None = None
    text: Text


class Answer(Entity):
    """A question people ask, answered from the text; `silent` where the plan says nothing on it."""

    id: Id
    reader: Reader
    question: Text
    answer: Text
    clauses: tuple[Basis, ...] = ()
    silent: bool = False
    source: Link | None = None
    search_words: Names | None = None


class Door(Entity):
    """A way in for one kind of reader: what to do first, and which clauses and bodies are theirs."""

    id: Reader
    name: Text
    door: Text
    lead: Text
    first: Annotated[tuple[Text, ...], Field(min_length=1)]
    clauses: Annotated[tuple[ClauseId, ...], Field(min_length=1)]
    agencies: tuple[Id, ...] = ()


class Block(Entity):
    """A stretch of a session: the words it teaches, what stands on its slide, what the trainer says.

    `of` is the stamp of the clauses it was written from; when they change it no longer fits
    them, and the block is shown as one to be read again. A pause teaches nothing.
    """

    id: Id
    title: Text
    minutes: Annotated[int, Field(gt=0)]
    basis: tuple[Basis, ...] = ()
    points: tuple[Text, ...] = ()
    notes: Text | None = None
    pause: bool = False
    activity: Text | None = None
    questions: tuple[Text, ...] = ()
    case: Text | None = None
    of: Sha256 | None = None

    @property
    def clauses(self) -> tuple[str, ...]:
        """Give the clauses it teaches, each once, in the order it takes them."""
        return tuple(dict.fromkeys(basis.clause for basis in self.basis))


class Pack(Entity):
    """A session ready to be held: for whom, how long, and its blocks in order.

    `hard` names the answers to the hardest questions its listeners may put, the hardest first, `ask` the quiz
    questions that close it.
    """

    id: Id
    title: Text
    short: Text
    reader: Reader
    minutes: Annotated[int, Field(gt=0)]
    place: Text
    lead: Text
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    material: tuple[Text, ...] = ()
    hard: tuple[Id, ...] = ()
    ask: tuple[Id, ...] = ()
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


def _number_or_truth(value: object) -> int | bool:
    if isinstance(value, int):
        return value
    raise ValueError("1, 2, 3, 4; true/false")


class Question(Entity):
    """A quiz question with one right answer, and the words of a clause that prove it.

    `right` counts the options from 1; a statement to be judged is true or false.
    """

    id: Id
    kind: Literal["choice", "true-false"]
    question: Text
    options: tuple[Text, ...] = ()
    right: Annotated[int | bool, PlainValidator(_number_or_truth, json_schema_input_type=int | bool)]
    explanation: Text
    clause: ClauseId
    quote: Words
    difficulty: Literal["easy", "medium", "hard"]
    topic: Id


class FormRule(Entity):
    """A rule of how a paper is set out: seen in a source, or our own choice with the reason."""

    text: Text
    source: Link | None = None
    note: Text | None = None


class Margins(Entity):
    """The margins of a page in millimetres."""

    top: int
    bottom: int
    left: int
    right: int


class PaperForm(Entity):
    """The administrative form of the papers of some kinds of body."""

    id: Id
    name: Text
    rule: Text
    kinds: tuple[AgencyKind, ...] = ()
    heading: Annotated[tuple[Words, ...], Field(min_length=1)]
    under_body: Words | None = None
    above: Words
    signing: Words
    number: Words
    margins: Margins
    font: Words
    size: int
    heading_size: int
    body_size: int
    rules: Annotated[tuple[FormRule, ...], Field(min_length=1)]


class Unit(Entity):
    """A kind of unit with working papers of its own, beside the bodies that hold tasks; `readers` use them.

    `meeting` is what it calls the meeting at which it holds a session; its minutes then follow that session.
    """

    id: Id
    name: Text
    about: Text
    kind: AgencyKind
    readers: tuple[Reader, ...] = ()
    meeting: Text | None = None
    agencies: tuple[Id, ...] = ()
    clauses: tuple[ClauseId, ...] = ()


class Redirect(Entity):
    """A published address that has moved; the old one leads on to the new."""

    old: Address
    new: Address


class Spelling(Entity):
    """A way of writing that is not ours, and the one that is."""

    wrong: Words
    right: Words


class Spellings(Entity):
    """The house's way of writing, a list a language; the official text is never touched by it."""

    vi: tuple[Spelling, ...]
    en: tuple[Spelling, ...]


class Edition(Entity):
    """The state of the whole: version and date of the data, and whether the reading was reviewed."""

    version: Words
    date: Day
    reading: Literal["draft", "reviewed"]


@dataclass(frozen=True)
class PlanFolder:
    """One plan with its text and its reading."""

    folder: str
    plan: Plan
    clauses: tuple[Clause, ...]
    tasks: tuple[Task, ...]
    summaries: tuple[Summary, ...]
    renderings: tuple[Renderings, ...]
    source: str

    def walk(self) -> Iterator[Clause]:
        """Yield every clause in reading order."""
        for top in self.clauses:
            yield from top.walk()


@dataclass(frozen=True)
class Catalogue:
    """All that the editors wrote.

    `whole` names the sections that were read without a fault, so that a check that
    needs one can be skipped rather than guess.
    """

    plans: tuple[PlanFolder, ...] = ()
    agencies: tuple[Agency, ...] = ()
    documents: tuple[Document, ...] = ()
    terms: tuple[Term, ...] = ()
    topics: tuple[Subject, ...] = ()
    groups: tuple[Subject, ...] = ()
    answers: tuple[Answer, ...] = ()
    doors: tuple[Door, ...] = ()
    places: tuple[Place, ...] = ()
    packs: tuple[Pack, ...] = ()
    questions: tuple[Question, ...] = ()
    forms: tuple[PaperForm, ...] = ()
    units: tuple[Unit, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    spellings: Spellings | None = None
    edition: Edition | None = None
    whole: frozenset[str] = field(default_factory=frozenset)
