"""The form of a harvest source in a real browser: settings as fields, mistakes, the first try."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.living import Portal

TITLE = "Nguồn thử trình duyệt"
RECORDS = 25


class Department(BaseHTTPRequestHandler):
    """A list of more records than a first try shows."""

    def do_GET(self) -> None:
        rows = [{"id": n, "title": f"Bộ thử {n:02}", "notes": "x"} for n in range(1, RECORDS + 1)]
        body = json.dumps(rows).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def department(portal: Portal) -> Iterator[str]:
    """An API at the one port of loopback that the portal's ini opens; its address."""
    port = int(portal.env["HUE_DEMO_PORT"])
    server = ThreadingHTTPServer(("127.0.0.1", port), Department)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}/api.json"
    server.shutdown()
    server.server_close()


@pytest.fixture
def name(portal: Portal) -> Iterator[str]:
    """A source's name that nobody has; the source is deleted at the end."""
    made = f"nguon-{uuid.uuid4().hex[:10]}"
    yield made
    portal.as_admin("harvest_source_delete", id=made)


def fill(page: Page, name: str, address: str) -> None:
    page.fill("input[name=title]", TITLE)
    page.locator("input[name=name]").evaluate(f"one => one.value = '{name}'")
    page.fill("input[name=url]", address)


def test_only_the_settings_of_the_chosen_kind_stand_there(officer_page: Page):
    officer_page.goto("/harvest/new")
    for kind in ("hue_json", "hue_portal", "hue_spreadsheet"):
        officer_page.check(f"#kind-{kind}")
        for other in ("hue_json", "hue_portal", "hue_spreadsheet"):
            fields = officer_page.locator(f"fieldset[data-kind={other}]")
            expect(fields).to_be_visible() if other == kind else expect(fields).to_be_hidden()
    expect(officer_page.locator("[name=hue_header_row]")).to_be_visible()
    expect(officer_page.locator("[name=hue_preset]")).to_be_hidden()


def test_a_mistake_is_mended_and_a_first_try_writes_nothing(
    officer_page: Page, portal: Portal, name: str, department: str
):
    before = portal.as_admin("package_search", rows=0, include_private=True)["count"]
    officer_page.goto("/harvest/new")
    officer_page.check("#kind-hue_json")
    fill(officer_page, name, department)
    officer_page.select_option("[name=hue_personal_data]", "khong-co")
    officer_page.fill("[name=hue_schedule]", "nửa đêm")
    officer_page.click("#save")
    field = officer_page.locator(".form-group", has=officer_page.locator("[name=hue_schedule]"))
    expect(field).to_contain_text("lịch «nửa đêm» không đọc được")
    expect(officer_page.locator("[name=hue_personal_data]")).to_have_value("khong-co")
    officer_page.fill("[name=hue_schedule]", "30 2 * * 1-5")
    with officer_page.context.expect_page() as opened:
        officer_page.get_by_role("button", name="20 bản ghi đầu").click()
    tried = opened.value
    expect(tried.locator("body")).to_contain_text("Bộ thử 20")
    expect(tried.locator("body")).not_to_contain_text("Bộ thử 21")
    tried.close()
    assert portal.as_admin("package_search", rows=0, include_private=True)["count"] == before
    officer_page.click("#save")
    officer_page.wait_for_url(lambda address: address.rstrip("/").endswith(f"/harvest/{name}"))
    stored = json.loads(portal.as_admin("harvest_source_show", id=name)["config"])
    assert (stored["hue_schedule"], stored["hue_personal_data"]) == ("30 2 * * 1-5", "khong-co")


def test_without_a_script_the_chosen_kinds_settings_count(
    visit: Visit, portal: Portal, name: str, department: str
):
    page = visit(portal.officer, java_script_enabled=False)
    page.goto("/harvest/new")
    for kind in ("hue_json", "hue_portal", "hue_spreadsheet"):
        expect(page.locator(f"fieldset[data-kind={kind}]")).to_be_visible()
    page.check("#kind-hue_json")
    page.fill("input[name=title]", TITLE)
    page.fill("input[name=name]", name)
    page.fill("input[name=url]", department)
    page.fill("[name=hue_rows]", "@")
    page.click("#save")
    stored = portal.as_admin("harvest_source_show", id=name)
    assert stored["source_type"] == "hue_json"
    assert json.loads(stored["config"])["hue_rows"] == "@"
