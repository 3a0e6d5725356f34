"""An officer publishes a dataset: with a script, without one, and with keys alone."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import Page, expect

from ckanext.hue_opendata.text import slug
from tests.browser.conftest import Visit
from tests.browser.forms.steps import NAME, TITLE, choose, fill, tab_to
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


def test_a_draft_needs_a_title_only_and_is_gone_on_with(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    page.locator("#field-title").fill(unicodedata.normalize("NFD", TITLE))
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    made = portal.as_admin("package_show", id=NAME)
    assert (made["state"], made["title"]) == ("draft", TITLE)
    expect(page.locator("#field-title")).to_have_value(TITLE)
    fill(page)
    page.locator("button[value=files]").click()
    page.wait_for_url(f"**/dataset/files/{NAME}")


def test_the_way_without_a_script(visit: Visit, portal: Portal, files: list[str]):
    page = visit(who=portal.officer, java_script_enabled=False)
    page.goto("/dataset/new?blank=1")
    fill(page)
    page.locator("[name=contact-0-name]").fill("Phòng Nghiệp vụ")
    page.locator("button[value='row:contact']").click()
    page.locator("[name=contact-1-name]").fill("Văn phòng Sở")
    page.locator("[name=spatial_coverage-0-text]").fill("thuan hoa")
    offered = page.locator("#field-temporal_coverage-recent option")
    assert page.locator("[name=temporal_coverage-0-hue_period]").get_attribute("list")
    assert re.fullmatch(r"\d{4}", str(offered.first.get_attribute("value")))
    page.locator("[name=temporal_coverage-0-hue_period]").fill("6 tháng đầu năm 2025")
    page.locator("[name=tag_string]").fill("mưa, thời tiết")
    page.locator("button[value=files]").click()
    page.wait_for_url("**/dataset/files/**")
    page.locator("#field-upload").set_input_files(files)
    page.locator("button[value=publish]").click()
    expect(page.locator("[data-hue-summary]")).to_contain_text("rỗng")
    expect(page.locator("[data-hue-files] li")).to_have_count(2)
    page.locator("button[value=publish]").click()
    page.wait_for_url(re.compile(rf"/dataset/{NAME}$"))
    made = portal.api("package_show", id=NAME)
    assert [one["name"] for one in made["contact"]] == ["Phòng Nghiệp vụ", "Văn phòng Sở"]
    assert made["spatial_coverage"][0]["uri"].startswith("19789@")
    assert made["temporal_coverage"] == [{"start": "2025-01-01", "end": "2025-06-30"}]
    assert sorted(one["name"] for one in made["tags"]) == ["mưa", "thời tiết"]


def test_the_way_with_the_keyboard_only(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    tab_to(page, "#field-title")
    page.keyboard.type(TITLE)
    tab_to(page, "#field-notes")
    page.keyboard.type("Ghi từng giờ")
    tab_to(page, "#field-theme input[type=search]")
    page.keyboard.type("khach san")  # no topic's name: another word for tourism
    page.keyboard.press("Enter")
    tab_to(page, "[data-hue-tags] [role=combobox]")
    page.keyboard.type("thời tiết,mưa")
    page.keyboard.press("Enter")
    tab_to(page, "[name=personal_data]")
    page.keyboard.press("Space")
    tab_to(page, "#field-frequency")
    choose(page, "#field-frequency", "hang-nam")
    tab_to(page, "#field-spatial_coverage-find")
    page.keyboard.type("thuan hoa")
    expect(page.locator(".hue-list:visible li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, "button[value=files]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dataset/files/{NAME}")
    made = portal.as_admin("package_show", id=NAME)
    assert made["theme"] == ["du-lich"]
    assert sorted(one["name"] for one in made["tags"]) == ["mưa", "thời tiết"]
    assert made["spatial_coverage"][0]["uri"] == "19789@2025-07-01"
    assert made["frequency"] == "hang-nam"
