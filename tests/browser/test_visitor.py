"""A visitor's ways: by keyboard alone, without JavaScript, on a phone in five taps."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages, tickets
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.living import Portal

LONGEST_WAY = 80


def tab_to(page: Page, selector: str) -> None:
    """Go on by the tabulator until the element has the focus, as somebody without a mouse does."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """selector => {
              const one = document.activeElement;
              if (!one || !one.matches(selector)) return null;
              const style = getComputedStyle(one);
              return style.outlineStyle !== "none" || style.boxShadow !== "none";
            }""",
            selector,
        )
        if seen is not None:
            assert seen, f"the focus does not show on {selector}"
            return
    raise AssertionError(f"{selector} is not reached by {LONGEST_WAY} steps")


def test_the_first_step_skips_the_head_of_the_page(page: Page):
    page.goto("/dataset/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_finding_reading_and_downloading_by_keyboard(page: Page, portal: Portal, there: pages.Made):
    page.goto("/")
    tab_to(page, "#hue-q")
    page.keyboard.type("thu nghiem cac loai trang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dataset/**")
    tab_to(page, f".dataset-heading a[href$='/{there.dataset}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dataset/{there.dataset}")
    tab_to(page, f".hue-ways a[href*='{there.table}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/resource/{there.table}")
    tab_to(page, "#hue-rows-words")
    page.keyboard.type("Đại Nội")
    page.keyboard.press("Enter")
    expect(page.locator(".hue-rows tbody tr")).to_have_count(1)
    tab_to(page, ".hue-rows a[href*='/datastore/dump/']")
    with page.expect_download() as told:
        page.keyboard.press("Enter")
    assert "Đại Nội Huế" in told.value.path().read_text(encoding="utf-8-sig")


def test_finding_reading_and_downloading_without_javascript(visit: Visit, there: pages.Made):
    page = visit(java_script_enabled=False)
    page.goto("/")
    page.fill("#hue-q", "thu nghiem cac loai trang")
    page.locator(".hue-search button").click()
    page.locator(f".dataset-heading a[href$='/{there.dataset}']").click()
    page.locator(f".hue-ways a[href*='{there.table}']").first.click()
    expect(page.locator(".hue-rows tbody tr")).to_have_count(len(pages.ROWS))
    expect(page.locator(".hue-rows td.hue-figure").first).to_have_text("200.000")
    page.locator(".hue-rows thead a").nth(1).click()
    expect(page.locator(".hue-rows tbody tr").first).to_contain_text("150.000")
    with page.expect_download() as told:
        page.locator(".hue-rows a[href*='/datastore/dump/']").click()
    assert "Lăng Tự Đức" in told.value.path().read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("scripts", [True, False])
def test_ticket_prices_of_the_imperial_city_in_five_taps(visit: Visit, scripts: bool):
    """Typed without accents on a phone, with and without JavaScript."""
    page = visit(size=tickets.WINDOW, has_touch=True, java_script_enabled=scripts)
    assert tickets.go(page) <= tickets.MOST_TAPS


#: Sample → the program that it is pasted into, and how.
PROGRAMS = {
    "curl": ["bash", "-c"],
    "Python": [sys.executable, "-c"],
    "R": [shutil.which("Rscript") or "", "-e"],
}


def sample(page: Page, name: str) -> str:
    """A sample as it stands on the page."""
    block = page.locator(".hue-block details", has=page.get_by_text(name, exact=True))
    return block.first.locator("pre").text_content() or ""


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_samples_run_as_they_stand(
    page: Page, portal: Portal, there: pages.Made, tmp_path: Path, name: str
):
    """Rows of a table; and, of a dataset without one, the addresses of its files."""
    if not PROGRAMS[name][0]:
        pytest.skip("R is not on this machine (Debian: r-base-core r-cran-jsonlite)")
    found = portal.api("package_search", fq="-vocab_hue_open:hoi-tung-dong", rows=100)["results"]
    plain = next(
        one
        for one in found
        if one["resources"] and not any(file.get("datastore_active") for file in one["resources"])
    )
    wanted = {there.dataset: "200000", plain["name"]: plain["resources"][0]["url"]}
    for dataset, text in wanted.items():
        page.goto(f"/dataset/{dataset}")
        command = [*PROGRAMS[name], sample(page, name)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert text in done.stdout, (command, done.stdout)


#: Each stop of the tabulator: is it seen, wholly uncovered, and does its focus show?
STOP = """() => {
  let one = document.activeElement;
  if (!one || one === document.body) return null;
  while (one.contentDocument?.activeElement) one = one.contentDocument.activeElement;
  const {innerWidth, innerHeight} = one.ownerDocument.defaultView;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const inner = one.querySelector("path");
  const lit = one => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  };
  // A field that lies unseen over a button: the button shows its focus.
  const unseen = style.opacity === "0";
  const shows = unseen ? [...one.parentElement.children].some(it => it !== one && lit(it)) :
    lit(one) || (inner && parseFloat(getComputedStyle(inner).strokeWidth) > 2);
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const on = one.ownerDocument.elementFromPoint(x, y);
  // The middle of a ward's box may lie in its neighbour.
  const covered = !one.closest("svg") && (!on || !(one.contains(on) || on.contains(one)));
  const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  if (seen && !covered && shows) return "";
  return [one.outerHTML.slice(0, 120), "seen", seen, "covered", covered, "shows", shows].join(" ");
}"""


@pytest.mark.parametrize("name", ["home", "search", "dataset", "table-file", "agency", "login"])
def test_the_focus_shows_and_is_never_hidden(
    visit: Visit, portal: Portal, there: pages.Made, name: str
):
    """WCAG 2.2: 2.4.7 and 2.4.11, on every stop of the tabulator; nothing scrolls slowly."""
    page = visit(size=PHONE, reduced_motion="reduce")
    page.goto(pages.visitor(portal, there)[name])
    page.keyboard.press("Tab")
    hidden, stops = [], 0
    for _ in range(140):
        page.keyboard.press("Tab")
        told = page.evaluate(STOP)
        if told is None:
            break
        stops += 1
        hidden += [told] if told else []
    assert stops > 8
    assert hidden == []


def test_each_map_and_chart_has_its_content_in_words(page: Page, portal: Portal, there: pages.Made):
    paths = pages.visitor(portal, there)
    page.goto(paths["home"])
    drawn = page.locator(".hue-map a").evaluate_all("all => all.map(one => one.ariaLabel)")
    page.locator(".hue-units summary").click()
    told = page.locator(".hue-units li a").all_inner_texts()
    assert len(drawn) == 40
    assert sorted(drawn) == sorted(told)
    page.goto(paths["table-file"])
    figure = page.locator(".hue-picture")
    words = figure.locator("figcaption").inner_text()
    assert "Đại Nội Huế" in words
    assert str(figure.get_by_role("img").get_attribute("aria-label")) in words
    marks = figure.locator("rect title").all_text_contents()
    rows = page.locator(".hue-rows tbody").inner_text()
    assert len(marks) == len(pages.ROWS)
    assert all(mark.partition(":")[0] in rows for mark in marks)


#: The boxes of the days under a line, and whether the plot stays in its place.
UNDER = """() => {
  const plot = document.querySelector(".hue-line").getBoundingClientRect();
  const days = [...document.querySelectorAll(".hue-line-plot > text")]
    .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect());
  return {days: days.map(one => [one.left, one.right, one.height]), left: plot.left,
    right: plot.right, values: document.querySelector(".hue-line-values text").textContent};
}"""


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 640}, DESKTOP])
def test_the_days_of_a_line_can_be_read(visit: Visit, portal: Portal, size):
    found = portal.api("package_search", q="khách lưu trú theo tháng", rows=1)["results"][0]
    page = visit(size=size)
    page.goto(f"/dataset/{found['name']}/resource/{found['resources'][0]['id']}")
    told = page.evaluate(UNDER)
    days = told["days"]
    assert len(days) >= (3 if size == PHONE else 2)
    assert all(a[1] + 4 < b[0] for a, b in itertools.pairwise(days))
    assert days[0][0] >= told["left"]
    assert days[-1][1] <= told["right"]
    assert min(height for *_, height in days) > 12
    words = page.locator(".hue-picture figcaption").inner_text()
    assert str(page.locator(".hue-line").get_attribute("aria-label")) in words
