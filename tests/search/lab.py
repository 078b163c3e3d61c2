"""A page with the search engine in it, and small indexes of the tests' own."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kb import bundle, shorten
from kb.outputs.search_shelves import Row, Shelf, written

CLIENT = Path(__file__).parents[2] / "scripts" / "kb" / "client" / "search"
SOURCES = {path.name: path.read_text("utf-8") for path in sorted(CLIENT.glob("*.js"))}
LAB = """
import { createEngine } from "./engine.js";
import { buildIndex } from "./index.js";
import { spell, spellAll, spans } from "./normalise.js";
import { untype } from "./telex.js";
import { slips } from "./distance.js";
const open = (parts) => {
  const engine = createEngine(parts[0]);
  if (engine) parts.slice(1).forEach(engine.add);
  return engine;
};
window.lab = { buildIndex, createEngine, open, spell, spellAll, spans, untype, slips, engines: {} };
"""
BASE = """
import { startSearch } from "./start.js";
startSearch();
"""
Rows = Sequence[tuple[str, Row]]


def script(entry: str) -> str:
    """Join an entry of the tests with the sources, as readers get it."""
    return shorten.shortened(bundle.join({**SOURCES, "lab.js": entry}, "lab.js"))


def index(lang: str, rows: Rows, kinds: dict[str, str], talk: str = "") -> dict[str, str]:
    """Write an index in two parts: titles and clauses first, then the rest; the first part comes last."""
    first, more = [], []
    count = 0
    for kind, group in itertools.groupby(rows, lambda pair: pair[0]):
        of_kind = tuple(row for _, row in group)
        clauses = kind == "clause"
        shelf = Shelf(kind, ("p/#*" if clauses else f"{kind}/*/",), of_kind, same=kind in {"agency", "term"})
        first.append(shelf.raised("label", "text") if clauses else shelf.raised("of"))
        more.append(shelf.filled(count, "names", "typed", "to", *([] if clauses else ["text"])))
        count += len(of_kind)
    return {out.path: out.data.decode() for out in written(lang, kinds, talk, first, {"more": more})}


def parts(scripts: dict[str, str]) -> list[Any]:
    """Read the parts of an index, the first of them first."""
    read = [json.loads(text[text.index("(") + 1 : text.rindex(")")]) for text in scripts.values()]
    return [read[-1], *read[:-1]]


VI_ROWS: Rows = [
    ("clause", Row("ii", "VIỆC CHUNG")),
    ("clause", Row("ii.1", "Vườn và rừng")),
    (
        "clause",
        Row("ii.1.1", "", "Mục II.1, ý 1", "Trồng cây ăn quả trong vườn, chăm bón và tưới nước đều."),
    ),
    ("clause", Row("ii.1.2", "", "Mục II.1, ý 2", "Giữ rừng đầu nguồn; phòng chống cháy rừng mùa khô hanh.")),
    ("clause", Row("ii.2", "Văn hoá và kỹ năng")),
    (
        "clause",
        Row("ii.2.1", "", "Mục II.2, ý 1", "Mở lớp dạy kỹ năng bơi lội; lập quỹ thưởng và uỷ thác việc chấm thi."),
    ),
    (
        "clause",
        Row("ii.2.2", "", "Mục II.2, ý 2", "Hội đồng nhân dân xã nghe báo cáo về đời sống văn hóa, thể thao."),
    ),
    ("clause", Row("iii.1", "1", text="Đảng viên đang công tác tại xã nêu gương; dạng bài thi do trường ra.")),
    ("task", Row("plant", "Trồng cây ăn quả", of=(2,))),
    ("agency", Row("hdnd", "Hội đồng nhân dân", text="Nơi bàn việc của xã.", typed=("HĐND", "hội đồng"))),
    ("topic", Row("rung", "Giữ rừng", text="Mọi việc về rừng.", typed=("củi", "gỗ lậu"), to=(3,))),
    ("term", Row("boi", "kỹ năng bơi lội", text="Biết nổi.", typed=("học bơi", "chống đuối"))),
    ("term", Row("xa", "xã", text="Nơi nhỏ nhất.", names=("cấp xã",), typed=("làng",))),
]
EN_ROWS: Rows = [
    (
        "clause",
        Row("ii.1.1", "", "Item II.1, first dash", "Plant fruit trees in gardens, tend and water them daily."),
    ),
    (
        "clause",
        Row("ii.2.1", "", "Item II.2, first dash", "Run classes training children in swimming skills."),
    ),
    (
        "clause",
        Row("ii.2.2", "", "Item II.2, second dash", "The People’s Council of the commune hears reports."),
    ),
    ("term", Row("swimming", "swimming", text="Staying afloat.", typed=("drowning",))),
]
TALK = "đây thì là của cho với có không được ở về để ai gì đâu sao thế này tôi làm hay các những"
VI = index(
    "vi", VI_ROWS, {"clause": "Đoạn", "task": "Việc", "agency": "Nơi", "topic": "Chủ đề", "term": "Từ"}, TALK
)
EN = index("en", EN_ROWS, {"clause": "Clause", "term": "Term"}, "the of in and")


def one(text: str, title: str = "T") -> list[Any]:
    """Give an index of one clause."""
    return parts(index("vi", [("clause", Row("a.b", title, text=text))], {}))
