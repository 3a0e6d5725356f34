"""An administrator sets logo, colour, texts, featured data and news; visitors see them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import english, pages
from tests.browser.conftest import Visit
from tests.browser.living import Portal

KEY = "ckanext.hue_opendata.theme."
TITLE = "Cổng dữ liệu thử"


@pytest.fixture
def as_before(portal: Portal) -> Iterator[None]:
    """Puts every setting back."""
    names = [KEY + name for name in ("colour", "featured", "examples", "news", "contact", "terms")]
    names += ["ckan.site_title", "ckan.site_logo", "ckan.site_about", "ckan.site_intro_text"]
    yield
    defaults = {"ckan.site_title": "Cổng dữ liệu mở thành phố Huế"}
    portal.as_admin("config_option_update", **{name: defaults.get(name, "") for name in names})


def fill(page: Page, there: pages.Made) -> None:
    page.fill("#field-ckan-site-title", TITLE)
    page.fill("#field-ckan-site-about", "Giới thiệu **thử**")
    page.fill("#field-ckan-site-intro-text", "Lời chào *thử*")
    page.fill("#field-hue-colour", "#0b5394")
    page.fill("#field-hue-featured", f"/dataset/{there.dataset}")
    page.fill("#field-hue-examples", "giá vé thử\nlượng mưa thử")
    page.fill("#field-hue-news", "Tin **mới** thử")
    page.fill("#field-hue-contact", "Liên hệ: phòng thử")
    page.fill("#field-hue-terms", "# Điều khoản thử")


def test_what_an_administrator_sets_is_what_visitors_see(
    visit: Visit, portal: Portal, there: pages.Made, as_before: None
):
    page = visit(who=portal.admin)
    page.goto("/ckan-admin/config")
    fill(page, there)
    page.locator("input[name=logo_upload]").set_input_files(
        [{"name": "Biểu trưng.png", "mimeType": "image/png", "buffer": pages.DOT}]
    )
    page.locator("#admin-config-form button[name=save]").click()
    page.wait_for_load_state()
    assert page.locator(".error-explanation").all_inner_texts() == []
    visitor = visit()
    visitor.goto("/")
    expect(visitor.locator(".hue-brand strong")).to_have_text(TITLE)
    expect(visitor.locator(".hue-news")).to_contain_text("Tin mới thử")
    expect(visitor.locator("#hue-featured + ul a")).to_contain_text("Thử nghiệm các loại trang")
    expect(visitor.locator(".hue-examples a").first).to_have_text("giá vé thử")
    expect(visitor.locator(".hue-contact")).to_contain_text("phòng thử")
    expect(visitor.locator(".hue-lead")).to_contain_text("Lời chào thử")
    masthead = visitor.locator(".masthead")
    colour = masthead.evaluate("one => getComputedStyle(one).backgroundColor")
    assert colour == "rgb(11, 83, 148)"
    logo = visitor.locator(".hue-brand img")
    assert logo.evaluate("one => one.complete && one.naturalWidth > 0"), logo.get_attribute("src")
    visitor.goto("/terms")
    expect(visitor.get_by_role("heading", name="Điều khoản thử")).to_be_visible()
    visitor.goto("/about")
    expect(visitor.locator(".hue-prose")).to_contain_text("Giới thiệu thử")


def test_a_logo_that_is_no_picture_is_refused_in_vietnamese(admin_page: Page, as_before: None):
    page = admin_page
    page.goto("/ckan-admin/config")
    text = {"name": "Biểu trưng.txt", "mimeType": "text/plain", "buffer": b"abc"}
    page.locator("input[name=logo_upload]").set_input_files([text])  # type: ignore[list-item]
    page.locator("#admin-config-form button[name=save]").click()
    page.wait_for_load_state()
    expect(page.locator(".error-explanation")).to_contain_text("PNG, JPEG")
    assert english.found(page) == []


def test_a_colour_on_which_white_cannot_be_read_is_refused(admin_page: Page, as_before: None):
    page = admin_page
    page.goto("/ckan-admin/config")
    page.fill("#field-hue-colour", "#ffdd00")
    page.locator("#admin-config-form button[name=save]").click()
    page.wait_for_load_state()
    expect(page.locator(".error-explanation, .alert-danger").first).to_be_visible()
    expect(page.locator("#field-hue-colour")).to_have_value("#ffdd00")
    expect(page.locator(".form-group", has=page.locator("#field-hue-colour"))).to_contain_text(
        "#ffdd00"
    )
