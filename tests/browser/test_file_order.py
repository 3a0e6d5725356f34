"""Files are put into their order without dragging (WCAG 2.1.1 and 2.5.7)."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.conftest import PHONE, Visit
from tests.browser.living import Portal


def order(page: Page) -> list[str | None]:
    return page.locator(".resource-item").evaluate_all("all => all.map(one => one.dataset.id)")


def test_files_are_moved_by_keys_and_by_a_press(visit: Visit, portal: Portal, there: pages.Made):
    page = visit(who=portal.officer, size=PHONE)
    page.goto(f"/dataset/resources/{there.dataset}")
    handles = page.locator(".handle[aria-label]")
    expect(handles).to_have_count(3)
    first, second, third = order(page)
    handles.first.focus()
    page.keyboard.press("ArrowDown")
    assert order(page) == [second, first, third]
    page.keyboard.press("ArrowDown")
    assert order(page) == [second, third, first]
    handles.nth(1).click()
    assert order(page) == [third, second, first]
    wanted = order(page)
    with page.expect_response("**/package_resource_reorder") as told:
        page.locator(".form-actions .save").click()
    assert told.value.ok
    kept = portal.as_admin("package_show", id=there.dataset)["resources"]
    assert [one["id"] for one in kept] == wanted
    portal.as_admin("package_resource_reorder", id=there.dataset, order=[first, second, third])
