"""What axe sees (WCAG 2.2 AA and its best practices), on every type of page.

A page is tried in one size, colours and language in `make test`, so that each pair of them is met;
in `make test-full` in every combination: loaded once in each language, and looked at in each size
and in all colours.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.living import Portal

SIZES = {"desk": DESKTOP, "phone": PHONE}
COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
}
LANGUAGES = {"vi": "", "en": "/en"}
EVERY = list(itertools.product(SIZES, COLOURS, LANGUAGES))


#: CKAN fetches the sentences of its scripts, and only then lets the scripts change the page.
SETTLED = """() => {
  const made = window.ckan?.module;
  const known = [...document.querySelectorAll("[data-module]")].some(
    one => one.dataset.module.split(/\\s+/).some(name => made && name in made.registry));
  return !known || Object.keys(made.instances).length > 0;
}"""


#: What other colours can break; all else is looked at in light colours.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


def faults(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page that its scripts have made, one line each, with the element."""
    page.wait_for_function(SETTLED)
    only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only})
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found.response["violations"]]


def crawl(visit: Visit, paths: dict[str, str], combinations: dict[str, Any], who=None) -> list[str]:
    """Faults of each page in its combination of size, colours and language."""
    left = []
    made: dict[Any, Page] = {}
    for name, path in paths.items():
        size, colours, language = combinations[name]
        if (size, colours) not in made:
            made[size, colours] = visit(who=who, size=SIZES[size], **COLOURS[colours])
        page = made[size, colours]
        page.goto(LANGUAGES[language] + path)
        told = [f"{name} {size} {colours} {language}: {fault}" for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[size]["width"]:
            told.append(f"{name} {size}: sideways scroll")
        left += told
    return left


def sample(paths: dict[str, str]) -> dict[str, Any]:
    """Each page one combination, in turn: every pair is met many times over."""
    return dict(zip(paths, itertools.cycle(EVERY), strict=False))


def test_visitors_pages_have_no_fault(visit: Visit, portal: Portal, there: pages.Made):
    paths = pages.visitor(portal, there)
    assert crawl(visit, paths, sample(paths)) == []


def people(portal: Portal, there: pages.Made) -> dict[str, dict[str, str]]:
    """Who logs in → the pages that only they see."""
    return {
        portal.newcomer: pages.newcomer(portal),
        portal.officer: pages.officer(portal, there),
        portal.admin: pages.admin(portal, there),
    }


def test_pages_of_officers_and_administrators_have_no_fault(
    visit: Visit, portal: Portal, there: pages.Made
):
    left = []
    for who, paths in people(portal, there).items():
        left += crawl(visit, paths, sample(paths), who=who)
    assert left == []


def in_all_colours(page: Page) -> list[str]:
    """The faults of a loaded page in the size that it has."""
    left = []
    for colours, asked in COLOURS.items():
        media = {"contrast": "no-preference", **asked, "reduced_motion": "reduce"}
        page.emulate_media(**media)
        told = faults(page, None if colours == "light" else OF_COLOURS)
        left += [f"{colours}: {fault}" for fault in told]
    return left


def every_look(page: Page, name: str) -> list[str]:
    """The faults of a loaded page in each size and in all colours."""
    left = []
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        left += [f"{name} {size} {fault}" for fault in in_all_colours(page)]
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            left.append(f"{name} {size}: sideways scroll")
    return left


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["visitor", "newcomer", "officer", "admin"])
def test_no_page_has_a_fault_in_any_look(
    visit: Visit, portal: Portal, there: pages.Made, who: str, language: str
):
    account = None if who == "visitor" else getattr(portal, who)
    paths = people(portal, there).get(account) if account else pages.visitor(portal, there)
    assert paths
    page = visit(who=account)
    left = []
    for name, path in paths.items():
        page.goto(LANGUAGES[language] + path)
        left += every_look(page, name)
    assert left == [], "\n".join(left)


def sideways(page: Page, paths: dict[str, str], width: int) -> list[str]:
    """The pages that are wider than the window; 256 px goes beyond WCAG's 320."""
    wide = []
    for name, path in paths.items():
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > max(width, 320):
            wide.append(name)
    return wide


@pytest.mark.parametrize("width", [320, 256])
def test_an_old_phone_and_a_great_zoom_need_no_sideways_scroll(
    visit: Visit, portal: Portal, there: pages.Made, width
):
    """320 px is WCAG's reflow (1,280 px at 400 %)."""
    page = visit(size={"width": width, "height": 640})
    assert sideways(page, pages.visitor(portal, there), width) == []


@pytest.mark.full
def test_no_page_of_officers_and_administrators_is_wider_than_an_old_phone(
    visit: Visit, portal: Portal, there: pages.Made
):
    for who, paths in people(portal, there).items():
        page = visit(who=who, size={"width": 320, "height": 640})
        assert sideways(page, paths, 320) == [], who


def test_nothing_moves_for_who_wants_no_motion(visit: Visit):
    page = visit(reduced_motion="reduce")
    page.goto("/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const style = getComputedStyle(one);
          return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
        }).length"""
    )
    assert moving == 0


#: WCAG 2.5.8: 24 px, or so much room that a circle of 24 px on it touches no other target nor
#: its circle; but for links within a sentence (three words stand beside it in its block) and the
#: map, which has a list beside it. What a touch does is what counts: a mark inside its label is
#: as large as the label.
SMALL = """name => {
  const SIZE = 24, NEAR = 0.5, WORDS = 3;
  const all = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [role=button], [role=option], [tabindex]")]
    .filter(one => one.type !== "hidden" && one.checkVisibility({visibilityProperty: true}))
    .filter(one => !one.closest("svg, .visually-hidden") && one.tabIndex >= 0)
    .map(one => ({one, box: (one.closest("label") || one).getBoundingClientRect()}))
    .filter(({box}) => box.width > 1 && box.height > 1);
  const targets = all.filter(({one}) => !one.matches("[role=region], [role=group], pre"));
  const little = ({box}) => box.width < SIZE - NEAR || box.height < SIZE - NEAR;
  const block = one => {
    while (getComputedStyle(one).display.startsWith("inline")) one = one.parentElement;
    return one;
  };
  const spoken = one => {
    if (getComputedStyle(one).display !== "inline") return false;
    const copy = block(one).cloneNode(true);
    const apart = "a, button, .visually-hidden, ul, ol, dl, table";
    copy.querySelectorAll(apart).forEach(one => one.remove());
    return (copy.textContent.match(/\\p{L}+/gu) || []).length >= WORDS;
  };
  const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
  const close = (mine, other) => {
    const [x, y] = middle(mine.box);
    if (little(other)) {
      const [right, down] = middle(other.box);
      return Math.hypot(x - right, y - down) < SIZE - NEAR;
    }
    const {left, right, top, bottom} = other.box;
    const far = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    return far < SIZE / 2 - NEAR;
  };
  return targets.filter(little).filter(({one}) => !spoken(one))
    .filter(mine => targets.some(other => other.one !== mine.one
      && !other.one.contains(mine.one) && !mine.one.contains(other.one) && close(mine, other)))
    .map(({one, box}) => [name, one.outerHTML.slice(0, 99), box.width, box.height].join(" "));
}"""


def small(page: Page, paths: dict[str, str]) -> list[str]:
    """What is hard to hit, on each page."""
    found = []
    for name, path in paths.items():
        page.goto(path)
        found += page.evaluate(SMALL, name)
    return found


def test_targets_are_large_enough(visit: Visit, portal: Portal, there: pages.Made):
    names = ("home", "search", "dataset", "table-file", "agencies", "topics", "login")
    paths = pages.visitor(portal, there)
    assert small(visit(size=PHONE), {name: paths[name] for name in names}) == []


@pytest.mark.full
def test_targets_are_large_enough_on_every_page(visit: Visit, portal: Portal, there: pages.Made):
    left = small(visit(size=PHONE), pages.visitor(portal, there))
    for who, paths in people(portal, there).items():
        left += small(visit(who=who, size=PHONE), paths)
    assert left == []


def test_the_choice_of_colours_is_kept_in_the_browser_only(page: Page):
    page.goto("/")
    page.locator(".hue-colours button[value=dark]").click()
    page.goto("/terms")
    assert page.locator("html").get_attribute("data-hue") == "dark"
    assert page.locator(".hue-colours button[value=dark]").get_attribute("aria-pressed") == "true"
    assert page.context.cookies() == []


def test_a_guess_is_told_on_the_page(page: Page):
    page.goto("/dataset/?q=giaa+vee")
    assert "gia ve" in page.locator(".hue-notice").inner_text()
