"""Give the variables of a joined script short names: a tenth of its bytes, and every reader loads it.

No parser: our sources keep to a narrow form (see bundle), in which the signs beside a name and the bracket
it stands in tell a variable from a property. What cannot be told for certain keeps its name.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.bundle import WHOLE

SIGN = re.compile(r"[A-Za-z_$][\w$]*|\d[\w.]*|\.{3}|=>|[=!]==?|[<>]=|\s+|.", re.DOTALL)
NAME = re.compile(r"[A-Za-z_$]")
LANGUAGE = """
    arguments async await break case catch class const continue debugger default delete do else enum eval export
    extends false finally for function get if import in instanceof let new null of return set static super switch
    this throw true try typeof undefined var void while with yield
"""
# A local may bear one of these names beside the browser's own thing of that name.
BROWSER = """
    self window document location history top name parent status event length screen origin open close stop find
    focus blur print scroll fetch
"""
KEPT = frozenset((LANGUAGE + BROWSER).split())
# After these a brace opens a block, after all else an object or a pattern.
BEFORE_BLOCK = frozenset({")", "=>", "else", "try", "finally", "do", ";", "{", "}", ""})
OPENING, CLOSING, DECLARING = frozenset("([{"), frozenset(")]}"), frozenset({"const", "let", "var"})
VARIABLE, SHORT = "variable", "short"


@dataclass(frozen=True, slots=True)
class Sign:
    """A name, a number, a sign or a stretch of blanks.

    A name is a VARIABLE, a property said in SHORT (`{a}`), or '' (a property, a key). The depth counts the
    brackets round it; a pair of brackets stands where what is round it stands.
    """

    text: str
    role: str
    depth: int


def shortened(script: str) -> str:
    """Rename: one new name for a name of the whole script, others for the locals of each statement.

    Inside a statement no two names become one, and no local gets the name of something that the whole
    script sees, so every scope stays what it was. A script with classes, with code inside template
    literals, or with a pattern that declares what the whole script sees, stays as it is.
    """
    signs = _read(script)
    spare = [sign for sign in signs if sign.text.strip()]
    shared = _shared(spare)
    if shared is None or any((sign.text == "class" and sign.role) or "${" in sign.text for sign in spare):
        return script
    mine = shared | _declared(spare)
    taken = KEPT | {sign.text for sign in spare if sign.role and sign.text not in mine}
    free = [name for name in itertools.islice(_short_names(), len(mine) + 2000) if name not in taken]
    # Locals are many and short-lived: they get the letters, what the whole script sees gets longer names.
    wide = dict(zip(sorted(shared), (name for name in free if len(name) > 1), strict=False))
    narrow = [name for name in free if name not in set(wide.values())]
    return "".join(itertools.chain.from_iterable(_renamed(part, wide, narrow) for part in _statements(signs)))


def _renamed(part: Sequence[Sign], wide: dict[str, str], narrow: Sequence[str]) -> Iterator[str]:
    """Yield the text of a statement with its new names."""
    local = _declared([sign for sign in part if sign.text.strip()]) - set(wide) - KEPT
    used = dict.fromkeys(sign.text for sign in part if sign.role and sign.text in local)
    names = wide | dict(zip(used, narrow, strict=False))
    for sign in part:
        new = names.get(sign.text, sign.text) if sign.role else sign.text
        if new != sign.text and sign.role == SHORT:
            yield f"{sign.text}:{new}"
        else:
            # What never changes may be declared as if it could: the shorter word does.
            yield "let" if sign.role and new == "const" else new


def _read(script: str) -> list[Sign]:
    """Part a script into signs, and say what each is."""
    texts: list[str] = []
    place = 0
    for whole in WHOLE.finditer(script):
        texts += [*SIGN.findall(script[place : whole.start()]), whole[0]]
        place = whole.end()
    texts += SIGN.findall(script[place:])
    spare = [number for number, text in enumerate(texts) if text.strip()]
    beside = zip([-1, *spare], spare, [*spare[1:], -1], strict=False)
    around = {place: (before, after) for before, place, after in beside}
    signs: list[Sign] = []
    inside: list[str] = []
    for number, text in enumerate(texts):
        if number not in around:
            signs.append(Sign(text, "", len(inside)))
            continue
        before, after = (texts[place] if place >= 0 else "" for place in around[number])
        if text in CLOSING and inside:
            inside.pop()
        signs.append(Sign(text, _role(text, before, after, inside), len(inside)))
        if text in OPENING:
            inside.append("block" if text == "{" and before in BEFORE_BLOCK else text)
    return signs


def _role(text: str, before: str, after: str, inside: Sequence[str]) -> str:
    """Say what a name is by the signs beside it."""
    if not NAME.match(text) or before == ".":
        return ""
    first = bool(inside) and inside[-1] == "{" and before in {"{", ","}
    if first and after in {":", "("}:
        return ""
    return SHORT if first and after in {",", "}", "="} else VARIABLE


def _shared(spare: Sequence[Sign]) -> set[str] | None:
    """Gather the names that the whole script sees; None where one of them comes out of a pattern."""
    # The function round the script is two brackets deep.
    top = [(sign, after) for sign, after in itertools.pairwise(spare) if sign.depth == 2 and sign.role]  # noqa: PLR2004
    if any(sign.text in DECLARING and after.text in OPENING for sign, after in top):
        return None
    return {after.text for sign, after in top if sign.text in {*DECLARING, "function"} and after.role} - KEPT


def _statements(signs: Sequence[Sign]) -> Iterator[Sequence[Sign]]:
    """Part the body of the script, with what stands round it, into statements."""
    start = 0
    for number, sign in enumerate(signs):
        if sign.depth == 2 and sign.text in {";", "}"}:  # noqa: PLR2004 - as above
            yield signs[start : number + 1]
            start = number + 1
    yield signs[start:]


def _declared(spare: Sequence[Sign]) -> set[str]:
    """Gather the names that a declaration or a list of parameters brings in."""
    found: set[str] = set()
    opened: list[int] = []
    for turn, sign in enumerate(spare):
        after = spare[turn + 1] if turn + 1 < len(spare) else sign
        if sign.role and sign.text in {*DECLARING, "function"} and after.role:
            found.add(after.text)
        elif sign.text in OPENING:
            opened.append(turn)
        elif sign.text in CLOSING and opened:
            start = opened.pop()
            two, one = (spare[place].text if place >= 0 else "" for place in (start - 2, start - 1))
            called = sign.text == ")" and (after.text == "=>" or one in {"function", "catch"} or two == "function")
            if called or one in DECLARING:
                found |= _brought(spare[start : turn + 1])
        elif sign.role and after.text == "=>":
            found.add(sign.text)
    return found


def _brought(pattern: Sequence[Sign]) -> set[str]:
    """Gather the names of a pattern, without what only stands in a default."""
    signs = {"(", "[", "{", ",", ":", "..."}
    return {sign.text for before, sign in itertools.pairwise(pattern) if sign.role and before.text in signs}


def _short_names() -> Iterator[str]:
    for size in itertools.count(1):
        yield from map("".join, itertools.product(string.ascii_letters, repeat=size))
