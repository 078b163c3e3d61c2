"""Turn the files of the catalogue into entities, or say what keeps them from it.

A faulty file does not hide the next file's faults: each is parsed for itself, and
the Catalogue names the sections that came through whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kb import model, source
from kb.problems import Problem, Where, nearest
from kb.source import SourceFile, Tree

REGISTERS: dict[str, TypeAdapter[tuple[model.Entity, ...]]] = {
    "agencies": TypeAdapter(tuple[model.Agency, ...]),
    "documents": TypeAdapter(tuple[model.Document, ...]),
    "terms": TypeAdapter(tuple[model.Term, ...]),
    "topics": TypeAdapter(tuple[model.Subject, ...]),
    "groups": TypeAdapter(tuple[model.Subject, ...]),
    "answers": TypeAdapter(tuple[model.Answer, ...]),
    "readers": TypeAdapter(tuple[model.Door, ...]),
    "redirects": TypeAdapter(tuple[model.Redirect, ...]),
    "places": TypeAdapter(tuple[model.Place, ...]),
}
WHERE_WANTED: dict[str, TypeAdapter[tuple[model.Entity, ...]]] = {
    "questions": TypeAdapter(tuple[model.Question, ...]),
    "paper-forms": TypeAdapter(tuple[model.PaperForm, ...]),
    "toolkit": TypeAdapter(tuple[model.Unit, ...]),
}
"""Registers that a catalogue may do without."""
PACK: TypeAdapter[model.Pack] = TypeAdapter(model.Pack)
EDITION: TypeAdapter[model.Edition] = TypeAdapter(model.Edition)
SPELLINGS: TypeAdapter[model.Spellings] = TypeAdapter(model.Spellings)
PLAN: TypeAdapter[model.Plan] = TypeAdapter(model.Plan)
CLAUSES: TypeAdapter[tuple[model.Clause, ...]] = TypeAdapter(tuple[model.Clause, ...])
TASKS: TypeAdapter[tuple[model.Task, ...]] = TypeAdapter(tuple[model.Task, ...])
SUMMARIES: TypeAdapter[tuple[model.Summary, ...]] = TypeAdapter(tuple[model.Summary, ...])
RENDERINGS: TypeAdapter[tuple[model.Renderings, ...]] = TypeAdapter(tuple[model.Renderings, ...])

T = TypeVar("T")
E = TypeVar("E", bound=model.Entity)


def catalogue(files: Iterable[SourceFile]) -> tuple[model.Catalogue, tuple[Problem, ...]]:
    """Parse every file; what could not be read is absent from the Catalogue and named in the problems."""
    reading = _Reading({file.path: file for file in files})
    edition = reading.one("catalogue/edition.yml", "edition", EDITION)
    spellings = reading.one("catalogue/spellings.yml", "spellings", SPELLINGS)
    registers = {
        name: reading.one(f"catalogue/{name}.yml", name, adapter) or () for name, adapter in REGISTERS.items()
    }
    wanted = {name: reading.wanted(f"catalogue/{name}.yml", name, it) for name, it in WHERE_WANTED.items()}
    packs = reading.packs()
    folders = reading.plan_folders()
    plans = tuple(plan for folder in folders if (plan := _plan_folder(reading, folder)) is not None)
    if not folders:
        reading.problems.append(Problem("missing-file", Where("catalogue/plans")))
    elif (
        len(plans) == len(folders)
        and {f"{plan.folder.rpartition('/')[2]}:text" for plan in plans} <= reading.whole
    ):
        reading.whole.add("texts")
    reading.strangers()
    found = model.Catalogue(
        plans=plans,
        edition=edition,
        spellings=spellings,
        whole=frozenset(reading.whole),
        agencies=cast("tuple[model.Agency, ...]", registers["agencies"]),
        documents=cast("tuple[model.Document, ...]", registers["documents"]),
        terms=cast("tuple[model.Term, ...]", registers["terms"]),
        topics=cast("tuple[model.Subject, ...]", registers["topics"]),
        groups=cast("tuple[model.Subject, ...]", registers["groups"]),
        answers=cast("tuple[model.Answer, ...]", registers["answers"]),
        doors=cast("tuple[model.Door, ...]", registers["readers"]),
        packs=packs,
        questions=cast("tuple[model.Question, ...]", wanted["questions"]),
        forms=cast("tuple[model.PaperForm, ...]", wanted["paper-forms"]),
        units=cast("tuple[model.Unit, ...]", wanted["toolkit"]),
        redirects=cast("tuple[model.Redirect, ...]", registers["redirects"]),
        places=cast("tuple[model.Place, ...]", registers["places"]),
    )
    return found, tuple(reading.problems)


def _plan_folder(reading: _Reading, folder: str) -> model.PlanFolder | None:
    name = folder.rpartition("/")[2]
    plan = reading.one(f"{folder}/plan.yml", f"{name}:plan", PLAN)
    tasks = reading.one(f"{folder}/tasks.yml", f"{name}:tasks", TASKS)
    summaries = reading.one(f"{folder}/in-short.yml", f"{name}:in-short", SUMMARIES)
    renderings = reading.wanted(f"{folder}/quotes.yml", f"{name}:quotes", RENDERINGS)
    official = reading.text(f"{folder}/source.txt", f"{name}:source")
    paths = reading.texts(folder)
    pieces = [reading.one(path, f"{name}:{path}", CLAUSES) for path in paths]
    if not paths:
        reading.problems.append(Problem("missing-file", Where(f"{folder}/text-1.yml")))
    elif all(piece is not None for piece in pieces):
        reading.whole.add(f"{name}:text")
    if plan is None:
        return None
    clauses = tuple(clause for piece in pieces for clause in piece or ())
    return model.PlanFolder(folder, plan, clauses, tasks or (), summaries or (), renderings, official)


class _Reading:
    """The files at hand, what was used of them, and what was wrong."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self.files = files
        self.used: set[str] = set()
        self.whole: set[str] = set()
        self.problems: list[Problem] = []

    def plan_folders(self) -> tuple[str, ...]:
        folders = {"/".join(path.split("/")[:3]) for path in self.files if path.startswith("catalogue/plans/")}
        return tuple(sorted(folders))

    def texts(self, folder: str) -> tuple[str, ...]:
        return tuple(p for p in sorted(self.files) if p.startswith(f"{folder}/text-") and p.endswith(".yml"))

    def one(self, path: str, section: str, adapter: TypeAdapter[T]) -> T | None:
        """Parse one YAML file by one adapter."""
        self.used.add(path)
        if path not in self.files:
            self.problems.append(Problem("missing-file", Where(path)))
            return None
        tree, problems = source.tree_of(self.files[path])
        self.problems.extend(problems)
        if tree is None:
            return None
        try:
            value = adapter.validate_python(tree.value)
        except ValidationError as fault:
            self.problems.extend(_problem(tree, error) for error in fault.errors())
            return None
        self.whole.add(section)
        return value

    def wanted(self, path: str, section: str, adapter: TypeAdapter[tuple[E, ...]]) -> tuple[E, ...]:
        """Parse a file that may be absent; absent is empty, and whole."""
        if path in self.files:
            return self.one(path, section, adapter) or ()
        self.whole.add(section)
        return ()

    def packs(self) -> tuple[model.Pack, ...]:
        """Parse every session pack; they are whole only together."""
        paths = [p for p in sorted(self.files) if p.startswith("catalogue/packs/") and p.endswith(".yml")]
        read = [self.one(path, path, PACK) for path in paths]
        if all(pack is not None for pack in read):
            self.whole.add("packs")
        return tuple(pack for pack in read if pack is not None)

    def text(self, path: str, section: str) -> str:
        """Read a plain text file."""
        self.used.add(path)
        if path not in self.files:
            self.problems.append(Problem("missing-file", Where(path)))
            return ""
        text, problems = source.text_of(self.files[path])
        self.problems.extend(problems)
        if not problems and not text.strip():
            self.problems.append(Problem("empty-file", Where(path)))
        elif not problems:
            self.whole.add(section)
        return text

    def strangers(self) -> None:
        """A file nobody reads is most likely a misspelt one."""
        missing = [p.at.path for p in self.problems if p.code == "missing-file"]
        for path in sorted(set(self.files) - self.used):
            self.problems.append(Problem("unknown-file", Where(path), nearest=nearest(path, missing)))


SIMPLE = {"string_pattern_mismatch": "bad-form", "string_too_short": "blank", "string_type": "not-text"}
SHAPES = {
    "value_error": "1, 2, 3, 4; true/false",
    "int_type": "5, 10, 45",
    "greater_than": "1, 2, 3, …",
    "tuple_type": "[…, …]",
    "model_type": "{…: …}",
    "bool_type": "true/false",
    "string_type": "“…”",
}
"""What is wanted, in the signs of YAML, which need no translation."""


def _problem(tree: Tree, error: ErrorDetails) -> Problem:
    """Say in the house's words what pydantic found."""
    steps = error["loc"]
    kind = error["type"]
    name = str(steps[-1]) if steps else ""
    if kind == "extra_forbidden":
        siblings = _fields(error, tree)
        return Problem("unknown-key", tree.key_place(steps), {"key": name}, nearest(name, siblings))
    if kind in {"missing", "union_tag_not_found"}:
        key = "says" if kind == "union_tag_not_found" else name
        return Problem("missing-key", tree.place(steps), {"key": key})
    if kind in {"literal_error", "union_tag_invalid"}:
        return _not_allowed(tree, error)
    if error["input"] is None or (isinstance(error["input"], str) and not error["input"].strip()):
        return Problem("blank", tree.place(steps), {"key": name})
    if kind in SIMPLE and not isinstance(error["input"], (dict, tuple)):
        facts = {"key": name, "value": tree.written(steps)}
        return Problem(SIMPLE[kind], tree.place(steps), facts)
    return Problem("wrong-shape", tree.place(steps), {"key": name, "shape": SHAPES.get(kind, error["msg"])})


def _not_allowed(tree: Tree, error: ErrorDetails) -> Problem:
    context = error.get("ctx", {})
    allowed = str(context.get("expected") or context.get("expected_tags") or "").replace("'", "")
    options = [word.strip() for word in allowed.replace(" or ", ", ").split(",")]
    key, value = ("says", context["tag"]) if "tag" in context else (error["loc"][-1], tree.written(error["loc"]))
    facts = {"key": str(key), "value": str(value), "allowed": ", ".join(options)}
    return Problem("not-allowed", tree.place(error["loc"]), facts, nearest(str(value), options))


def _fields(error: ErrorDetails, tree: Tree) -> list[str]:
    """List the fields the editor may have meant: those of every entity that has most of the siblings."""
    siblings = {steps[-1] for steps in tree.keys if steps[:-1] == tuple(error["loc"])[:-1]}
    entities = [e for e in vars(model).values() if isinstance(e, type) and issubclass(e, model.Entity)]
    best = max(entities, key=lambda e: (len(siblings & set(e.model_fields)), -len(e.model_fields), e.__name__))
    return [name for name in best.model_fields if name != "where"]
