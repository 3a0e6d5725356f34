"""A mistake is told beside its field and in a linked list, mended, and the rest goes on."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.forms.steps import NAME, TITLE, choose, fill, is_at, tab_to
from tests.browser.living import Portal


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


def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    officer_page: Page, portal: Portal, files: list[str], tmp_path: Path
):
    page = officer_page
    large = tmp_path / "quá lớn.csv"
    with large.open("wb") as out:
        out.truncate(101 * 1024 * 1024)
    page.goto("/dataset/new?blank=1")
    fill(page)
    page.locator("button[value=files]").click()
    page.wait_for_url(f"**/dataset/files/{NAME}")
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    page.locator("#field-upload").set_input_files([str(large), files[0]])
    page.locator("button[value=publish]").click()
    expect(page.locator(".hue-added")).to_have_count(1)
    expect(page.locator(".hue-refused")).to_contain_text("101 MB")
    expect(page.locator(".hue-refused")).to_contain_text("100 MB")
    # the page also counts its visit at some moment, by a POST to /_tracking
    sent = [one for one in sent if not one.endswith("/_tracking")]
    assert len(sent) == 1
    assert portal.as_admin("package_show", id=NAME)["state"] == "draft"


def _to_mend(page: Page, name: str, inputs: str) -> None:
    """Back to the summary, along its link into the field; nothing but keys."""
    link = f"[data-hue-summary] a[href^='#field-{name}']"
    if not is_at(page, "[data-hue-summary]"):
        tab_to(page, link, "Shift+Tab")
    else:
        tab_to(page, link)
    page.keyboard.press("Enter")
    if not is_at(page, inputs):
        tab_to(page, inputs)


def test_wrong_values_are_mended_and_all_is_published_with_the_keyboard_only(
    officer_page: Page, portal: Portal
):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    tab_to(page, "#field-title")
    page.keyboard.type(TITLE)
    tab_to(page, "[name=temporal_coverage-0-hue_period]")
    page.keyboard.type("Quý V/2025")
    tab_to(page, "button[value=files]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hue-summary]")).to_be_focused()
    period = "[name=temporal_coverage-0-hue_period]"
    for name, inputs, text in (
        ("notes", "#field-notes", "Ghi từng giờ"),
        ("temporal_coverage", period, "Quý IV/2025"),
    ):
        _to_mend(page, name, inputs)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    _to_mend(page, "frequency", "#field-frequency")
    choose(page, "#field-frequency", "hang-nam")
    for name in ("theme", "personal_data"):
        _to_mend(page, name, f"[name={name}]")
        page.keyboard.press("Space")
    tab_to(page, "button[value=files]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dataset/files/{NAME}")

    tab_to(page, "button[value=publish]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hue-summary]")).to_be_focused()
    tab_to(page, "details > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#field-link-url")
    page.keyboard.type("du-lieu.example/mua.csv")
    tab_to(page, "button[value=publish]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hue-summary]")).to_be_focused()
    _to_mend(page, "link-url", "#field-link-url")
    assert page.locator("#field-link-url").input_value() == "du-lieu.example/mua.csv"
    page.keyboard.press("Home")
    page.keyboard.type("https://")
    tab_to(page, "button[value=publish]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/dataset/{NAME}$"))
    made = portal.api("package_show", id=NAME)
    assert made["temporal_coverage"] == [{"start": "2025-10-01", "end": "2025-12-31"}]
    assert made["frequency"] == "hang-nam"
    assert [one["format"] for one in made["resources"]] == ["CSV"]
