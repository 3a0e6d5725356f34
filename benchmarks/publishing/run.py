r"""What an officer does to publish one dataset with one file: ours beside stock CKAN with dcat.

    python3 -m services run --slot bench -- \
        .hue/venv/bin/python -m benchmarks.publishing.run [FOLDER]

The same facts are given in both (title, description, topic, keywords, licence, frequency, class,
period, place, contact, one CSV file), by a script in Chromium that counts each key and each click.
Stock has ckanext-scheming and ckanext-dcat's full DCAT-AP schema, whose codes are URIs that a
person must know; they are typed whole, as pasting needs another window. Printed: inputs that must
be filled, inputs in sight on the first page, keys, clicks, page loads. With FOLDER, a picture of
each step.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.pages import run as pages
from tests.browser import living
from tests.browser.conftest import ARGUMENTS, CHROMIUM

EU = "http://publications.europa.eu/resource/authority"
TITLE = "Lượng mưa bốn trạm năm 2025"
NOTES = "Lượng mưa từng ngày ở bốn trạm, đơn vị mm."
PHONE_OFFICE, EMAIL = "Phòng Khí tượng", "khituong@hue.example"
FULL = """
scheming.presets = ckanext.scheming:presets.json ckanext.dcat.schemas:presets.yaml
scheming.dataset_schemas = ckanext.dcat.schemas:dcat_ap_full.yaml
"""
FILE: Any = {"name": "luong-mua.csv", "mimeType": "text/csv", "buffer": b"ngay,mm\n2025-01-01,3\n"}
IN_SIGHT = """form => Array.from(form.querySelectorAll('input, select, textarea')).filter(
  one => one.type !== 'hidden' && one.offsetParent !== null).length"""


@dataclass
class Hand:
    """A page whose keys, clicks and loads are counted."""

    page: Page
    folder: Path | None
    name: str
    keys: int = 0
    clicks: int = 0
    loads: int = 0
    first: dict[str, int] = field(default_factory=dict)
    pictures: int = 0

    def __post_init__(self) -> None:
        self.page.on("load", lambda _: self._loaded())

    def _loaded(self) -> None:
        self.loads += 1

    def type(self, selector: str, text: str) -> None:
        """Into an input: a click, and a key for each character."""
        self.click(selector)
        self.page.locator(selector).first.press_sequentially(text)
        self.keys += len(text)

    def click(self, selector: str) -> None:
        """One click."""
        self.page.locator(selector).first.click()
        self.clicks += 1

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)
        self.keys += 1

    def choose(self, selector: str, value: str) -> None:
        """From a list: a click that opens it, and one that chooses."""
        self.page.locator(selector).first.select_option(value)
        self.clicks += 2

    def file(self, selector: str) -> None:
        """A file from the disk: a click that opens the dialogue, and one that chooses."""
        self.page.locator(selector).first.set_input_files(FILE)
        self.clicks += 2

    def look(self, form: str, needed: str) -> None:
        """Note what the first page shows."""
        shown = self.page.locator(form)
        self.first = {
            "required": self.page.locator(needed).count(),
            "in sight": shown.evaluate(IN_SIGHT),
        }

    def picture(self) -> None:
        """Of the whole page as it is now."""
        if self.folder:
            self.pictures += 1
            self.page.screenshot(
                path=self.folder / f"{self.name}-{self.pictures}.png", full_page=True
            )


def ours(hand: Hand) -> None:
    """Our form, then the files."""
    page = hand.page
    page.goto("/dataset/new?blank=1")
    hand.look("#dataset-edit", "#dataset-edit [data-hue-needed]")
    hand.picture()
    hand.type("#field-title", TITLE)
    hand.type("#field-notes", NOTES)
    hand.click("#field-theme input[value=moi-truong]")
    hand.type("[data-hue-tags] [role=combobox]", "mưa,thời tiết")
    hand.press("Enter")
    hand.click("#field-personal_data-khong-co")
    hand.choose("#field-frequency", "hang-ngay")
    hand.type("[name=temporal_coverage-0-hue_period]", "2025")
    hand.type("#field-spatial_coverage-find", "huế")
    expect(page.locator(".hue-list:visible li").first).to_be_visible()
    hand.click(".hue-list:visible li")
    hand.type("[name=contact-0-name]", PHONE_OFFICE)
    hand.type("[name=contact-0-email]", EMAIL)
    hand.picture()
    hand.click("button[value=files]")
    page.wait_for_url("**/dataset/files/**")
    hand.file("#field-upload")
    hand.picture()
    hand.click("button[value=publish]")
    page.wait_for_url(re.compile(r"/dataset/[a-z0-9-]+$"))
    hand.picture()


def stock(hand: Hand) -> None:
    """ckanext-dcat's full schema in scheming's form, then CKAN's page of a file."""
    page = hand.page
    page.goto("/dataset/new")
    hand.look("#dataset-edit", "#dataset-edit .control-required")
    hand.picture()
    hand.type("#field-title", TITLE)
    hand.type("#field-notes", NOTES)
    hand.type("#field-tag_string ~ .select2-container .select2-search__field", "mưa,")
    hand.page.keyboard.type("thời tiết,")
    hand.keys += len("thời tiết,")
    hand.type("[name=contact-0-name]", PHONE_OFFICE)
    hand.type("[name=contact-0-email]", EMAIL)
    hand.choose("#field-license_id, [name=license_id]", "cc-by")
    hand.type("[name=frequency]", f"{EU}/frequency/DAILY")
    hand.type("[name=temporal_coverage-0-start]", "2025-01-01")
    hand.type("[name=temporal_coverage-0-end]", "2025-12-31")
    hand.type("[name=spatial_coverage-0-uri]", "https://sws.geonames.org/1580240/")
    hand.type("[name=spatial_coverage-0-text]", "Huế")
    hand.type("[name=access_rights]", f"{EU}/access-right/PUBLIC")
    hand.type("[name=theme]", f"{EU}/data-theme/ENVI")
    hand.type("[name=language]", f"{EU}/language/VIE")
    hand.picture()
    hand.click("#dataset-edit button[name=save]")
    page.wait_for_url("**/resource/new")
    hand.click(".resource-upload-field label, button:has-text('Upload'), #resource-upload-button")
    hand.file("input[type=file]")
    hand.type("#field-name", "Lượng mưa 2025")
    hand.picture()
    hand.click("button[value=go-metadata]")
    page.wait_for_url(re.compile(r"/dataset/[a-z0-9_-]+$"))
    hand.picture()


def logged_in(browser: Browser, url: str, portal: living.Portal) -> Page:
    """A page of the officer's."""
    context = browser.new_context(base_url=url, locale="vi-VN")
    page = context.new_page()
    page.goto("/user/login")
    page.fill("input[name=login]", portal.officer)
    page.fill("input[name=password]", portal.password)
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    page.wait_for_url(lambda address: "/user/login" not in address)
    return page


def measure(portal: living.Portal, url: str, name: str, way: Callable[[Hand], None]) -> Hand:
    """One officer's way; what it made is taken away again."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        hand = Hand(logged_in(browser, url, portal), folder, name)
        try:
            way(hand)
        except Exception:
            hand.picture()
            raise
        made = hand.page.url.rpartition("/")[2]
        browser.close()
    portal.as_admin("dataset_purge", id=made)
    return hand


def main() -> None:
    """Measure both, and print the table."""
    with living.portal() as one:
        port = living.free_port()
        url = f"http://127.0.0.1:{port}"
        ini = pages.stock_ini(one.ini, url)
        text = ini.read_text(encoding="utf-8").replace(pages.STOCK_SCHEMA, FULL)
        text = re.sub(r"(?m)^ckan\.plugins *= *", "ckan.plugins = dcat ", text)
        ini.write_text(text, encoding="utf-8")
        command = [str(living.BIN / "gunicorn"), "--workers", "1", "--threads", "4"]
        command += ["--bind", f"127.0.0.1:{port}", "services.wsgi:application"]
        env = one.env | {"CKAN_INI": str(ini)}
        print(f"{'':<8}{'required':>10}{'in sight':>10}{'keys':>7}{'clicks':>8}{'loads':>7}")
        ready = f"{url}/api/3/action/status_show"
        with living.program("stock", command, env, one.ini.parent, ready):
            hands = [measure(one, one.url, "ours", ours), measure(one, url, "stock", stock)]
        for hand in hands:
            seen = hand.first
            print(
                f"{hand.name:<8}{seen['required']:>10}{seen['in sight']:>10}"
                f"{hand.keys:>7}{hand.clicks:>8}{hand.loads:>7}"
            )


if __name__ == "__main__":
    main()
