"""Joining is plain text work: what it cannot do safely must be an error."""

from __future__ import annotations

import pytest
from kb.bundle import BundleError, join


def test_a_module_stands_after_what_it_imports() -> None:
    joined = join(
        {
            "main.js": 'import { two } from "./part/two.js";\nconsole.log(two());\n',
            "part/two.js": 'import { one } from "../one.js";\nexport function two() {\n  return one + one;\n}\n',
            "one.js": "export const one = 1;\n",
        },
        "main.js",
    )
    assert joined == (
        '(function () {\n"use strict";\nconst one=1;function two(){return one+one;}\nconsole.log(two());\n})();\n'
    )


def test_a_module_imported_twice_stands_once() -> None:
    joined = join(
        {
            "a.js": 'import { c } from "./c.js";\nimport { b } from "./b.js";\nb(c);\n',
            "b.js": 'import { c } from "./c.js";\nexport const b = () => c;\n',
            "c.js": "export const c = 3;\n",
        },
        "a.js",
    )
    assert joined.count("const c=3;") == 1


def test_comments_are_left_out() -> None:
    source = "// @ts-check\n/** One. */\n/**\n * Two // three\n */\nlet a = 1;\n  // four\n"
    joined = join({"a.js": source}, "a.js")
    assert joined == '(function () {\n"use strict";\nlet a=1;\n})();\n'


@pytest.mark.parametrize(
    ("line", "joined"),
    [
        ('const a = "https://example.org/*  b";', 'const a="https://example.org/*  b";'),
        ("const a = 'it//s';", "const a='it//s';"),
        ("const a = `x // y ${1 + 2}`;", "const a=`x // y ${1 + 2}`;"),
        (r"const a = /^\/\/ x[/*] +/u.test(b);", r"const a= /^\/\/ x[/*] +/u.test(b);"),
        ("const a = b / c / d;", "const a=b / c / d;"),
        ('const a = "/** @type {string} */ (b)";', 'const a="/** @type {string} */ (b)";'),
        ("const a = b + +c - -d + (e - 1);", "const a=b + +c - -d+(e-1);"),
        ("if (a) return -1; else return [...b];", "if(a)return -1;else return[...b];"),
    ],
)
def test_only_blanks_beside_signs_go(line: str, joined: str) -> None:
    assert join({"a.js": line + "\n"}, "a.js") == f'(function () {{\n"use strict";\n{joined}\n}})();\n'


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("let a = 1; // why\n", "a.js:1: a comment stands after code"),
        ("let a = 1; /* why */\n", "a.js:1: a comment stands after code"),
        ("/* why */ let a = 1;\n", "a.js:1: code stands after a comment"),
        ("let a = `one\ntwo`;\n", "a.js:1: a template literal"),
        ("/* no end\n", "a.js:1: a comment does not end"),
        ('import * as b from "./b.js";\n', "a.js:1: write an import as"),
        ('import { b as c } from "./b.js";\n', "a.js:1: an import keeps its name"),
        ("export default 1;\n", "a.js:1: write an export as"),
        ("export { a };\n", "a.js:1: write an export as"),
        ('import { b } from "./b.js";\n', "a.js:1: there is no module b.js"),
        ('import { c } from "./own.js";\n', "a.js:1: own.js does not export c"),
        ('let own = 1;\nimport { mine } from "./own.js";\n', "a.js:1: the name own stands in"),
        ('import { back } from "./circle.js";\n', "circle.js:1: imports go in a circle through a.js"),
    ],
)
def test_a_source_that_leaves_the_form_is_an_error_with_its_place(source: str, says: str) -> None:
    sources = {
        "a.js": source,
        "own.js": "const own = 1;\nexport const mine = own;\n",
        "circle.js": 'import { a } from "./a.js";\nexport const back = a;\n',
    }
    with pytest.raises(BundleError) as problem:
        join(sources, "a.js")
    assert says in str(problem.value)


def test_casts_of_the_type_check_are_left_out() -> None:
    source = 'const a = /** @type {"vi" | "en"} */ (b) + /** @type {any} */ (c)["/*"];\n'
    assert 'const a=(b)+(c)["/*"];' in join({"a.js": source}, "a.js")


def test_names_inside_functions_may_repeat() -> None:
    sources = {
        "a.js": 'import { b } from "./b.js";\nfunction one() {\n  const x = b;\n  return x;\n}\none();\n',
        "b.js": "export function b() {\n  const x = 1;\n  return x;\n}\n",
    }
    assert join(sources, "a.js").count("const x=") == 2
