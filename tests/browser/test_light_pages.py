"""Pages for reading load little: none of CKAN's scripts; what these did there still works."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.conftest import PHONE, Visit
from tests.browser.living import Portal
from tests.browser.test_shared_pages import get

LIGHT = ("home", "search", "dataset", "agencies", "agency", "agency-about", "topics", "terms")
#: What a page names of files, in its HTML.
NAMED = re.compile(r'(?:src|href)="([^"]+\.(?:css|js|svg|woff2)(?:\?[^"]*)?)"')
FONTS = 120 * 1024


def test_pages_for_reading_have_none_of_stocks_scripts(
    visit: Visit, portal: Portal, there: pages.Made
):
    page = visit()
    for name in LIGHT:
        page.goto(pages.visitor(portal, there)[name])
        scripts = page.evaluate("[...document.scripts].map(one => one.src).filter(Boolean)")
        assert all(
            "/hue/" in one or "/hue_opendata" in one or "/webassets/hue_" in one for one in scripts
        ), scripts
        icon = page.locator(".fa, .fas, .fa-solid").first
        family = icon.evaluate("one => getComputedStyle(one, '::before').fontFamily")
        assert "Awesome" in family, f"{name}: {family}"
        assert page.evaluate("[typeof jQuery, typeof htmx, typeof moment]") == ["undefined"] * 3


def test_who_is_logged_in_has_all_of_them(visit: Visit, portal: Portal):
    page = visit(who=portal.officer)
    page.goto("/dataset/")
    assert page.evaluate("[typeof jQuery, typeof htmx]") == ["function", "object"]


def test_the_menu_of_a_phone_opens(visit: Visit):
    page = visit(size=PHONE)
    page.goto("/dataset/")
    button = page.locator(".navbar-toggler")
    expect(page.locator("#main-navigation-toggle")).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.locator("#main-navigation-toggle a[href$='/organization/']").click()
    page.wait_for_url("**/organization/")


def test_another_order_comes_at_once(page: Page):
    page.goto("/dataset/?q=le+hoi")
    page.locator("select[name=sort]").select_option("title_string asc")
    page.wait_for_url(lambda address: "title_string" in address)
    assert parse_qs(page.url.partition("?")[2])["q"] == ["le hoi"]


@pytest.mark.parametrize("name", ["dataset", "table-file"])
def test_views_and_downloads_are_counted(
    visit: Visit, portal: Portal, there: pages.Made, name: str
):
    page = visit()
    sent: list[dict[str, list[str]]] = []
    page.route(
        "**/_tracking",
        lambda route: (sent.append(parse_qs(route.request.post_data or "")), route.continue_()),
    )
    path = pages.visitor(portal, there)[name]
    page.goto(path, wait_until="networkidle")
    assert sent == [{"url": [path], "type": ["page"]}]
    page.evaluate("addEventListener('click', event => event.preventDefault())")
    link = page.locator("a.resource-url-analytics").first
    with page.expect_request("**/_tracking"):
        link.click()
    assert {"url": [link.get_attribute("href")], "type": ["resource"]} in sent


def test_files_of_a_page_are_packed_and_kept_for_ever(portal: Portal):
    html = get(f"{portal.url}/")[2].decode()
    files = {one.replace("&amp;", "&") for one in NAMED.findall(html)}
    assert len(files) > 5
    fonts = 0
    for file in files:
        address = file if file.startswith("http") else portal.url + file
        status, headers, body = get(address, **{"Accept-Encoding": "gzip"})
        assert status == 200, file
        assert "immutable" in headers["Cache-Control"], file
        if ".woff2" in file:
            fonts += len(body)
        elif len(body) > 500 or headers.get("Content-Encoding"):
            assert headers["Content-Encoding"] == "gzip", file
    assert 0 < fonts <= FONTS


def test_what_is_not_there_is_not_kept(portal: Portal):
    status, headers, _ = get(f"{portal.url}/hue/khong-co.svg?v=1")
    assert status == 404
    assert "max-age=0" in headers["Cache-Control"]
