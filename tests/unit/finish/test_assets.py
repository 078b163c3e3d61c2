"""One sheet, and names by contents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from kb.finish import SiteFacts, finish

MakePage = Callable[..., bytes]


def sheet_of(files: dict[str, bytes]) -> tuple[str, str]:
    [name] = [name for name in files if name.endswith(".css")]
    return name, files[name].decode()


def test_the_sheets_become_one_in_the_order_of_their_links(built: dict[str, bytes], facts: SiteFacts) -> None:
    _, css = sheet_of(finish(built, facts).files)
    assert css == ".md-typeset{color:red}.kb-x>p{margin:0}@media print{body{top:0}}"


def test_a_rule_of_ours_stays_for_what_a_script_makes_and_goes_if_nothing_does(
    built: dict[str, bytes], facts: SiteFacts
) -> None:
    _, css = sheet_of(finish(built, facts).files)
    # No page has .kb-x; only a script names it.
    assert ".kb-x" in css
    assert ".kb-gone" not in css


def test_each_page_links_the_joined_sheet_once(built: dict[str, bytes], facts: SiteFacts) -> None:
    files = finish(built, facts).files
    name, _ = sheet_of(files)
    for path, data in files.items():
        if path.endswith(".html"):
            up = "/handbook/" if path == "404.html" else "../" * path.count("/")
            assert re.findall(r'<link rel="stylesheet"[^>]*>', data.decode()) == [
                f'<link rel="stylesheet" href="{up}{name}">'
            ], path


def test_a_name_holds_the_hash_of_the_contents(built: dict[str, bytes], facts: SiteFacts) -> None:
    files = finish(built, facts).files
    named = [name for name in files if name.startswith(("app/", "assets/"))]
    assert len(named) == 5
    for name in named:
        assert name.split(".")[1] == hashlib.sha256(files[name]).hexdigest()[:8]


def test_all_attributes_that_name_scripts_are_rewritten(built: dict[str, bytes], facts: SiteFacts) -> None:
    text = finish(built, facts).files["en/plans/x/index.html"].decode()
    for attribute, stem in (("src", "kb"), ("data-kb-src", "search"), ("data-kb-index", "search-en")):
        assert re.search(rf'[ \n]{attribute}="\.\./\.\./\.\./app/{stem}\.[0-9a-f]{{8}}\.js"', text)


def test_a_changed_script_has_another_name(built: dict[str, bytes], facts: SiteFacts) -> None:
    before = {name for name in finish(built, facts).files if name.startswith("app/kb.")}
    built["app/kb.js"] = b"kb(2);"
    assert before.isdisjoint(finish(built, facts).files)


def test_a_page_with_no_sheet_or_a_lost_one_is_a_fault(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    page = make_page("plans/x/index.html").decode()
    built["plans/x/index.html"] = re.sub('<link rel="stylesheet".*>', "", page).encode()
    built["index.html"] = built["index.html"].replace(b"assets/print.css", b"assets/lost.css")
    faults = finish(built, facts).faults
    assert any(fault.startswith("plans/x/index.html: has no stylesheet") for fault in faults)
    assert any(fault.startswith('index.html: stylesheet "assets/lost.css" is not') for fault in faults)


def test_a_page_that_sends_on_needs_no_sheet(built: dict[str, bytes], facts: SiteFacts) -> None:
    policy = built["index.html"].decode().split("\n")[2].split("<title>")[0]
    sent = '<meta http-equiv="refresh" content="0; url=../plans/x/">'
    built["old/index.html"] = f'<!doctype html><meta charset="utf-8">{policy}{sent}'.encode()
    assert finish(built, facts).faults == ()


def test_a_script_named_in_another_attribute_is_a_fault(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["index.html"] = make_page("index.html", '<p data-more="see app/kb.js"></p>')
    [fault] = finish(built, facts).faults
    assert fault.startswith("index.html: data-more names a script")


def test_pages_with_other_sheets_get_a_joined_sheet_of_their_own(
    built: dict[str, bytes], facts: SiteFacts, make_page: MakePage
) -> None:
    built["assets/deck.css"] = b"form{top:0}"
    head = '<link rel="stylesheet" href="../assets/deck.css">'
    deck = make_page("downloads/deck.html", head=head)
    built["downloads/deck.html"] = deck.replace(b"en/downloads/deck.html", b"en/")
    done = finish(built, facts)
    assert done.faults == ()
    assert len([name for name in done.files if name.endswith(".css")]) == 2


def test_what_cannot_be_joined_is_a_fault(built: dict[str, bytes], facts: SiteFacts) -> None:
    built["assets/kb.css"] = b"@import 'x.css';"
    assert any("@import" in fault for fault in finish(built, facts).faults)


def test_folds_are_ours_alone(built: dict[str, bytes], facts: SiteFacts, make_page: MakePage) -> None:
    theme = "assets/stylesheets/main.1234abcd.min.css"
    built[theme] += b".md-typeset details{top:0}.md-typeset summary:before{top:0}"
    built["assets/kb.css"] += b".md-typeset details{left:0}"
    built["index.html"] = make_page("index.html", "<details><summary>a</summary></details>")
    _, css = sheet_of(finish(built, facts).files)
    assert ".md-typeset details{left:0}" in css
    assert "details{top:0}" not in css
    assert "summary" not in css


def test_letters_beyond_ascii_bring_their_charset(built: dict[str, bytes], facts: SiteFacts) -> None:
    built["assets/kb.css"] = "form{quotes:'“'}".encode()
    assert sheet_of(finish(built, facts).files)[1].startswith('@charset "utf-8";')
