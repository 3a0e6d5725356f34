"""An officer makes a dataset: a mistake is told, mended and saved; the preview is the name."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ckanext.hue_opendata.text import slug
from tests.browser.living import Portal

TITLES = [
    "Bệnh viện Trung ương Huế",
    "Đường Điện Biên Phủ – đoạn 1/2",
    "Quý III/2025: 12,5 % (ước tính)",
    "Lượng mưa PM2.5 ÐÀ NẴNG",
    "a" * 60 + " " + "b" * 60,
    "Æsir & Øster “ngoặc”",
]


@pytest.mark.parametrize("title", TITLES)
def test_the_preview_makes_the_servers_name(officer_page: Page, title):
    officer_page.goto("/dataset/new")
    made = officer_page.evaluate("title => jQuery.url.slugify(title, true)", title)
    assert made == slug(title)


def test_an_officer_mends_a_mistake_and_saves(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new")
    page.locator("textarea[name=notes]").fill("Ghi từng giờ")
    page.locator("button[name=save]").first.click()
    expect(page.locator(".error-explanation").first).to_be_visible()
    assert page.locator("textarea[name=notes]").input_value() == "Ghi từng giờ"
    page.locator("input[name=title]").fill("Thử nghiệm lượng mưa Bình Điền")
    page.locator("button[name=save]").first.click()
    page.wait_for_url("**/resource/new")
    name = slug("Thử nghiệm lượng mưa Bình Điền")
    assert f"/dataset/{name}" in page.url
    made = portal.as_admin("package_show", id=name)
    assert (made["state"], made["notes"]) == ("draft", "Ghi từng giờ")
    portal.as_admin("dataset_purge", id=name)
