"""Addresses are promises: the same in both languages, without a leading slash, one for each thing."""

from __future__ import annotations

import pytest
from kb import addresses


def test_the_addresses_of_the_contract() -> None:
    assert addresses.plan("x") == "plans/x/"
    assert addresses.full("x") == "plans/x/full/"
    assert addresses.item("x", "ii.3") == "plans/x/ii-3/"
    assert addresses.task("x", "t") == "plans/x/tasks/t/"
    assert addresses.agency("a") == "agencies/a/"
    assert addresses.document("d") == "documents/d/"
    assert addresses.term("t") == "terms/#t"
    assert addresses.answer("cell", "a") == "answers/cell/#a"
    assert addresses.topic("t") == "topics/t/"
    assert addresses.group("g") == "groups/g/"


def test_a_clause_of_an_item_has_its_address_there_and_any_other_on_the_full_page() -> None:
    assert addresses.clause("x", "ii.3.5", "ii.3") == "plans/x/ii-3/#ii-3-5"
    assert addresses.clause("x", "ii.3", "ii.3") == "plans/x/ii-3/"
    assert addresses.clause("x", "ii", None) == "plans/x/full/#ii"
    assert addresses.clause("x", "front.2", None) == "plans/x/full/#front-2"


def test_english_lies_below_its_own_root() -> None:
    assert addresses.from_root("agencies/a/", "vi") == "agencies/a/"
    assert addresses.from_root("agencies/a/", "en") == "en/agencies/a/"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("agencies/a/", "agencies/", "a/"),
        ("agencies/", "agencies/a/", "../"),
        ("plans/x/ii-3/#ii-3-5", "plans/x/ii-3/", "#ii-3-5"),
        ("plans/x/ii-3/", "plans/x/ii-3/", "./"),
        ("plans/x/ii-3/#ii-3-5", "topics/t/", "../../plans/x/ii-3/#ii-3-5"),
        ("", "agencies/a/", "../../"),
        ("agencies/", "", "agencies/"),
        ("terms/#t", "", "terms/#t"),
    ],
)
def test_a_link_leads_from_one_page_to_another(target: str, page: str, link: str) -> None:
    assert addresses.relative(target, page) == link


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("agencies/a/", "plans/x/", "../../agencies/a/index.md"),
        ("plans/x/#y", "plans/x/", "#y"),
        ("", "agencies/", "../index.md"),
        ("terms/#t", "", "terms/index.md#t"),
    ],
)
def test_a_link_that_mkdocs_checks_leads_to_the_file(target: str, page: str, link: str) -> None:
    assert addresses.source_file(target, page) == link


def test_a_file_that_both_languages_share_is_linked_from_the_root_of_the_site() -> None:
    assert addresses.relative_file("data/v1/tasks.csv", "en/plans/x/tasks/") == "../../../../data/v1/tasks.csv"
    assert addresses.relative_file("data/v1/tasks.csv", "") == "data/v1/tasks.csv"
