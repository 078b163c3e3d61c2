"""A page with the search engine in it, and small indexes of the tests' own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kb import bundle

CLIENT = Path(__file__).parents[2] / "scripts" / "kb" / "client" / "search"
SOURCES = {path.name: path.read_text("utf-8") for path in sorted(CLIENT.glob("*.js"))}
LAB = """
import { createEngine } from "./engine.js";
import { spell, spellAll, spans } from "./normalise.js";
import { untype } from "./telex.js";
import { slips } from "./distance.js";
window.lab = { createEngine, spell, spellAll, spans, untype, slips, engines: {} };
"""
BASE = """
import { startSearch } from "./start.js";
import { markSought } from "./mark.js";
startSearch();
markSought();
"""


def script(entry: str) -> str:
    """Join an entry of the tests with the sources."""
    return bundle.join({**SOURCES, "lab.js": entry}, "lab.js")


def row(kind: str, name: str, title: str, text: str, *, extra: str = "", of: str = "") -> list[str]:
    """Make a row; its address follows from its kind and id."""
    address = f"p/#{name.replace('.', '-')}" if kind == "clause" else f"{kind}/{name}/"
    return [kind, name, address, title, "", text, extra, *([of] if of else [])]


VI: dict[str, Any] = {
    "version": 1,
    "lang": "vi",
    "kinds": {"clause": "Đoạn", "task": "Việc", "agency": "Nơi", "topic": "Chủ đề"},
    "rows": [
        row("clause", "ii", "VIỆC CHUNG", ""),
        row("clause", "ii.1", "Vườn và rừng", ""),
        row("clause", "ii.1.1", "Mục II.1, ý 1", "Trồng cây ăn quả trong vườn, chăm bón và tưới nước hằng ngày."),
        row("clause", "ii.1.2", "Mục II.1, ý 2", "Giữ rừng đầu nguồn; phòng chống cháy rừng mùa khô hanh."),
        row("clause", "ii.2", "Văn hoá và kỹ năng", ""),
        row(
            "clause",
            "ii.2.1",
            "Mục II.2, ý 1",
            "Mở lớp dạy kỹ năng bơi lội; lập quỹ thưởng và uỷ thác việc chấm thi.",
        ),
        row(
            "clause", "ii.2.2", "Mục II.2, ý 2", "Hội đồng nhân dân xã nghe báo cáo về đời sống văn hóa, thể thao."
        ),
        row("clause", "iii.1", "1", "Đảng viên đang công tác tại xã nêu gương; dạng bài thi do trường ra."),
        row("task", "plant", "Trồng cây ăn quả", "", of="p/#ii-1-1"),
        row("agency", "hdnd", "Hội đồng nhân dân", "Nơi bàn việc của xã.", extra="HĐND · hội đồng"),
        row("topic", "rung", "Giữ rừng", "Mọi việc về rừng."),
    ],
    "synonyms": [
        ["kỹ năng bơi lội", "học bơi", "chống đuối"],
        ["hội đồng nhân dân", "HĐND"],
        ["rừng", "lâm nghiệp"],
    ],
}
EN: dict[str, Any] = {
    "version": 1,
    "lang": "en",
    "kinds": {"clause": "Clause"},
    "rows": [
        row(
            "clause", "ii.1.1", "Item II.1, first dash", "Plant fruit trees in gardens, tend and water them daily."
        ),
        row("clause", "ii.2.1", "Item II.2, first dash", "Run classes training children in swimming skills."),
        row("clause", "ii.2.2", "Item II.2, second dash", "The People’s Council of the commune hears reports."),
    ],
    "synonyms": [["swimming", "drowning"]],
}


def index_script(data: dict[str, Any]) -> str:
    """Write an index as its script."""
    return f"kbSearchIndex({json.dumps(data, ensure_ascii=False)});\n"
