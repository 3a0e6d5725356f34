"""Every field of the four forms by keys alone: reached in order, filled, rows added and removed.

The walk is one press of Tab after another from the top of the page to the button that saves; what
is folded away is opened on the way, as somebody without a mouse would.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms.steps import is_at

KINDS = ["dataset", *(pytest.param(kind, marks=pytest.mark.full) for kind in
                      ("indicator", "geo", "observation"))]  # fmt: skip
LONGEST_WALK = 700
SAVE = "button[value=files]"

#: What has the focus: the field it is of, and what sort of input.
HERE = """() => {
  const at = document.activeElement, field = at.closest('[data-hue-field]');
  const row = at.closest('[data-hue-row]'), rows = at.closest('[data-hue-rows]');
  const kind = at.matches('summary') ? 'summary' : at.matches('[data-hue-add]') ? 'add'
    : at.matches('.hue-remove') ? 'remove' : at.matches('[role=combobox]') ? 'combobox'
    : at.matches('input, select, textarea') ? (at.type || at.tagName) : at.tagName;
  const frame = rows && !rows.closest('[data-hue-places]') && rows.closest('.hue-field');
  const outer = frame ? frame.dataset.hueField : field && field.dataset.hueField;
  return {kind: kind, field: outer, id: at.id, open: at.closest('details')?.open,
          inForm: !!at.closest('#dataset-edit'), row: row ? 1 : 0};
}"""
#: The fields of the form in the order of the page, without rows that only a script has.
FIELDS = """() => Array.from(document.querySelectorAll('#dataset-edit [data-hue-field]'))
  .filter(one => !one.parentNode.closest('[data-hue-field]')).map(one => one.dataset.hueField)"""
#: Fields in which nothing stands and nothing is chosen.
EMPTY = """() => Array.from(document.querySelectorAll('[data-hue-field]')).filter(field => {
  if (field.querySelector('[data-hue-field]')) { return false; }
  const boxes = field.querySelectorAll('input[type=radio], input[type=checkbox]');
  if (boxes.length) { return !Array.from(boxes).some(one => one.checked); }
  if (field.querySelector('.hue-chips li')) { return false; }
  return !Array.from(field.querySelectorAll('input:not([type=date]), select, textarea'))
    .some(one => one.value.trim());
}).map(one => one.dataset.hueField)"""
ROWS = "name => document.querySelectorAll(`#field-${name} [data-hue-rows] > [data-hue-row]`).length"


def walk(page: Page, work: Any) -> list[dict[str, Any]]:
    """Tab from the top to the button that saves; `work` does what is to be done at each stop."""
    stops: list[dict[str, Any]] = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if not here["inForm"]:
            continue
        stops.append(here)
        if is_at(page, SAVE):
            return stops
        work(page, here)
    raise AssertionError("Tab does not come to the button that saves")


def fill(page: Page, here: dict[str, Any]) -> None:
    """Something in whatever has the focus."""
    kind = here["kind"]
    if kind == "summary" and not here["open"]:
        page.keyboard.press("Enter")
    elif kind in ("text", "textarea", "number"):
        page.keyboard.type("2025")
    elif kind == "select-one":
        page.keyboard.press("End")
    elif kind in ("radio", "checkbox"):
        page.keyboard.press("Space")
    elif kind == "combobox" and here["field"] == "spatial_coverage":
        page.keyboard.type("phu xuan")
        expect(page.locator(".hue-list:visible li").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    elif kind == "combobox":
        page.keyboard.type("mưa lớn")
        page.keyboard.press("Enter")
    elif kind == "add":
        one_more(page, here["field"])


def one_more(page: Page, name: str) -> None:
    """Add a row by its button, fill its first input, take it away: the focus goes along."""
    before = page.evaluate(ROWS, name)
    page.keyboard.press("Enter")
    assert page.evaluate(ROWS, name) == before + 1, name
    last = f"#field-{name} [data-hue-row]:nth-child({before + 1} of [data-hue-row])"
    assert is_at(page, f"{last} *"), f"{name}: the focus is not in the new row"
    page.keyboard.type("1")
    for _ in range(30):
        page.keyboard.press("Tab")
        if is_at(page, f"{last} .hue-remove"):
            break
    assert is_at(page, f"{last} .hue-remove"), f"{name}: Tab does not reach the button “remove”"
    page.keyboard.press("Enter")
    assert page.evaluate(ROWS, name) == before, name
    assert is_at(page, f"#field-{name} [data-hue-add]"), f"{name}: the focus is lost"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_filled_by_keys_in_its_order(officer_page: Page, kind: str):
    page = officer_page
    page.goto(f"/{kind}/new?blank=1")
    stops = walk(page, fill)
    visited = list(dict.fromkeys(stop["field"] for stop in stops if stop["field"]))
    fields = page.evaluate(FIELDS)
    assert visited == fields
    # None is come back to after it was left.
    seen = [stop["field"] for stop in stops if stop["field"]]
    turns = [name for name, before in zip(seen, [None, *seen], strict=False) if name != before]
    assert turns == fields
    assert page.evaluate(EMPTY) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_way_back_is_the_way_there(officer_page: Page, kind: str):
    page = officer_page
    page.goto(f"/{kind}/new?blank=1")
    there: list[str] = []

    def look(page: Page, here: dict[str, Any]) -> None:
        if here["kind"] == "summary" and not here["open"]:
            page.keyboard.press("Enter")
        there.append(here["id"] or here["kind"])

    walk(page, look)
    back: list[str] = []
    while len(back) < len(there):
        page.keyboard.press("Shift+Tab")
        here = page.evaluate(HERE)
        back.append(here["id"] or here["kind"])
    # A group of radio buttons is one stop: its first from above, its last from below.
    plain = [[name for name in way if "-" not in name.removeprefix("field-")]
             for way in (there, back[::-1])]  # fmt: skip
    assert plain[0] == plain[1]
