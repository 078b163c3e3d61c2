"""The lists of what a reader may keep."""

from __future__ import annotations

import json
from typing import Any

from kb.finish import SiteFacts, finish


def lists(files: dict[str, bytes]) -> dict[str, Any]:
    first, _, rest = files["sw.js"].decode().partition("\n")
    assert rest == "work();"
    told: dict[str, Any] = json.loads(first.removeprefix("self.kbLists=").removesuffix(";"))
    return told


def test_a_language_has_its_pages_and_what_they_are_made_of(built: dict[str, bytes], facts: SiteFacts) -> None:
    addresses = [address for address, _ in lists(finish(built, facts).files)["en"]["files"]]
    stems = [address.split(".")[0] for address in addresses]
    assert sorted(stems[:4]) == ["app/kb", "app/search", "app/search-en", "assets/site"]
    assert sorted(addresses[4:]) == ["404.html", "en/", "en/downloads/", "en/plans/x/", "en/search/"]


def test_a_changed_page_is_a_new_version_of_its_language_only(built: dict[str, bytes], facts: SiteFacts) -> None:
    before = lists(finish(built, facts).files)
    built["plans/x/index.html"] = built["plans/x/index.html"].replace("chữ".encode(), "lời".encode())
    after = lists(finish(built, facts).files)
    assert after["vi"]["version"] != before["vi"]["version"]
    assert after["en"] == before["en"]
    changed = [one for one, other in zip(after["vi"]["files"], before["vi"]["files"], strict=True) if one != other]
    assert [address for address, _ in changed] == ["plans/x/"]


def test_the_reader_is_told_how_much_it_is(built: dict[str, bytes], facts: SiteFacts) -> None:
    text = finish(built, facts).files["en/downloads/index.html"].decode()
    assert 'data-kb-worker="../../sw.js" data-kb-files="9" data-kb-bytes="' in text
