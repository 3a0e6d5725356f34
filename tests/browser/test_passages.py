"""On English pages each Vietnamese passage says that it is Vietnamese (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.conftest import Visit
from tests.browser.living import Portal

#: Texts with letters that English has not, outside of passages marked as Vietnamese.
UNMARKED = """() => {
  const letters = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
  const bare = text => text.replace(/Huế|Tiếng Việt|Việt Nam/g, "");
  const marked = one => one.closest("[lang]").getAttribute("lang") === "vi";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
    // What is read there is the label, an English sentence with a name in it, or one message.
    if (one.closest("script, style, template, pre, code, figcaption, .visually-hidden")) continue;
    if (one.closest("a[aria-label]") || one.matches(".notes p a")) continue;
    if (letters.test(bare(text)) && !marked(one))
      found.push(text + " in " + one.parentElement.outerHTML);
  }
  return [...new Set(found)].map(text => text.replace(/\\s+/g, " ").slice(0, 220));
}"""
#: Pages of people's names and of what they did: names are no passages.
OF_NAMES = {"dataset-activity", "agency-activity", "topic-activity"}


def unmarked(page: Page, paths: dict[str, str]) -> dict[str, list[str]]:
    """The Vietnamese texts of each page that are not marked."""
    left: dict[str, list[str]] = {}
    for name, path in paths.items():
        page.goto(f"/en{path}")
        found = page.evaluate(UNMARKED)
        if found:
            left[name] = found
    return left


def test_vietnamese_passages_are_marked(visit: Visit, portal: Portal, there: pages.Made):
    page = visit()
    paths = {n: p for n, p in pages.visitor(portal, there).items() if n not in OF_NAMES}
    left = unmarked(page, paths)
    assert left == {}, json.dumps(left, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    ("name", "kept"), [("dataset-activity", ".dataset a"), ("agency-activity", "a")]
)
def test_what_an_activity_is_of_is_marked(
    visit: Visit, portal: Portal, there: pages.Made, name: str, kept: str
):
    page = visit()
    page.goto(f"/en{pages.visitor(portal, there)[name]}")
    titles = page.locator(f".activity li {kept}[href*='/']")
    assert "vi" in titles.evaluate_all("all => all.map(one => one.closest('[lang]').lang)")


def test_an_english_title_stands_in_place_of_the_vietnamese(
    visit: Visit, portal: Portal, there: pages.Made
):
    portal.as_admin("package_patch", id=there.dataset, title_en="Trial of all kinds of pages")
    page = visit()
    page.goto(f"/en/dataset/{there.dataset}")
    heading = page.locator("h1").first
    assert heading.inner_text().strip() == "Trial of all kinds of pages"
    assert heading.evaluate("one => one.closest('[lang]').lang") == "en"
    page.goto(f"/dataset/{there.dataset}")
    assert page.locator("h1").first.inner_text().strip() == "Thử nghiệm các loại trang"
    portal.as_admin("package_patch", id=there.dataset, title_en="")
