"""No English sentence on any type of page, for a visitor, an officer and an administrator; and no
Vietnamese one on the English pages, but for what people have written."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.browser import english, pages, vietnamese
from tests.browser.conftest import Visit
from tests.browser.living import Portal


def crawl(page: Page, paths: dict[str, str]) -> str:
    """The English that is left, by page; a page that fails is told too; empty when none is."""
    left: dict[str, list[str]] = {}
    for name, path in paths.items():
        answer = page.goto(path)
        assert answer is not None
        found = english.found(page)
        if answer.status >= 500:
            found.append(f"HTTP {answer.status}")
        if found:
            left[f"{name} {path}"] = found
    return json.dumps(left, ensure_ascii=False, indent=1) if left else ""


def test_a_visitor_reads_vietnamese_everywhere(page: Page, portal: Portal, there: pages.Made):
    assert crawl(page, pages.visitor(portal, there)) == ""


def test_an_officer_reads_vietnamese_everywhere(
    officer_page: Page, portal: Portal, there: pages.Made
):
    assert crawl(officer_page, pages.officer(portal, there)) == ""


#: Forms that name the fields of foreign answers (`title`, `items`), and lists of stored codes.
CODES = {"sources", "source-about", "new-source", "source-edit"}


def test_the_administrator_reads_vietnamese_everywhere(
    admin_page: Page, portal: Portal, there: pages.Made
):
    paths = pages.admin(portal, there)
    assert crawl(admin_page, {name: paths[name] for name in paths.keys() - CODES}) == ""


def test_somebody_new_reads_vietnamese_everywhere(visit: Visit, portal: Portal, there: pages.Made):
    assert crawl(visit(who=portal.newcomer), pages.newcomer(portal)) == ""


#: Pages whose own texts are Vietnamese in both languages, and why.
ONLY_VIETNAMESE: dict[str, str] = {}


@pytest.mark.parametrize("who", ["visitor", "newcomer", "officer", "admin"])
def test_an_english_reader_reads_english_everywhere(
    visit: Visit, portal: Portal, there: pages.Made, who: str
):
    paths = {
        "visitor": lambda: pages.visitor(portal, there),
        "newcomer": lambda: pages.newcomer(portal),
        "officer": lambda: pages.officer(portal, there),
        "admin": lambda: pages.admin(portal, there),
    }[who]()
    page = visit(who=None if who == "visitor" else getattr(portal, who))
    contents = vietnamese.written(portal)
    left = {}
    for name, path in paths.items():
        page.goto(f"/en{path}")
        found = vietnamese.found(page, contents)
        if found and name not in ONLY_VIETNAMESE:
            left[name] = found
    assert left == {}, json.dumps(left, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("/organization/new", "button[name=save]"),
        ("/group/new", "button[name=save]"),
    ],
)
def test_a_mistake_is_told_in_vietnamese(admin_page: Page, path, button):
    admin_page.goto(path)
    admin_page.evaluate("document.querySelectorAll('form').forEach(one => one.noValidate = true)")
    admin_page.locator(button).first.click()
    admin_page.wait_for_load_state()
    assert admin_page.locator(".error-explanation").count() == 1
    assert english.found(admin_page) == []


def test_a_wrong_password_is_told_in_vietnamese(page: Page):
    page.goto("/user/login")
    page.fill("input[name=login]", "khong-co")
    page.fill("input[name=password]", "sai-mat-khau")
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    page.wait_for_load_state()
    assert page.locator(".flash-messages").inner_text().strip()
    assert english.found(page) == []


def test_what_was_done_is_told_in_vietnamese(visit: Visit, portal: Portal):
    page = visit(who=portal.officer)
    page.goto("/user/logged_out_redirect")
    assert english.found(page) == []
    page.goto("/user/reset")
    page.fill("input[name=user]", "khong-co")
    page.locator("form:has(input[name=user]) button[type=submit]").click()
    page.wait_for_load_state()
    assert english.found(page) == []
