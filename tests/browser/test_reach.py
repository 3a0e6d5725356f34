"""What a sideways scroll does not tell: words that are cut off, focus that is covered, anywhere.

WCAG 2.2: 1.4.4 and 1.4.10 (zoom), 1.4.12 (wider letters and lines), 2.4.7 and 2.4.11 (focus).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser import pages
from tests.browser.conftest import DESKTOP, Visit
from tests.browser.living import Portal
from tests.browser.test_accessibility import people
from tests.browser.test_visitor import STOP

OLD_PHONE = {"width": 320, "height": 640}
#: Text that a box hides; what is meant for a screen reader alone is a dot of one pixel.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const hides = axis => ["hidden", "clip"].includes(style["overflow" + axis]);
  if (box.width < 2 || box.height < 2 || !one.checkVisibility() || !one.innerText?.trim()) return;
  return (hides("X") && one.scrollWidth > one.clientWidth + 1) ||
    (hides("Y") && one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 120))"""
#: Words that lie outside their box; a button that CKAN's scripts float in its field does.
SPILLED = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one);
  if (one.closest("svg") || !one.checkVisibility() || !one.innerText?.trim()) return false;
  if (style.display === "inline" || style.overflowY !== "visible") return false;
  return one.clientHeight > 1 && one.scrollHeight > one.clientHeight + 3 &&
    !one.querySelector(".image-upload") && !one.closest(".image-upload");
}).map(one => one.outerHTML.slice(0, 120))"""
#: What somebody sets who reads better so (1.4.12).
WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
STOPS = 160


def everyone(visit: Visit, portal: Portal, there: pages.Made, **more) -> Iterator[tuple[Page, str]]:
    """Every page of everybody, opened: (page, name)."""
    for who, paths in {None: pages.visitor(portal, there), **people(portal, there)}.items():
        page = visit(who=who, **more)
        for name, path in paths.items():
            page.goto(path)
            yield page, name


def cut(page: Page, name: str) -> list[str]:
    """The words that are cut off, as they are and with wider letters."""
    left = [f"{name}: {one}" for one in page.evaluate(CUT)]
    page.evaluate(WIDER)
    return left + [f"{name}, wider: {one}" for one in page.evaluate(CUT)]


def covered(page: Page, name: str) -> list[str]:
    """The stops of the tabulator that are covered or do not show."""
    left = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        told = page.evaluate(STOP)
        if told is None:
            break
        if told:
            told = settled(page)
        left += [f"{name}: {told}"] if told else []
    return left


def settled(page: Page) -> str:
    """The fault of a stop that stays: the hint of the stop before may take a moment to go."""
    with contextlib.suppress(PlaywrightTimeoutError):
        page.wait_for_function(f"() => !({STOP})()", timeout=2000)
    return page.evaluate(STOP)


def spilled(page: Page, name: str) -> list[str]:
    """What is higher than its own box, and so lies over what follows."""
    return [f"{name}: {one}" for one in page.evaluate(SPILLED)]


def test_no_words_are_cut_off_on_an_old_phone(visit: Visit, portal: Portal, there: pages.Made):
    page = visit(size=OLD_PHONE)
    left = []
    for name, path in pages.visitor(portal, there).items():
        page.goto(path)
        left += spilled(page, name) + cut(page, name)
    assert left == [], "\n".join(left)


@pytest.mark.full
@pytest.mark.parametrize("size", [OLD_PHONE, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("look", [cut, covered, spilled])
def test_everything_is_whole_and_within_reach(
    visit: Visit, portal: Portal, there: pages.Made, look, size
):
    left = []
    for page, name in everyone(visit, portal, there, size=size, reduced_motion="reduce"):
        left += look(page, name)
    assert left == [], "\n".join(left)
