"""A published address is a promise: every one ever listed still leads somewhere, and new ones are listed."""

from __future__ import annotations

import re
from pathlib import Path

LISTED = Path(__file__).parent / "promises.txt"
ANCHOR = re.compile(r'<section class="kb-clause[^"]*" id="([^"]+)"')


def addresses(site: Path) -> list[str]:
    """Give every page of the Vietnamese tree and every clause on it; English has the same."""
    found = []
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        if address.split("/")[0] not in {"en", "assets", "data"}:
            page = f"{address}/" if address else ""
            anchors = ANCHOR.findall(path.read_text("utf-8")) if address.startswith("plans/") else []
            found += [page, *(f"{page}#{anchor}" for anchor in anchors)]
    return found


def test_every_address_ever_published_still_leads_somewhere(site: Path, rewriting: bool) -> None:
    promised = LISTED.read_text("utf-8").splitlines() if LISTED.is_file() else []
    there = addresses(site)
    if rewriting:
        # The list only ever grows: what is gone needs a line in catalogue/redirects.yml instead.
        LISTED.write_text("\n".join(sorted({*promised, *there})) + "\n", "utf-8")
        return
    assert [one for one in promised if one not in there] == []
    assert [one for one in there if one not in promised] == [], "new addresses: list them with make golden"
