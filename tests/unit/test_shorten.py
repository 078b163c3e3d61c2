"""Renaming touches variables only, and never makes one of two."""

from __future__ import annotations

import re

import pytest
from kb.bundle import join
from kb.shorten import shortened


def short(source: str) -> str:
    """Join and shorten one module, without the function round it."""
    script = shortened(join({"a.js": source}, "a.js"))
    return script.removeprefix('(function () {\n"use strict";\n').removesuffix("\n})();\n")


@pytest.mark.parametrize(
    ("source", "script"),
    [
        # What the whole script sees gets longer names than the locals of a statement, which share theirs.
        ("function add(one, two) { return one + two; }\nfunction sub(three) { return add(three, -1); }",
         "function aa(a,b){return a+b;}\nfunction ab(a){return aa(a,-1);}"),
        ("const list = [1];\nlist.map((entry) => entry.list);", "let aa=[1];aa.map((a)=>a.list);"),
        ("const make = (size) => ({ size, kind: size, make });", "let aa=(a)=>({size:a,kind:a,make:aa});"),
        ("function read({ text, more: rest = {} }) { return text + rest.text; }",
         "function aa({text:a,more:b={}}){return a+b.text;}"),
        ("function loop(all) { for (const [key, value] of all) if (value) return key; return null; }",
         "function aa(a){for(let[b,c]of a)if(c)return b;return null;}"),
        ("function pick(open, shut) { return open ? shut : { open: shut }; }",
         "function aa(open,a){return open?a:{open:a};}"),
        ("function spread(first, ...others) { return [...others, first.others]; }",
         "function aa(a,...b){return[...b,a.others];}"),
        ("function risk(step) { try { step(); } catch (fault) { return fault; } }",
         "function aa(a){try{a();}catch(b){return b;}}"),
        ("function turn(timer) { const go = () => { timer = 1; }; go(); }",
         "function aa(a){let b=()=>{a=1;};b();}"),
    ],
)  # fmt: skip
def test_variables_get_short_names_and_nothing_else_does(source: str, script: str) -> None:
    assert re.sub(r"\s*([+,;])\s*", r"\1", short(source)) == script


@pytest.mark.parametrize(
    "source",
    [
        "class Keeper { keep(thing) { return thing; } }",
        "const say = (name) => `Hello ${name}`;",
        "const { first, second } = window.pair;\nfunction third() { return first + second; }",
    ],
)
def test_what_cannot_be_told_for_certain_stays(source: str) -> None:
    joined = join({"a.js": source}, "a.js")
    assert shortened(joined) == joined


def test_the_browsers_names_strings_and_patterns_stay() -> None:
    source = (
        "function go(words) {\n  const parts = /parts words/.exec(words);\n"
        '  document.title = "parts " + parts;\n  return location.href;\n}\n'
    )
    assert short(source) == (
        'function aa(a){let b= /parts words/.exec(a);document.title="parts "+b;return location.href;}'
    )


def test_a_name_in_use_is_given_to_nobody() -> None:
    assert short("function f(long) { return a + b + long; }") == "function aa(c){return a+b+c;}"
