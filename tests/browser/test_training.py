"""A trainer's evening: the quiz counts, a session adds up, a check list stays, slides turn by keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosting import Host
from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 900}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page whose errors fail the test."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def minutes(clock: str) -> int:
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


def test_the_quiz_says_what_is_right_and_counts(host: Host, page: Page) -> None:
    page.goto(f"{host.address}en/training/quiz/easy/")
    first, second = page.locator(".kb-question").all()[:2]
    first.locator(f"input[value={first.get_attribute('data-kb-right')}]").check()
    right = second.get_attribute("data-kb-right")
    second.locator(f"input:not([value={right}])").first.check()
    assert first.locator(".kb-said").inner_text().endswith("Right.")
    assert second.locator(".kb-said").inner_text().startswith("Not quite")
    assert "2 of" in page.locator("[data-kb-score]").inner_text()
    page.get_by_role("button", name="Start again").click()
    assert page.locator(".kb-question input:checked").count() == 0


def test_the_quiz_gives_its_answers_without_scripts(host: Host, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.address}training/quiz/easy/")
    question = page.locator(".kb-question").first
    question.locator("summary").click()
    assert question.locator("details q").is_visible()
    context.close()


@pytest.mark.parametrize("wanted", [15, 45, 60, 137, 240])
def test_a_session_of_ones_own_adds_up_and_stands_in_the_address(host: Host, page: Page, wanted: int) -> None:
    page.goto(f"{host.address}training/build/?topic=bao-cao&topic=tap-huan&minutes={wanted}")
    page.locator("[data-kb-session]").wait_for()
    rows = [row.locator("td").all_inner_texts() for row in page.locator("[data-kb-session] tbody tr").all()]
    assert sum(int(row[2]) for row in rows) == wanted
    ends = [row[0].split("–") for row in rows]
    assert [minutes(start) for start, _ in ends[1:]] == [minutes(end) for _, end in ends[:-1]]
    assert minutes(ends[-1][1]) == wanted
    page.locator("[name=agency]").select_option("so-tttt")
    assert "agency=so-tttt" in page.url
    assert f"minutes={wanted}" in page.url


def test_a_session_of_ones_own_shows_what_was_chosen_and_fetches_nothing_before(host: Host, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host.address}training/build/")
    assert page.locator("[data-kb-session]").is_hidden()
    assert not any("pieces-" in url for url in asked)
    page.locator("[name=topic][value=bao-cao]").check()
    page.locator("blockquote.kb-piece").first.wait_for()
    places = page.locator("blockquote.kb-piece footer a").all()
    mine = page.locator("[name=topic][value=bao-cao]").get_attribute("data-kb-clauses") or ""
    assert len(places) == len(mine.split())
    assert [page.request.get(place.evaluate("a => a.href")).status for place in places] == [200] * len(places)


def test_a_question_left_out_stays_out_for_whoever_gets_the_address(host: Host, page: Page) -> None:
    page.goto(f"{host.address}en/training/build/?topic=tuyen-truyen&minutes=60")
    boxes = page.locator("[data-kb-pieces=quiz] [type=checkbox]")
    boxes.first.wait_for()
    assert page.locator("[data-kb-pieces=quiz] :checked").count() == 5
    boxes.first.uncheck()
    kept = page.locator(":checked[name=question]").count()
    assert page.locator("[data-kb-pieces=key] li").count() == 4
    page.goto(page.url)
    boxes.first.wait_for()
    assert page.locator(":checked[name=question]").count() == kept
    assert not boxes.first.is_checked()


def test_a_session_of_ones_own_prints_what_was_ticked_and_its_key_on_a_sheet_of_its_own(
    host: Host, page: Page
) -> None:
    page.goto(f"{host.address}training/build/?topic=tuyen-truyen&minutes=60")
    page.locator("[data-kb-pieces=quiz] [type=checkbox]").first.wait_for()
    page.emulate_media(media="print")
    rows = page.locator("[data-kb-pieces=quiz] li").all()
    assert sum(row.is_visible() for row in rows) == 5 < len(rows)
    assert page.locator("[data-kb-address]").inner_text() == page.url
    assert page.locator("[data-kb-pieces=key]").evaluate("e => getComputedStyle(e).breakBefore") == "page"


def test_a_session_of_ones_own_says_when_its_pieces_do_not_come(host: Host, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/app/pieces-*", lambda route: route.abort())
    page.goto(f"{host.address}en/training/build/?topic=bao-cao")
    page.get_by_text("could not be fetched").wait_for()
    context.close()


def test_odd_values_in_the_address_do_no_harm(host: Host, page: Page) -> None:
    page.goto(f"{host.address}training/build/?topic=<b>&agency=x&minutes=-5")
    assert page.locator("[name=topic]:checked").count() == 0
    assert page.locator("[name=minutes]").input_value() == "15"


def test_a_check_list_stays_on_the_device_and_can_be_taken_along(host: Host, page: Page) -> None:
    page.goto(f"{host.address}toolkit/commune/")
    page.locator(".kb-check [type=checkbox]").first.check()
    page.locator(".kb-check textarea").first.fill("Hỏi “trạm y tế”")
    page.locator(".kb-check textarea").first.blur()
    page.reload()
    assert page.locator(".kb-check [type=checkbox]").first.is_checked()
    assert page.locator(".kb-check textarea").first.input_value() == "Hỏi “trạm y tế”"
    with page.expect_download() as download:
        page.locator(".kb-buttons button").first.click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert "[x] " in text
    assert "Hỏi “trạm y tế”" in text
    clear = page.locator(".kb-buttons button").last
    clear.click()
    clear.click()
    assert page.evaluate("localStorage.getItem('kb-check:commune')") is None


@pytest.mark.parametrize("kept", ["not json", "[]", "null", json.dumps({"x": {"done": "yes", "note": 5}})])
def test_a_spoilt_store_does_not_break_the_check_list(host: Host, page: Page, kept: str) -> None:
    page.goto(f"{host.address}toolkit/cell/")
    page.evaluate("kept => localStorage.setItem('kb-check:cell', kept)", kept)
    page.reload()
    assert page.locator(".kb-check [type=checkbox]").count() > 0
    assert page.locator(".kb-check [type=checkbox]:checked").count() == 0


def test_slides_turn_by_keys_and_the_presenter_reads_the_notes(host: Host, page: Page) -> None:
    page.goto(f"{host.address}training/cell-45/deck/")
    with page.expect_popup() as popup:
        page.locator(".kb-buttons button").nth(1).click()
    page.bring_to_front()
    page.locator(".kb-buttons button").first.click()
    assert page.locator(".kb-now h2").count() == 1
    page.keyboard.press("End")
    assert page.locator(".kb-slide").last.evaluate("slide => slide.classList.contains('kb-now')")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    title = page.locator(".kb-now h2").inner_text()
    assert popup.value.locator("h1").inner_text() == title
    assert len(popup.value.locator("h1 + p").inner_text()) > 60
    assert re.search(r"0:\d\d", popup.value.locator("#clock").inner_text())
    page.keyboard.press("Escape")
    assert page.locator(".kb-now").count() == 0


def test_slides_print_one_on_a_page(host: Host, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{host.address}training/school-30/deck/")
    slides = page.locator(".kb-slide").count()
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    # The last page carries the address.
    assert pages == slides + 1
    page.close()


def test_the_list_of_questions_can_be_narrowed_to_one_session(host: Host, page: Page) -> None:
    page.goto(f"{host.address}training/cell-45/")
    page.locator("#quiz + p a").click()
    page.wait_for_url("**/training/quiz/?session=cell-45")
    assert 0 < page.locator(".kb-entry:visible").count() < page.locator(".kb-entry").count()
    page.locator(".kb-entry:visible a").first.click()
    page.wait_for_url("**/training/quiz/*/#*")
    assert page.locator(":target .kb-said").count() == 1
