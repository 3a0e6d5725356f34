"""An officer makes a dataset: a mistake is told, mended and saved; the preview is the name."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ckanext.hue_opendata.text import slug
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.living import Portal
from tests.browser.test_accessibility import in_all_colours

TITLES = [
    "Bệnh viện Trung ương Huế",
    "Đường Điện Biên Phủ – đoạn 1/2",
    "Quý III/2025: 12,5 % (ước tính)",
    "Lượng mưa PM2.5 ÐÀ NẴNG",
    "a" * 60 + " " + "b" * 60,
    "Æsir & Øster “ngoặc”",
]
TITLE = "Thử nghiệm lượng mưa Bình Điền"
NAME = slug(TITLE)


@pytest.fixture(autouse=True)
def swept(portal: Portal) -> Iterator[None]:
    """Takes away what a test made, also when it failed half-way."""
    yield
    found = portal.as_admin(
        "package_search", q="title:thử", include_drafts=True, include_private=True, rows=50
    )
    for one in found["results"]:
        if one["name"].startswith(NAME):
            portal.as_admin("dataset_purge", id=one["id"])


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Three files, the second empty."""
    contents = {
        "Lượng mưa 2025.csv": "ngay,mm\n2025-01-01,3\n",
        "rỗng.csv": "",
        "Trạm.csv": "a\n1\n",
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in contents]


def fill(page: Page, title: str = TITLE) -> None:
    """All that publishing asks for."""
    page.locator("#field-title").fill(title)
    page.locator("#field-notes").fill("Ghi từng giờ\nở bốn trạm")
    page.locator("#field-theme input[type=checkbox]").first.check()
    page.locator("#field-personal_data-khong-co").check()
    page.locator("#field-frequency").select_option("hang-nam")


@pytest.mark.parametrize("title", TITLES)
def test_the_preview_makes_the_servers_name(officer_page: Page, title):
    officer_page.goto("/dataset/new")
    made = officer_page.evaluate("title => jQuery.url.slugify(title, true)", title)
    assert made == slug(title)


def test_the_officers_way_from_a_mistake_to_the_published_dataset(
    officer_page: Page, portal: Portal, files: list[str]
):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    fill(page)
    page.locator("#field-frequency").select_option("")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("hôm nào đó")
    page.locator("button[value=files]").click()
    summary = page.locator("[data-hue-summary]")
    expect(summary).to_be_focused()
    assert page.locator("#field-notes").input_value() == "Ghi từng giờ\nở bốn trạm"
    summary.locator("a[href='#field-frequency']").click()
    frequency = page.locator("#field-frequency")
    expect(frequency).to_be_focused()
    expect(frequency).to_have_attribute("aria-invalid", "true")
    frequency.select_option("hang-nam")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("Quý III/2025")
    page.locator("button[value=files]").click()
    page.wait_for_url(f"**/dataset/files/{NAME}")
    assert portal.as_admin("package_show", id=NAME)["state"] == "draft"

    page.locator("#field-upload").set_input_files(files)
    page.locator("button[value=publish]").click()
    expect(page.locator(".hue-refused")).to_contain_text("rỗng")
    expect(page.locator(".hue-added")).to_have_count(2)
    expect(page.locator("[data-hue-files] li")).to_have_count(2)
    assert portal.as_admin("package_show", id=NAME)["state"] == "draft"

    page.locator("button[value=publish]").click()
    page.wait_for_url(re.compile(rf"/dataset/{NAME}$"))
    made = portal.api("package_show", id=NAME)
    assert made["state"] == "active"
    assert made["temporal_coverage"] == [{"start": "2025-07-01", "end": "2025-09-30"}]
    names = [one["url"].rpartition("/")[2] for one in made["resources"]]
    assert names == ["luong-mua-2025.csv", "tram.csv"]


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


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the Tab key does not reach {selector}")


def test_the_way_with_the_keyboard_only(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    _tab_to(page, "#field-title")
    page.keyboard.type(TITLE)
    _tab_to(page, "#field-notes")
    page.keyboard.type("Ghi từng giờ")
    _tab_to(page, "#field-theme input[type=search]")
    page.keyboard.type("moi truong")
    page.keyboard.press("Enter")
    _tab_to(page, "[data-hue-tags] [role=combobox]")
    page.keyboard.type("thời tiết,mưa")
    page.keyboard.press("Enter")
    _tab_to(page, "[name=personal_data]")
    page.keyboard.press("Space")
    _tab_to(page, "#field-frequency")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.locator("#field-frequency").input_value() == "hang-nam":
            break
    _tab_to(page, "#field-spatial_coverage-find")
    page.keyboard.type("thuan hoa")
    expect(page.locator(".hue-list:visible li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    _tab_to(page, "button[value=files]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dataset/files/{NAME}")
    made = portal.as_admin("package_show", id=NAME)
    assert len(made["theme"]) == 1
    assert sorted(one["name"] for one in made["tags"]) == ["mưa", "thời tiết"]
    assert made["spatial_coverage"][0]["uri"] == "19789@2025-07-01"
    assert made["frequency"] == "hang-nam"


def test_wrong_values_are_told_and_mended_with_the_keyboard_only(
    officer_page: Page, portal: Portal
):
    """From the summary to each field by its link, and on; nothing but keys."""
    page = officer_page
    page.goto("/dataset/new?blank=1")
    _tab_to(page, "#field-title")
    page.keyboard.type(TITLE)
    _tab_to(page, "[name=temporal_coverage-0-hue_period]")
    page.keyboard.type("Quý V/2025")
    _tab_to(page, "button[value=files]")
    page.keyboard.press("Enter")
    summary = page.locator("[data-hue-summary]")
    expect(summary).to_be_focused()
    typed = {
        "notes": ("#field-notes", "Ghi từng giờ"),
        "temporal_coverage": ("[name=temporal_coverage-0-hue_period]", "Quý IV/2025"),
    }
    for name, (field, text) in typed.items():
        page.evaluate("document.querySelector('[data-hue-summary]').focus()")
        _tab_to(page, f"[data-hue-summary] a[href^='#field-{name}']")
        page.keyboard.press("Enter")
        if not page.evaluate("field => document.activeElement.matches(field)", field):
            _tab_to(page, field)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    page.evaluate("document.querySelector('[data-hue-summary]').focus()")
    _tab_to(page, "[data-hue-summary] a[href^='#field-frequency']")
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.locator("#field-frequency").input_value() == "hang-nam":
            break
    for name in ("theme", "personal_data"):
        page.evaluate("document.querySelector('[data-hue-summary]').focus()")
        _tab_to(page, f"[data-hue-summary] a[href^='#field-{name}']")
        page.keyboard.press("Enter")
        if not page.evaluate("name => document.activeElement.name === name", name):
            _tab_to(page, f"[name={name}]")
        page.keyboard.press("Space")
    _tab_to(page, "button[value=files]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dataset/files/{NAME}")
    made = portal.as_admin("package_show", id=NAME)
    assert made["temporal_coverage"] == [{"start": "2025-10-01", "end": "2025-12-31"}]
    assert made["frequency"] == "hang-nam"


def test_what_was_written_survives_a_lost_session(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    fill(page)
    page.locator("[name=contact-0-email]").fill("phong@hue.example")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("2024")
    page.locator("#field-temporal_coverage [data-hue-add]").click()
    page.keyboard.type("2025")
    page.locator("#field-spatial_coverage-find").fill("phu xuan")
    page.locator(".hue-list:visible li").first.click()
    expect(page.locator("[data-hue-kept-status]")).to_be_visible()
    page.wait_for_function("Object.keys(localStorage).some(n => localStorage[n].includes('uri'))")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert TITLE in kept
    assert "phong@hue.example" not in kept
    assert "_csrf" not in kept
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("button[value=files]").click()
    page.wait_for_load_state()
    assert "/files/" not in page.url
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto("/dataset/new?blank=1")
    expect(page.locator("#field-title")).to_have_value("")
    page.locator("[data-hue-restore]").click()
    expect(page.locator("#field-title")).to_have_value(TITLE)
    expect(page.locator("[name=temporal_coverage-1-hue_period]")).to_have_value("2025")
    expect(page.locator("[data-hue-places] .hue-chips li")).to_have_count(1)
    assert page.locator("[name=contact-0-email]").input_value() == ""
    page.locator("button[value=files]").click()
    page.wait_for_url(f"**/dataset/files/{NAME}")
    assert page.evaluate("Object.keys(localStorage).filter(n => n.includes('hue-kept'))") == []


KEPT = "Object.keys(localStorage).filter(name => name.includes('hue-kept')).length"


def test_a_refused_save_does_not_take_the_kept_draft(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    fill(page)
    page.locator("[data-hue-tags] [role=combobox]").fill("mưa; gió")
    page.locator("[data-hue-tags] [role=combobox]").blur()
    expect(page.locator("[data-hue-tags] .hue-chips li")).to_have_count(1)
    page.locator("button[value=files]").click()
    expect(page.locator("[data-hue-summary]")).to_contain_text("mưa; gió")
    assert page.evaluate(KEPT) == 1
    page.goto("/dataset/new?blank=1")
    page.locator("[data-hue-restore]").click()
    expect(page.locator("#field-title")).to_have_value(TITLE)
    page.locator("[data-hue-tags] .hue-chips button").click()
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    assert page.evaluate(KEPT) == 0
    page.locator("#field-notes").fill("Một dòng khác  ")
    page.locator("button[value=draft]").click()
    page.wait_for_load_state()
    page.goto(f"/dataset/edit/{NAME}")
    expect(page.locator("[data-hue-restore]")).to_be_hidden()
    assert page.evaluate(KEPT) == 0


def test_rows_are_added_and_taken_away(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    page.locator("#field-title").fill(TITLE)
    contacts = page.locator("#field-contact")
    page.locator("[name=contact-0-name]").fill("Phòng A")
    contacts.locator("[data-hue-add]").click()
    expect(page.locator("[name=contact-1-name]")).to_be_focused()
    page.keyboard.type("Phòng B")
    contacts.locator("[data-hue-add]").click()
    page.keyboard.type("Phòng C")
    contacts.locator(".hue-remove").nth(1).click()
    expect(contacts.locator("[data-hue-number]").last).to_have_text("2")
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    made = portal.as_admin("package_show", id=NAME)
    assert [one["name"] for one in made["contact"]] == ["Phòng A", "Phòng C"]


@pytest.mark.parametrize("kind", ["dataset", "indicator", "geo", "observation"])
def test_few_inputs_are_required_and_in_sight(officer_page: Page, kind):
    officer_page.goto(f"/{kind}/new?blank=1")
    needed = officer_page.locator("#dataset-edit [data-hue-needed]")
    assert 6 <= needed.count() <= 12 - 1
    assert all(needed.nth(index).is_visible() for index in range(needed.count()))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_form_pages_have_no_fault_that_axe_sees(
    visit: Visit, portal: Portal, size, files: list[str]
):
    page = visit(who=portal.officer, size=size)
    page.goto("/dataset/new?blank=1")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert in_all_colours(page) == []
    page.locator("#field-title").fill(TITLE)
    page.locator("[name=temporal_coverage-0-hue_period]").fill("hôm nào đó")
    page.locator("button[value=files]").click()
    expect(page.locator("[data-hue-summary]")).to_be_visible()
    assert in_all_colours(page) == []
    page.locator("#field-spatial_coverage-find").fill("thuan")
    expect(page.locator(".hue-list:visible li").first).to_be_visible()
    assert in_all_colours(page) == []
    page.keyboard.press("Escape")
    # A name that may mean several units would be refused with a sentence.
    page.locator("#field-spatial_coverage-find").fill("")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("2025")
    fill(page)
    page.locator("button[value=files]").click()
    page.wait_for_url("**/files/**")
    page.locator("#field-upload").set_input_files(files)
    page.locator("button[value=add]").click()
    expect(page.locator(".hue-refused")).to_be_visible()
    assert in_all_colours(page) == []


def test_an_old_phone_needs_no_sideways_scroll_on_forms(visit: Visit, portal: Portal):
    page = visit(who=portal.officer, size={"width": 320, "height": 640})
    page.goto("/dataset/new?blank=1")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("#field-title").fill(TITLE)
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    page.goto(f"/dataset/files/{NAME}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_kept_text_is_no_markup(officer_page: Page):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    page.locator("#field-title").fill("<img src=x onerror=alert(1)>")
    expect(page.locator("[data-hue-kept-status]")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/dataset/new?blank=1")
    page.locator("[data-hue-restore]").click()
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert json.loads(stored)
    expect(page.locator("#field-title")).to_have_value("<img src=x onerror=alert(1)>")
