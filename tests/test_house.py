"""Is it still this house? The rules of scripts/README.md, read off the source."""

from __future__ import annotations

import ast
import functools
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from kb import checks, outputs, parse, source, words
from kb.model import LANGUAGES, Catalogue

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "scripts"
KB = SCRIPTS / "kb"
MODULES = sorted(KB.rglob("*.py"))
DOORS = sorted(SCRIPTS.glob("*.py"))
TEMPLATES = sorted((KB / "templates").rglob("*.j2"))
THEME = sorted((ROOT / "overrides").rglob("*.html"))

# Who may import whom inside `kb`, by the name that stands right below it. Arrows point one way.
ARROWS: dict[str, set[str]] = {
    "problems": set(),
    "mentions": set(),
    "render": set(),
    "bundle": set(),
    "shorten": {"bundle"},
    "tree": set(),
    "model": {"problems"},
    "source": {"problems"},
    "addresses": {"model"},
    "teaching": {"model"},
    "words": {"model"},
    "sentences": {"model", "problems", "words"},
    "parse": {"model", "problems", "source"},
    "checks": {"addresses", "mentions", "model", "problems", "teaching"},
    "links": {"addresses", "mentions", "model", "teaching"},
    "near": {"links"},
    "toolkit": {"links", "model", "teaching"},
    "outputs": {
        "addresses", "bundle", "links", "mentions", "model", "near", "parse", "render", "shorten", "teaching",
        "toolkit", "tree", "words",
    },
    "finish": {"model", "tree"},
    "pipeline": {"checks", "links", "model", "outputs", "parse", "problems", "source", "tree", "words"},
}  # fmt: skip
"""`parse` stands among what outputs may see for `schemas`, which describes what parse reads."""

ONLY = {
    "yaml": {"kb.source", "kb.words"},
    "jinja2": {"kb.render"},
    "mkdocs": {"site_hooks"},
}
WORLD = {"os", "io", "time", "random", "datetime", "socket", "subprocess", "urllib", "http", "tempfile", "shutil"}
HARMLESS = {"kb.outputs.data_csv": {"io"}, "kb.finish.offline": {"io"}, "kb.finish.qr": {"io"}} | {
    f"kb.outputs.office.{maker}": {"io"} for maker in ("archive", "sheets", "slides", "word")
}
"""A StringIO or BytesIO is no file."""

TOUCHING = {
    "open", "print", "input", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir",
    "rglob", "glob", "iterdir", "touch", "rename", "now", "today", "getenv", "exec", "eval",
}  # fmt: skip
TOUCHES_THE_DISK = {"kb.source", "kb.tree", "kb.words", "kb.render", "kb.outputs.client"}
LONGEST = 320
LONGER_FOR_A_REASON = {
    "kb.model": 600,  # one vocabulary, read as a list: two files would hide half of it
}
LONGEST_FUNCTION = 60
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "core", "stuff"}
UNSEEN = (
    r"<script.*?</script>",
    r"<#.*?#>",
    r"\{#(?!\w).*?#\}",
    r"\{%.*?%\}",
    r"\{\{.*?\}\}",
    r"\w+\.(?:json|csv|zip)\b",
)
"""Scripts, comments, statements, expressions, names of files."""

SHARED_WORDS = {"CSV", "JSON", "English", "Tiếng", "Việt"}
"""Words that are the same in both languages: a language is called by its own name."""


def name_of(path: Path) -> str:
    parts = path.relative_to(SCRIPTS).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Give every node of a file's code."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports(path: Path) -> Iterator[str]:
    """Give every module that a file imports, by its full name."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{ids(path)}: imports inside kb are written in full"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_arrows_point_one_way(path: Path) -> None:
    mine = (*name_of(path).split("."), "")[1]
    below = {name.split(".")[1] for name in imports(path) if name.startswith("kb.")} - {mine}
    if mine:
        assert below <= ARROWS[mine], f"{mine} may import {sorted(ARROWS[mine])}"
    else:
        assert below == set(), "kb itself is a map, and has no code"


def test_the_table_of_arrows_has_no_ring() -> None:
    left = dict(ARROWS)
    while left:
        free = {name for name, below in left.items() if not below & set(left)}
        assert free, f"these import one another: {sorted(left)}"
        left = {name: below for name, below in left.items() if name not in free}


def test_the_table_of_arrows_names_every_module_and_nothing_else() -> None:
    there = {path.stem if path.parent == KB else path.relative_to(KB).parts[0] for path in MODULES}
    assert set(ARROWS) == there - {"__init__"}


@pytest.mark.parametrize("path", [*MODULES, *DOORS], ids=ids)
def test_only_one_place_knows_each_foreign_machine(path: Path) -> None:
    for name in imports(path):
        package = name.split(".")[0]
        if package in ONLY:
            assert name_of(path) in ONLY[package], f"{package} is for {sorted(ONLY[package])}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_thought_is_pure(path: Path) -> None:
    name = name_of(path)
    foreign = {m.split(".")[0] for m in imports(path) if not m.startswith("urllib.parse.")} & WORLD
    assert foreign <= HARMLESS.get(name, set())
    if name in TOUCHES_THE_DISK:
        return
    for node in nodes(path):
        if isinstance(node, ast.Call):
            called = node.func
            word = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert word not in TOUCHING, f"{ids(path)}:{node.lineno}: {word}() belongs to source, tree or a door"


@pytest.mark.parametrize("path", [*MODULES, *DOORS], ids=ids)
def test_no_fault_is_swallowed_whole(path: Path) -> None:
    for node in nodes(path):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}, f"{ids(path)}:{node.lineno}"


@pytest.mark.parametrize("path", [*MODULES, *DOORS], ids=ids)
def test_a_module_and_its_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    longest = LONGER_FOR_A_REASON.get(name_of(path), LONGEST)
    assert text.count("\n") <= longest, "look whether this is two things"
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines: look whether it is two things"


@pytest.mark.parametrize("path", [*MODULES, *DOORS, *TEMPLATES], ids=ids)
def test_names_say_what_a_thing_is(path: Path) -> None:
    words_of_name = re.split(r"[_.-]", path.name.split(".")[0])
    assert not BANNED_NAMES & set(words_of_name)


def test_each_check_is_a_function_of_the_catalogue_and_says_its_rule() -> None:
    for check in checks.ALL:
        [parameter] = inspect.signature(check, eval_str=True).parameters.values()
        assert parameter.annotation is Catalogue
        assert inspect.isgeneratorfunction(check), f"{check.__module__} yields, and never raises, prints or stops"
        assert check.__doc__


def test_each_check_and_each_product_is_in_its_list() -> None:
    for package, entry, listed in (
        ("checks", "check", checks.ALL),
        ("outputs", "make", (*outputs.ALL, *outputs.SLOW)),
    ):
        there = {path.stem: path for path in (KB / package).glob("*.py")}
        there |= {path.parent.name: path for path in (KB / package).glob("*/__init__.py")}
        makers = {name for name, path in there.items() if entry in functions_of(path)}
        assert makers == {function.__module__.split(".")[2] for function in listed}


def functions_of(path: Path) -> set[str]:
    return {node.name for node in nodes(path) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("path", sorted((KB / "outputs").rglob("*.py")), ids=ids)
def test_no_markdown_is_built_in_python(path: Path) -> None:
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            built = re.match(r"#{1,6} |\| |[*-] |```", text) or "](" in text
            # The frame writes the one kind of link that MkDocs checks, for every template.
            assert not built or (path.stem == "frame" and text == "]("), f"{ids(path)}:{node.lineno}: {text!r}"


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_templates_show_and_do_not_choose(path: Path) -> None:
    text = path.read_text("utf-8")
    chosen = re.findall(r"\|\s*(selectattr|rejectattr|select|reject|sort|groupby|unique|map|batch)\b", text)
    chosen += re.findall(r"\{%-?\s*(set)\b", text)
    assert not chosen, "Python chooses, templates show"


@pytest.mark.parametrize("path", [*TEMPLATES, *THEME], ids=ids)
def test_a_template_holds_no_word_for_readers(path: Path) -> None:
    text = path.read_text("utf-8")
    for code in UNSEEN:
        text = re.sub(code, "", text, flags=re.DOTALL)
    spoken = re.findall(r"\b(?:title|aria-label|placeholder|alt|aria-description)=\"([^\"]*)\"", text)
    text = re.sub(r"<!--.*?-->|<[^>]*>|\{[#:][^}]*\}|&\w+;", "", text, flags=re.DOTALL)
    left = [word for word in re.findall(r"[^\W\d_]+", " ".join((text, *spoken))) if word not in SHARED_WORDS]
    assert left == [], "every word a reader sees is in the catalogue or in scripts/kb/words"


def test_every_word_has_both_languages_and_the_same_blanks_to_fill() -> None:
    for key, entry in words.load().entries.items():
        assert set(entry) == set(LANGUAGES), key
        blanks = {lang: set(re.findall(r"\{(\w+)(?::[^{}|]+\|[^{}]+)?\}", text)) for lang, text in entry.items()}
        assert blanks["vi"] == blanks["en"], key


def test_every_word_that_is_asked_for_is_there() -> None:
    there = words.load().entries
    for path in [*MODULES, *TEMPLATES]:
        for key in re.findall(r"\bword\(\s*\"([^\"{]+)\"[,)]", path.read_text("utf-8")):
            assert key in there, f"{ids(path)} asks for {key}"


def test_no_word_is_kept_that_nothing_asks_for() -> None:
    sources = [path.read_text("utf-8") for path in [*MODULES, *DOORS, *TEMPLATES]]
    said = {literal for text in sources for literal in re.findall(r"[\"']([\w.-]+)[\"']", text)}
    begun = tuple({start for text in sources for start in re.findall(r"[\"']([\w.-]+\.)[\"'{]", text)})
    ended = tuple({end for text in sources for end in re.findall(r"\}(\.[\w.-]+)[\"']", text)})
    idle = [k for k in words.load().entries if k not in said and not k.startswith(begun) and not k.endswith(ended)]
    assert idle == []


def test_git_ignores_exactly_what_the_machine_owns() -> None:
    ignored = (ROOT / "docs" / ".gitignore").read_text("utf-8").split()
    owned = {f"/{name}" if "." in name else f"/{name}/" for name in outputs.OWNED}
    assert sorted(ignored) == sorted(owned)


def test_nothing_written_by_hand_lies_in_a_folder_of_the_machine() -> None:
    for hand in ("guide", "about", "assets"):
        assert hand not in outputs.OWNED


@functools.cache
def names_of_the_register() -> tuple[str, ...]:
    """Give the official names of bodies and documents, as far as they are names and not plain words."""
    catalogue, _ = parse.catalogue(source.read(ROOT))
    texts = [agency.name for agency in catalogue.agencies] + [document.title for document in catalogue.documents]
    names = {name for text in texts for name in (text.vi, text.en or "")}
    return tuple(sorted(name for name in names if len(name.split()) >= 4 and name[0].isupper()))


@pytest.mark.parametrize("path", [*MODULES, *TEMPLATES], ids=ids)
def test_no_body_or_document_is_named_in_code(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [name for name in names_of_the_register() if name in text] == []


def test_no_paragraph_written_by_hand_names_a_body_or_document_without_a_link() -> None:
    names = names_of_the_register()
    assert names
    for path in sorted([*(ROOT / "docs/guide").rglob("*.md"), *(ROOT / "docs/about").rglob("*.md")]):
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if not line.startswith((">", "<blockquote")) and not re.search(r"\]\(|<a |<q |<code", line):
                assert [name for name in names if name in line] == [], f"{ids(path)}:{number}"


@pytest.mark.parametrize("path", sorted((KB / "templates" / "pages").glob("*.j2")), ids=ids)
def test_every_page_template_is_used(path: Path) -> None:
    name = path.name.removesuffix(".md.j2")
    assert any(f'"{name}"' in module.read_text("utf-8") for module in (KB / "outputs").rglob("*.py"))
