"""What the portal says after something was done, and asks before: in the reader's language.

Each step is one that a person takes in a form; after each, no sentence of the other language
stands on the page: flash messages, errors beside fields, questions of scripts.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from ckanext.hue_opendata.harvest.connectors import envelopes
from tests.browser import english, pages, vietnamese
from tests.browser.conftest import Visit
from tests.browser.living import Portal

PREFIX = {"vi": "", "en": "/en"}
#: A form with nothing, or something wrong, in it: path → what is typed → the button.
WRONG = {
    "/user/register": ({"name": "a b", "email": "khong", "password1": "1", "password2": "2"}, ""),
    "/user/edit/{admin}": ({"email": "khong", "password1": "12345678", "password2": "2"}, ""),
    "/group/new": ({}, ""),
    "/organization/new": ({}, ""),
    "/organization/member_new/{agency}": ({}, ""),
    "/dataset/new?blank=1": ({"title": ""}, "files"),
    "/dataset/edit/{dataset}": ({"title": ""}, ""),
    "/dataset/{dataset}/resource/{text}/edit": (
        {"data_date": "khong", "documentation": "khong", "table_overrides": "khong"},
        "",
    ),
    "/harvest/new": (
        {"url": "khong", "hue_schedule": "khong", "hue_auth_value": "khong"},
        "",
    ),
    "/ckan-admin/config": ({"ckanext.hue_opendata.theme.colour": "khong"}, ""),
}


#: The form of a harvest source names fields of foreign answers among the shapes to choose from.
SHAPES = [word for one in envelopes.NAMES.values() for word in re.findall(r"\((.*)\)", one["vi"])]


@dataclass(frozen=True)
class Speaking:
    """The administrator's page, the language that it is to be in, and what people have written."""

    page: Page
    language: str
    contents: frozenset[str]

    def go(self, path: str) -> None:
        """Open a page in the language."""
        self.page.goto(PREFIX[self.language] + path)

    def foreign(self, *allowed: str) -> list[str]:
        """What is on the page in the other language."""
        self.page.wait_for_load_state()
        if self.language == "vi":
            return english.found(self.page, allowed)
        return vietnamese.found(self.page, self.contents, allowed)


@pytest.fixture(params=PREFIX)
def speaking(request, visit: Visit, portal: Portal) -> Speaking:
    page = visit(who=portal.admin)
    page.on("dialog", lambda dialog: dialog.accept())
    contents = vietnamese.written(portal) if request.param == "en" else frozenset()
    return Speaking(page, request.param, contents)


def send(page: Page, button: str = "") -> None:
    """Send the page's own form as it is, past the browser's own checks."""
    page.evaluate("document.querySelectorAll('form').forEach(one => { one.noValidate = true; })")
    chosen = f"[value={button}]" if button else ""
    forms = page.locator("[role=main] form, .primary form")
    forms.locator(f"button[type=submit]{chosen}, input[type=submit]{chosen}").last.click()
    page.wait_for_load_state()


def test_mistakes_are_told_in_the_readers_language(
    speaking: Speaking, portal: Portal, there: pages.Made
):
    page = speaking.page
    names = {"admin": portal.admin, "agency": portal.agency, "dataset": there.dataset}
    left = {}
    for path, (typed, button) in WRONG.items():
        speaking.go(path.format(**names, **there.files))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        for name, text in typed.items():
            page.locator(f"[name='{name}']").last.fill(text)
        send(page, button)
        told = page.locator(".error-explanation, .alert-danger, .hue-fault, .error-block")
        found = speaking.foreign("khong", "a b", *SHAPES)
        if not told.count():
            found.append("nothing is told")
        if found:
            left[path] = found
    assert left == {}


def test_what_was_done_is_told_in_the_readers_language(speaking: Speaking, portal: Portal):
    """A topic, an agency and a person, made, changed and taken away again."""
    page = speaking.page
    name = f"thu-{uuid.uuid4().hex[:8]}"
    left = {}

    def look(step: str) -> None:
        found = speaking.foreign(name, "Thử nói")
        if found:
            left[step] = found

    for kind in ("group", "organization"):
        speaking.go(f"/{kind}/new")
        page.fill("#field-title, #field-name-title, [name=title]", "Thử nói")
        page.locator("[name=name]").evaluate(f"one => one.value = '{name}'")
        send(page)
        look(f"{kind} made")
        speaking.go(f"/{kind}/member_new/{name}")
        page.locator("[name=username]").first.evaluate(
            f"""one => {{ one.tagName === "SELECT"
              ? (one.innerHTML = "<option selected>{portal.newcomer}</option>")
              : (one.value = "{portal.newcomer}"); }}"""
        )
        send(page)
        look(f"{kind} member")
        speaking.go(f"/{kind}/member_delete/{name}?user={portal.newcomer}")
        look(f"{kind} member asked")
        page.locator("[name=delete]").click()
        page.wait_for_load_state()
        look(f"{kind} member gone")
        speaking.go(f"/{kind}/delete/{name}")
        look(f"{kind} asked")
        page.locator("[name=delete]").click()
        page.wait_for_load_state()
        look(f"{kind} gone")
        portal.as_admin(f"{kind}_purge", id=name)
    assert left == {}


def test_the_questions_of_scripts_are_in_the_readers_language(
    speaking: Speaking, portal: Portal, there: pages.Made
):
    """CKAN asks before it deletes, in a window that its script makes."""
    page = speaking.page
    left = {}
    for path in (
        "/group/edit/du-lich",
        f"/organization/edit/{portal.agency}",
        f"/dataset/{there.dataset}/resource/{there.files['text']}/edit",
        "/ckan-admin/trash",
        f"/user/edit/{portal.officer}",
    ):
        speaking.go(path)
        # No waiting for a function: the policy lets nobody make one of a text.
        page.wait_for_load_state("networkidle")
        button = page.locator("[data-module~=confirm-action]").first
        button.click()
        window = page.locator(".modal.show")
        expect(window).to_be_visible()
        found = speaking.foreign()
        if found:
            left[path] = found
    assert left == {}


def test_tokens_and_following_are_told_in_the_readers_language(speaking: Speaking, portal: Portal):
    page = speaking.page
    left = {}
    speaking.go(f"/user/{portal.admin}/api-tokens")
    page.locator("form [name=name]").fill("thu-khoa")
    page.locator("form:has([name=name]) button[type=submit]").click()
    expect(page.get_by_text("thu-khoa").first).to_be_visible()
    left["token"] = speaking.foreign()
    speaking.go(f"/dataset/{pages.NAME}")
    page.locator(".btn:has(.fa-circle-plus)").first.click()
    page.wait_for_load_state("networkidle")
    left["followed"] = speaking.foreign()
    page.locator(".btn:has(.fa-circle-minus)").first.click()
    page.wait_for_load_state("networkidle")
    left["left"] = speaking.foreign()
    assert {step: found for step, found in left.items() if found} == {}
