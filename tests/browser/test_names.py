"""Names and order in real forms: a Mac's files and titles, agencies, topics, people, facets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from ckanext.hue_opendata.text import normalize, slug, sort_key
from tests.browser.forms.steps import fill
from tests.browser.living import Portal
from tests.browser.pages import DOT

TITLE = "Thử nghiệm tên tệp từ máy Mac"
NAME = slug(TITLE)
AGENCY = "Ủy ban thử nghiệm Ấm Áp"
FILES = ["Số liệu Đường & cầu (2025).CSV", "Ảnh chụp ở Huế.png", "Bảng\u00a0giá\u200b.csv"]


def mac(text: str) -> str:
    """As macOS writes a file's name, and as its keyboards sometimes write text."""
    return unicodedata.normalize("NFD", text)


@pytest.fixture(autouse=True)
def swept(portal: Portal) -> Iterator[None]:
    yield
    for one in portal.as_admin("package_search", q=f"name:{NAME}*", include_drafts=True,
                               include_private=True)["results"]:  # fmt: skip
        portal.as_admin("dataset_purge", id=one["id"])
    for kind in ("organization", "group"):
        if slug(AGENCY) in portal.as_admin(f"{kind}_list"):
            portal.as_admin(f"{kind}_purge", id=slug(AGENCY))


def test_files_from_a_mac_get_names_that_can_be_fetched(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    fill(page, mac(TITLE))
    page.locator("button[value=files]").click()
    page.wait_for_url(f"**/dataset/files/{NAME}")
    contents = {name: DOT if name.endswith("png") else b"a,b\n1,2\n" for name in FILES}
    page.locator("#field-upload").set_input_files(
        [
            {"name": mac(name), "mimeType": "application/octet-stream", "buffer": body}
            for name, body in contents.items()
        ]
    )
    page.locator("button[value=publish]").click()
    page.wait_for_url(re.compile(rf"/dataset/{NAME}$"))
    made = portal.as_admin("package_show", id=NAME)
    assert made["title"] == TITLE
    names = [file["url"].rpartition("/")[2] for file in made["resources"]]
    assert names == ["so-lieu-duong-cau-2025.csv", "anh-chup-o-hue.png", "bang-gia.csv"]
    for file, (name, body) in zip(made["resources"], contents.items(), strict=True):
        assert unicodedata.is_normalized("NFC", file["name"])
        assert normalize(file["name"]) == file["name"]
        assert page.request.get(file["url"]).body() == body, name


@pytest.mark.parametrize("kind", ["organization", "group"])
def test_an_agency_from_a_mac_is_named_by_its_title(admin_page: Page, portal: Portal, kind):
    page = admin_page
    page.goto(f"/{kind}/new")
    page.locator("#field-title, #field-name").first.fill(mac(AGENCY))
    picture = {"name": mac("Ảnh đại diện.png"), "mimeType": "image/png", "buffer": DOT}
    page.locator("input[type=file]").first.set_input_files([picture])
    page.locator("form:has(#field-title) button[type=submit][name=save]").click()
    page.wait_for_url(lambda address: address.rstrip("/").endswith(slug(AGENCY)))
    made = portal.api(f"{kind}_show", id=slug(AGENCY))
    assert made["title"] == AGENCY
    assert made["image_display_url"].endswith("anh-dai-dien.png")
    assert page.request.get(made["image_display_url"]).body() == DOT


def in_order(texts: list[str]) -> bool:
    """Whether at least four texts stand in Vietnamese order."""
    return len(texts) > 3 and texts == sorted(texts, key=sort_key)


@pytest.mark.parametrize("language", ["", "/en"])
def test_lists_of_agencies_and_topics_stand_in_vietnamese_order(
    admin_page: Page, portal: Portal, language
):
    page = admin_page
    for kind in ("organization", "group"):
        titles = [one["title"] for one in portal.api(f"{kind}_list", all_fields=True)]
        assert in_order(titles)
        page.goto(f"{language}/{kind}/")
        text = page.locator("main, [role=main]").first.inner_text()
        shown = [title for title in titles if title in text]
        assert in_order(shown)
        assert sorted(shown, key=text.index) == shown, kind
    page.goto(f"{language}/dataset/new?blank=1")
    options = page.locator("#field-owner_org option, [name=owner_org] option").all_inner_texts()
    offered = [text.strip() for text in options if text.strip() in set(agencies(portal))]
    assert in_order(offered)


def agencies(portal: Portal) -> list[str]:
    return [one["title"] for one in portal.api("organization_list", all_fields=True)]


#: Of each list of a facet: what its values are called in full, and how many datasets have them.
FACETS = """() => [...document.querySelectorAll(".nav-facet")].map(list =>
  [...list.querySelectorAll("li a")].map(link => [
    link.dataset.bsTitle || link.dataset.bsOriginalTitle ||
      link.querySelector(".item-label").textContent.trim(),
    parseInt(link.querySelector(".item-count").textContent)]))"""


def test_facets_stand_by_count_and_then_in_vietnamese_order(page: Page):
    page.goto("/dataset/?_tags_limit=0&_organization_limit=0")
    lists = page.evaluate(FACETS)
    assert max(map(len, lists)) > 5
    for rows in lists:
        if all(name.isdigit() for name, _ in rows):
            assert rows == sorted(rows, key=lambda row: (-row[1], -int(row[0])))  # newest first
            continue
        keys = [(-count, sort_key(name)) for name, count in rows]
        assert keys == sorted(keys), rows


def test_members_and_users_are_found_and_listed(admin_page: Page, portal: Portal):
    people = ["Ưng Thử Nghiệm", "Đỗ Thử Nghiệm", "An Thử Nghiệm", "Ân Thử Nghiệm"]
    ids = {}
    for number, name in enumerate(people):
        login = f"thu-nghiem-{number}"
        if login not in portal.as_admin("user_list", all_fields=False):
            data = {"email": f"{login}@test.invalid", "password": "thu-nghiem-2026"}
            portal.as_admin("user_create", name=login, fullname=name, **data)
        ids[name] = login
    admin_page.goto("/user/?order_by=display_name&q=thu+nghiem&limit=100")
    text = admin_page.locator("main, [role=main]").first.inner_text()
    assert sorted(people, key=text.index) == sorted(people, key=sort_key)
    found = admin_page.request.get("/api/util/user/autocomplete?q=do+thu").json()
    assert [one["fullname"] for one in found] == ["Đỗ Thử Nghiệm"]


def test_harvested_datasets_have_the_names_of_their_titles(portal: Portal):
    rows = portal.api("package_search", fq="dataset_type:dataset", rows=500)["results"]
    harvested = [
        one
        for one in rows
        if any(extra["key"] == "harvest_source_id" for extra in one.get("extras", []))
    ]
    assert len(harvested) > 50
    for one in harvested:
        assert normalize(one["title"]) == one["title"]
        assert one["name"].startswith(slug(one["title"], 94)[:60]), one["title"]
        for file in one["resources"]:
            assert normalize(file["name"]) == file["name"]
