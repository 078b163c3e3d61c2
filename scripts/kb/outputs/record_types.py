"""The shapes of the open data; the JSON Schemas beside the files are made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Discriminator, Field, with_config
from typing_extensions import TypedDict

from kb.model import AgencyKind, Day, DocumentKind, Id, Lang, Level, Link, Reader, Role, Words

STRICT = ConfigDict(extra="forbid")


@with_config(STRICT)
class TextRecord(TypedDict):
    """Words in both languages."""

    vi: Words
    en: Words | None


@with_config(STRICT)
class NamesRecord(TypedDict):
    """Other names in both languages."""

    vi: list[str]
    en: list[str]


@with_config(STRICT)
class UrlRecord(TypedDict):
    """Paths from the root of the site, without a leading slash."""

    vi: str
    en: str


@with_config(STRICT)
class QuoteRecord(TypedDict):
    """A clause and words that stand in it."""

    clause: str
    quote: str


@with_config(STRICT)
class CitationRecord(TypedDict):
    """A document named in a clause, and the words that name it."""

    document: Id
    quote: str


@with_config(STRICT)
class MentionRecord(TypedDict):
    """A body named in a clause, and the words that name it."""

    agency: Id
    quote: str


@with_config(STRICT)
class TranslationRecord(TypedDict):
    """How far the English is settled, and the SHA-256 of the Vietnamese it was made from."""

    state: Literal["draft", "reviewed", "stale"]
    of: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


@with_config(STRICT)
class RhythmRecord(TypedDict):
    """How often or until when, with the words that say so."""

    kind: Literal["once", "yearly", "periodic", "continuous", "until"]
    until: str | None
    clause: str
    quote: str


@with_config(STRICT)
class SinceRecord(TypedDict):
    """What became of a body: dated and sourced."""

    text: TextRecord
    date: Day
    source: Link


@with_config(STRICT)
class PlanRecord(TypedDict):
    """A plan; null where its text does not state a thing."""

    id: Id
    title: TextRecord
    issuer: Id
    signer: str
    number: str | None
    date: Day | None
    carries_out: Id
    languages: list[Lang]
    url: UrlRecord


@with_config(STRICT)
class ClauseRecord(TypedDict):
    """A clause: its words, and all that hangs on it."""

    id: str
    mark: str | None
    parent: str | None
    position: int
    heading: TextRecord | None
    text: TextRecord | None
    tasks: list[Id]
    cites: list[CitationRecord]
    mentions: list[MentionRecord]
    url: UrlRecord
    translation: TranslationRecord | None


@with_config(STRICT)
class TaskRecord(TypedDict):
    """A task with the words that ask for it."""

    id: Id
    title: TextRecord
    basis: list[QuoteRecord]
    topics: list[Id]
    groups: list[Id]
    rhythm: RhythmRecord | None
    url: UrlRecord


@with_config(STRICT)
class StatedRecord(TypedDict):
    """A body that the text itself charges, with the words that name it."""

    task: Id
    agency: Id
    role: Role
    says: Literal["stated"]
    clause: str
    quote: str


@with_config(STRICT)
class InferredRecord(TypedDict):
    """A body that we conclude to act, with the clause that allows the step and the reason."""

    task: Id
    agency: Id
    role: Role
    says: Literal["inferred"]
    via: str
    why: TextRecord


ActorRecord = Annotated[StatedRecord | InferredRecord, Discriminator("says")]


@with_config(STRICT)
class AgencyRecord(TypedDict):
    """A body or class of bodies."""

    id: Id
    name: TextRecord
    short: TextRecord | None
    kind: AgencyKind
    level: Level
    parent: Id | None
    also_called: NamesRecord
    since: list[SinceRecord]
    url: UrlRecord


@with_config(STRICT)
class SubjectRecord(TypedDict):
    """A topic or a group of children."""

    id: Id
    name: TextRecord
    also_called: NamesRecord
    clauses: list[str]
    tasks: list[Id]
    url: UrlRecord


@with_config(STRICT)
class DocumentRecord(TypedDict):
    """A document; null where a fact was not found."""

    id: Id
    kind: DocumentKind
    number: str | None
    date: Day | None
    title: TextRecord
    issuer: TextRecord | None
    link: Link | None
    cited_in: list[QuoteRecord]
    url: UrlRecord


@with_config(STRICT)
class TermRecord(TypedDict):
    """A term of the glossary; the source is null where rendering and meaning are ours."""

    id: Id
    term: TextRecord
    also_called: NamesRecord
    meaning: TextRecord
    clauses: list[str]
    source: Link | None
    url: UrlRecord


@with_config(STRICT)
class BlockRecord(TypedDict):
    """A block of a session; `stale` when its clauses have changed since it was written."""

    id: Id
    title: TextRecord
    minutes: int
    pause: bool
    basis: list[QuoteRecord]
    state: Literal["current", "stale"]


@with_config(STRICT)
class PackRecord(TypedDict):
    """A session ready to be held."""

    id: Id
    title: TextRecord
    reader: Reader
    minutes: int
    blocks: list[BlockRecord]
    url: UrlRecord


@with_config(STRICT)
class QuestionRecord(TypedDict):
    """A quiz question; `right` counts the options from 1, true and false among them."""

    id: Id
    kind: Literal["choice", "true-false"]
    question: TextRecord
    options: list[TextRecord]
    right: int
    explanation: TextRecord
    clause: str
    quote: str
    difficulty: Literal["easy", "medium", "hard"]
    topic: Id
    url: UrlRecord
