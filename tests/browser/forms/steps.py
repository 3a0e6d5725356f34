"""What the tests of the officers' forms share: what is typed, and how keys get about."""

from __future__ import annotations

from playwright.sync_api import Page

from ckanext.hue_opendata.text import slug

TITLE = "Thử nghiệm lượng mưa Bình Điền"
NAME = slug(TITLE)
#: How many drafts this browser keeps.
KEPT = "Object.keys(localStorage).filter(name => name.includes('hue-kept')).length"


def fill(page: Page, title: str = TITLE) -> None:
    """All that publishing asks for."""
    page.locator("#field-title").fill(title)
    page.locator("#field-notes").fill("Ghi từng giờ\nở bốn trạm")
    page.locator("#field-theme input[type=checkbox]").first.check()
    page.locator("#field-personal_data-khong-co").check()
    page.locator("#field-frequency").select_option("hang-nam")


def unfold(page: Page) -> None:
    """Everything that is folded away, in sight."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press the Tab key (or Shift+Tab) until the focus is there."""
    for _ in range(200):
        page.keyboard.press(key)
        if is_at(page, selector):
            return
    raise AssertionError(f"{key} does not reach {selector}")


def is_at(page: Page, selector: str) -> bool:
    """Whether the focus is there."""
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


def choose(page: Page, field: str, code: str) -> None:
    """Arrow keys in a list of choices until the code is chosen."""
    for _ in range(20):
        if page.locator(field).input_value() == code:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys do not reach {code}")
